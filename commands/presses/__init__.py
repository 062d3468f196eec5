"""What the buttons under an answer do: one module a button. Each reads its row again, and answers every press."""
