"""Chemical elements and formulas: names, standard atomic weights, molar masses. No minerals here.

Weights: CIAAW, Abridged Standard Atomic Weights 2021 (Prohaska et al., Pure Appl. Chem. 94, 573, 2022),
https://ciaaw.org/abridged-atomic-weights.htm
"""

from __future__ import annotations

import re
from functools import lru_cache

ATOMIC_WEIGHTS: dict[str, float] = {
    "H": 1.008,
    "Li": 6.94,
    "Be": 9.0122,
    "B": 10.81,
    "C": 12.011,
    "N": 14.007,
    "O": 15.999,
    "F": 18.998,
    "Na": 22.990,
    "Mg": 24.305,
    "Al": 26.982,
    "Si": 28.085,
    "P": 30.974,
    "S": 32.06,
    "Cl": 35.45,
    "K": 39.098,
    "Ca": 40.078,
    "Sc": 44.956,
    "Ti": 47.867,
    "V": 50.942,
    "Cr": 51.996,
    "Mn": 54.938,
    "Fe": 55.845,
    "Co": 58.933,
    "Ni": 58.693,
    "Cu": 63.546,
    "Zn": 65.38,
    "Ga": 69.723,
    "Ge": 72.630,
    "As": 74.922,
    "Se": 78.971,
    "Rb": 85.468,
    "Sr": 87.62,
    "Y": 88.906,
    "Zr": 91.224,
    "Nb": 92.906,
    "Mo": 95.95,
    "Ru": 101.07,
    "Rh": 102.91,
    "Pd": 106.42,
    "Ag": 107.87,
    "Cd": 112.41,
    "In": 114.82,
    "Sn": 118.71,
    "Sb": 121.76,
    "Te": 127.60,
    "Cs": 132.91,
    "Ba": 137.33,
    "La": 138.91,
    "Ce": 140.12,
    "Pr": 140.91,
    "Nd": 144.24,
    "Sm": 150.36,
    "Eu": 151.96,
    "Gd": 157.25,
    "Tb": 158.93,
    "Dy": 162.50,
    "Ho": 164.93,
    "Er": 167.26,
    "Tm": 168.93,
    "Yb": 173.05,
    "Lu": 174.97,
    "Hf": 178.49,
    "Ta": 180.95,
    "W": 183.84,
    "Re": 186.21,
    "Pt": 195.08,
    "Au": 196.97,
    "Pb": 207.2,
    "Bi": 208.98,
    "Th": 232.04,
    "U": 238.03,
}
"""Grams per mole. Elements whose weight varies in nature carry the conventional value of the abridged table."""

ELEMENT_NAMES: dict[str, str] = {
    "lithium": "Li",
    "beryllium": "Be",
    "boron": "B",
    "magnesium": "Mg",
    "aluminium": "Al",
    "aluminum": "Al",
    "phosphorus": "P",
    "potassium": "K",
    "scandium": "Sc",
    "titanium": "Ti",
    "vanadium": "V",
    "chromium": "Cr",
    "manganese": "Mn",
    "iron": "Fe",
    "cobalt": "Co",
    "nickel": "Ni",
    "copper": "Cu",
    "zinc": "Zn",
    "gallium": "Ga",
    "germanium": "Ge",
    "selenium": "Se",
    "rubidium": "Rb",
    "strontium": "Sr",
    "yttrium": "Y",
    "zirconium": "Zr",
    "niobium": "Nb",
    "molybdenum": "Mo",
    "rhodium": "Rh",
    "palladium": "Pd",
    "silver": "Ag",
    "indium": "In",
    "tin": "Sn",
    "antimony": "Sb",
    "tellurium": "Te",
    "caesium": "Cs",
    "cesium": "Cs",
    "barium": "Ba",
    "lanthanum": "La",
    "cerium": "Ce",
    "praseodymium": "Pr",
    "neodymium": "Nd",
    "samarium": "Sm",
    "europium": "Eu",
    "gadolinium": "Gd",
    "terbium": "Tb",
    "dysprosium": "Dy",
    "holmium": "Ho",
    "erbium": "Er",
    "thulium": "Tm",
    "ytterbium": "Yb",
    "lutetium": "Lu",
    "hafnium": "Hf",
    "tantalum": "Ta",
    "tungsten": "W",
    "wolfram": "W",
    "rhenium": "Re",
    "platinum": "Pt",
    "gold": "Au",
    "lead": "Pb",
    "bismuth": "Bi",
    "thorium": "Th",
    "uranium": "U",
}
"""English names of the elements that mining news speaks of, in small letters."""

RARE_EARTH_SYMBOLS: frozenset[str] = frozenset(
    ("Sc", "Y", "La", "Ce", "Pr", "Nd", "Sm", "Eu", "Gd", "Tb", "Dy", "Ho", "Er", "Tm", "Yb", "Lu")
)

_ATOM = re.compile(r"([A-Z][a-z]?)([0-9]{0,2})")
_ANIONS = frozenset("OHCSFN") | {"Cl", "Si", "Al", "P"}


@lru_cache(maxsize=512)
def atoms(formula: str) -> tuple[tuple[str, int], ...] | None:
    """Elements and counts of a plain formula ("Nd2O3" is (("Nd", 2), ("O", 3))), at most 20 characters.

    None where it is no formula of known elements. A dot joins parts ("LiOH.H2O"). Pure.
    """
    text = formula.replace("·", "").replace(".", "").translate(_SUBSCRIPTS)
    if not text or len(text) > 20:
        return None
    found: list[tuple[str, int]] = []
    position = 0
    while position < len(text):
        match = _ATOM.match(text, position)
        if match is None or match[1] not in ATOMIC_WEIGHTS:
            return None
        found.append((match[1], int(match[2] or 1)))
        position = match.end()
    return tuple(found)


_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def molar_mass(formula: str) -> float | None:
    """Grams per mole of a plain formula, None where it is none. Pure."""
    parts = atoms(formula)
    return None if parts is None else sum(ATOMIC_WEIGHTS[symbol] * n for symbol, n in parts)


def key_element(formula: str) -> str | None:
    """The element a compound is mined for: the first that is not oxygen, carbon, silicon and the like. Pure."""
    parts = atoms(formula)
    if parts is None:
        return None
    return next((symbol for symbol, _ in parts if symbol not in _ANIONS), parts[0][0])


def element_share(formula: str, element: str) -> float | None:
    """Mass of `element` per mass of the compound, 0 to 1; None where it has none. Pure."""
    parts, mass = atoms(formula), molar_mass(formula)
    if parts is None or mass is None:
        return None
    share = sum(ATOMIC_WEIGHTS[symbol] * n for symbol, n in parts if symbol == element) / mass
    return share or None
