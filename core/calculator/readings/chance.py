"""How often an unrelated figure would fit one of the changes tried as well. Arithmetic only; no claims here."""

from __future__ import annotations

import math

NEAR = 2.0
"""Figures within this factor of each other are compared with changes of less than this factor only."""

NEAR_SPAN = math.log(NEAR) * 2
"""L for such figures: from 1/2 to 2 in natural logarithms, 1.39."""

FAR_SPAN = math.log(10) * 6
"""L for the others: six decades, 13.8."""


def is_near(factor: float) -> bool:
    """Whether a factor lies within 2× either way. Pure."""
    return 1 / NEAR < factor < NEAR


def chance(tolerance: float, tried: int, *, near: bool) -> float:
    """p = 1 − (1 − 2h/L)^n: the probability that an unrelated figure fits one of `tried` distinct changes within
    ± `tolerance` (a share: 0.01 is 1%). In [0, 1]. Pure."""
    span = NEAR_SPAN if near else FAR_SPAN
    return 1 - (1 - min(1.0, 2 * tolerance / span)) ** tried
