"""Names in running text: countries, minerals, substances, deposits, codes and classes, from the library's tables.

Nothing here knows figures. A name counts only where it is written as a name ("US", not "us").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from core.extraction.words import Phrasebook, Words
from core.quantities.elements import ELEMENT_NAMES
from core.quantities.figure import Basis
from core.quantities.substances import SUBSTANCE_NAMES, Substance, find_substance
from core.reference.library import Library


class Kind(StrEnum):
    """What a name names."""

    COUNTRY = "country"
    SUBSTANCE = "substance"
    DEPOSIT = "deposit"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Name:
    """A name: `value` is an ISO 3166 alpha-3 code, a deposit's key ("" where several go by the name), a region; `label` as the table has it;
    `substance` for a commodity. `capital` says that it must begin with a capital letter."""

    kind: Kind
    value: str
    label: str
    capital: bool = False
    shout: bool = False
    substance: Substance | None = None


class Mention(NamedTuple):
    """A name in a text, with its span and the index of its first word and of the word behind it."""

    name: Name
    start: int
    end: int
    first: int
    behind: int


PLACES: dict[str, str] = {
    "Beijing": "CHN", "Moscow": "RUS", "Washington": "USA", "Tokyo": "JPN", "New Delhi": "IND", "Delhi": "IND",
    "Astana": "KAZ", "Ankara": "TUR", "Hanoi": "VNM", "Kyiv": "UKR", "Canberra": "AUS", "Jakarta": "IDN",
    "Seoul": "KOR", "Pretoria": "ZAF", "Oslo": "NOR", "Stockholm": "SWE", "Naypyidaw": "MMR", "Brasilia": "BRA",
    "Inner Mongolia": "CHN", "Yunnan": "CHN", "Sichuan": "CHN", "Jiangxi": "CHN", "Baotou": "CHN", "Ganzhou": "CHN",
    "New Mexico": "USA", "Wyoming": "USA", "Texas": "USA", "Nevada": "USA", "California": "USA", "Alaska": "USA",
    "Montana": "USA", "Arkansas": "USA", "Quebec": "CAN", "Ontario": "CAN", "Labrador": "CAN", "Western Australia": "AUS",
    "New South Wales": "AUS", "Queensland": "AUS", "Minas Gerais": "BRA", "Rajasthan": "IND", "Gujarat": "IND",
    "Jammu and Kashmir": "IND", "Karaganda": "KAZ", "Yakutia": "RUS", "Katanga": "COD",
}  # fmt: skip
"""Capitals that news uses for the state, and provinces that mining news names without their country."""

REGIONS: dict[str, str] = {
    "world": "world", "global": "world", "globally": "world", "worldwide": "world", "planet": "world", "globe": "world",
    "europe": "Europe", "european": "Europe", "european union": "European Union", "eu": "European Union", "asia": "Asia",
    "africa": "Africa", "african": "Africa", "north america": "North America", "south america": "South America",
    "latin america": "Latin America", "central asia": "Central Asia", "southeast asia": "Southeast Asia",
}  # fmt: skip

_OTHER_COMMODITIES: dict[str, tuple[str, str, Basis]] = {
    "rare earth minerals": ("REE", "rare earths", Basis.UNSPECIFIED),
    "rare-earth metal": ("REE", "rare earths", Basis.UNSPECIFIED),
    "heavy rare earths": ("REE", "rare earths", Basis.UNSPECIFIED),
    "light rare earths": ("REE", "rare earths", Basis.UNSPECIFIED),
    "rare earth ore": ("ore", "rare earths", Basis.ORE),
    "monazite": ("monazite", "rare earths", Basis.COMPOUND),
    "monazite sands": ("monazite", "rare earths", Basis.COMPOUND),
    "bastnasite": ("bastnäsite", "rare earths", Basis.COMPOUND),
    "loparite concentrate": ("concentrate", "rare earths", Basis.COMPOUND),
    "rare earth carbonate": ("carbonate", "rare earths", Basis.COMPOUND),
    "mixed rare earth carbonate": ("carbonate", "rare earths", Basis.COMPOUND),
    "rare earth concentrate": ("concentrate", "rare earths", Basis.COMPOUND),
    "permanent magnets": ("magnets", "rare earths", Basis.COMPOUND),
    **{
        f"{kind} magnets": ("magnets", "rare earths", Basis.COMPOUND)
        for kind in ("neodymium-iron-boron", "neodymium iron boron", "NdFeB", "neodymium", "samarium-cobalt")
    },
    "neodymium-praseodymium": ("NdPr", "NdPr", Basis.UNSPECIFIED),
    "neodymium-praseodymium oxide": ("NdPr oxide", "NdPr", Basis.OXIDE),
    "neodymium and praseodymium": ("NdPr", "NdPr", Basis.UNSPECIFIED),
    "neodymium and praseodymium oxide": ("NdPr oxide", "NdPr", Basis.OXIDE),
    "magnet oxides": ("oxide", "rare earths", Basis.OXIDE),
    "separated oxides": ("oxide", "rare earths", Basis.OXIDE),
    "graphite": ("graphite", "graphite", Basis.COMPOUND),
    "iron ore": ("ore", "iron ore", Basis.ORE),
    "bauxite": ("ore", "bauxite", Basis.ORE),
    "coal": ("coal", "coal", Basis.UNSPECIFIED),
    "phosphate rock": ("phosphate rock", "phosphate rock", Basis.COMPOUND),
    "potash": ("potash", "potash", Basis.COMPOUND),
    "fluorspar": ("fluorspar", "fluorspar", Basis.COMPOUND),
    "barite": ("barite", "barite", Basis.COMPOUND),
    "diamonds": ("diamonds", "diamonds", Basis.UNSPECIFIED),
    "spodumene": ("spodumene", "lithium", Basis.COMPOUND),
    "nickel sulphate": ("nickel sulphate", "nickel", Basis.COMPOUND),
    "nickel sulfate": ("nickel sulphate", "nickel", Basis.COMPOUND),
    "nickel matte": ("nickel matte", "nickel", Basis.COMPOUND),
    "copper concentrate": ("concentrate", "copper", Basis.COMPOUND),
    **{
        name: (name, mineral, Basis.COMPOUND)
        for name, mineral in (
            ("phosphate", "phosphate rock"),
            ("phosphates", "phosphate rock"),
            ("fluorite", "fluorspar"),
            ("feldspar", "feldspar"),
            ("gypsum", "gypsum"),
            ("ilmenite", "ilmenite"),
            ("rutile", "rutile"),
            ("zircon", "zircon"),
            ("chromite", "chromium"),
            ("coltan", "tantalum"),
            ("tantalite", "tantalum"),
            ("cassiterite", "tin"),
            ("stibnite", "antimony"),
            ("wolframite", "tungsten"),
            ("scheelite", "tungsten"),
            ("beryl", "beryllium"),
            ("magnesite", "magnesium metal"),
            ("borates", "boron"),
            ("ferroniobium", "niobium"),
            ("xenotime", "rare earths"),
            ("eudialyte", "rare earths"),
            ("spherical graphite", "graphite"),
            ("coated spherical graphite", "graphite"),
            ("graphite flake", "graphite"),
            ("flake graphite", "graphite"),
            ("graphite products", "graphite"),
            ("apt", "tungsten"),
            ("ammonium paratungstate", "tungsten"),
            ("mixed hydroxide precipitate", "nickel"),
            ("mhp", "nickel"),
            ("nickel pig iron", "nickel"),
            ("npi", "nickel"),
            ("ferronickel", "nickel"),
            ("cobalt hydroxide", "cobalt"),
            ("cobalt sulphate", "cobalt"),
            ("cobalt sulfate", "cobalt"),
            ("manganese sulphate", "manganese"),
            ("manganese sulfate", "manganese"),
            ("ferromanganese", "manganese"),
            ("ferrochrome", "chromium"),
            ("ferrovanadium", "vanadium"),
            ("ferrotungsten", "tungsten"),
            ("magnetite", "iron ore"),
            ("hematite", "iron ore"),
            ("haematite", "iron ore"),
            ("ilmenomagnetite", "iron ore"),
            ("titanomagnetite", "iron ore"),
            ("iron sands", "iron ore"),
            ("potassium chloride", "potash"),
            ("boric acid", "boron"),
            ("boron carbide", "boron"),
            ("colemanite", "boron"),
            ("soda ash", "soda ash"),
            ("lepidolite", "lithium"),
            ("petalite", "lithium"),
            ("columbite", "niobium"),
            ("pyrochlore", "niobium"),
            ("titanium slag", "titanium"),
            ("synthetic rutile", "titanium"),
            ("garnet", "garnet"),
            ("kyanite", "kyanite"),
            ("kaolin", "kaolin"),
            ("silica", "silica"),
            ("talc", "talc"),
            ("perlite", "perlite"),
            ("pumice", "pumice"),
            ("bentonite", "bentonite"),
            ("strontium carbonate", "strontium"),
            ("celestite", "strontium"),
            ("molybdenum concentrate", "molybdenum"),
            ("cathode material", ""),
            ("cathode materials", ""),
            ("uranium hexafluoride", "uranium"),
            ("uranium concentrate", "uranium"),
            ("tungsten concentrate", "tungsten"),
            ("tin concentrate", "tin"),
            ("zinc concentrate", "zinc"),
            ("lead concentrate", "lead"),
            ("sulphate of potash", "potash"),
            ("sulfate of potash", "potash"),
            ("muriate of potash", "potash"),
            ("rare earth magnets", "rare earths"),
            ("magnet material", "rare earths"),
        )
    },
    "heavy minerals": ("heavy minerals", "heavy minerals", Basis.COMPOUND),
    "heavy mineral": ("heavy minerals", "heavy minerals", Basis.COMPOUND),
    "beryllium oxide": ("BeO", "beryllium", Basis.OXIDE),
    "critical minerals": ("critical minerals", "critical minerals", Basis.UNSPECIFIED),
    "oxide production": ("oxide", "", Basis.OXIDE),
    "oxide output": ("oxide", "", Basis.OXIDE),
    "metals": ("metals", "", Basis.UNSPECIFIED),
    "the metal": ("metal", "", Basis.METAL),
    "lithium metal": ("Li", "lithium", Basis.METAL),
    "lithium resources": ("Li", "lithium", Basis.METAL),
    **dict.fromkeys(
        (
            "lead production",
            "lead output",
            "lead reserves",
            "lead resources",
            "lead and zinc",
            "zinc and lead",
            "refined lead",
            "of lead",
            "contained lead",
            "lead metal",
            "mined lead",
            "lead mine",
            "lead grade",
            "lead grades",
        ),
        ("Pb", "lead", Basis.METAL),
    ),
    **dict.fromkeys(
        ("iron content", "iron grade", "contained iron", "of iron", "iron grades"),
        ("Fe", "iron ore", Basis.METAL),
    ),
    "lead concentrate": ("concentrate", "lead", Basis.COMPOUND),
    "chrome ore": ("ore", "chromium", Basis.ORE),
    "manganese ore": ("ore", "manganese", Basis.ORE),
    "lead ore": ("ore", "lead", Basis.ORE),
}
"""Commodities beyond the substances that convert: what they are called, their mineral, and their basis."""

_NOT_METALS = frozenset(("lead", "iron"))
"""Words that are often not the metal ("lead to", "iron ore"); counted only beside a figure, by the substance behind it."""

_QUALIFIED = re.compile(r"\s*\([^)]*\)|,.*$| / .*$")


@lru_cache(maxsize=4)
def vocabulary(library: Library) -> Phrasebook[Name]:
    """Every name of the library's tables and of the substances, as one book. Built once for each library."""
    return Phrasebook([*_countries(library), *_substances(), *_deposits(library), *_regions()])


def _countries(library: Library) -> list[tuple[str, Name]]:
    found: list[tuple[str, Name]] = []
    for country in library.countries.values():
        for name in {country.name, country.demonym, *country.aliases} - {""}:
            shout = name.replace(".", "").isupper()
            found.append((name.lower(), Name(Kind.COUNTRY, country.iso3, country.name, True, shout)))
    for city, iso3 in PLACES.items():
        if iso3 in library.countries:
            found.append((city.lower(), Name(Kind.COUNTRY, iso3, library.countries[iso3].name, True)))
    return found


def _substances() -> list[tuple[str, Name]]:
    found: list[tuple[str, Name]] = []
    for phrase in (*SUBSTANCE_NAMES, *(n for n in ELEMENT_NAMES if n not in _NOT_METALS)):
        substance = find_substance(phrase)
        if substance is not None and substance.mineral is not None:
            label = "NdPr" if substance.key.startswith("NdPr") else substance.mineral
            found.append((phrase, Name(Kind.SUBSTANCE, label, label, substance=substance)))
    for phrase, (key, mineral, basis) in _OTHER_COMMODITIES.items():
        substance = Substance(key, basis, mineral or None)
        found.append((phrase, Name(Kind.SUBSTANCE, mineral, mineral, substance=substance)))
    for formula in (
        "Li2O",
        "U3O8",
        "WO3",
        "Nb2O5",
        "Ta2O5",
        "V2O5",
        "TiO2",
        "Nd2O3",
        "Cr2O3",
        "NdFeB",
        "P2O5",
        "Fe2O3",
    ):
        substance = find_substance(formula)
        if formula == "NdFeB":
            substance = Substance("magnets", Basis.COMPOUND, "rare earths")
        if substance is not None and substance.mineral is not None:
            found.append(
                (
                    formula.lower(),
                    Name(Kind.SUBSTANCE, substance.mineral, substance.mineral, substance=substance),
                )
            )
    return found


def _deposits(library: Library) -> list[tuple[str, Name]]:
    """Deposits by their plain name; `value` is "" where the table has several rows of that name."""
    found: dict[str, Name] = {}
    for deposit in (d for mineral in library.minerals for d in library.deposits(mineral)):
        if "read as" in deposit.name:
            continue
        name = _QUALIFIED.sub("", deposit.name).split(":")[0].removesuffix(" area").strip()
        if len(name) > 3:
            key = "" if name.lower() in found else deposit.key
            found[name.lower()] = Name(Kind.DEPOSIT, key, name, True)
    return list(found.items())


def _regions() -> list[tuple[str, Name]]:
    return [(word, Name(Kind.REGION, scope, scope)) for word, scope in REGIONS.items()]


def mentions(words: Words, book: Phrasebook[Name]) -> list[Mention]:
    """Every name in a text, the longest where several begin alike, without overlaps. Pure; linear."""
    found: list[Mention] = []
    texts, free, firsts = words.words, 0, book.firsts
    for index, word in enumerate(texts):
        if word not in firsts or index < free:
            continue
        for behind, name in book.at(texts, index):
            start, end = words.starts[index], words.ends[behind - 1]
            if _written_as_name(words.text, start, end, name) and not _of_an_institution(
                words, index, behind, name
            ):
                found.append(Mention(name, start, end, index, behind))
                free = behind
                break
    return found


_INSTITUTIONS = frozenset(
    (
        "geological",
        "dollars",
        "dollar",
        "securities",
        "stock",
        "exchange",
        "embassy",
        "ambassador",
        "times",
        "university",
        "post",
        "company",
        "firm",
        "based",
        "backed",
        "listed",
        "owned",
        "headquartered",
        "giant",
        "consortium",
        "investor",
        "investors",
        "developer",
        "explorer",
    )
)
_HALVES = frozenset(("south", "north", "central", "latin"))


_OF_A_FIRM = re.compile(
    r" ?\$|(?: [A-Z][\w&.'-]*){1,5}? (?:Corp|Corporation|Group|Ltd|Limited|Inc|Holdings?|Company|PLC|Plc|plc)(?![\w-])"
)
"""What makes a country's name part of a sum ("US$5") or of a firm's ("China Northern Rare Earth Group")."""


def _of_an_institution(words: Words, first: int, behind: int, name: Name) -> bool:
    """ "U.S. Geological Survey", "U.S. dollars", "an Australian company" are not about the country, nor is
    "South American" about one."""
    if name.kind is not Kind.COUNTRY:
        return False
    texts = words.words
    institution = behind < len(texts) and texts[behind] in _INSTITUTIONS
    continent = words.words[first] == "american" and first > 0 and words.words[first - 1] in _HALVES
    return institution or continent or _OF_A_FIRM.match(words.text, words.ends[behind - 1]) is not None


def _written_as_name(text: str, start: int, end: int, name: Name) -> bool:
    if name.shout:
        return text[start:end].isupper()
    return not name.capital or text[start].isupper()
