"""Every figure a claim may hold, under names that tell them apart: what a claim read out of running text is changed by.
No subcommand of its own."""

from __future__ import annotations

from commands.check import deposit
from commands.check.form import YEAR, Kind, Option, Question, figure, word, yearly
from core.claim import Form
from core.quantities.figure import Dimension

QUESTION = Question(
    form=Form.HEADLINE,
    description="What a text claims",
    options=(
        *deposit.QUESTION.options,
        figure("extractable", "Share that comes out, for example 10%", Dimension.SHARE),
        figure("share", "Share of the world, for example 85%", Dimension.SHARE),
        word("stage", "Mining, separation (processing) or magnets"),
        yearly("production", "Mined in the year, for example 240,000 t", field="production"),
        figure("gdp", "Share of GDP, for example 734%", Dimension.SHARE, field="gdp_share"),
        figure("value", "Value, for example US$500 billion", Dimension.MONEY, field="amount"),
        figure("years", "Years covered, for example 10 or a decade", Dimension.TIME),
        word("market", "Whose demand, for example US magnets"),
        yearly("ore a year", "Ore a year, for example 7.3 Mt", field="ore_rate"),
        yearly("product a year", "Product a year, for example 2,212 t", field="product_rate"),
        figure("stock", "Stock, for example 694 Mt", Dimension.MASS),
        figure("life", "Life claimed, for example 20 years", Dimension.TIME),
        figure("old", "Figure before, for example 2.34 billion t"),
        figure("new", "Figure after, for example 2.63 billion t"),
        Option("change", "change", "Change claimed, for example 12.2%", kind=Kind.CHANGE),
        Option("parts", "parts", "Parts, for example 12 Mt at 1.1%; 8 Mt at 0.9%", kind=Kind.PARTS),
        Option("whole", "whole", "The whole, for example 20 Mt at 1.02%", kind=Kind.PART),
        word("deposit", "Deposit, for example Mountain Pass"),
        YEAR,
    ),
    example="",
)
