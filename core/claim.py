"""A claim: the figures somebody printed side by side, and what they are said to be about. No judgement here."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from core.quantities.figure import Figure

RARE_EARTHS = "rare earths"


class Form(StrEnum):
    """The question that was put. `HEADLINE` is a claim read out of running text."""

    DEPOSIT = "deposit"
    RANK = "rank"
    GDP = "gdp"
    SUPPLY = "supply"
    PRODUCTION = "production"
    SHARE = "share"
    VALUE = "value"
    OUTPUT = "output"
    GROWTH = "growth"
    PARTS = "parts"
    HEADLINE = "headline"


class Market(StrEnum):
    """Whose demand or output a stock is laid against."""

    US_MAGNETS = "US magnets"
    WORLD_MAGNETS = "world magnets"
    CHINA_MINE_OUTPUT = "China mine output"
    US_MINE_OUTPUT = "US mine output"
    WORLD_MINE_OUTPUT = "world mine output"


class Stage(StrEnum):
    """Where in the chain a market share is held. Separation is also said processing or refining.

    `RESERVES` is a share of reserves in the ground: no stage of making, but printed in the same breath.
    """

    MINING = "mining"
    SEPARATION = "separation"
    MAGNETS = "magnets"
    RESERVES = "reserves"


class RankOf(StrEnum):
    """What a rank orders by."""

    RESERVES = "reserves"
    RESOURCES = "resources"
    PRODUCTION = "production"


class MoneySense(StrEnum):
    """Whether a sum of money is said once or every year. `UNSAID` leaves both readings open."""

    YEARLY = "yearly"
    ONCE = "once"
    UNSAID = "unsaid"


class Part(BaseModel):
    """One part of a whole: an amount, and the grade it is said to have where one is printed."""

    model_config = ConfigDict(frozen=True)

    amount: Figure
    grade: Figure | None = None


class Pair(BaseModel):
    """The same thing before and after. `role` says of what: "ore", "contained", "grade" or "figure" where it is
    not said."""

    model_config = ConfigDict(frozen=True)

    role: str = "figure"
    old: Figure
    new: Figure


class Claim(BaseModel):
    """Figures and their context. Every figure is optional; a check is silent where its figures are missing.

    `mineral` is a key of `Library.minerals`; `mineral_stated` is False where the default was taken.
    `country` is an ISO 3166 alpha-3 code; `claimed_on` the date the claim was made (decides the edition in
    force); `year` the year a production or share figure is for; `deposit` a key of `Library.deposits`.
    """

    model_config = ConfigDict(frozen=True)

    form: Form = Form.DEPOSIT
    mineral: str = RARE_EARTHS
    mineral_stated: bool = False
    country: str | None = None
    deposit: str | None = None
    code: str | None = None
    category: str | None = None
    claimed_on: date | None = None
    year: int | None = None
    source: str | None = None

    ore: Figure | None = None
    grade: Figure | None = None
    contained: Figure | None = None
    depth: Figure | None = None
    area: Figure | None = None
    recovery: Figure | None = None
    extractable: Figure | None = None
    start: Figure | None = None

    rank: Figure | None = None
    rank_of: RankOf = RankOf.RESERVES
    rank_scope: str = "world"
    share: Figure | None = None
    stage: Stage | None = None
    production: Figure | None = None

    gdp_share: Figure | None = None
    gdp_sense: MoneySense = MoneySense.UNSAID
    gdp_part: bool = False
    """The share is said to be a part of that year's GDP ("accounts for 12% of GDP"), not measured against it."""
    downstream: bool = False
    """The money is said to come from what is made of the metal (magnets, alloys), not from the metal itself."""
    amount: Figure | None = None
    amount_sense: MoneySense = MoneySense.UNSAID

    years: Figure | None = None
    market: Market | None = None

    ore_rate: Figure | None = None
    product_rate: Figure | None = None
    stock: Figure | None = None
    life: Figure | None = None

    old: Figure | None = None
    new: Figure | None = None
    change: Figure | None = None
    pairs: tuple[Pair, ...] = ()
    """Further pairs of old and new figures printed beside `old` and `new`, of which `change` may be said."""

    parts: tuple[Part, ...] = ()
    whole: Part | None = None

    def figures(self) -> dict[str, Figure]:
        """The figures present, by role, in the order of the fields. Parts are not among them. Pure."""
        return {name: value for name in FIGURE_ROLES if (value := getattr(self, name)) is not None}


FIGURE_ROLES: tuple[str, ...] = (
    "ore",
    "grade",
    "contained",
    "depth",
    "area",
    "recovery",
    "extractable",
    "start",
    "rank",
    "share",
    "production",
    "gdp_share",
    "amount",
    "years",
    "ore_rate",
    "product_rate",
    "stock",
    "life",
    "old",
    "new",
    "change",
)
