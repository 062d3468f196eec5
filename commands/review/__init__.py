"""/review for moderators: queue, search, show, stats, export, replay. One module a subcommand; `decide` judges."""
