"""/check production: did that country make that much in that year?"""

from __future__ import annotations

from dataclasses import replace

from commands.check import texts
from commands.check.form import COUNTRY, MINERAL, YEAR, Question, yearly
from core.claim import Form

QUESTION = Question(
    form=Form.PRODUCTION,
    description=texts.PRODUCTION_QUESTION,
    options=(
        replace(COUNTRY, required=True),
        replace(yearly("amount", texts.MINED, field="production"), required=True),
        YEAR,
        MINERAL,
    ),
    example="country:China amount:240,000 t year:2023",
)
