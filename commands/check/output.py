"""/check output: ore a year, grade, recovery, product, and how long it lasts."""

from __future__ import annotations

from commands.check.form import GRADE, RECOVERY, Question, figure, yearly
from core.claim import Form
from core.quantities.figure import Dimension

QUESTION = Question(
    form=Form.OUTPUT,
    description="Do a mine's yearly figures agree, and how long would it last?",
    options=(
        yearly("ore", "Ore a year, for example 7.3 Mt", field="ore_rate"),
        GRADE,
        RECOVERY,
        yearly("product", "Product a year, for example 2,212 t", field="product_rate"),
        figure("stock", "Stock, for example 694 Mt", Dimension.MASS),
        figure("life", "Life claimed, for example 20 years", Dimension.TIME),
    ),
    example="ore:570,000 t grade:1.75% product:10,000 t",
    at_least=2,
)
