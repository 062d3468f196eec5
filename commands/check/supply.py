"""/check supply: for how many years would that much really do?"""

from __future__ import annotations

from dataclasses import replace

from commands.check.form import CONTAINED, MINERAL, Question, figure, word
from core.claim import Form
from core.quantities.figure import Dimension

QUESTION = Question(
    form=Form.SUPPLY,
    description="Would a deposit cover a market for that many years?",
    options=(
        replace(figure("years", "Years covered, for example 10 or a decade", Dimension.TIME), required=True),
        replace(CONTAINED, required=True),
        word("market", "Whose demand, for example US magnets"),
        figure("extractable", "Share that comes out, for example 10%", Dimension.SHARE),
        MINERAL,
    ),
    example="years:a decade contained:14,000 t market:US magnets extractable:10%",
)
