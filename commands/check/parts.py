"""/check parts: do the parts make the whole?"""

from __future__ import annotations

from commands.check import texts
from commands.check.form import Kind, Option, Question
from core.claim import Form

QUESTION = Question(
    form=Form.PARTS,
    description=texts.PARTS_QUESTION,
    options=(
        Option("parts", "parts", texts.PARTS, kind=Kind.PARTS, required=True),
        Option("whole", "whole", texts.WHOLE, kind=Kind.PART, required=True),
    ),
    example="parts:12 Mt at 1.1%; 8 Mt at 0.9% whole:20 Mt at 1.02%",
)
