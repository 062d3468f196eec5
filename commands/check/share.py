"""/check share: does that country hold that share of a stage of the chain?"""

from __future__ import annotations

from dataclasses import replace

from commands.check import texts
from commands.check.form import COUNTRY, MINERAL, YEAR, Question, figure, word
from core.claim import Form
from core.quantities.figure import Dimension

QUESTION = Question(
    form=Form.SHARE,
    description=texts.SHARE_QUESTION,
    options=(
        replace(COUNTRY, required=True),
        replace(word("stage", texts.STAGE), required=True),
        replace(figure("share", texts.WORLD_SHARE, Dimension.SHARE), required=True),
        YEAR,
        MINERAL,
    ),
    example="country:China stage:magnets share:90%",
)
