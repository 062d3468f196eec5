"""/check output: ore a year, grade, recovery, product, and how long it lasts."""

from __future__ import annotations

from commands.check import texts
from commands.check.form import GRADE, MINERAL, RECOVERY, Question, figure, yearly
from core.claim import Form
from core.quantities.figure import Dimension

QUESTION = Question(
    form=Form.OUTPUT,
    description=texts.OUTPUT_QUESTION,
    options=(
        yearly("ore", texts.ORE_A_YEAR, field="ore_rate"),
        GRADE,
        RECOVERY,
        yearly("product", texts.PRODUCT_A_YEAR, field="product_rate"),
        figure("stock", texts.STOCK, Dimension.MASS),
        figure("life", texts.LIFE, Dimension.TIME),
        MINERAL,
    ),
    example="ore:7.3 Mt grade:630 g/t product:2,212 t",
    at_least=2,
)
