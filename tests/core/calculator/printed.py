"""Figures for tests, as if read from print: digits, scale, dimension."""

from __future__ import annotations

from typing import Any

from core.quantities.figure import CANONICAL, Dimension, Figure, Printed
from core.reference.load import half_width


def printed(digits: str, dimension: Dimension, scale: float = 1.0, **more: Any) -> Figure:
    """A figure of `digits` × `scale` in the canonical unit, with the half-width its digits give."""
    bare = digits.replace(",", "")
    fields: dict[str, Any] = {
        "text": digits,
        "unit": CANONICAL[dimension],
        "half": half_width(bare) * scale,
        "printed": Printed(digits=digits, number=float(bare), scale=scale),
    }
    fields["wide"] = fields["half"]
    return Figure(dimension=dimension, value=float(bare) * scale, **(fields | more))


def tonnes(digits: str, scale: float = 1.0, **more: Any) -> Figure:
    return printed(digits, Dimension.MASS, scale, **more)


def million(digits: str, **more: Any) -> Figure:
    return tonnes(digits, 1e6, **more)


def billion(digits: str, **more: Any) -> Figure:
    return tonnes(digits, 1e9, **more)


def rate(digits: str, scale: float = 1.0, **more: Any) -> Figure:
    return printed(digits, Dimension.RATE, scale, **more)


def ppm(digits: str, scale: float = 1.0, **more: Any) -> Figure:
    return printed(digits, Dimension.GRADE, scale, **more)


def percent(digits: str, **more: Any) -> Figure:
    return printed(digits, Dimension.SHARE, **more)


def years(digits: str, **more: Any) -> Figure:
    return printed(digits, Dimension.TIME, **more)


def decade(**more: Any) -> Figure:
    return years("10", text="a decade", half=0.5, **more)


def dollars(digits: str, scale: float = 1.0, **more: Any) -> Figure:
    return printed(digits, Dimension.MONEY, scale, **more)
