"""What tonnes can be tonnes of: words and formulas of commodities, and the basis each implies. No factors here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from core.quantities.elements import ATOMIC_WEIGHTS, ELEMENT_NAMES, RARE_EARTH_SYMBOLS, atoms, key_element
from core.quantities.figure import Basis
from core.quantities.numbers import THIN


@dataclass(frozen=True, slots=True)
class Substance:
    """`key` is the short name kept in a figure ("Nd2O3", "TREO", "LCE", "NdPr oxide", "ore"); `basis` what a
    tonnage of it is counted in; `mineral` the commodity it belongs to ("rare earths", "lithium"), None for ore."""

    key: str
    basis: Basis
    mineral: str | None


_RE = "rare earths"

_NAMED: dict[str, Substance] = {
    "ore": Substance("ore", Basis.ORE, None),
    "ores": Substance("ore", Basis.ORE, None),
    "rock": Substance("ore", Basis.ORE, None),
    "rom": Substance("ore", Basis.ORE, None),
    "run-of-mine": Substance("ore", Basis.ORE, None),
    "metal": Substance("metal", Basis.METAL, None),
    "oxide": Substance("oxide", Basis.OXIDE, None),
    "oxides": Substance("oxide", Basis.OXIDE, None),
    "concentrate": Substance("concentrate", Basis.COMPOUND, None),
    "concentrates": Substance("concentrate", Basis.COMPOUND, None),
    "treo": Substance("TREO", Basis.OXIDE, _RE),
    "treo+y": Substance("TREO", Basis.OXIDE, _RE),
    "treo + y": Substance("TREO", Basis.OXIDE, _RE),
    "reo": Substance("TREO", Basis.OXIDE, _RE),
    "reos": Substance("TREO", Basis.OXIDE, _RE),
    "lreo": Substance("LREO", Basis.OXIDE, _RE),
    "hreo": Substance("HREO", Basis.OXIDE, _RE),
    "mreo": Substance("MREO", Basis.OXIDE, _RE),
    "ree2o3": Substance("TREO", Basis.OXIDE, _RE),
    "re2o3": Substance("TREO", Basis.OXIDE, _RE),
    "rare earth oxide": Substance("TREO", Basis.OXIDE, _RE),
    "rare earth oxides": Substance("TREO", Basis.OXIDE, _RE),
    "rare earths": Substance("REE", Basis.UNSPECIFIED, _RE),
    "rare earth": Substance("REE", Basis.UNSPECIFIED, _RE),
    "rare earth elements": Substance("REE", Basis.UNSPECIFIED, _RE),
    "rare earth element": Substance("REE", Basis.UNSPECIFIED, _RE),
    "rare earth metals": Substance("REE", Basis.UNSPECIFIED, _RE),
    "rare metals": Substance("REE", Basis.UNSPECIFIED, _RE),
    "ree": Substance("REE", Basis.UNSPECIFIED, _RE),
    "rees": Substance("REE", Basis.UNSPECIFIED, _RE),
    "tree": Substance("REE", Basis.UNSPECIFIED, _RE),
    "ndpr": Substance("NdPr", Basis.UNSPECIFIED, _RE),
    "ndpr oxide": Substance("NdPr oxide", Basis.OXIDE, _RE),
    "ndpr oxides": Substance("NdPr oxide", Basis.OXIDE, _RE),
    "ndpro": Substance("NdPr oxide", Basis.OXIDE, _RE),
    "ndpr metal": Substance("NdPr metal", Basis.METAL, _RE),
    "lce": Substance("LCE", Basis.COMPOUND, "lithium"),
    "lithium carbonate equivalent": Substance("LCE", Basis.COMPOUND, "lithium"),
    "lithium carbonate": Substance("LCE", Basis.COMPOUND, "lithium"),
    "lithium hydroxide": Substance("LiOH.H2O", Basis.COMPOUND, "lithium"),
    "lithia": Substance("Li2O", Basis.OXIDE, "lithium"),
    "lithium oxide": Substance("Li2O", Basis.OXIDE, "lithium"),
    "uranium oxide": Substance("U3O8", Basis.OXIDE, "uranium"),
    "yellowcake": Substance("U3O8", Basis.OXIDE, "uranium"),
    "tungsten trioxide": Substance("WO3", Basis.OXIDE, "tungsten"),
    "tungsten oxide": Substance("WO3", Basis.OXIDE, "tungsten"),
    "niobium pentoxide": Substance("Nb2O5", Basis.OXIDE, "niobium"),
    "niobium oxide": Substance("Nb2O5", Basis.OXIDE, "niobium"),
    "tantalum pentoxide": Substance("Ta2O5", Basis.OXIDE, "tantalum"),
    "tantalum oxide": Substance("Ta2O5", Basis.OXIDE, "tantalum"),
    "vanadium pentoxide": Substance("V2O5", Basis.OXIDE, "vanadium"),
    "vanadium oxide": Substance("V2O5", Basis.OXIDE, "vanadium"),
    "titanium dioxide": Substance("TiO2", Basis.OXIDE, "titanium"),
    "tgc": Substance("graphite", Basis.COMPOUND, "graphite"),
    "cg": Substance("graphite", Basis.COMPOUND, "graphite"),
    "graphitic carbon": Substance("graphite", Basis.COMPOUND, "graphite"),
    "total graphitic carbon": Substance("graphite", Basis.COMPOUND, "graphite"),
    "alumina": Substance("Al2O3", Basis.OXIDE, "aluminium"),
    "neodymium oxide": Substance("Nd2O3", Basis.OXIDE, _RE),
    "praseodymium oxide": Substance("Pr6O11", Basis.OXIDE, _RE),
    "terbium oxide": Substance("Tb4O7", Basis.OXIDE, _RE),
    "cerium oxide": Substance("CeO2", Basis.OXIDE, _RE),
    "lanthanum oxide": Substance("La2O3", Basis.OXIDE, _RE),
    "dysprosium oxide": Substance("Dy2O3", Basis.OXIDE, _RE),
    "yttrium oxide": Substance("Y2O3", Basis.OXIDE, _RE),
    "spodumene concentrate": Substance("spodumene concentrate", Basis.COMPOUND, "lithium"),
    "magnets": Substance("magnets", Basis.COMPOUND, _RE),
    "magnet": Substance("magnets", Basis.COMPOUND, _RE),
}

# Of two names of an element the first is the mineral's: tungsten, not wolfram.
_MINERAL_OF = {symbol: name for name, symbol in reversed(ELEMENT_NAMES.items())} | {
    "Al": "aluminium",
    "Cs": "caesium",
}
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f‐‑–-]+")


@lru_cache(maxsize=4096)
def find_substance(text: str) -> Substance | None:
    """The substance a word, a phrase or a formula names; None where it names none. Pure.

    Case matters for formulas only ("Nd2O3", "WO3", "Li"); hyphens count as spaces ("rare-earth oxides").
    """
    words = text.strip().strip(".,;:()")
    if not words or len(words) > 40:
        return None
    small = _SPACES.sub(" ", words).lower()
    if (named := _NAMED.get(small) or _NAMED.get(words.lower())) is not None:
        return named
    if (symbol := ELEMENT_NAMES.get(small)) is not None:
        return Substance(symbol, Basis.METAL, _mineral_of(symbol))
    if small.startswith("contained "):
        return find_substance(small.removeprefix("contained "))
    return _formula(words)


def _formula(text: str) -> Substance | None:
    if text in ATOMIC_WEIGHTS and text not in ("H", "O", "C", "N", "S", "F", "In", "As"):
        return Substance(text, Basis.METAL, _mineral_of(text))
    parts, key = atoms(text), key_element(text)
    if parts is None or key is None or len(parts) < 2 or not any(c.isdigit() or c == "O" for c in text):
        return None
    oxide = {symbol for symbol, _ in parts} == {key, "O"}
    return Substance(
        text.translate(str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")),
        Basis.OXIDE if oxide else Basis.COMPOUND,
        _mineral_of(key),
    )


def _mineral_of(symbol: str) -> str | None:
    return _RE if symbol in RARE_EARTH_SYMBOLS - {"Sc"} else _MINERAL_OF.get(symbol)


_FILLED_OF = re.compile(
    rf"(?:[ {THIN}]|-)?(?:(?:in[ -]situ|of|in|as|contained|total|separated|refined|mixed|combined|key|recoverable|high-grade|pure|finished"
    r"|the|[a-z]+-grade|its|proven|payable|annual|equivalent|potential|estimated)[ -]){0,4}",
    re.IGNORECASE,
)
_SUBSTANCE_WORD = re.compile(r"[A-Za-z₀₁₂₃₄₅₆₇₈₉0-9+·.]+")


def read_substance(text: str, start: int) -> tuple[Substance, int] | None:
    """The substance named from `start` on ("of total rare earth oxides"), and its end; None where none. Pure."""
    gap = _FILLED_OF.match(text, start)
    position = start if gap is None else gap.end()
    if position == start and start < len(text) and text[start] not in "(%":
        return None
    words: list[tuple[str, int]] = []
    end = position
    while len(words) < 4 and (match := _SUBSTANCE_WORD.match(text, end)) is not None:
        words.append((match[0], match.end()))
        end = match.end()
        if end >= len(text) or text[end] not in f" -‐‑{THIN}":
            break
        end += 1
    for n in range(len(words), 0, -1):
        phrase = text[position : words[n - 1][1]]
        if (substance := find_substance(phrase)) is not None:
            return _with_head_noun(text, substance, words[n - 1][1] - phrase.endswith("."))
    return None


_HEAD_NOUN = re.compile(
    rf"(?: and [A-Za-z]{{2,14}})?(?: \([A-Za-z]{{2,6}}\))?[ {THIN}-](?:(?:bearing|rich|containing|enriched|mineral|mineralised|mineralized)[ -])?"
    r"(?P<noun>ores?|rock|clays?|mineralisation|mineralization|concentrates?|oxides?|carbonates?)(?![a-z-])",
    re.IGNORECASE,
)


def _with_head_noun(text: str, substance: Substance, end: int) -> tuple[Substance, int]:
    """The noun that ends a compound decides: "rare earth-bearing ore" is ore, "lithium concentrate" a compound."""
    match = _HEAD_NOUN.match(text, end)
    if match is None or substance.basis is Basis.ORE:
        return substance, end
    noun = match["noun"].lower()
    if noun.startswith("oxide"):
        return (substance if substance.basis is Basis.OXIDE else _oxide(substance)), match.end()
    if noun.startswith(("concentrate", "carbonate")):
        return Substance("concentrate", Basis.COMPOUND, substance.mineral), match.end()
    return Substance("ore", Basis.ORE, substance.mineral), match.end()


def _oxide(substance: Substance) -> Substance:
    named = _NAMED.get(f"{(substance.mineral or '').rstrip('s')} oxide")
    return named or Substance("oxide", Basis.OXIDE, substance.mineral)


SUBSTANCE_NAMES: tuple[str, ...] = tuple(_NAMED)
"""Every phrase that names a substance, besides the elements and formulas."""
