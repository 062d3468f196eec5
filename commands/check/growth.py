"""/check growth: is "up 81%" what the two figures say?"""

from __future__ import annotations

from dataclasses import replace

from commands.check.form import Kind, Option, Question, figure
from core.claim import Form

QUESTION = Question(
    form=Form.GROWTH,
    description="Is a rise or fall what the two figures say?",
    options=(
        replace(figure("old", "Figure before, for example 2.34 billion t"), required=True),
        replace(figure("new", "Figure after, for example 2.63 billion t"), required=True),
        Option("change", "change", "Change claimed, for example up 12.2% or doubled", kind=Kind.CHANGE),
    ),
    example="old:2.34 billion t new:2.63 billion t change:12.2%",
)
