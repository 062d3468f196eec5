"""One tonnage, two readings: which other claims each makes true; and which tons were meant."""

from __future__ import annotations

from cases import claim_of

from core.calculator.assess import assess
from core.reference.library import load
from core.verdict import Finding, Level
from core.wording.verdicts import finding_line

ZHANA = "ore=20 Mt; grade=700 g/t; contained=935,400 t; country=Kazakhstan; rank=3"
DECADE = "; years=10 years; extractable=10%; market=US magnets"


def coherence_of(text: str) -> list[Finding]:
    verdict = assess(claim_of(text, load()), load())
    return [f for f in verdict.findings if f.check == "coherence"]


def test_no_reading_of_zhana_kazakhstan_serves_all() -> None:
    (finding,) = coherence_of(ZHANA + DECADE)
    assert (finding.outcome, finding.level) == ("most_as_contained", None)
    line = finding_line(finding)
    assert line.startswith(
        "No reading of the 20 million t makes all of it true; metal, not ore, fits the rest best."
    )
    assert (
        "Read as ore it holds 14,000 t, which breaks third place, 10 years of supply and 935,400 t contained."
        in line
    )
    assert "bears out third place and 10 years of supply and breaks 935,400 t contained" in line


def test_ore_that_holds_the_printed_content_is_a_meaning_of_its_own() -> None:
    (finding,) = coherence_of(ZHANA)
    assert "Read as ore that holds 935,400 t it needs 4.68%, 67 times the 700 g/t printed." in finding_line(
        finding
    )


def test_ore_that_holds_more_than_printed_needs_a_lower_grade() -> None:
    (finding,) = coherence_of("ore=20 Mt; grade=4.68%; contained=14,000 t; rank=3; country=Kazakhstan")
    assert "it needs only 700 g/t" in finding_line(finding)


def test_content_that_agrees_adds_no_meaning() -> None:
    (finding,) = coherence_of("ore=20 Mt; grade=700 g/t; contained=14,000 t; rank=3; country=Kazakhstan")
    assert "that holds" not in finding_line(finding)


def test_the_ground_that_the_metal_would_need_is_told() -> None:
    (finding,) = coherence_of(ZHANA + "; depth=300 m; area=64.2 km²")
    assert "28.6 billion t of rock, 55% of the area stated" in finding_line(finding)


def test_one_reading_may_serve_all() -> None:
    (finding,) = coherence_of("ore=20 Mt; grade=700 g/t; rank=3; country=Kazakhstan")
    assert finding.outcome == "only_as_contained"


def test_figures_alone_need_no_coherence() -> None:
    assert coherence_of("ore=20 Mt; grade=700 g/t; contained=935,400 t") == []


def test_tonnes_said_to_be_ore_have_one_reading() -> None:
    (finding,) = coherence_of("ore=20 Mt of ore; grade=700 g/t; rank=3")
    assert finding.outcome == "one"
    assert len(finding.more) == 1


def test_a_claim_that_holds_as_printed_is_left_alone() -> None:
    assert coherence_of("ore=1,000 Mt; grade=7.0%; rank=1; country=Kazakhstan") == []


def test_in_running_text_the_metal_may_be_rock() -> None:
    (finding,) = coherence_of(
        "form=headline; mineral=rare earths; contained=20 Mt; grade=700 g/t; rank=3; country=Kazakhstan"
    )
    assert finding.outcome == "only_as_contained"


def tons_of(text: str) -> list[Finding]:
    verdict = assess(claim_of(text, load()), load())
    return [f for f in verdict.findings if f.outcome.startswith("bare_ton")]


def test_a_bare_ton_is_said_aloud() -> None:
    (finding,) = tons_of("ore=20 million tons; grade=700 g/t")
    assert finding.outcome == "bare_ton"
    assert "tonnes" in finding_line(finding)


def test_short_tons_are_kept_where_they_would_change_the_level() -> None:
    text = "contained=6.5 million tons; rank=3; category=reserve; code=JORC; country=Kazakhstan"
    (finding,) = tons_of(text)
    assert finding.outcome == "bare_ton_matters"
    assert "short tons" in finding_line(finding)


def test_stated_tonnes_need_no_word() -> None:
    assert tons_of("ore=20 Mt; grade=700 g/t") == []


def test_disagreeing_tons_are_left_to_the_readings() -> None:
    assert tons_of("ore=18 million tons; grade=3.05%; contained=498,000 tons") == []
    level = assess(claim_of("ore=18 million tons; grade=3.05%; contained=498,000 tons", load()), load()).level
    assert level is Level.DOUBTFUL


def as_read_of(text: str) -> str:
    (finding,) = [f for f in coherence_of(text) if f.outcome == "as_read"]
    assert finding.level is None
    return finding_line(finding)


def test_a_reading_may_make_another_claim_true() -> None:
    line = as_read_of("ore=2,040 Mt; grade=0.712%; contained=14,525 t; rank=3; country=Kazakhstan")
    assert "third place would hold as well" in line


def test_a_reading_may_break_another_claim() -> None:
    line = as_read_of("ore=20.4 Mt; grade=712 g/t; contained=14.52 Mt; rank=3; country=Kazakhstan")
    assert line.endswith("With 14,520 t for 14.52 million t, third place would no longer hold.")


def test_a_reading_says_what_it_leaves_as_it_was() -> None:
    text = "ore=18 Mt; grade=3.05%; contained=498,000 t; rank=9; country=United States"
    assert "With short tons for the ore, 9th place would hold as before." in as_read_of(text)


def test_what_is_claimed_of_a_countrys_output_is_told_too() -> None:
    line = as_read_of("contained=255,000 t; country=China; rank=1")
    assert "With 255,000 t as the amount of one year, first place would hold as before." in line


def test_figures_that_no_reading_joins_turn_nothing() -> None:
    assert [f for f in coherence_of(ZHANA) if f.outcome == "as_read"] == []


def test_a_share_of_reserves_is_judged_where_the_tonnage_is_a_years_amount() -> None:
    said = as_read_of("contained=270,000 t; share=49%; stage=reserves; country=China")
    assert "With 270,000 t as the amount of one year, 49% of the world would hold as well." in said


def test_a_share_of_what_is_made_depends_on_no_reading() -> None:
    assert (
        coherence_of("ore=18 Mt; grade=3.05%; contained=498,000 t; share=85%; stage=magnets; country=China")
        == []
    )
