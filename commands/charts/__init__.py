"""Pictures of a verdict: one file a picture, chosen in `choose`. Pure; draw them off the event loop."""
