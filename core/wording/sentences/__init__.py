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
    market_share,
    output_time,
    parts,
    production,
    readings,
    recovery,
    reserve_rank,
    reserve_share,
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
    reserve_share,
    output_time,
    production,
    market_share,
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
