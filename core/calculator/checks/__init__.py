"""The checks, in the order a reader meets them. Adding a check is one module and one line here."""

from __future__ import annotations

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
    parts,
    readings,
    recovery,
    reserve_rank,
    value,
)
from core.calculator.checks.base import Check
from core.calculator.coherence import coherence_check
from core.calculator.tons import tons_check

FIRST: tuple[Check, ...] = (contained.CHECK, readings.CHECK)
"""Do the figures agree with each other, and if not, what would make them?"""

REST: tuple[Check, ...] = (
    geometry.CHECK,
    grade_context.CHECK,
    reserve_rank.CHECK,
    classification.CHECK,
    recovery.CHECK,
    demand.CHECK,
    gdp.CHECK,
    value.CHECK,
    annual_output.CHECK,
    life.CHECK,
    parts.CHECK,
    growth.CHECK,
    lead_time.CHECK,
)
"""How do they stand against the ground, the classes and the public tables? `coherence` runs some of these."""

CHECKS: tuple[Check, ...] = (*FIRST, tons_check((contained.CHECK, *REST)), coherence_check(REST), *REST)
