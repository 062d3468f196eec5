"""True claims over every check and many minerals, made from the tables by a seed: none of them is in tests/cases.csv.

Each has the check that judges it and the figures that carry it, with ":up" or ":down" where only one side can be false
("enough for ten years", "over 200,000 t", a place that is reached).
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from core.claim import Market, Stage
from core.reference.library import WORLD, Library


@dataclass(frozen=True)
class TrueClaim:
    check: str
    text: str
    turns: str


def true_claims(library: Library, seed: int = 20260601) -> list[TrueClaim]:
    """Some two hundred, the same for the same seed and tables. Where nothing is to be scaled (parts are no figure of
    their own), `turns` is empty."""
    chosen = random.Random(seed)
    makers = (
        _deposits, _other_ores, _production, _shares, _places, _reserve_shares, _supply, _gdp, _values, _output,
        _lives, _parts, _growth, _ground,
    )  # fmt: skip
    return [claim for make in makers for claim in make(chosen, library)]


def printed(value: float, digits: int) -> str:
    """A number as print has it, to so many significant digits."""
    place = digits - 1 - math.floor(math.log10(abs(value)))
    shown = f"{round(value, place):,.{max(0, place)}f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


T = TypeVar("T")


def _sample(chosen: random.Random, some: list[T], count: int) -> list[T]:
    return chosen.sample(some, min(count, len(some)))


def _deposits(chosen: random.Random, library: Library) -> Iterator[TrueClaim]:
    whole = [d for d in library.deposits() if d.ore_t and d.grade_ppm]
    for d in _sample(chosen, whole, 20):
        assert d.ore_t is not None
        assert d.grade_ppm is not None
        digits = chosen.choice((3, 4))
        ore = float(f"{d.ore_t:.{digits}g}")
        grade = float(f"{d.grade_ppm / 10_000:.{chosen.choice((2, 3))}g}")
        metal = printed(ore * grade / 100, chosen.choice((3, 4)))
        text = f"ore={printed(ore / 1e6, digits)} Mt; grade={grade}%; contained={metal} t"
        yield TrueClaim("contained", text, "ore grade contained")


ORES = (
    ("lithium", "Li2O", "LCE", 0.4, 1.6, 2.4729),
    ("uranium", "U3O8", "U", 0.05, 4.0, 0.848),
    ("tungsten", "WO3", "WO3", 0.1, 1.0, 1.0),
    ("copper", "Cu", "Cu", 0.3, 3.0, 1.0),
    ("nickel", "Ni", "Ni", 0.4, 3.0, 1.0),
    ("niobium", "Nb2O5", "Nb2O5", 0.5, 2.5, 1.0),
    ("vanadium", "V2O5", "V2O5", 0.3, 1.2, 1.0),
    ("tin", "Sn", "Sn", 0.3, 2.0, 1.0),
    ("zinc", "Zn", "Zn", 2.0, 9.0, 1.0),
    ("cobalt", "Co", "Co", 0.1, 0.8, 1.0),
)
"""Mineral, what the grade counts, what the tonnage counts, grades from and to in per cent, and the factor between."""


def _other_ores(chosen: random.Random, _library: Library) -> Iterator[TrueClaim]:
    for mineral, of, to, low, high, by in ORES:
        for _ in range(2):
            ore, grade = round(chosen.uniform(5, 400), 1), round(chosen.uniform(low, high), 2)
            metal = ore * 1e6 * grade / 100 * by
            word = chosen.choice(("", "", "about ", "over "))
            # "Over" is the last round number passed, as outlets print it.
            shown = printed(math.floor(metal / 10 ** (d := math.floor(math.log10(metal)) - 1)) * 10**d, 3)
            said = shown if word == "over " else printed(metal, 3)
            text = f"ore={ore} Mt; grade={grade}% {of}; contained={word}{said} t {to}; mineral={mineral}"
            yield TrueClaim("contained", text, "ore grade contained")


def _production(chosen: random.Random, library: Library) -> Iterator[TrueClaim]:
    rows = [
        row
        for mineral in library.minerals
        for iso3 in (*library.countries, WORLD)
        for year in library.production_years(mineral, iso3)[-1:]
        for row in ((mineral, library.production(mineral, iso3, year)[0]),)
        if row[1].amount_t >= 100 and mineral != "chromium"
    ]
    for mineral, row in _sample(chosen, rows, 40):
        over = chosen.random() < 0.25
        amount = row.amount_t * 0.97 if over else row.amount_t
        said = f"{'over ' if over else ''}{printed(amount, 3 if over else 6)} t"
        text = f"country={row.iso3}; production={said}; year={row.year}; mineral={mineral}"
        yield TrueClaim("production", text, "production:up" if over else "production")


def _shares(chosen: random.Random, library: Library) -> Iterator[TrueClaim]:
    for stage in (Stage.MINING, Stage.SEPARATION, Stage.MAGNETS):
        row = library.market_shares(stage, "CHN")[-1]
        yield TrueClaim(
            "market_share", f"country=CHN; stage={stage}; share={row.share_pct.middle:.0f}%", "share"
        )
    rows: list[tuple[str, str, float]] = []
    for mineral in library.minerals:
        years = library.production_years(mineral, WORLD)
        if not years or mineral in ("rare earths", "chromium"):
            continue
        world = library.production(mineral, WORLD, years[-1])[0]
        for row in library.producers(mineral, years[-1])[:3]:
            pct = row.amount_t / world.amount_t * 100
            if row.stage == "mine" and pct >= 15:
                rows.append((mineral, row.iso3, pct))
    for mineral, iso3, pct in _sample(chosen, rows, 20):
        text = f"country={iso3}; stage=mining; share={pct:.0f}%; mineral={mineral}"
        yield TrueClaim("market_share", text, "share")


def _listed(library: Library) -> list[tuple[str, str, float, int, float | None]]:
    """Mineral, country, reserves, place and world total of every country in the newest lists."""
    return [
        (mineral, row.iso3, row.reserves_t, place, None if listed.world_is_floor else listed.world_t)
        for mineral, m in library.minerals.items()
        if m.has_reserve_list
        for listed in (library.reserve_list(mineral),)
        for place, row in enumerate(listed.by_size, 1)
        if row.reserves_t
    ]


def _places(chosen: random.Random, library: Library) -> Iterator[TrueClaim]:
    """A country with its own line can only be given a better place; of a tonnage that is nobody's the tonnage
    counts as well."""
    rows = [row for row in _listed(library) if row[3] <= 8]
    for mineral, iso3, _tonnes, place, _ in _sample(chosen, [row for row in rows if row[3] >= 6], 8):
        yield TrueClaim("reserve_rank", f"country={iso3}; rank={place}; mineral={mineral}", "rank:down")
    for mineral, _iso3, tonnes, place, _ in _sample(chosen, rows, 20):
        text = f"contained={printed(tonnes, 4)} t; rank={place}; mineral={mineral}"
        yield TrueClaim("reserve_rank", text, "contained:down")


def _reserve_shares(chosen: random.Random, library: Library) -> Iterator[TrueClaim]:
    rows = [r for r in _listed(library) if r[4] and r[2] / r[4] > 0.04]
    for mineral, iso3, tonnes, _, world in _sample(chosen, rows, 20):
        assert world is not None
        share = printed(tonnes / world * 100, 2)
        text = f"country={iso3}; contained={printed(tonnes, 4)} t; share={share}%; stage=reserves; mineral={mineral}"
        yield TrueClaim("reserve_share", text, "share contained")


def _supply(chosen: random.Random, library: Library) -> Iterator[TrueClaim]:
    for market in (Market.WORLD_MINE_OUTPUT, Market.CHINA_MINE_OUTPUT, Market.US_MINE_OUTPUT):
        for _ in range(4):
            row = library.demands(market)[-1]
            years = chosen.randint(3, 60)
            stock = printed(row.amount_t.middle * years, 3)
            text = f"contained={stock} t; years={years} years; market={market}"
            yield TrueClaim("demand", text, "years:up contained:down")


def _gdp(chosen: random.Random, library: Library) -> Iterator[TrueClaim]:
    """Sums that the world does pay in a year, beside the share of a small country's GDP that they are."""
    for iso3 in ("MNG", "GRL", "MWI", "BDI", "KGZ", "LAO", "NAM", "MDG"):
        row = library.gdp(iso3)
        share = round(chosen.uniform(2, 9), 1)
        money = printed(row.usd * share / 100 / 1e6, 3)
        text = f"country={iso3}; gdp_share={share}%; gdp_sense=yearly; amount=US${money} million"
        yield TrueClaim("gdp", text, "gdp_share amount")


def _values(chosen: random.Random, library: Library) -> Iterator[TrueClaim]:
    for name in ("Nd", "Dy", "Tb", "NdPr"):
        price = library.price(f"{name} oxide").usd_per_kg.middle
        for _ in range(2):
            tonnes = chosen.randint(100, 9000)
            symbol = {"NdPr": "NdPr oxide", "Nd": "Nd2O3", "Dy": "Dy2O3", "Tb": "Tb4O7"}[name]
            money = printed(tonnes * 1000 * price / 1e6, 3)
            text = f"contained={tonnes:,} t {symbol}; amount=US${money} million"
            yield TrueClaim("value", text, "amount:up contained:down")


def _output(chosen: random.Random, _library: Library) -> Iterator[TrueClaim]:
    for _ in range(12):
        ore, grade = round(chosen.uniform(0.4, 9), 2), round(chosen.uniform(0.8, 6), 2)
        recovery = chosen.randint(45, 75)
        product = printed(ore * 1e6 * grade / 100 * recovery / 100, 3)
        text = f"ore_rate={ore} Mt/yr; grade={grade}%; recovery={recovery}%; product_rate={product} t/yr"
        yield TrueClaim("annual_output", text, "ore_rate grade recovery product_rate")


def _lives(chosen: random.Random, _library: Library) -> Iterator[TrueClaim]:
    for _ in range(10):
        years, rate = chosen.randint(8, 60), round(chosen.uniform(0.3, 20), 1)
        text = f"stock={printed(rate * years, 3)} Mt of ore; ore_rate={rate} Mt/yr; life={years} years"
        yield TrueClaim("life", text, "life:up ore_rate:up stock:down")


def _parts(chosen: random.Random, _library: Library) -> Iterator[TrueClaim]:
    for _ in range(8):
        parts = [round(chosen.uniform(5, 90), 1) for _ in range(chosen.randint(2, 4))]
        joined = " + ".join(f"{part} Mt" for part in parts)
        yield TrueClaim("parts", f"parts={joined}; whole={sum(parts):.1f} Mt", "")


def _growth(chosen: random.Random, library: Library) -> Iterator[TrueClaim]:
    rows: list[tuple[float, float]] = []
    for mineral in library.minerals:
        for iso3 in ("CHN", "USA", "AUS", "CAN", "CHL", WORLD):
            years = library.production_years(mineral, iso3)
            if len(years) >= 2:
                old, new = (library.production(mineral, iso3, year)[0].amount_t for year in years[-2:])
                if old >= 100 and new >= 100 and abs(new / old - 1) > 0.03:
                    rows.append((old, new))
    for old, new in _sample(chosen, rows, 15):
        way = "up" if new > old else "down"
        text = (
            f"old={printed(old, 6)} t; new={printed(new, 6)} t; change={way} {abs(new / old - 1) * 100:.1f}%"
        )
        yield TrueClaim("growth", text, "old new change")


def _ground(chosen: random.Random, _library: Library) -> Iterator[TrueClaim]:
    for _ in range(8):
        area, depth = round(chosen.uniform(1, 40), 1), chosen.randint(60, 300)
        ore = area * 1e6 * depth * 2.7 * chosen.uniform(0.6, 0.95) / 1e6
        text = f"ore={printed(ore, 3)} Mt; area={area} km²; depth={depth} m"
        yield TrueClaim("geometry", text, "ore:up area:down depth:down")
