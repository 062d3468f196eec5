"""/check deposit: the figures of one deposit, held against one another and against the world."""

from __future__ import annotations

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
    description="Do the figures of a deposit agree, and how do they compare?",
    options=(
        ORE,
        GRADE,
        CONTAINED,
        MINERAL,
        COUNTRY,
        RANK,
        RECOVERY,
        word("code", "Reporting code, for example JORC or GKZ"),
        CATEGORY,
        figure("depth", "Depth below surface, for example 300 m", Dimension.LENGTH),
        figure("area", "Area, for example 64.2 km² or 50 ha", Dimension.AREA),
        figure("start", "Promised first year, for example 2027", Dimension.YEAR),
    ),
    example="ore:20 Mt grade:700 g/t contained:935,400 t country:Kazakhstan rank:3",
    at_least=1,
)
