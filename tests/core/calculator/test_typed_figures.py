"""Whatever is typed in any option, a verdict comes of it that is finite and can be said, or the figure is refused."""

from __future__ import annotations

import json
import random

import pytest
from cases import everything_said

from commands.check.claims import read
from commands.check.form import Kind, Option, Question
from commands.check.questions import QUESTIONS
from core.calculator.assess import assess
from core.claim import Claim
from core.errors import InputError
from core.quantities.figure import Dimension
from core.reference.library import load
from core.wording.verdicts import to_json

NUMBERS = (
    "0", "-5", "1e300", "1e18", "1e-300", "1e-9", "0.000001", "1", "2", "10", "935,400", "1.000", "half", "20–30", "0–5",
    "up to 700", "over 20", "less than 3", "about 0", "999,999,999,999,999,999", "200", "734", "1e308", "nan", "inf", "∞",
)  # fmt: skip

UNITS: dict[Dimension, tuple[str, ...]] = {
    Dimension.MASS: ("t", "Mt", "tons", "kg", "billion t", "oz", "lb", "t Nd2O3", "Mt LCE", "mtu"),
    Dimension.RATE: ("t/yr", "Mt a year", "t/day", "kg per year"),
    Dimension.GRADE: ("g/t", "%", "ppm", "% Li2O", "ppb", "kg/t"),
    Dimension.BRINE: ("mg/L",),
    Dimension.SHARE: ("%", "per cent"),
    Dimension.MONEY: ("US$", "billion US$", "EUR", "trillion US$", "KZT"),
    Dimension.PRICE: ("US$/kg", "US$/t"),
    Dimension.TIME: ("years", "days", "decades"),
    Dimension.LENGTH: ("m", "km", "feet"),
    Dimension.AREA: ("km²", "ha", "acres"),
    Dimension.RANK: ("", "th"),
    Dimension.YEAR: ("",),
    Dimension.COUNT: ("",),
}

NAMES: dict[str, tuple[str, ...]] = {
    "mineral": ("", "", "lithium", "gold", "copper", "uranium", "gallium", "chromium", "rare earths"),
    "country": ("Kazakhstan", "China", "World", "United States", "Greenland", "North Korea"),
    "code": ("", "JORC", "GKZ"),
    "category": ("", "inferred", "P1", "reserve"),
    "deposit": ("", "Mountain Pass reserve"),
    "market": ("", "US magnets", "world mine output", "China mine output"),
    "stage": ("mining", "magnets", "reserves"),
}
CLAIMS_A_SEED = 150


def number(chosen: random.Random) -> str:
    """As often a plain one as an odd one, so that claims of several figures are seldom refused as a whole."""
    return chosen.choice(NUMBERS) if chosen.random() < 0.5 else str(chosen.randint(1, 40))


def typed(chosen: random.Random, option: Option) -> str:
    match option.kind:
        case Kind.FIGURE:
            dimension = chosen.choice(option.dimensions or (Dimension.MASS, Dimension.GRADE))
            return f"{number(chosen)} {chosen.choice(UNITS[dimension])}".strip()
        case Kind.CHANGE:
            return f"{chosen.choice(('up', 'down', '', 'doubled'))} {chosen.choice(NUMBERS)}%"
        case Kind.NAME:
            return chosen.choice(NAMES[option.vocabulary])
        case Kind.DATE:
            return chosen.choice(("", "2025-07-21", "1961-01-01"))
        case Kind.YEAR:
            return chosen.choice(("", "2024", "1900", "2099"))
        case Kind.PARTS | Kind.PART:
            unit = chosen.choice(("Mt", "%", "t"))
            some = [f"{number(chosen)} {unit}" for _ in range(1 if option.kind is Kind.PART else 3)]
            return "; ".join(f"{one} at {chosen.choice(('2%', '0.1%', '900 g/t', '200%'))}" for one in some)
        case Kind.TEXT | Kind.PROSE:
            return ""


def as_far_as_it_is_read(question: Question, texts: dict[str, str]) -> Claim | None:
    """The claim without the options that are refused; None where too few are left."""
    while texts:
        try:
            return read(question, texts, load())
        except InputError as error:
            if texts.pop(error.option, None) is None:
                return None
    return None


@pytest.mark.parametrize("question", QUESTIONS[1:], ids=lambda q: q.name)
def test_nothing_typed_breaks_a_check(question: Question) -> None:
    chosen, library = random.Random(question.name), load()
    answered = 0
    for _ in range(CLAIMS_A_SEED):
        texts = {
            o.name: typed(chosen, o) for o in question.every_option if o.required or chosen.random() < 0.8
        }
        claim = as_far_as_it_is_read(question, texts)
        if claim is None:
            continue
        verdict = assess(claim, library)
        answered += 1
        said = everything_said(verdict)
        assert "nan" not in said.lower().replace("finan", "").split(), texts
        assert " inf " not in said, texts
        assert json.dumps(to_json(verdict), allow_nan=False), texts
    assert answered > CLAIMS_A_SEED / 8
