"""What a kilogram of the claim's metal fetches: a basket of separated oxides, or one oxide. No words here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.calculator.compare import weakest
from core.calculator.steps import add, over, term, times, work
from core.claim import RARE_EARTHS, Claim
from core.errors import NoReference
from core.quantities.ranges import exactly
from core.reference.library import Library
from core.reference.money import Basket, BasketPart, PriceRow
from core.verdict import Fact, Note, Quantity, Source, Step

DISTRIBUTIONS = {
    "mountain-pass": "bastnasite",
    "carina": "ionic clay",
    "penco-module": "ionic clay",
    "serra-verde": "ionic clay",
    "caldeira": "ionic clay",
    "makuutu": "ionic clay",
    "ampasindava": "ionic clay",
    "browns-range": "xenotime",
    "lofdal": "xenotime",
}
"""The distribution on file for a deposit, by the beginning of its key: its own, or that of its ore type."""

NDPR = ("NdPr", "NdPr oxide", "NdPr metal")
"""What neodymium and praseodymium together are called; without "metal", oxide is meant."""


@dataclass(frozen=True, slots=True)
class Worth:
    """US$/kg gross, before recovery and cost. `key` says how it was come by: "stated" (the deposit's
    distribution), "default" (none known: the whole range on file, a bastnäsite as typical), "single" (one oxide),
    "single_as_metal" (one oxide's price for a tonnage of its metal), "metal" (another metal at the
    average of the claim's year, which `printed` says as it stands on file), "metal_years" (the same without that
    year: the newest average, and the range of all years on file)."""

    quantity: Quantity
    year: int
    label: str
    key: str
    steps: tuple[Step, ...]
    sources: tuple[Source, ...]
    printed: str = ""

    @property
    def mixed(self) -> bool:
        """Whether it is a basket of all rare earths, not one oxide."""
        return self.key in ("stated", "default")

    @property
    def confidence(self) -> str:
        """That of the weakest row in it."""
        return weakest(tuple(s.confidence for s in self.sources))

    @property
    def typical(self) -> Quantity:
        """The likely value alone."""
        return Quantity.of(exactly(self.quantity.middle), "US$/kg")

    @property
    def note(self) -> Note:
        """The small print: which distribution, and the year of the prices."""
        facts: dict[str, Fact] = {
            "worth": self.typical,
            "label": self.label,
            "year": str(self.year),
            "ends": self.ends,
            "printed": self.printed,
        }
        return Note(key=f"worth.{self.key}", facts=facts)

    @property
    def ends(self) -> Quantity:
        """The range without its likely value."""
        return Quantity(low=self.quantity.low, likely=None, high=self.quantity.high, unit="US$/kg")


def worth_of(claim: Claim, library: Library) -> Worth | None:
    """What a kilogram of rare earths is worth at the prices of the claim's year, or the newest on file. None for other
    minerals, and for an oxide without a price. Pure."""
    if claim.mineral != RARE_EARTHS:
        return None
    year = claim.claimed_on.year if claim.claimed_on else None
    single = _single(claim, library)
    if single is not None:
        return _one_oxide(library, *single, year)
    return _mixed(library, _distribution(claim), year)


@lru_cache(maxsize=256)
def _mixed(library: Library, distribution: str | None, year: int | None) -> Worth:
    """The basket of a distribution with its working; kept, since it depends on the tables alone."""
    basket = _basket(library, distribution, year)
    return Worth(
        quantity=Quantity.of(basket.usd_per_kg, "US$/kg"),
        year=basket.year,
        label=basket.label,
        key="stated" if basket.stated else "default",
        steps=_steps(basket),
        sources=basket.sources,
    )


def _single(claim: Claim, library: Library) -> tuple[str, float] | None:
    """The price on file that a claim about one element is about, and tonnes of that oxide in a tonne of what the
    claim counts."""
    for figure in (claim.contained, claim.amount):
        if figure is None or figure.substance is None:
            continue
        if figure.substance in NDPR:
            metal = figure.substance == "NdPr metal"
            by = library.assumption("oxide_per_ndpr_metal").range.middle if metal else 1.0
            return "NdPr oxide", by
        for element in library.elements():
            if figure.substance in (element.symbol, element.oxide):
                by = element.oxide_per_element if figure.substance == element.symbol else 1.0
                return f"{element.symbol} oxide", by or 1.0
    return None


def _distribution(claim: Claim) -> str | None:
    if claim.deposit is None:
        return None
    for beginning, distribution in DISTRIBUTIONS.items():
        if claim.deposit.startswith(beginning):
            return distribution
    return None


@lru_cache(maxsize=256)
def _one_oxide(library: Library, name: str, oxide: float, year: int | None) -> Worth | None:
    """The annual average of one oxide, of the newest year where that year is not on file; None without any."""
    row = next((row for row in _prices(library, name, year)), None)
    if row is None:
        return None
    price = Quantity.of(row.usd_per_kg, "US$/kg")
    if oxide == 1.0:
        return Worth(price, row.year, row.name, "single", (), (row.source,))
    line = work("worth_of_metal", "US$/kg", term("price", price), times("oxide_per_metal", oxide))
    return Worth(line.result, row.year, row.name, "single_as_metal", (line,), (row.source,))


def _prices(library: Library, name: str, year: int | None) -> Iterator[PriceRow]:
    for wanted in (year, None):
        try:
            yield library.price(name, wanted)
        except NoReference:
            continue


def _basket(library: Library, distribution: str | None, year: int | None) -> Basket:
    """The basket of a year, of the newest where that year's prices are not on file."""
    try:
        return library.basket(distribution, year)
    except NoReference:
        return library.basket(distribution)


def _steps(basket: Basket) -> tuple[Step, ...]:
    parts = tuple(_part(part) for part in basket.parts)
    if not parts:
        return ()
    total = work(
        "basket",
        "US$/kg",
        term("component", parts[0].result),
        *(add("component", part.result) for part in parts[1:]),
    )
    return (*parts, total)


def _part(part: BasketPart) -> Step:
    return work(
        f"basket.{part.component}",
        "US$/kg",
        term("share_of_treo", Quantity.of(part.share_pct, "%", printed=True)),
        over("per_cent", 100.0),
        times("price", Quantity.of(part.usd_per_kg, "US$/kg", printed=True)),
    )
