"""A strict Discord of one's own on loopback. Knows Discord's API and nothing of this bot."""
