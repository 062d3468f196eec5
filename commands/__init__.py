"""What Discord shows: commands, buttons, modals, cards and pictures."""
