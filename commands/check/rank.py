"""/check rank: would that much be the n-th largest in the world?"""

from __future__ import annotations

from dataclasses import replace

from commands.check import texts
from commands.check.form import CATEGORY, CONTAINED, COUNTRY, MINERAL, RANK, Question
from core.claim import Form

QUESTION = Question(
    form=Form.RANK,
    description=texts.RANK_QUESTION,
    options=(
        replace(RANK, required=True),
        replace(CONTAINED, required=True),
        MINERAL,
        COUNTRY,
        CATEGORY,
    ),
    example="rank:3 contained:935,400 t country:Kazakhstan",
)
