"""Sentences → figures with roles → claims. Deterministic, offline, explainable."""
