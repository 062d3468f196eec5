"""One story of a posted digest, as it is kept: enough to draw it again without reading any news."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from core.claim import Claim
from core.news.items import Item, Slight
from core.news.readings import packed, unpacked
from core.store.digests import DigestDay, DigestItem
from core.verdict import Level
from core.wording import stories as words


class Teller(BaseModel):
    """An outlet: its name, the article's address ("" for none), the figures as printed there."""

    model_config = ConfigDict(frozen=True)

    name: str
    link: str = ""
    figures: tuple[str, ...] = ()


class Entry(BaseModel):
    """A story as the post shows it. `line` says what its figures mean; `more` is said where it is opened in full, and
    `packed` are the claims beside the one its lookup judges. `lookup_id` is None only before it is recorded;
    `corrected` is what moderators made of its level."""

    model_config = ConfigDict(frozen=True)

    level: Level
    title: str
    line: str
    tellers: tuple[Teller, ...] = ()
    more: tuple[str, ...] = ()
    packed: str = ""
    lookup_id: int | None = None
    corrected: Level | None = None

    @property
    def standing(self) -> Level:
        """The level that is shown: corrected where it was."""
        return self.corrected or self.level

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims beside the first. Pure."""
        return unpacked(base64.b85decode(self.packed)) if self.packed else ()

    def to_json(self) -> dict[str, Any]:
        """What is stored; the lookup and its correction stand elsewhere."""
        return self.model_dump(mode="json", exclude_defaults=True, exclude={"lookup_id", "corrected"})


class Brief(BaseModel):
    """A story that is too light to be opened, in a line: its level, a title, who told it and where ("" for none)."""

    model_config = ConfigDict(frozen=True)

    level: Level
    title: str
    outlet: str = ""
    link: str = ""


class Rest(BaseModel):
    """What a digest leaves out: how many stories of each level, and the heaviest of them, each in a line."""

    model_config = ConfigDict(frozen=True)

    by_level: dict[Level, int] = {}
    briefs: tuple[Brief, ...] = ()

    @property
    def count(self) -> int:
        """How many stories are left out."""
        return sum(self.by_level.values())


NOTHING_LEFT_OUT = Rest()


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in one day's digest, heaviest first, and what is left out."""

    entries: tuple[Entry, ...]
    rest: Rest = NOTHING_LEFT_OUT


def contents_of(day: DigestDay, items: Sequence[DigestItem]) -> Contents:
    """A day's digest as it was kept. Pure."""
    entries = (
        Entry.model_validate(item.content).model_copy(update={"lookup_id": item.lookup_id}) for item in items
    )
    return Contents(tuple(entries), Rest.model_validate(day.content.get("rest", {})))


BRIEFS_KEPT = 40
"""Stories told in a line: as many as a page of them shows."""


def entry_of(item: Item, *, locale: str = "en") -> Entry:
    """The entry of an item. Pure."""
    more = list(words.disagreement_lines(item, locale=locale))
    if item.senses is not None:
        everybody = len(item.outlets)
        more.insert(0, words.senses_line(item.senses, outlets=everybody, locale=locale))
        fit = words.fit_lines(item.senses, locale=locale)
        more += [*fit[:1], *(f"↳ {line}" for line in fit[1:])]
    return Entry(
        level=item.level,
        title=item.title,
        line=words.line(item, locale=locale),
        tellers=tuple(Teller(name=o.name, link=o.link, figures=o.figures) for o in item.outlets),
        more=tuple(more),
        packed=base64.b85encode(packed(item.claims)).decode() if item.claims else "",
    )


def rest_of(slight: tuple[Slight, ...]) -> Rest:
    """What is left out, heaviest first. Pure."""
    by_level: dict[Level, int] = {}
    for one in slight:
        by_level[one.level] = by_level.get(one.level, 0) + 1
    briefs = (
        Brief(level=one.level, title=one.title, outlet=one.outlet, link=one.link)
        for one in slight[:BRIEFS_KEPT]
    )
    return Rest(by_level=by_level, briefs=tuple(briefs))
