"""The checks, in the order a reader meets them. Adding one is a module in `checks` and a line here."""

from __future__ import annotations

from core.calculator.as_read import readings_check
from core.calculator.checks import (
    annual_output,
    classification,
    contained,
    demand,
    gdp,
    geometry,
    grade_context,
    growth,
    lead_time,
    life,
    market_share,
    output_time,
    parts,
    production,
    recovery,
    reserve_rank,
    reserve_share,
    value,
)
from core.calculator.checks.base import Check
from core.calculator.coherence import coherence_check
from core.calculator.tons import tons_check

REST: tuple[Check, ...] = (
    annual_output.CHECK,
    life.CHECK,
    parts.CHECK,
    growth.CHECK,
    geometry.CHECK,
    grade_context.CHECK,
    reserve_rank.CHECK,
    reserve_share.CHECK,
    output_time.CHECK,
    production.CHECK,
    market_share.CHECK,
    classification.CHECK,
    recovery.CHECK,
    demand.CHECK,
    gdp.CHECK,
    value.CHECK,
    lead_time.CHECK,
)
"""Do the figures of a year, a life, a sum and a change agree; and how do they stand against the ground, the classes and the public tables? The first ones run some of these on other readings."""

FIRST: tuple[Check, ...] = (
    contained.CHECK,
    readings_check(REST),
    tons_check((contained.CHECK, *REST)),
    coherence_check(REST),
)
"""Do the figures agree with each other, and if not, what would make them, and what would that make of the rest?"""

CHECKS: tuple[Check, ...] = (*FIRST, *REST)

WITHOUT_TABLES: tuple[Check, ...] = (
    contained.CHECK,
    geometry.CHECK,
    classification.CHECK,
    annual_output.CHECK,
    life.CHECK,
    parts.CHECK,
    growth.CHECK,
)
"""What can be asked of a text that names no mineral on file: its own arithmetic."""
