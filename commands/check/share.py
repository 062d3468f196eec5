"""/check share: does that country hold that share of a stage of the chain?"""

from __future__ import annotations

from dataclasses import replace

from commands.check.form import COUNTRY, YEAR, Question, figure, word
from core.claim import Form
from core.quantities.figure import Dimension

QUESTION = Question(
    form=Form.SHARE,
    description="Does a country hold that share of mining, separation or magnets?",
    options=(
        replace(COUNTRY, required=True),
        replace(word("stage", "Stage, for example mining, processing or magnets"), required=True),
        replace(figure("share", "Share of the world, for example 85%", Dimension.SHARE), required=True),
        YEAR,
    ),
    example="country:China stage:magnets share:90%",
)
