"""The words of each check, one module each. Templates and keys only: no logic here.

A new check adds its module to the import and to `MODULES`.
"""

from types import ModuleType

from core.wording.sentences import (
    annual_output,
    classification,
    coherence,
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
    shared,
    value,
)

MODULES: tuple[ModuleType, ...] = (
    contained,
    readings,
    coherence,
    geometry,
    grade_context,
    reserve_rank,
    classification,
    recovery,
    demand,
    gdp,
    value,
    annual_output,
    life,
    parts,
    growth,
    lead_time,
    shared,
)
