"""A country's output against every print of it."""

from __future__ import annotations

from datetime import date

import pytest
from cases import claim_of

from core.calculator.assess import assess
from core.calculator.checks import production
from core.claim import Claim, RankOf
from core.reference.library import WORLD, load
from core.verdict import Finding, Level
from core.wording.verdicts import caveat_lines, finding_line, headline, note_line

LIBRARY = load()


def claim(text: str, year: int | None = None, **more: object) -> Claim:
    return claim_of(text, LIBRARY).model_copy(update={"year": year, **more})


def found(text: str, year: int | None = None, **more: object) -> Finding:
    return next(iter(production.run(claim(text, year, **more), LIBRARY)))


@pytest.mark.parametrize(
    ("text", "year", "outcome", "newest"),
    [
        ("production=240,000 t; country=China", 2023, "as_first_printed", "255,000 t"),
        ("production=43,000 t; country=United States", 2023, "as_first_printed", "41,600 t"),
        ("production=255,000 t; country=China", 2023, "as_printed", "255,000 t"),
        ("production=13,000 t; country=Nigeria", 2024, "as_first_printed", "1,500 t"),
        ("production=13,000 t; country=Australia", 2024, "as_first_printed", "29,000 t"),
        ("production=390,000 t", 2024, "as_first_printed", "380,000 t"),
    ],
)
def test_a_value_of_any_edition_holds_up_and_the_newest_is_told(
    text: str, year: int, outcome: str, newest: str
) -> None:
    finding = found(text, year)
    assert (finding.outcome, finding.level) == (outcome, Level.HOLDS_UP)
    assert newest in finding_line(finding)


def test_without_a_year_the_one_that_fits_is_taken_and_said() -> None:
    finding = found("production=13,000 t; country=Nigeria")
    assert finding.facts["year"] == 2024
    assert any("2024 fits best" in line for line in caveat_lines(finding))


@pytest.mark.parametrize(
    ("text", "outcome", "level"),
    [
        ("production=5,000 t; country=Nigeria", "between_prints", Level.HOLDS_UP),
        ("production=20,000 t TREO; country=Nigeria", "too_much", Level.DOUBTFUL),
        ("production=60,000 t; country=Nigeria", "too_much", Level.DOES_NOT_ADD_UP),
        ("production=500 t; country=Nigeria", "too_little", Level.DOES_NOT_ADD_UP),
    ],
)
def test_otherwise_the_gap_is_to_the_span_of_all_editions(text: str, outcome: str, level: Level) -> None:
    finding = found(text, 2024)
    assert (finding.outcome, finding.level) == (outcome, level)


def test_over_only_has_to_be_reached() -> None:
    assert found("production=over 200,000 t; country=China", 2023).outcome == "reached"
    assert found("production=over 250,000 t TREO; country=Nigeria", 2024).level is Level.DOES_NOT_ADD_UP
    assert found("production=over 10,000 t TREO; country=Nigeria", 2024).outcome == "reached_then"


def test_a_match_that_needs_another_basis_is_unproven() -> None:
    finding = found("production=225,000 t; country=China", 2025)
    assert (finding.outcome, finding.level) == ("as_printed_if_element", Level.UNPROVEN)
    assert found("production=225,000 t TREO; country=China", 2025).level is Level.DOUBTFUL


def test_no_output_printed_has_no_ratio() -> None:
    finding = found("production=5,000 t; country=Canada", 2025)
    assert (finding.level, finding.factor, finding.gap) == (Level.DOES_NOT_ADD_UP, None, None)
    assert found("production=40 t; country=Canada", 2025).level is Level.DOUBTFUL


@pytest.mark.parametrize(
    ("text", "year", "key"),
    [
        ("production=5,000 t; country=Kazakhstan", 2025, "production.not_listed"),
        ("production=5,000 t; country=China", 1990, "production.no_year"),
        ("production=5,000 t; mineral=germanium", 2025, "production.no_world"),
    ],
)
def test_what_is_missing_is_said(text: str, year: int, key: str) -> None:
    note = production.lacks(claim(text, year), LIBRARY)
    assert note is not None
    assert note.key == key
    assert note_line(note)
    assert list(production.run(claim(text, year), LIBRARY)) == []


def test_other_minerals_answer_in_their_own_basis() -> None:
    cobalt = found("production=220,000 t; mineral=cobalt; country=DR Congo", 2024)
    assert cobalt.level in (Level.HOLDS_UP, Level.DOUBTFUL)
    lithium = found("production=440,000 t LCE; mineral=lithium; country=Australia", 2024)
    assert lithium.claimed is not None
    assert lithium.claimed.middle == pytest.approx(440_000 / 5.323, rel=0.001)
    assert lithium.level is Level.HOLDS_UP


def test_places_among_producers_by_the_edition_that_suits_best() -> None:
    then = found("rank=4; country=Nigeria", 2024, rank_of=RankOf.PRODUCTION)
    assert (then.outcome, then.level, then.facts["place"]) == ("ranks.then", Level.HOLDS_UP, 4)
    assert then.facts["now"] == 8
    assert found("rank=2; country=United States", rank_of=RankOf.PRODUCTION).level is Level.HOLDS_UP
    second = found("rank=2; country=Nigeria", 2024, rank_of=RankOf.PRODUCTION)
    assert (second.outcome, second.level) == ("ranks_lower", Level.DOES_NOT_ADD_UP)


def test_a_place_among_producers_needs_the_country() -> None:
    note = production.lacks(claim("rank=2", rank_of=RankOf.PRODUCTION), LIBRARY)
    assert note is not None
    assert note.key == "production.needs_country"


def test_a_first_print_that_is_not_on_file_is_no_contradiction() -> None:
    finding = found("production=88,000 t; country=Australia; mineral=lithium", 2024)
    assert (finding.outcome, finding.level) == ("near", Level.UNPROVEN)
    assert finding.reasons[0].key == "production.first_print_missing"
    assert found("production=150,000 t; country=Australia; mineral=lithium", 2024).level is not Level.UNPROVEN


def test_ounces_are_said_in_rounded_tonnes() -> None:
    finding = found("production=12.2 Moz; country=China; mineral=gold", 2024)
    assert finding_line(finding).startswith("Yes, within rounding: USGS 2026 prints 377 t")
    assert "379 t agrees" in headline(
        assess(claim("production=12.2 Moz; country=China; mineral=gold", 2024), LIBRARY)
    )


def test_the_right_number_of_the_wrong_substance_is_doubtful() -> None:
    finding = found("production=67,000 t WO3; country=China; mineral=tungsten", 2024)
    assert (finding.outcome, finding.level) == ("other_basis", Level.DOUBTFUL)
    assert "53,100 t of it" in finding_line(finding)
    assert "67,000 t claimed" in finding_line(finding)


def test_tonnes_of_uranium_are_no_tonnes_of_its_oxide() -> None:
    text = "ore=2.7 Mt; grade=2.37% U3O8; contained=64,000 tU; mineral=uranium"
    assert assess(claim(text), LIBRARY).level is Level.DOUBTFUL
    assert assess(claim(text.replace("64,000", "54,300")), LIBRARY).level is Level.HOLDS_UP


def test_a_country_keeps_its_capital_after_the_colon() -> None:
    verdict = assess(claim("production=100 t; country=Japan", 2024), LIBRARY)
    assert headline(verdict).startswith("Cannot tell: Japan is not in")


def test_the_world_is_held_against_its_own_line() -> None:
    library = load()
    claim = claim_of("country=World; production=390,000 t; year=2025", library)
    assert claim.country == WORLD
    assert assess(claim, library).level is Level.HOLDS_UP


@pytest.mark.parametrize("text", ["rank_of=production; rank=3", "rank=3; contained=7 Mt", "rank=3"])
def test_the_world_takes_no_place(text: str) -> None:
    verdict = assess(claim_of(f"country=World; {text}", load()), load())
    assert verdict.level is Level.CANNOT_TELL
    assert "rank.of_the_world" in [note.key for note in verdict.missing]


@pytest.mark.parametrize("stage", ["mining", "magnets", "reserves"])
def test_the_world_has_no_share_of_itself(stage: str) -> None:
    verdict = assess(claim_of(f"country=World; share=50%; stage={stage}", load()), load())
    assert verdict.level is Level.CANNOT_TELL
    assert "market_share.of_the_world" in [note.key for note in verdict.missing]


@pytest.mark.parametrize(("mineral", "amount"), [("lithium", "290,000 t"), ("bauxite", "440 Mt")])
def test_a_world_total_says_whom_it_leaves_out(mineral: str, amount: str) -> None:
    text = f"country=World; production={amount}; year=2025; mineral={mineral}"
    (finding,) = assess(claim_of(text, load()), load()).findings
    (note,) = [note for note in finding.caveats if note.key == "production.left_out"]
    assert note.facts["country"] == "USA"


@pytest.mark.parametrize(("on", "year"), [(date(2024, 5, 1), 2023), (None, 2025), (date(1990, 1, 1), 2025)])
def test_a_place_is_that_of_the_newest_year_printed_on_the_day_of_the_claim(
    on: date | None, year: int
) -> None:
    finding = found("rank=3; country=Myanmar", rank_of=RankOf.PRODUCTION, claimed_on=on)
    assert finding.facts["year"] == year
    assert (finding.level is Level.HOLDS_UP) is (year == 2023)


def test_a_place_within_a_continent_is_not_the_worlds() -> None:
    asked = claim("rank=1; country=Nigeria", rank_of=RankOf.PRODUCTION, rank_scope="Africa")
    note = production.lacks(asked, LIBRARY)
    assert note is not None
    assert note.key == "production.scope"
    assert list(production.run(asked, LIBRARY)) == []
