"""Element, oxide, compound: the factors that mining news needs."""

from __future__ import annotations

import pytest

from core.errors import UnknownName, WrongDimension
from core.quantities.bases import convertible, factor, oxide_of


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Li2O", "Li", 0.4645),
        ("Li", "LCE", 5.323),
        ("U3O8", "U", 0.848),
        ("WO3", "W", 0.793),
        ("Nb2O5", "Nb", 0.699),
        ("Ta2O5", "Ta", 0.819),
        ("V2O5", "V", 0.560),
        ("Nd", "Nd2O3", 1.166),
        ("Pr", "Pr6O11", 1.208),
        ("NdPr", "NdPr oxide", 1.177),
        ("REE", "TREO", 1.20),
        ("neodymium oxide", "neodymium", 0.857),
        ("Nd2O3", "metal", 0.857),
        ("lithium", "oxide", 2.153),
        ("Li2O", "lithium carbonate equivalent", 2.473),
    ],
)
def test_factors_agree_with_published_ones(source: str, target: str, expected: float) -> None:
    assert factor(source, target) == pytest.approx(expected, abs=6e-4)


def test_there_and_back_is_one() -> None:
    names = [n for n in convertible() if oxide_of(n) is not None]
    assert names
    for name in names:
        oxide = oxide_of(name)
        assert oxide is not None
        assert factor(name, oxide) * factor(oxide, name) == pytest.approx(1)


def test_different_elements_do_not_convert() -> None:
    with pytest.raises(WrongDimension):
        factor("Nd2O3", "Li")


def test_a_word_that_is_no_substance_is_refused() -> None:
    with pytest.raises(UnknownName):
        factor("kryptonite", "Nd")
