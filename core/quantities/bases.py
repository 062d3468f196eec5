"""Element, oxide and compound: how much of one holds as much as another. No reference data here."""

from __future__ import annotations

from core.errors import UnknownName, WrongDimension
from core.quantities.elements import element_share, key_element
from core.quantities.figure import Basis
from core.quantities.ranges import Range
from core.quantities.substances import Substance, find_substance

MIX_OXIDE_PER_ELEMENT = Range(1.19, 1.20, 1.22)
"""t of rare-earth oxide per t of rare-earth element, for a natural mix: bastnäsite 1.200, ionic clay 1.20,
xenotime 1.22 (computed from published element splits; single elements lie between 1.14 and 1.27)."""

NDPR_ND_SHARE = 0.75
"""Neodymium in the Nd–Pr mix of magnets, by mass of element: 3 to 1."""

USUAL_OXIDES: dict[str, str] = {
    "Li": "Li2O",
    "Be": "BeO",
    "B": "B2O3",
    "Mg": "MgO",
    "Al": "Al2O3",
    "P": "P2O5",
    "K": "K2O",
    "Sc": "Sc2O3",
    "Ti": "TiO2",
    "V": "V2O5",
    "Cr": "Cr2O3",
    "Mn": "MnO",
    "Fe": "Fe2O3",
    "Y": "Y2O3",
    "Zr": "ZrO2",
    "Nb": "Nb2O5",
    "Mo": "MoO3",
    "Sn": "SnO2",
    "La": "La2O3",
    "Ce": "CeO2",
    "Pr": "Pr6O11",
    "Nd": "Nd2O3",
    "Sm": "Sm2O3",
    "Eu": "Eu2O3",
    "Gd": "Gd2O3",
    "Tb": "Tb4O7",
    "Dy": "Dy2O3",
    "Ho": "Ho2O3",
    "Er": "Er2O3",
    "Tm": "Tm2O3",
    "Yb": "Yb2O3",
    "Lu": "Lu2O3",
    "Hf": "HfO2",
    "Ta": "Ta2O5",
    "W": "WO3",
    "U": "U3O8",
}
"""The oxide in which each element is traded and reported."""

_FORMULAS = {"LCE": "Li2CO3", "ore": None, "metal": None, "oxide": None, "concentrate": None}
_RARE_EARTH_MIX = {"TREO": 1 / MIX_OXIDE_PER_ELEMENT.middle, "LREO": None, "HREO": None, "REE": 1.0}


def ndpr_oxide_per_element() -> float:
    """t of NdPr oxide (Nd2O3, Pr6O11) per t of Nd and Pr, 3 to 1: 1.177. Pure."""
    nd, pr = element_share("Nd2O3", "Nd"), element_share("Pr6O11", "Pr")
    assert nd is not None
    assert pr is not None
    return NDPR_ND_SHARE / nd + (1 - NDPR_ND_SHARE) / pr


def factor(from_substance: str, to_substance: str) -> float:
    """t of `to_substance` that hold as much of the wanted element as 1 t of `from_substance`. Pure, > 0.

    factor("Nd2O3", "Nd") is 0.857, factor("Li", "LCE") 5.323. "oxide" and "metal" as a target mean those of
    the element given. Rare-earth mixes use `MIX_OXIDE_PER_ELEMENT.likely`. Raises UnknownName for a word that
    is no substance, WrongDimension for two substances of different elements.
    """
    source = _known(from_substance)
    target = _known(_target(source, to_substance))
    if source.key == target.key:
        return 1.0
    a, b = _content(source), _content(target)
    if a is None or b is None or a[0] != b[0]:
        raise WrongDimension(to_substance, found=source.key, unit=target.key, expected=(source.key,))
    return a[1] / b[1]


def convertible() -> tuple[str, ...]:
    """Names between which `factor` converts, for suggestions: elements, their oxides, and the named mixes. Pure."""
    return (
        "TREO",
        "REE",
        "NdPr",
        "NdPr oxide",
        "LCE",
        *(name for element, oxide in USUAL_OXIDES.items() for name in (element, oxide)),
    )


def oxide_of(substance: str) -> str | None:
    """The usual oxide of a substance's element ("Nd" and "Nd2O3" give "Nd2O3"), None where there is none. Pure."""
    found = find_substance(substance)
    if found is None:
        return None
    if found.key in ("TREO", "REE"):
        return "TREO"
    if found.key.startswith("NdPr"):
        return "NdPr oxide"
    element = key_element(_FORMULAS.get(found.key) or found.key)
    return None if element is None else USUAL_OXIDES.get(element)


def _target(source: Substance, name: str) -> str:
    wanted = find_substance(name)
    if wanted is not None and wanted.key == "oxide":
        return oxide_of(source.key) or name
    if wanted is not None and wanted.key in ("metal", "element"):
        if source.key in ("TREO", "REE"):
            return "REE"
        if source.key.startswith("NdPr"):
            return "NdPr metal"
        return key_element(_FORMULAS.get(source.key) or source.key) or name
    return name


def _known(name: str) -> Substance:
    found = find_substance(name)
    if found is None:
        raise UnknownName(name, vocabulary="substance", candidates=())
    return found


def _content(substance: Substance) -> tuple[str, float] | None:
    """The element group and the share of it in 1 t of the substance."""
    if substance.key in ("NdPr", "NdPr metal"):
        return "NdPr", 1.0
    if substance.key == "NdPr oxide":
        return "NdPr", 1 / ndpr_oxide_per_element()
    if substance.key in _RARE_EARTH_MIX:
        share = _RARE_EARTH_MIX[substance.key]
        return None if share is None else ("REE", share)
    formula = _FORMULAS.get(substance.key, substance.key)
    element = None if formula is None else key_element(formula)
    share = None if formula is None or element is None else element_share(formula, element)
    return None if element is None or share is None or substance.basis is Basis.ORE else (element, share)
