"""One figure from an option: what is read, and what is refused by name."""

from __future__ import annotations

import pytest

from core.errors import (
    AmbiguousUnit,
    EmptyFigure,
    InputError,
    MissingUnit,
    OutOfRange,
    TooLong,
    UnknownUnit,
    UnreadableFigure,
    WrongDimension,
)
from core.quantities.figure import Basis, Dimension, Qualifier
from core.quantities.read import read_figure, read_quantity_in

D = Dimension


@pytest.mark.parametrize(
    ("text", "expected", "value", "unit"),
    [
        ("20 Mt", (D.MASS,), 20e6, "t"),
        ("20m tonnes", (D.MASS,), 20e6, "t"),
        ("82.500 tons", (D.MASS,), 82_500, "t"),
        ("1.250 Mt", (D.MASS,), 1.25e6, "t"),
        ("5 kt", (D.MASS,), 5_000, "t"),
        ("240,000 mt", (D.MASS,), 240_000, "t"),
        ("6,000 MTPA", (D.RATE,), 6_000, "t/yr"),
        ("1.5 Mtpa", (D.RATE,), 1.5e6, "t/yr"),
        ("5 MTPA", (D.RATE,), 5e6, "t/yr"),
        ("18 million short tons", (D.MASS,), 16_329_325.32, "t"),
        ("10 long tons", (D.MASS,), 10.160469, "t"),
        ("1,000 lb", (D.MASS,), 0.45359237, "t"),
        ("3 Moz", (D.MASS,), 93.3104304, "t"),
        ("559 megatonnes of ore", (D.MASS,), 559e6, "t"),
        ("700 grams per ton of ore", (D.GRADE,), 700, "ppm"),
        ("0.07%", (D.GRADE,), 700, "ppm"),
        ("1.57% Total Rare Earth Oxides (TREO)", (D.GRADE,), 15_700, "ppm"),
        ("1 oz/t", (D.GRADE,), 31.1034768, "ppm"),
        ("0.7 kg/t", (D.GRADE,), 700, "ppm"),
        ("2 lb/st", (D.GRADE,), 1000, "ppm"),
        ("150 mg/L", (D.GRADE, D.BRINE), 150, "mg/L"),
        ("734% of GDP", (D.SHARE,), 734, "%"),
        ("half", (D.SHARE,), 50, "%"),
        ("two-thirds of supply", (D.SHARE,), 66.6667, "%"),
        ("US$2.12 trillion", (D.MONEY,), 2.12e12, "US$"),
        ("$20bn", (D.MONEY,), 20e9, "US$"),
        ("A$500m", (D.MONEY,), 500e6, "AUD"),
        ("€1.500", (D.MONEY,), 1500, "EUR"),
        ("2.12 trillion tenge", (D.MONEY,), 2.12e12, "KZT"),
        ("US$12 per kilogram", (D.PRICE,), 12, "US$/kg"),
        ("$37,000 per ton", (D.PRICE,), 37, "US$/kg"),
        ("240,000 t", (D.RATE,), 240_000, "t/yr"),
        ("10,000 tonnes of rare earth oxide per year", (D.RATE,), 10_000, "t/yr"),
        ("over a decade", (D.TIME,), 10, "years"),
        ("18 months", (D.TIME,), 1.5, "years"),
        ("third-largest", (D.RANK,), 3, "rank"),
        ("top-3", (D.RANK,), 3, "rank"),
        ("3", (D.RANK,), 3, "rank"),
        ("by 2030", (D.YEAR,), 2030, "year"),
        ("Q4 2030", (D.YEAR,), 2030, "year"),
        ("Six Kilometers Deep", (D.LENGTH,), 6000, "m"),
        ("-468m", (D.LENGTH,), 468, "m"),
        ("64,2 sq km", (D.AREA,), 64.2, "km²"),
        ("50 ha", (D.AREA,), 0.5, "km²"),
        ("20", (), 20, ""),
    ],
)
def test_a_figure_is_held_in_its_canonical_unit(
    text: str, expected: tuple[Dimension, ...], value: float, unit: str
) -> None:
    figure = read_figure(text, *expected)
    assert (figure.value, figure.unit) == (pytest.approx(value, rel=1e-5), unit)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("about 20 Mt", Qualifier.ABOUT),
        ("~20 Mt", Qualifier.ABOUT),
        ("an estimated 20 Mt", Qualifier.ABOUT),
        ("up to 20 Mt", Qualifier.UP_TO),
        ("up to an estimated 20 Mt", Qualifier.UP_TO),
        ("as much as US$20 bn", Qualifier.UP_TO),
        ("more than 20 Mt", Qualifier.OVER),
        (">20 Mt", Qualifier.OVER),
        ("20+ Mt", Qualifier.OVER),
        ("20 Mt or more", Qualifier.OVER),
        ("nearly 20 Mt", Qualifier.UNDER),
        ("less than 20 Mt", Qualifier.UNDER),
        ("20 Mt", Qualifier.EXACT),
        ("third or better", Qualifier.UP_TO),
    ],
)
def test_the_word_before_or_behind_is_kept(text: str, qualifier: Qualifier) -> None:
    expected = (Dimension.RANK,) if "third" in text else ()
    assert read_figure(text, *expected).qualifier is qualifier


@pytest.mark.parametrize(
    ("text", "basis", "substance"),
    [
        ("1000 t Nd2O3", Basis.OXIDE, "Nd2O3"),
        ("8.8 Mt of TREO", Basis.OXIDE, "TREO"),
        ("4,500 t of NdPr oxide", Basis.OXIDE, "NdPr oxide"),
        ("14.3 million tons of lithium carbonate equivalent", Basis.COMPOUND, "LCE"),
        ("0.45% Li2O", Basis.OXIDE, "Li2O"),
        ("500 t U3O8", Basis.OXIDE, "U3O8"),
        ("1.3 million tons of tungsten", Basis.METAL, "W"),
        ("20 Mt ore", Basis.ORE, "ore"),
        ("20 million metric tons of rare earth-bearing ore", Basis.ORE, "ore"),
        ("700 grams per ton of ore", Basis.UNSPECIFIED, None),
        ("935,400 tons of rare metals", Basis.UNSPECIFIED, "REE"),
    ],
)
def test_the_substance_tells_the_basis(text: str, basis: Basis, substance: str | None) -> None:
    figure = read_figure(text, Dimension.MASS, Dimension.GRADE)
    assert (figure.basis, figure.substance) == (basis, substance)


@pytest.mark.parametrize(
    ("text", "bare"), [("20 tons", True), ("20 tonnes", False), ("20 metric tons", False)]
)
def test_a_ton_of_no_stated_kind_is_marked(text: str, bare: bool) -> None:
    assert read_figure(text, Dimension.MASS).printed.bare_ton is bare


@pytest.mark.parametrize(
    ("text", "expected", "error"),
    [
        ("", (D.MASS,), EmptyFigure),
        (" \u00a0 ", (D.MASS,), EmptyFigure),
        ("9" * 201, (D.MASS,), TooLong),
        ("plenty", (D.MASS,), UnreadableFigure),
        ("9**9**9", (D.MASS,), UnreadableFigure),
        ("20 Mt at 700 g/t", (D.MASS,), UnreadableFigure),
        ("20", (D.MASS,), MissingUnit),
        ("20 million", (D.MASS,), MissingUnit),
        ("20 tonns", (D.MASS,), UnknownUnit),
        ("20 MT", (D.MASS,), AmbiguousUnit),
        ("700 g/t", (D.MASS,), WrongDimension),
        ("20 Mt", (D.GRADE,), WrongDimension),
        ("-5 t", (D.MASS,), OutOfRange),
        ("0 t", (D.MASS,), OutOfRange),
        ("nan t", (D.MASS,), OutOfRange),
        ("inf", (D.GRADE,), OutOfRange),
        ("1e400 t", (D.MASS,), OutOfRange),
        ("1e19 t", (D.MASS,), OutOfRange),
        ("0", (D.RANK,), OutOfRange),
        ("30", (D.YEAR,), OutOfRange),
    ],
)
def test_a_refusal_has_its_class_and_names_the_option(
    text: str, expected: tuple[Dimension, ...], error: type[InputError]
) -> None:
    with pytest.raises(error) as refused:
        read_figure(text, *expected, option="ore")
    assert refused.value.option == "ore"
    assert refused.value.expected == tuple(d.value for d in expected)


def test_a_typing_error_in_a_unit_is_answered_with_the_nearest_units() -> None:
    with pytest.raises(UnknownUnit) as refused:
        read_figure("20 tonns", Dimension.MASS)
    assert "tons" in refused.value.candidates


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("18 Mst", "Mt", 16.32932532), ("700 g/t", "%", 0.07), ("1 km²", "ha", 100), ("1 oz", "g", 31.1034768)],
)
def test_a_figure_is_said_in_another_unit(text: str, unit: str, value: float) -> None:
    assert read_quantity_in(read_figure(text), unit) == pytest.approx(value)


def test_a_unit_of_another_kind_is_refused() -> None:
    with pytest.raises(WrongDimension):
        read_quantity_in(read_figure("20 Mt"), "km")
