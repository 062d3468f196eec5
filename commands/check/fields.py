"""What a claim says in each of its fields, as it was typed. No Discord here."""

from __future__ import annotations

from core.claim import RARE_EARTHS, Claim, Part
from core.quantities.figure import Figure
from core.reference.library import Library


def typed(claim: Claim, field: str, library: Library) -> str:
    """A field's text in one line, a word of a vocabulary by its name; "" where the claim says nothing. Pure."""
    match getattr(claim, field):
        case None | ():
            return ""
        case Figure() as figure:
            return _one_line(figure.text)
        case Part() as part:
            return _part(part)
        case tuple():
            return "; ".join(_part(part) for part in claim.parts)
        case value:
            return _one_line(_name(claim, field, str(value), library))


def _name(claim: Claim, field: str, value: str, library: Library) -> str:
    match field:
        case "mineral":
            taken_for_granted = value == RARE_EARTHS and not claim.mineral_stated
            return "" if taken_for_granted else library.mineral(value).name
        case "country":
            return library.country(value).name
        case "deposit":
            return library.deposit(value).name
        case "code":
            return library.codes[value].name
        case "category":
            return library.categories[value].name
        case _:
            return value


def _part(part: Part) -> str:
    return _one_line(part.amount.text + (f" at {part.grade.text}" if part.grade else ""))


def _one_line(text: str) -> str:
    return " ".join(text.split())
