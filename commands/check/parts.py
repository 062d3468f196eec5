"""/check parts: do the parts make the whole?"""

from __future__ import annotations

from commands.check.form import Kind, Option, Question
from core.claim import Form

QUESTION = Question(
    form=Form.PARTS,
    description="Do the parts make the whole?",
    options=(
        Option(
            "parts", "parts", "Parts, for example 12 Mt at 1.1%; 8 Mt at 0.9%", kind=Kind.PARTS, required=True
        ),
        Option("whole", "whole", "The whole, for example 20 Mt at 1.02%", kind=Kind.PART, required=True),
    ),
    example="parts:12 Mt at 1.1%; 8 Mt at 0.9% whole:20 Mt at 1.02%",
)
