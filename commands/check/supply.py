"""/check supply: for how many years would that much really do?"""

from __future__ import annotations

from dataclasses import replace

from commands.check import texts
from commands.check.form import CONTAINED, MINERAL, Question, figure, word
from core.claim import Form
from core.quantities.figure import Dimension

QUESTION = Question(
    form=Form.SUPPLY,
    description=texts.SUPPLY_QUESTION,
    options=(
        replace(figure("years", texts.YEARS, Dimension.TIME), required=True),
        replace(CONTAINED, required=True),
        word("market", texts.MARKET),
        figure("extractable", texts.EXTRACTABLE, Dimension.SHARE),
        MINERAL,
    ),
    example="years:a decade contained:14,000 t market:US magnets extractable:10%",
)
