"""A tonnage among the reserve lists: bars, places, editions, own reserves, bases."""

from __future__ import annotations

from datetime import date

import pytest
from cases import claim_of

from core.calculator.assess import assess
from core.calculator.checks import reserve_rank
from core.claim import Claim, RankOf
from core.reference.library import load
from core.verdict import Finding, Level, Note, Quantity
from core.wording.verdicts import caveat_lines, finding_line, note_line, reason_lines

LIBRARY = load()
JULY_2025 = date(2025, 7, 21)


def claim(text: str, on: date | None = None) -> Claim:
    return claim_of(text, LIBRARY).model_copy(update={"claimed_on": on})


def found(text: str, on: date | None = None) -> Finding:
    return next(iter(reserve_rank.run(claim(text, on), LIBRARY)))


def lack(text: str, **more: object) -> Note | None:
    return reserve_rank.lacks(claim(text).model_copy(update=more), LIBRARY)


@pytest.mark.parametrize(
    ("text", "on", "short", "place", "bar"),
    [
        ("rank=3; contained=14,000 t", None, 450, 12, 6.3e6),
        ("rank=3; contained=14,000 t", JULY_2025, 493, 12, 6.9e6),
        ("rank=3; contained=935,400 t", None, 6.7, 8, 6.3e6),
        ("rank=3; contained=935,400 t", JULY_2025, 7.4, 9, 6.9e6),
        ("rank=3; contained=14,000 t", date(2024, 6, 1), 1500, 12, 21e6),
    ],
)
def test_how_many_times_short_of_third_place(
    text: str, on: date | None, short: float, place: int, bar: float
) -> None:
    finding = found(f"{text}; country=Kazakhstan", on)
    assert finding.level is Level.DOES_NOT_ADD_UP
    assert finding.factor == pytest.approx(short, rel=0.01)
    assert finding.facts["place"] == place
    assert isinstance(finding.facts["bar"], Quantity)
    assert finding.facts["bar"].middle == bar
    assert finding.gap is not None
    assert finding.factor is not None
    assert finding.gap < finding.factor


def test_ore_and_grade_are_a_tonnage_too() -> None:
    finding = found("rank=3; ore=20 Mt; grade=700 g/t")
    assert finding.factor == pytest.approx(450)
    assert finding.working[0].name == "contained"


def test_a_printed_contained_is_judged_and_ore_times_grade_told_beside_it() -> None:
    text = "rank=3; contained=935,400 t; ore=20 Mt; grade=700 g/t; country=Kazakhstan"
    judged, beside = reserve_rank.run(claim(text), LIBRARY)
    assert judged.factor == pytest.approx(6.7, abs=0.05)
    assert beside.level is None
    assert beside.factor == pytest.approx(450)


def test_twenty_million_tonnes_were_third_in_july_2025_and_are_second_since_the_cut() -> None:
    then = found("rank=3; contained=20 Mt; country=Kazakhstan", JULY_2025)
    assert (then.outcome, then.facts["place"], then.level) == ("met", 3, Level.UNPROVEN)
    assert any("2026 v1.3" in line and "second" in line for line in caveat_lines(then))
    now = found("rank=3; contained=20 Mt; country=Kazakhstan")
    assert (now.outcome, now.facts["place"], now.level) == ("better", 2, Level.UNPROVEN)
    assert found("rank=3; contained=20 Mt; country=Kazakhstan", date(2026, 4, 1)).facts["place"] == 3


def test_a_place_better_than_claimed_means_another_list() -> None:
    finding = found("rank=3; contained=14.8 Mt; mineral=lithium; country=Thailand")
    assert (finding.outcome, finding.facts["place"]) == ("better", 1)
    assert any("another list" in line for line in caveat_lines(finding))


def test_lithium_is_counted_as_lithium() -> None:
    finding = found("rank=3; ore=14.8 Mt; grade=0.45% Li2O; mineral=lithium; country=Thailand")
    assert finding.computed is not None
    assert finding.computed.middle == pytest.approx(30_900, rel=0.005)
    assert finding.facts["place"] == 11
    assert any("other countries together" in line for line in caveat_lines(finding))


def test_the_bar_itself_is_told_in_every_edition_that_moved_it() -> None:
    lines = caveat_lines(found("rank=3; contained=14,000 t"))
    assert "In USGS 2024 third place took 21 million t (Brazil)." in lines
    assert "In USGS 2025 third place took 6.9 million t (India)." in lines
    assert not any("2026 v1.0" in line for line in lines)
    second = caveat_lines(found("rank=2; contained=14,000 t"))
    assert any("2026 v1.1" in line and "21 million" in line for line in second)


def test_sources_name_each_edition_that_is_spoken_of() -> None:
    editions = [s.edition for s in found("rank=3; contained=14,000 t").sources]
    assert editions == ["2026 v1.3", "2024", "2025"]


@pytest.mark.parametrize(
    ("text", "on", "equal"),
    [
        ("rank=3; contained=6.3 Mt TREO; country=Kazakhstan", None, "Australia"),
        ("rank=2; contained=4.4 Mt; mineral=lithium; country=Thailand", None, None),
        ("rank=4; contained=4.4 Mt; mineral=lithium; country=Thailand", None, "Argentina"),
    ],
)
def test_equal_within_printed_digits_is_level(text: str, on: date | None, equal: str | None) -> None:
    finding = found(text, on)
    assert (finding.outcome == "level_with") is (equal is not None)
    if equal:
        assert finding.facts["bar_country"] == equal


def test_equal_bars_are_joint_places_and_nothing_further_off_is() -> None:
    assert found("rank=2; contained=20 Mt TREO; country=Kazakhstan", JULY_2025).outcome == "level_with"
    assert found("rank=2; contained=19 Mt TREO; country=Kazakhstan", JULY_2025).outcome == "close"


def test_own_reserves_are_tried_as_total_and_as_addition() -> None:
    finding = found("rank=4; contained=2.63 Mt TREO; country=United States")
    assert (finding.outcome, finding.level) == ("met.added", Level.UNPROVEN)
    assert finding.computed is not None
    assert finding.computed.middle == pytest.approx(2.63e6 + 1.9e6)
    assert any("on top of what is already listed" in line for line in reason_lines(finding))
    total = found("rank=4; contained=4.5 Mt TREO; country=United States")
    assert total.outcome == "met"
    assert any("already listed with 1.9 million t" in line for line in caveat_lines(total))
    assert found("rank=2; contained=1 Mt; country=United States").outcome == "short.added"


def test_a_country_that_is_not_listed_is_not_zero() -> None:
    lines = caveat_lines(found("rank=3; contained=14,000 t; country=Kazakhstan"))
    assert "Kazakhstan is not listed with a number." in lines


def test_both_neighbours_are_told() -> None:
    lines = caveat_lines(found("rank=3; contained=935,400 t; country=Kazakhstan"))
    assert "Neighbours on the list: Greenland with 1.5 million t, Tanzania with 890,000 t." in lines


def test_places_are_at_best_where_countries_are_not_available() -> None:
    assert any(line.startswith("At best") for line in caveat_lines(found("rank=3; contained=14,000 t")))


def test_an_unstated_basis_may_only_help() -> None:
    open_basis = found("rank=3; contained=5.5 Mt; country=Kazakhstan")
    assert (open_basis.outcome, open_basis.level) == ("met_if_element", Level.UNPROVEN)
    assert found("rank=3; contained=5.5 Mt TREO; country=Kazakhstan").level is Level.DOUBTFUL
    metal = found("rank=3; contained=5.5 Mt metal; country=Kazakhstan")
    assert metal.computed is not None
    assert metal.computed.middle == pytest.approx(6.6e6)


def test_only_part_of_australia_is_under_a_code() -> None:
    lines = caveat_lines(found("rank=3; contained=14,000 t"))
    assert (
        "Of the 6.3 million t of Australia only 3.3 million t are reserves under a reporting code." in lines
    )


@pytest.mark.parametrize(
    ("more", "level"),
    [
        ("", Level.UNPROVEN),
        ("; category=P1; code=GKZ", Level.UNPROVEN),
        ("; category=inferred; code=JORC", Level.UNPROVEN),
        ("; category=reserve", Level.UNPROVEN),
        ("; category=proven and probable; code=JORC", Level.HOLDS_UP),
    ],
)
def test_a_place_that_is_reached_is_proven_only_by_a_reserve_under_a_code(more: str, level: Level) -> None:
    finding = found(f"rank=3; contained=8 Mt TREO; country=Kazakhstan{more}")
    assert finding.level is level
    assert bool(finding.reasons) is (level is Level.UNPROVEN)


def test_the_claimants_own_line_is_judged_without_a_tonnage() -> None:
    assert found("rank=3; country=India", date(2025, 12, 1)).level is Level.HOLDS_UP
    assert found("rank=2; country=Brazil", date(2026, 6, 1)).level is Level.HOLDS_UP
    assert found("rank=2; country=Vietnam", date(2024, 6, 1)).level is Level.HOLDS_UP
    late = found("rank=2; country=Vietnam", date(2026, 6, 1))
    assert (late.outcome, late.facts["place"]) == ("listed.short", 5)
    tied = found("rank=3; country=Brazil", date(2023, 6, 1))
    assert (tied.outcome, tied.facts["bar_country"]) == ("listed.level_with", "Russia")


def test_copper_has_a_tie_too() -> None:
    russia, congo = (LIBRARY.reserve_list("copper").listed(c) for c in ("RUS", "COD"))
    assert russia is not None
    assert congo is not None
    assert russia.reserves_t == congo.reserves_t


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("rank=3", "rank.needs_tonnage"),
        ("rank=3; country=Kazakhstan", "rank.not_listed"),
        ("rank=3; country=India", "rank.listed_elsewhere"),
        ("rank=3; contained=100 t; mineral=gallium", "no_reserve_list"),
        ("rank=3; contained=100 t; mineral=platinum", "no_reserve_list"),
    ],
)
def test_what_is_missing_is_said(text: str, key: str) -> None:
    note = lack(text)
    assert note is not None
    assert note.key == key
    assert note_line(note)
    assert list(reserve_rank.run(claim(text), LIBRARY)) == []


def test_other_ranks_are_not_taken_for_ranks_of_reserves() -> None:
    resources = lack("rank=3; contained=20 Mt", rank_of=RankOf.RESOURCES)
    assert resources is not None
    assert resources.key == "rank.no_resource_list"
    europe = lack("rank=1; contained=20 Mt", rank_scope="Europe")
    assert europe is not None
    assert "Europe" in note_line(europe)
    assert lack("contained=20 Mt") is None


def test_a_claim_before_every_edition_is_held_against_the_newest_and_says_so() -> None:
    finding = found("rank=3; contained=14,000 t", date(2019, 1, 1))
    assert finding.facts["edition"] == "USGS 2026 v1.3"
    assert any("No edition of that time" in line for line in caveat_lines(finding))


def test_uranium_is_ranked_by_what_its_list_counts() -> None:
    finding = found("rank=3; contained=900,000 t U; mineral=uranium; country=Mongolia")
    assert finding.facts["edition"] == "Red Book 2024"
    assert any("US$130/kgU" in line for line in caveat_lines(finding))


def test_a_place_past_the_end_of_the_list_is_reached_by_any_amount() -> None:
    finding = found("rank=40; contained=14,000 t; country=Kazakhstan")
    assert (finding.outcome, finding.level) == ("past_the_list", Level.UNPROVEN)


@pytest.mark.parametrize("mineral", [m.key for m in LIBRARY.minerals.values() if m.has_reserve_list])
def test_every_mineral_with_a_list_answers(mineral: str) -> None:
    finding = found(f"rank=1; contained=1 t; mineral={mineral}; country=Iceland")
    assert finding.outcome == "short"
    assert finding_line(finding)


def test_more_evidence_never_worsens_the_level() -> None:
    order = [Level.DOES_NOT_ADD_UP, Level.DOUBTFUL, Level.UNPROVEN, Level.HOLDS_UP]
    levels = [
        order.index(found(f"rank=3; contained={mt} Mt TREO; country=Kazakhstan").level or Level.HOLDS_UP)
        for mt in ("0.1", "1.0", "3.5", "5.0", "6.2", "6.3", "12.5", "60.5")
    ]
    assert levels == sorted(levels)
    bolder = [
        order.index(found(f"rank={n}; contained=3.0 Mt TREO; country=Kazakhstan").level or Level.HOLDS_UP)
        for n in (8, 6, 5, 4, 3, 2, 1)
    ]
    assert bolder == sorted(bolder, reverse=True)


def test_top_five_is_no_exact_place() -> None:
    (finding, *_) = [
        f
        for f in assess(
            claim("contained=5.7 Mt; rank=top 5; country=Australia", date(2025, 8, 1)), LIBRARY
        ).findings
        if f.check == "reserve_rank"
    ]
    assert finding.outcome == "met"


def test_largest_is_the_first_place() -> None:
    verdict = assess(claim_of("contained=44 Mt; rank=largest; country=China", load()), load())
    assert (verdict.findings[0].check, verdict.findings[0].level) == ("reserve_rank", Level.UNPROVEN)


def test_a_listed_line_that_is_added_to_itself_is_named() -> None:
    finding = found("contained=3.5 Mt; rank=3; country=Vietnam", date(2025, 8, 1))
    assert finding.level is Level.UNPROVEN
    assert finding.reasons[0].key == "rank.counted_twice"


def test_more_metal_never_ranks_worse() -> None:
    for country, rank in (("Kazakhstan", 5), ("Australia", 3), ("Vietnam", 5)):
        text = f"rank={rank}; country={country}; category=probable; code=JORC; contained="
        amounts = ("0.1", "0.5", "0.9", "1.5", "2.0", "3.0", "3.4", "3.9", "5.0", "6.2", "6.9", "8.0")
        levels = [found(f"{text}{amount} Mt", JULY_2025).level for amount in amounts]
        held = [level is Level.HOLDS_UP for level in levels]
        assert held == sorted(held), (country, levels)


def test_a_near_miss_against_a_single_source_is_said_as_one() -> None:
    near = found("contained=150 Mt; rank=1; mineral=copper")
    assert (near.outcome, near.level) == ("near", Level.UNPROVEN)


def test_a_country_keeps_its_article_wherever_it_stands_in_a_sentence() -> None:
    beside = found("rank=6; contained=1.7 Mt")
    assert "(the United States, " in finding_line(beside)
    assert any("the United States with 1.9 million t" in line for line in caveat_lines(beside))


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("Vietnam", ["USGS 2025 lists Vietnam with 3.5 million t."]),
        ("Brazil", ["USGS 2026 v1.3 lists Brazil with 11 million t."]),
        (
            "Russia",
            ["USGS 2023 lists Russia with 21 million t.", "USGS 2025 lists Russia with 3.8 million t."],
        ),
        ("India", ["USGS 2026 v1.0 gives no number for India."]),
        ("Kazakhstan", []),
    ],
)
def test_how_the_claimants_own_line_moved_is_told_once_a_number(country: str, said: list[str]) -> None:
    lines = caveat_lines(found(f"rank=3; contained=5 Mt; country={country}", date(2024, 6, 1)))
    assert [line for line in lines if f"lists {country}" in line or f"number for {country}" in line] == said
