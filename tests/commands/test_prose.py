"""Running text that claims nothing we can read: which of the reasons is told."""

from __future__ import annotations

import pytest

from commands.check.prose import hear
from core.errors import NothingToCheck
from core.reference.library import load
from core.wording.refusals import explain

LIBRARY = load()


def refused(text: str) -> str:
    with pytest.raises(NothingToCheck) as caught:
        hear(text, LIBRARY)
    return explain(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "Geólogos kazajos descubrieron un yacimiento de tierras raras con recursos de 20 millones de toneladas",
        "Im Jahr 2020 hat China 140.000 Tonnen Seltene Erden abgebaut, mehr als alle anderen zusammen",
        "Его запасы оцениваются в 44 млн т",
        "中国去年开采了27万吨稀土",
    ],
)
def test_another_language_is_named_as_the_reason(text: str) -> None:
    assert "does not look like English" in refused(text)


@pytest.mark.parametrize("text", ["Lithium miner lifts profit 12%", "The mine is 420 km from the capital."])
def test_english_without_a_claim_is_told_what_was_read(text: str) -> None:
    assert refused(text).startswith("I found no figure there that claims something. I read “")


def test_the_marks_of_discord_are_no_part_of_a_figure() -> None:
    text = "<@100> 20 million tons of ore at 700 g/t <t:1764000000:R> in <#123> <:rock:42> hold 935,400 tons of rare earths"
    heard = hear(text, LIBRARY)
    (claim,) = heard.claims
    assert claim.ore is not None
    assert claim.ore.text == "20 million tons"
    assert not heard.links


def test_formatting_parts_no_figure_from_its_words() -> None:
    text = "**20 million tons** of ~~ore~~ at `700 g/t` hold ||935,400 tons|| of __rare earths__"
    (claim,) = hear(text, LIBRARY).claims
    assert [figure.text for figure in (claim.ore, claim.grade, claim.contained) if figure] == [
        "20 million tons",
        "700 g/t",
        "935,400 tons",
    ]
