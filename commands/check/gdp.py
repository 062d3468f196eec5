"""/check gdp: what a share of a country's GDP means in money, ore and price."""

from __future__ import annotations

from dataclasses import replace

from commands.check import texts
from commands.check.form import CONTAINED, COUNTRY, GRADE, ORE, Question, figure
from core.claim import Form
from core.quantities.figure import Dimension

QUESTION = Question(
    form=Form.GDP,
    description=texts.GDP_QUESTION,
    options=(
        replace(COUNTRY, required=True),
        replace(
            figure("share", texts.GDP_SHARE, Dimension.SHARE, field="gdp_share"),
            required=True,
        ),
        CONTAINED,
        ORE,
        GRADE,
    ),
    example="country:Kazakhstan share:734% contained:14,000 t",
)
