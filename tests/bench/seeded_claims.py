"""Claims as people type them, judged by the real calculator: the same for the same seed, however many cores work."""

from __future__ import annotations

import multiprocessing
import os
import random
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

from commands.check.claims import as_typed, read
from commands.check.questions import QUESTIONS
from core.calculator.assess import assess
from core.claim import Form
from core.reference.library import Library, load
from core.store.lookups import assessment_values

MINERALS = ("rare earths", "lithium", "copper", "nickel", "cobalt", "graphite", "uranium", "tungsten")
COUNTRIES = ("Kazakhstan", "China", "United States", "Australia", "Brazil", "Vietnam", "Russia", "India", "Norway",
             "Sweden", "Canada")  # fmt: skip
MARKETS = ("US magnets", "world magnets", "US mine output", "world mine output")
CHUNK = 2_000

BY_FORM = {question.form: question for question in QUESTIONS}


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim as it was typed, the command, and the values of its assessment's row."""

    typed: str
    command: str
    values: dict[str, Any]


def judged_claims(seed: int, count: int) -> Iterator[Judged]:
    """So many claims, no two alike but by chance, judged on every core."""
    sizes = [min(CHUNK, count - start) for start in range(0, count, CHUNK)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
        for some in pool.map(partial(_chunk, seed), range(len(sizes)), sizes):
            yield from some


def _chunk(seed: int, number: int, size: int) -> list[Judged]:
    pick, library = random.Random(f"{seed} {number}"), load()
    return [_judged(pick, library) for _ in range(size)]


def _judged(pick: random.Random, library: Library) -> Judged:
    form, make = pick.choices(tuple(TEXTS.items()), (8, 4, 2, 2, 2, 1, 1))[0]
    texts = make(pick)
    question = BY_FORM[form]
    verdict = assess(read(question, texts, library), library)
    return Judged(as_typed(question, texts), f"check {form}", assessment_values(verdict))


def _deposit(pick: random.Random) -> dict[str, str]:
    ore_mt, grade_ppm = round(10 ** pick.uniform(0, 3.5), 1), round(10 ** pick.uniform(2, 4.5))
    holds_t = ore_mt * grade_ppm
    off = pick.choice((1, 1, 1, 1.1, 10, 0.1, 66.8))
    return {
        "ore": f"{ore_mt:g} Mt",
        "grade": f"{grade_ppm:,} g/t",
        **_sometimes(pick, 0.7, contained=_tonnes(holds_t * off)),
        **_sometimes(pick, 0.3, rank=str(pick.randint(1, 12))),
        **_about(pick),
    }


def _rank(pick: random.Random) -> dict[str, str]:
    return {
        "rank": str(pick.randint(1, 12)),
        "contained": _tonnes(10 ** pick.uniform(3, 8)),
        **_about(pick),
    }


def _gdp(pick: random.Random) -> dict[str, str]:
    return {
        "country": pick.choice(COUNTRIES),
        "share": f"{10 ** pick.uniform(-1, 3):.3g}%",
        "contained": _tonnes(10 ** pick.uniform(3, 7)),
    }


def _supply(pick: random.Random) -> dict[str, str]:
    return {
        "years": f"{pick.randint(1, 80)} years",
        "contained": _tonnes(10 ** pick.uniform(3, 8)),
        "market": pick.choice(MARKETS),
        **_sometimes(pick, 0.5, extractable=f"{pick.randint(5, 90)}%"),
    }


def _production(pick: random.Random) -> dict[str, str]:
    return {
        "country": pick.choice(COUNTRIES),
        "amount": _tonnes(10 ** pick.uniform(2.5, 5.5)),
        "year": str(pick.randint(2019, 2025)),
        "mineral": pick.choice(MINERALS),
    }


def _share(pick: random.Random) -> dict[str, str]:
    return {
        "country": pick.choice(COUNTRIES),
        "stage": pick.choice(("mining", "processing", "magnets")),
        "share": f"{pick.randint(1, 990) / 10:g}%",
    }


def _growth(pick: random.Random) -> dict[str, str]:
    old, times = pick.randint(1, 99_999), pick.uniform(1.1, 12)
    said = times if pick.random() < 0.5 else times + 1
    return {"old": f"{old:,} t", "new": f"{old * times:,.0f} t", "change": f"{said * 100 - 100:.0f}%"}


def _about(pick: random.Random) -> dict[str, str]:
    return {
        **_sometimes(pick, 0.6, mineral=pick.choice(MINERALS)),
        **_sometimes(pick, 0.8, country=pick.choice(COUNTRIES)),
    }


def _sometimes(pick: random.Random, share: float, **texts: str) -> dict[str, str]:
    return texts if pick.random() < share else {}


def _tonnes(amount: float) -> str:
    return f"{float(f'{amount:.4g}'):,.0f} t"


TEXTS: dict[Form, Callable[[random.Random], dict[str, str]]] = {
    Form.DEPOSIT: _deposit,
    Form.RANK: _rank,
    Form.GDP: _gdp,
    Form.SUPPLY: _supply,
    Form.PRODUCTION: _production,
    Form.SHARE: _share,
    Form.GROWTH: _growth,
}
