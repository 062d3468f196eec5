"""Every error has words that name the option, say what was read, and give an example that works."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import core.store.copy  # noqa: F401  (defines errors of its own)
from core.errors import InputError, MissingFigures, RealityCheckError, UnknownName
from core.quantities.figure import Dimension
from core.quantities.read import read_figure
from core.wording.refusals import EXAMPLE_OF, EXAMPLES, WORDS, explain

D = Dimension


def every_error(base: type[RealityCheckError]) -> Iterator[type[RealityCheckError]]:
    for kind in base.__subclasses__():
        yield kind
        yield from every_error(kind)


def test_every_error_has_words() -> None:
    unworded = [
        kind.__name__
        for kind in every_error(RealityCheckError)
        if kind is not InputError
        and not any(base in WORDS for base in kind.__mro__[:-3] if base is not InputError)
    ]
    assert unworded == []


@pytest.mark.parametrize(
    ("text", "expected", "option"),
    [
        ("", (D.MASS,), "ore"),
        ("x" * 300, (D.MASS,), "ore"),
        ("plenty", (D.MASS,), "contained"),
        ("20 Mt at 700 g/t", (D.MASS,), "ore"),
        ("20", (D.MASS,), "ore"),
        ("700", (D.GRADE, D.BRINE), "grade"),
        ("80", (D.SHARE,), "share"),
        ("5 million", (D.MONEY,), "amount"),
        ("10", (D.TIME,), "years"),
        ("20 tonns", (D.MASS,), "ore"),
        ("20 MT", (D.MASS,), "ore"),
        ("700 g/t", (D.MASS,), "ore"),
        ("20 Mt", (D.GRADE, D.BRINE), "grade"),
        ("-5 t", (D.MASS,), "ore"),
        ("0", (D.RANK,), "rank"),
        ("30", (D.YEAR,), "start"),
    ],
)
def test_a_refusal_names_the_option_and_its_example_is_read(
    text: str, expected: tuple[Dimension, ...], option: str
) -> None:
    with pytest.raises(InputError) as refused:
        read_figure(text, *expected, option=option)
    words = explain(refused.value)
    assert words.startswith(f"{option}: ")
    example = re.search(r"(?:Try|for example|For example|Write) (.+?)(?: or .+)?\.$", words)
    assert example is not None, words
    read_figure(example[1], *expected)


@pytest.mark.parametrize("dimension", list(Dimension))
def test_every_example_is_read_as_its_dimension(dimension: Dimension) -> None:
    assert read_figure(EXAMPLE_OF[dimension], dimension).dimension is dimension


def test_long_text_is_quoted_short() -> None:
    with pytest.raises(InputError) as refused:
        read_figure("word " * 30, D.MASS, option="ore")
    assert len(explain(refused.value)) < 250


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    error = UnknownName("Kazakstan", vocabulary="country", candidates=("Kazakhstan",), option="country")
    assert "Kazakhstan" in explain(error)
    assert "Kazakstan" in explain(error)


def test_missing_figures_are_named_with_examples() -> None:
    words = explain(MissingFigures(form="deposit", needed=("ore", "grade"), at_least=1))
    assert EXAMPLES["ore"] in words
    assert EXAMPLES["grade"] in words
