"""/check value: what price does a value in the ground imply?"""

from __future__ import annotations

from dataclasses import replace

from commands.check import texts
from commands.check.form import CONTAINED, MINERAL, Question, figure
from core.claim import Form
from core.quantities.figure import Dimension

QUESTION = Question(
    form=Form.VALUE,
    description=texts.VALUE_QUESTION,
    options=(
        replace(
            figure("amount", texts.MONEY, Dimension.MONEY, Dimension.PRICE),
            required=True,
        ),
        replace(CONTAINED, required=True),
        MINERAL,
    ),
    example="amount:US$500 billion contained:10 Mt",
)
