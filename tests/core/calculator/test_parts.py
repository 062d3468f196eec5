from __future__ import annotations

import pytest
from printed import million, percent, ppm, tonnes

from core.calculator.checks.parts import CHECK
from core.claim import Claim, Part
from core.quantities.figure import Figure
from core.reference.library import load
from core.verdict import Finding, Level


def parts(*amounts: Figure) -> tuple[Part, ...]:
    return tuple(Part(amount=a) for a in amounts)


def findings(claim: Claim) -> dict[str, Finding]:
    return {f.outcome: f for f in CHECK.run(claim, load())}


@pytest.mark.parametrize(("grade", "needed"), [("3,926", 4527), ("3,292", 3328)])
def test_the_rest_of_halleck_creek_needs(grade: str, needed: int) -> None:
    inside = Part(amount=million("1,240"), grade=ppm("3,252"))
    whole = Part(amount=million("2,630"), grade=ppm(grade))
    found = findings(Claim(parts=(inside,), whole=whole))
    assert set(found) == {"share", "rest"}
    rest = found["rest"]
    assert rest.level is None
    assert rest.computed is not None
    assert round(rest.computed.middle) == needed
    assert rest.facts["needed"].middle == needed  # type: ignore[union-attr]
    assert [n.key for n in rest.needs] == ["needs.rest_grade"]


def test_parts_that_add_up_hold() -> None:
    claim = Claim(parts=parts(million("1.56"), million("0.48")), whole=Part(amount=million("2.04")))
    assert findings(claim)["add_up"].level is Level.HOLDS_UP


def test_each_part_may_be_off_by_half_of_its_last_digit() -> None:
    thirds = parts(percent("33"), percent("33"), percent("33"))
    assert findings(Claim(parts=thirds, whole=Part(amount=percent("100"))))["add_up"].level is Level.HOLDS_UP


def test_percentages_that_leave_a_tenth_out_are_doubtful() -> None:
    claim = Claim(parts=parts(percent("50"), percent("40")), whole=Part(amount=percent("100")))
    finding = findings(claim)["fall_short"]
    assert finding.level is Level.DOUBTFUL
    assert [n.key for n in finding.needs] == ["needs.further_part"]


def test_parts_that_make_half_of_the_whole_do_not_add_up() -> None:
    claim = Claim(parts=parts(million("2.0"), million("2.5")), whole=Part(amount=million("20.0")))
    assert findings(claim)["fall_short"].level is Level.DOES_NOT_ADD_UP


def test_parts_beyond_the_whole_name_the_overlap() -> None:
    claim = Claim(parts=parts(million("8.0"), million("7.0")), whole=Part(amount=million("10.0")))
    finding = findings(claim)["exceed"]
    assert finding.level is Level.DOUBTFUL
    assert [n.key for n in finding.needs] == ["needs.overlap"]


def test_a_part_larger_than_the_whole_is_impossible() -> None:
    claim = Claim(parts=parts(million("20.0"), million("1.0")), whole=Part(amount=million("10.0")))
    assert findings(claim)["part_exceeds_whole"].level is Level.IMPOSSIBLE


def test_a_share_above_its_hundred_is_impossible() -> None:
    assert findings(Claim(parts=parts(percent("120"))))["part_exceeds_whole"].level is Level.IMPOSSIBLE


def test_a_richer_part_than_the_whole_holds_metal_for_is_impossible() -> None:
    inside = Part(amount=million("10.0"), grade=ppm("9,000"))
    whole = Part(amount=million("20.0"), grade=ppm("1,000"))
    found = findings(Claim(parts=(inside,), whole=whole))
    assert found["more_metal_than_whole"].level is Level.IMPOSSIBLE


def test_the_grade_of_the_whole_is_weighted_by_tonnes() -> None:
    ore = (Part(amount=million("30.0"), grade=ppm("1,010")), Part(amount=million("10.0"), grade=ppm("5,010")))
    weighted = findings(Claim(parts=ore, whole=Part(amount=million("40.0"), grade=ppm("2,010"))))
    assert weighted["grade_agrees"].level is Level.HOLDS_UP
    plain_mean = findings(Claim(parts=ore, whole=Part(amount=million("40.0"), grade=ppm("3,010"))))
    assert plain_mean["grade_differs"].level is Level.DOUBTFUL
    assert plain_mean["grade_differs"].computed is not None
    assert plain_mean["grade_differs"].computed.middle == pytest.approx(2010)


def test_parts_without_a_whole_are_only_added() -> None:
    finding = findings(Claim(parts=parts(tonnes("795,800"), tonnes("139,600"))))["sum"]
    assert finding.level is None
    assert finding.computed is not None
    assert finding.computed.middle == 935_400


@pytest.mark.parametrize(
    ("claim", "key"),
    [
        (Claim(whole=Part(amount=million("20"))), "parts.needs_parts"),
        (Claim(parts=parts(million("20"), percent("20"))), "parts.unlike"),
        (Claim(parts=parts(million("20")), whole=Part(amount=percent("20"))), "parts.unlike"),
        (Claim(parts=parts(million("20")), whole=Part(amount=tonnes("0"))), "parts.unlike"),
    ],
)
def test_what_is_missing_is_named(claim: Claim, key: str) -> None:
    assert findings(claim) == {}
    note = CHECK.lacks(claim, load())
    assert note is not None
    assert note.key == key


def test_round_figures_may_be_rounded_ones_and_that_is_said() -> None:
    rounded = (million("20", wide=2e6), million("30", wide=3e6))
    finding = findings(Claim(parts=parts(*rounded), whole=Part(amount=million("54"))))["add_up"]
    assert finding.level is Level.HOLDS_UP
    assert [c.key for c in finding.caveats] == ["rounded.figures"]
