"""The checks, in the order a reader meets them. Adding a check is one module and one line here."""

from __future__ import annotations

from core.calculator.checks import (
    classification,
    contained,
    geometry,
    grade_context,
    readings,
)
from core.calculator.checks.base import Check

CHECKS: tuple[Check, ...] = (
    contained.CHECK,
    readings.CHECK,
    geometry.CHECK,
    grade_context.CHECK,
    classification.CHECK,
)
