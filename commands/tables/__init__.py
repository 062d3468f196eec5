"""Commands that look something up without judging: /convert, /deposit, /reserves."""
