"""Every figure a claim may hold, under names that tell them apart: what a claim read out of running text is changed by.
No subcommand of its own."""

from __future__ import annotations

from commands.check import deposit, texts
from commands.check.form import YEAR, Kind, Option, Question, figure, word, yearly
from core.claim import Form
from core.quantities.figure import Dimension

QUESTION = Question(
    form=Form.HEADLINE,
    description=texts.TEXT_QUESTION,
    options=(
        *deposit.QUESTION.options,
        figure("extractable", texts.EXTRACTABLE, Dimension.SHARE),
        figure("share", texts.WORLD_SHARE, Dimension.SHARE),
        word("stage", texts.STAGE),
        yearly("production", texts.MINED, field="production"),
        figure("gdp", texts.GDP_SHARE, Dimension.SHARE, field="gdp_share"),
        figure("value", texts.MONEY, Dimension.MONEY, field="amount"),
        figure("years", texts.YEARS, Dimension.TIME),
        word("market", texts.MARKET),
        yearly("ore a year", texts.ORE_A_YEAR, field="ore_rate"),
        yearly("product a year", texts.PRODUCT_A_YEAR, field="product_rate"),
        figure("stock", texts.STOCK, Dimension.MASS),
        figure("life", texts.LIFE, Dimension.TIME),
        figure("old", texts.OLD),
        figure("new", texts.NEW),
        Option("change", "change", texts.CHANGE, kind=Kind.CHANGE),
        Option("parts", "parts", texts.PARTS, kind=Kind.PARTS),
        Option("whole", "whole", texts.WHOLE, kind=Kind.PART),
        word("deposit", texts.DEPOSIT),
        YEAR,
    ),
    example="",
)
