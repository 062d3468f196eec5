"""Text to figures: numbers, units, qualifiers, printed precision, bases. Knows no reference data."""
