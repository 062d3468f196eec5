"""The menu under a digest, and the pages behind it: a menu of Discord's holds 25 choices, a busy day has more. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import discord

from commands import blocks, buttons, card, ids, replies
from commands.digest import texts
from commands.digest.entry import Brief, Contents, Entry
from core.wording import verdicts as words

OPTIONS = 25
OPTION_LIMIT = 100
"""Discord's limits on a menu: choices, and the characters of a choice's label and description."""

TURN = "more:"
"""What begins the value of the choice that opens the next page."""

PAGE_LIMIT, REST_LIMIT = 2_300, 3_300
"""Characters of the two embeds of a page; together below Discord's 6,000 a message."""

TITLE_LIMITS = (110, 80, 50, 30)
LINK_LONGEST = 200
"""How a page that is too long gives way: titles first, then the last lines."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of a digest's entries: those from `start` on, before `stop`; whether others follow."""

    number: int
    start: int
    stop: int
    more: bool


def page_of(count: int, number: int) -> Page:
    """A page of so many entries. Where others follow, the last choice opens them. Pure."""
    start = number * (OPTIONS - 1)
    more = count - start > OPTIONS
    return Page(number, start, min(count, start + OPTIONS - (1 if more else 0)), more)


def turned_to(value: str) -> int | None:
    """The page that a choice opens, None where it opens a story. Pure."""
    number = value.removeprefix(TURN)
    return int(number) if value.startswith(TURN) and number.isdecimal() and len(number) < 4 else None


def menu(
    entries: Sequence[Entry], digest_id: int, *, number: int = 0, above: int = 0
) -> discord.ui.Select[Any]:
    """The menu of a page. `above` is how many of its stories stand in the message already. Pure."""
    page = page_of(len(entries), number)
    options = [
        discord.SelectOption(
            label=blocks.clip(entry.title, OPTION_LIMIT),
            value=str(position),
            description=blocks.clip(_described(entry), OPTION_LIMIT),
            emoji=words.level_icon(entry.standing),
        )
        for position, entry in enumerate(entries)
        if page.start <= position < page.stop
    ]
    if page.more:
        rest = len(entries) - page.stop
        options.append(
            discord.SelectOption(
                label=texts.MORE_STORIES.format(count=rest), value=f"{TURN}{number + 1}", emoji="➡️"
            )
        )
    behind = len(entries) - page.start - above
    placeholder = texts.OPEN_MORE.format(count=behind) if above and behind > 0 else texts.OPEN_ONE
    return discord.ui.Select(
        custom_id=ids.make(ids.Kind.STORY, digest_id), placeholder=placeholder, options=options
    )


def further(contents: Contents, digest_id: int, number: int) -> replies.Screen | None:
    """A page behind the first as a message of its own; None where there is none. The last one also lists what is left
    out. Pure."""
    page = page_of(len(contents.entries), number)
    if number < 1 or page.start >= page.stop:
        return None
    embeds = [_listed(contents.entries[page.start : page.stop])]
    if not page.more and contents.rest.count:
        embeds.append(left_out(contents))
    view = buttons.row(menu(contents.entries, digest_id, number=number))
    title = texts.PAGE.format(
        first=page.start + 1, last=page.stop, count=len(contents.entries) + contents.rest.count
    )
    return replies.Screen(title, tuple(embeds), view)


def listed(contents: Contents, shown: int) -> tuple[discord.Embed, ...]:
    """What follows the first `shown` stories, each in a line, for a look without a menu. Pure."""
    embeds = [_listed(contents.entries[shown:])] if len(contents.entries) > shown else []
    return (*embeds, left_out(contents)) if contents.rest.count else tuple(embeds)


def left_out(contents: Contents) -> discord.Embed:
    """The stories that do not open, each in a line with its link. Pure."""
    title = texts.LEFT_OUT.format(count=contents.rest.count)
    beyond = contents.rest.count - len(contents.rest.briefs)
    return discord.Embed(title=title, description=_rows(contents.rest.briefs, REST_LIMIT, beyond))


def _listed(entries: Iterable[Entry]) -> discord.Embed:
    """Stories that open from the menu, and need no link."""
    return discord.Embed(description=_rows([_brief(entry) for entry in entries], PAGE_LIMIT))


def _brief(entry: Entry) -> Brief:
    outlet = entry.tellers[0].name if entry.tellers else ""
    return Brief(level=entry.standing, title=entry.title, outlet=outlet)


def _rows(briefs: Sequence[Brief], room: int, beyond: int = 0) -> str:
    """A line for each story; where they are too long titles give way, then the last lines."""
    room -= len(texts.MORE_LINES.format(count=beyond + len(briefs))) + 1
    rows: list[str] = []
    for limit in TITLE_LIMITS:
        rows = [_row(brief, limit) for brief in briefs]
        if len("\n".join(rows)) <= room:
            break
    while len("\n".join(rows)) > room:
        rows.pop()
        beyond += 1
    return "\n".join((*rows, *((texts.MORE_LINES.format(count=beyond),) if beyond else ())))


def _row(brief: Brief, limit: int) -> str:
    outlet = linked_name(brief.outlet, brief.link, LINK_LONGEST)
    return f"{words.level_icon(brief.level)} {card.as_typed(brief.title, limit)}{f' · {outlet}' if outlet else ''}"


def linked_name(name: str, link: str, longest: int) -> str:
    """An outlet, linked where its address can stand in a link. Pure."""
    shown = card.as_typed(name.replace("[", "(").replace("]", ")"))
    target = link.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("\n", "")
    linked = target.startswith(("https://", "http://")) and len(target) <= longest
    return f"[{shown}]({target})" if linked and shown else shown


def _described(entry: Entry) -> str:
    outlets = ", ".join(teller.name for teller in entry.tellers)
    return f"{words.level_word(entry.standing)} · {outlets}"
