"""Conversions: the factor, where it comes from, and a sentence for what cannot be converted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.conversion import Kind, convert, targets
from core.errors import CannotConvert, InputError, NoRate, NoReference
from core.reference.library import load
from core.wording import conversions as words
from core.wording.refusals import explain


@pytest.mark.parametrize(
    ("amount", "to", "sentence", "working"),
    [
        ("1000 t Nd2O3", "Nd", "1,000 t Nd2O3 is 857 t Nd.", "1,000 t Nd2O3 × 0.857354 = 857.354 t Nd"),
        ("18 Mst", "Mt", "18 Mst is 16.3 Mt.", "18 Mst × 0.907185 = 16.3293 Mt"),
        ("5% Li2O", "% Li", "5% Li2O is 2.32% Li.", "5% Li2O × 0.46454 = 2.3227% Li"),
        ("700 g/t", "%", "700 g/t is 0.07%.", "700 g/t × 0.0001 = 0.07%"),
        ("1 oz", "g", "1 oz is 31.1 g.", "1 oz × 31.1035 = 31.1035 g"),
        ("1,000 t Li", "LCE", "1,000 t Li is 5,323 t LCE.", "1,000 t Li × 5.32334 = 5,323.34 t LCE"),
        ("500 Mlb U3O8", "t U", "500 Mlb U3O8 is 192,000 t U.", "500 Mlb U3O8 × 453.592 × 0.848005 = 192,324 t U"),
        ("20 Mt", "million tons", "20 Mt is 20 million tons.", "20 Mt × 1,000,000 = 20,000,000 tons"),
        ("0.1–0.25% TREO", "g/t", "0.1–0.25% TREO is 1,000–2,500 g/t TREO.", "0.1–0.25% TREO × 10,000 = 1,000–2,500 g/t TREO"),
        ("US$12/kg NdPr oxide", "NdPr", "US$12/kg NdPr oxide is US$14.1/kg NdPr.", "US$12/kg NdPr oxide × 1.17682 = US$14.1219/kg NdPr"),
        ("1,000 t Nd", "oxide", "1,000 t Nd is 1,166 t Nd2O3.", "1,000 t Nd × 1.16638 = 1,166.38 t Nd2O3"),
        ("3 years", "days", "3 years is 1,096 days.", "3 years × 365.25 = 1,095.75 days"),
        ("1 t Y2O3", "Y", "1 t Y2O3 is 0.787 t Y.", "1 t Y2O3 × 0.787444 = 0.787444 t Y"),
    ],
)  # fmt: skip
def test_a_figure_is_converted_with_its_working(amount: str, to: str, sentence: str, working: str) -> None:
    done = convert(amount, to, load())
    assert words.sentence(done) == sentence
    assert words.working_line(done) == working


def test_a_currency_takes_the_average_of_the_year_and_says_which() -> None:
    done = convert("US$500 billion", "EUR 2024", load())
    rate = load().rate("EUR", 2024)
    assert done.result.value == pytest.approx(500e9 / rate.usd_per_unit)
    assert "2024" in words.factor_lines(done)[0]
    assert not words.note_lines(done)
    assert done.sources == (rate.source,)


def test_without_a_year_the_newest_rate_is_taken_and_that_is_said() -> None:
    done = convert("€5 bn", "US$", load())
    newest = load().rate("EUR").year
    assert str(newest) in words.factor_lines(done)[0]
    assert any("newest" in line for line in words.note_lines(done))


@pytest.mark.parametrize(
    ("amount", "to"), [("500 billion rials", "US$"), ("₸500 billion", "US$ 2016"), ("US$5", "EUR 1990")]
)
def test_a_rate_that_is_not_on_file_is_refused_with_those_that_are(amount: str, to: str) -> None:
    with pytest.raises(NoRate) as caught:
        convert(amount, to, load())
    assert "AUD" in explain(caught.value)
    assert caught.value.currency in explain(caught.value)


@pytest.mark.parametrize(
    ("amount", "to", "reason", "said"),
    [
        ("20 Mt", "km²", "dimension", "an area"),
        ("20 Mt", "EUR", "dimension", "money"),
        ("20 Mt", "Nd", "unsaid", "1,000 t Nd2O3"),
        ("1000 t Nd2O3", "Li", "element", "no Li"),
        ("20 Mt of ore", "Nd", "no_factor", "/check deposit"),
        ("1 t TREO", "Nd", "no_factor", "TREO"),
    ],
)
def test_what_no_factor_reaches_is_refused_with_a_way_on(
    amount: str, to: str, reason: str, said: str
) -> None:
    with pytest.raises(CannotConvert) as caught:
        convert(amount, to, load())
    assert caught.value.reason == reason
    assert said in explain(caught.value)


@pytest.mark.parametrize(
    ("amount", "to", "option"),
    [("20", "t", "amount"), ("", "t", "amount"), ("20 Mt", "", "to"), ("20 Mt", "zorkmids", "to"), ("20 Mt", "MT", "to")],
)  # fmt: skip
def test_what_cannot_be_read_names_its_option(amount: str, to: str, option: str) -> None:
    with pytest.raises(InputError) as caught:
        convert(amount, to, load())
    assert caught.value.option == option
    assert explain(caught.value).startswith(f"{option}: ")


def test_a_natural_mix_says_its_spread() -> None:
    done = convert("1,000 t TREO", "metal", load())
    assert done.factors[0].kind is Kind.MIX
    assert "0.82–0.84" in words.factor_lines(done)[0]


@pytest.mark.parametrize(("amount", "said"), [("20 million tons", "tonne"), ("12 oz", "troy")])
def test_what_was_taken_for_granted_is_said(amount: str, said: str) -> None:
    assert any(said in line for line in words.note_lines(convert(amount, "kg", load())))


def test_there_and_back_is_where_it_began() -> None:
    there = convert("935,400 t Nd2O3", "short tons Nd", load())
    back = convert(f"{there.result.value} short tons Nd", "t Nd2O3", load())
    assert back.result.value == pytest.approx(935_400)


def said_of(amount: str, to: str) -> str:
    try:
        return str(words.to_json(convert(amount, to, load()))["sentence"])
    except (InputError, NoReference) as error:
        return explain(error)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_gives_a_conversion_or_a_sentence(amount: str, to: str) -> None:
    assert said_of(amount, to)


AMOUNTS = ("20 Mt", "5% Li2O", "US$12/kg", "€5 bn", "3 decades", "64 km²", "150 mg/L Li")


@given(st.sampled_from(AMOUNTS), st.text(max_size=40))
def test_any_target_gives_a_conversion_or_a_sentence(amount: str, to: str) -> None:
    assert said_of(amount, to)


@pytest.mark.parametrize(
    ("amount", "typed", "first"),
    [
        ("1000 t Nd2O3", "", "Nd"),
        ("18 Mst", "M", "Mt"),
        ("US$5", "e", "EUR"),
        ("5% Li2O", "g", "g/t"),
        ("not yet a figure", "sh", "short tons"),
    ],
)
def test_targets_that_suit_the_amount_are_suggested(amount: str, typed: str, first: str) -> None:
    assert targets(amount, typed)[0] == first


@pytest.mark.parametrize(
    "amount", ["20 Mt", "5% Li2O", "US$5 bn", "US$12/kg", "3 decades", "64 km²", "300 m", "10 t/d"]
)
def test_every_suggested_target_can_be_reached(amount: str) -> None:
    for name in targets(amount, ""):
        assert convert(amount, name, load()).result.value > 0
