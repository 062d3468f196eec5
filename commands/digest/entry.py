"""One story of a posted digest, as it is kept: enough to draw it again without reading any news."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from core.news.items import Item
from core.verdict import Level
from core.wording import stories as words


class Teller(BaseModel):
    """An outlet: its name, the article's address ("" for none), the figures as printed there."""

    model_config = ConfigDict(frozen=True)

    name: str
    link: str = ""
    figures: tuple[str, ...] = ()


class Entry(BaseModel):
    """A story as the post shows it. `line` says what its figures mean; `more` is said where it is opened in full.
    `lookup_id` is None only before it is recorded; `corrected` is what moderators made of its level."""

    model_config = ConfigDict(frozen=True)

    level: Level
    title: str
    line: str
    tellers: tuple[Teller, ...] = ()
    more: tuple[str, ...] = ()
    lookup_id: int | None = None
    corrected: Level | None = None

    @property
    def standing(self) -> Level:
        """The level that is shown: corrected where it was."""
        return self.corrected or self.level

    def to_json(self) -> dict[str, Any]:
        """What is stored; the lookup and its correction stand elsewhere."""
        return self.model_dump(mode="json", exclude_defaults=True, exclude={"lookup_id", "corrected"})


def entry_of(item: Item, *, locale: str = "en") -> Entry:
    """The entry of an item. Pure."""
    more: list[str] = list(words.disagreement_lines(item, locale=locale))
    if item.senses is not None:
        everybody = len(item.outlets)
        more.insert(0, words.senses_line(item.senses, outlets=everybody, locale=locale))
        more.extend(words.fit_lines(item.senses, locale=locale))
    return Entry(
        level=item.level,
        title=item.title,
        line=words.line(item, locale=locale),
        tellers=tuple(Teller(name=o.name, link=o.link, figures=o.figures) for o in item.outlets),
        more=tuple(more),
    )
