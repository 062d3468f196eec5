"""Commands about the bot itself: /help and /about."""
