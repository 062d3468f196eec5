"""What belongs to a server as a whole: /settings for its managers, and the first message after the bot was added."""
