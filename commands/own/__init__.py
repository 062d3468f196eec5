"""What a person sees of their own: /history and /privacy. Always for the one who asks, alone."""
