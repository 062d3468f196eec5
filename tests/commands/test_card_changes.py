"""What a What if changed: the level before and after, then every figure that differs, and nothing that does not."""

from __future__ import annotations

import pytest

from commands import card, changes
from commands.check.claims import read
from commands.check.questions import question
from core.calculator.assess import assess
from core.reference.library import load
from core.verdict import Verdict

LIBRARY = load()
BEFORE = {"ore": "20 Mt", "grade": "700 g/t", "contained": "935,400 t"}


def verdict(**options: str) -> Verdict:
    return assess(read(question("deposit"), options, LIBRARY), LIBRARY)


def lines(**options: str) -> list[str]:
    return list(changes.lines(verdict(**BEFORE), verdict(**options), LIBRARY))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (BEFORE, ["🔴 Does not add up, as before"]),
        (
            {**BEFORE, "grade": "4.68%"},
            ["🔴 Does not add up → 🟢 Holds up", "grade: 700 g/t → 4.68%"],
        ),
        (
            {**BEFORE, "country": "Kazakhstan"},
            ["🔴 Does not add up, as before", "country: Kazakhstan (added)"],
        ),
        (
            {"ore": "20 Mt", "grade": "700 g/t"},
            ["🔴 Does not add up → 🧮 Worked out", "contained: 935,400 t (left out)"],
        ),
        (
            {**BEFORE, "mineral": "lithium"},
            ["🔴 Does not add up, as before", "mineral: Lithium (added)"],
        ),
    ],
    ids=["nothing", "changed", "added", "left out", "mineral"],
)
def test_the_level_comes_first_and_then_each_difference(options: dict[str, str], said: list[str]) -> None:
    assert lines(**options) == said


def test_text_of_users_stays_harmless() -> None:
    (_, line) = lines(**BEFORE, source="**@everyone** [x](http://y)")
    assert "@everyone" not in line
    assert "\\*\\*" in line


def test_the_card_shows_every_change_however_little_room_there_is() -> None:
    after = verdict(
        ore="30 Mt", grade="1%", contained="100 t", country="China", rank="3", recovery="75%", code="JORC",
        category="inferred", depth="300 m", area="64.2 km²", start="2030", date="2025-04-02", source="a paper",
    )  # fmt: skip
    differs = changes.lines(verdict(**BEFORE), after, LIBRARY)
    drawn = card.draw(after, LIBRARY, lookup_id=2, changes=differs)
    shown = drawn.embed.description or ""
    assert len(differs) > 10
    for line in differs:
        assert line in shown
