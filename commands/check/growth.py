"""/check growth: is "up 81%" what the two figures say?"""

from __future__ import annotations

from dataclasses import replace

from commands.check import texts
from commands.check.form import Kind, Option, Question, figure
from core.claim import Form

QUESTION = Question(
    form=Form.GROWTH,
    description=texts.GROWTH_QUESTION,
    options=(
        replace(figure("old", texts.OLD), required=True),
        replace(figure("new", texts.NEW), required=True),
        Option("change", "change", texts.CHANGE, kind=Kind.CHANGE),
    ),
    example="old:2.34 billion t new:2.63 billion t change:12.2%",
)
