"""Figures, reference data, the calculator, the log and the news. No Discord here."""
