"""The words of all checks in one table, and the one formatter that fills them in. No verdict logic here.

Placeholders are the keys of a finding's facts and the built-ins `claimed`, `computed`, `factor`, `gap`. Specs:
{x} as people say it, {x:exact} with all digits, {x:times} "67 times", {x:of} "4.3 times" or "0.6% of", {x:×} "67×", {x:apart} "10%", {x:more}
"10% more" or "6.7 times as much", {x:less} "10% apart" or "6.7 times less", {x:ordinal} "third",
{x:2} to two significant digits, {x:country} and {x:whose} from an ISO 3166 alpha-3 code,
{x:points} "11 percentage points", {x:mineral} from a mineral's key, {x:date} from an ISO date,
{x:level} a level's word, {x:claims} a list of claims, each with its own facts, {x:under} a reading in short with its
facts, {x:name} the name of a term, {x:confidence} how well a row is known.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import ModuleType

from core.reference.library import load
from core.verdict import Fact, Level, Quantity
from core.wording.figures import (
    ordinal,
    say,
    say_apart,
    say_exact,
    say_factor,
    say_more,
    say_part_of,
    say_times,
)
from core.wording.sentences import MODULES

Facts = Mapping[str, Fact | float]


LEVEL_WORDS: dict[Level, str] = {
    Level.HOLDS_UP: "Holds up",
    Level.UNPROVEN: "Adds up, unproven",
    Level.DOUBTFUL: "Doubtful",
    Level.DOES_NOT_ADD_UP: "Does not add up",
    Level.IMPOSSIBLE: "Impossible",
    Level.WORKED_OUT: "Worked out",
    Level.CANNOT_TELL: "Cannot tell",
}


CONFIDENCES_SAID: dict[str, str] = {
    "verified-2-sources": "from two sources",
    "one-source": "from a single source",
    "from-memory": "given from memory",
}


def _merge(attribute: str) -> dict[str, str]:
    """One dictionary of all modules that have `attribute`. Raises ValueError where two differ on a key."""
    merged: dict[str, str] = {}
    for module in MODULES:
        words: dict[str, str] = getattr(module, attribute, {})
        for key, text in words.items():
            if merged.setdefault(key, text) != text:
                raise ValueError(f"{attribute} {key!r} is worded twice, differently, in {module.__name__}")
    return merged


def check_id(module: ModuleType) -> str:
    """The check whose words a module holds: its own name. Pure."""
    return module.__name__.rpartition(".")[2]


def _by_check(attribute: str) -> dict[str, dict[str, str]]:
    return {check_id(m): getattr(m, attribute) for m in MODULES if hasattr(m, attribute)}


QUESTIONS: dict[str, str] = {check_id(m): m.QUESTION for m in MODULES if hasattr(m, "QUESTION")}
QUESTIONS_BY_OUTCOME: dict[str, dict[str, str]] = _by_check("QUESTIONS")
"""Where one outcome of a check answers another question than the rest."""
HEADLINES: dict[str, dict[str, str]] = _by_check("HEADLINES")
LINES: dict[str, dict[str, str]] = _by_check("LINES")
NOTES: dict[str, str] = _merge("NOTES")
NEEDS: dict[str, str] = _merge("NEEDS")
NAMES: dict[str, str] = _merge("NAMES")
READINGS: dict[str, str] = _merge("READINGS")


def _said(value: Fact | float, format_spec: str, facts: Facts, locale: str) -> str:
    """A fact in the words that its spec asks for; `facts` are those of the whole sentence."""
    match format_spec, value:
        case "", Quantity():
            return say(value, locale=locale)
        case "exact", Quantity():
            return exact(value)
        case _, Quantity() if format_spec.isdigit():
            return say(_rounded(value, int(format_spec)), locale=locale)
        case "times", Quantity():
            return say_times(value.middle)
        case "times", int() | float():
            return say_times(float(value))
        case "points", Quantity():
            return f"{say(value, locale=locale).removesuffix('%')} percentage points"
        case "of", Quantity():
            return say_part_of(value.middle)
        case "×", Quantity():
            return say_factor(value.middle)
        case "×", int() | float():
            return say_factor(float(value))
        case "apart", int() | float():
            return say_apart(float(value))
        case "more" | "less", int() | float():
            return say_more(float(value), format_spec)
        case "ordinal", Quantity():
            return ordinal(round(value.middle))
        case "ordinal", int():
            return ordinal(value)
        case "level", str():
            return LEVEL_WORDS[Level(value)].lower()
        case "claims", str():
            templates = (NAMES[f"claim.{role}"] for role in value.split(","))
            return join(fill(t, facts, locale=locale) for t in templates)
        case "confidence", str():
            return CONFIDENCES_SAID[value]
        case "under", str():
            return fill(NAMES[value], facts, locale=locale)
        case "name", str():
            return _lower_first(NAMES[value])
        case "country", str():
            return load().country(value).in_text
        case "whose", str():
            name = load().country(value).in_text
            return f"{name}'" if name.endswith("s") else f"{name}'s"
        case "mineral", str():
            return _lower_first(load().mineral(value).name)
        case "date", str():
            return _date(value, locale)
        case "", float():
            return say(Quantity.of(value, ""), locale=locale)
        case "" | "exact", str() | int():
            return str(value)
        case _:
            raise ValueError(f"no words for {value!r} as {format_spec!r}")


def exact(quantity: Quantity) -> str:
    """All digits, for a line of working; a grade in g/t, the unit that says what it is per what. Pure."""
    in_grams = quantity.unit == "ppm"
    return say_exact(quantity.model_copy(update={"unit": "g/t"}) if in_grams else quantity)


def _date(value: str, locale: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - a tenth of a second that few answers need

    return format_date(date.fromisoformat(value), format="d MMMM y", locale=locale)


def _lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]


def _rounded(quantity: Quantity, digits: int) -> Quantity:
    """The middle to so many significant digits, said as it stands."""
    return Quantity.of(float(f"{quantity.middle:.{digits}g}"), quantity.unit, printed=True)


def fill(template: str, facts: Facts, *, locale: str = "en") -> str:
    """The template with its placeholders said. Pure. Raises KeyError for a fact that is missing and
    ValueError for a spec that does not suit the fact: both are bugs that the table's test finds."""
    return "".join(
        before + (_said(facts[name], spec, facts, locale) if name else "")
        for before, name, spec in _pieces(template)
    )


@lru_cache(maxsize=2_048)
def _pieces(template: str) -> tuple[tuple[str, str, str], ...]:
    """A template as pieces of text, each with the placeholder that follows it and its spec; "" where none does. The
    templates are a few hundred, and reading one takes longer than filling it in."""
    parsed = string.Formatter().parse(template)
    return tuple((before, name or "", spec or "") for before, name, spec, _ in parsed)


def placeholders(template: str) -> list[tuple[str, str]]:
    """The placeholders of a template with their specs, in order. Pure."""
    return [(name, spec) for _, name, spec in _pieces(template) if name]


def join(parts: Iterable[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c". Pure."""
    words = list(parts)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
