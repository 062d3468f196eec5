"""The words of each check, one module each. Templates and keys only: no logic here.

A new check adds its module to the import and to `MODULES`.
"""

from types import ModuleType

from core.wording.sentences import (
    classification,
    contained,
    geometry,
    grade_context,
    readings,
    shared,
)

MODULES: tuple[ModuleType, ...] = (
    contained,
    readings,
    geometry,
    grade_context,
    classification,
    shared,
)
