"""Colours of messages that carry no level. Those of the levels stand with the card."""

from __future__ import annotations

NEUTRAL = 0x5B8DEF
"""Information: the same blue as a verdict that only works something out."""
