"""Claim to verdict. Pure: no clock, no input or output, no words."""
