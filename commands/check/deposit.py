"""/check deposit: the figures of one deposit, held against one another and against the world."""

from __future__ import annotations

from commands.check import texts
from commands.check.form import (
    CATEGORY,
    CONTAINED,
    COUNTRY,
    GRADE,
    MINERAL,
    ORE,
    RANK,
    RECOVERY,
    Question,
    figure,
    word,
)
from core.claim import Form
from core.quantities.figure import Dimension

QUESTION = Question(
    form=Form.DEPOSIT,
    description=texts.DEPOSIT_QUESTION,
    options=(
        ORE,
        GRADE,
        CONTAINED,
        MINERAL,
        COUNTRY,
        RANK,
        RECOVERY,
        word("code", texts.CODE),
        CATEGORY,
        figure("depth", texts.DEPTH, Dimension.LENGTH),
        figure("area", texts.AREA, Dimension.AREA),
        figure("start", texts.START, Dimension.YEAR),
    ),
    example="ore:20 Mt grade:700 g/t contained:935,400 t country:Kazakhstan rank:3",
    at_least=1,
)
