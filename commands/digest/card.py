"""The post: many stories in little room. Opens `commands.card` for one. Within Discord's limits for any stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord

from commands import blocks, buttons, card, ids
from commands.digest import texts
from commands.digest.entry import Entry, Teller
from core.store.checks_of_day import ChecksOfDay, PublicCheck
from core.verdict import GRAVITY, Level
from core.wording import verdicts as words

STORIES_SHOWN = 8
STORIES_OPENED = 25
"""In the message, and behind its menu: Discord's limit on choices."""

STORIES_LIMIT = 3_900
CHECKS_LIMIT = 1_400
"""Characters of the two embeds; together below Discord's 6,000 a message."""

TITLE_LIMIT, LINE_LIMIT, LINKS = 140, 620, 5
LINE_SHORTEST, LINE_STEP = 120, 60
LINKS_WORTH, LINK_LONGEST = 120, 400
"""What a story may take at first, and how it gives way: links beyond so many characters go before words do."""

OPTION_LIMIT = 100
"""Discord's limit on a choice's label and description."""

ORDER = (*reversed(GRAVITY), Level.WORKED_OUT, Level.CANNOT_TELL)
"""Levels as they are counted: the gravest first."""


@dataclass(frozen=True, slots=True)
class Post:
    """A digest as a message."""

    content: str
    embeds: tuple[discord.Embed, ...]
    view: discord.ui.View | None


class _Block:
    """A story on its way into the message: how much of its line and how many links it may have."""

    def __init__(self, entry: Entry) -> None:
        level = f"{words.level_icon(entry.standing)} **{words.level_word(entry.standing)}**"
        self._head = f"{level} · **{card.as_typed(entry.title, TITLE_LIMIT)}**"
        self._entry = entry
        self._tellers = [_teller(one) for one in entry.tellers[:LINKS]]
        self._line = min(LINE_LIMIT, len(entry.line))
        self._links = len(self._tellers)
        self.text = self._drawn()

    def shrink(self) -> bool:
        """Give something up; whether there was anything left to give."""
        if self._links > 1 and sum(map(len, self._tellers[: self._links])) > LINKS_WORTH:
            self._links -= 1
        elif self._line > LINE_SHORTEST:
            self._line = max(LINE_SHORTEST, self._line - LINE_STEP)
        elif self._links > 0:
            self._links -= 1
        else:
            return False
        self.text = self._drawn()
        return True

    def _drawn(self) -> str:
        rows = [self._head, card.as_typed(self._entry.line, self._line)]
        if self._entry.corrected is not None:
            rows.append(f"-# {texts.CORRECTED.format(before=words.level_word(self._entry.level))}")
        return "\n".join((*rows, f"-# {self._told_by()}"))

    def _told_by(self) -> str:
        tellers = self._entry.tellers
        shown = self._tellers[: self._links] or [_name(one) for one in tellers[:1]]
        rest = len(tellers) - len(shown)
        more = [texts.MORE_OUTLETS.format(count=rest)] if rest > 0 else []
        return " ".join((" · ".join(shown), *more))


def draw(
    entries: Sequence[Entry],
    checks: ChecksOfDay | None,
    *,
    digest_id: int | None,
    guild_id: int,
    role_id: int | None,
    at: datetime,
    picture: str = "",
) -> Post:
    """The post of one day. `digest_id` None: for a look, without the menu. `picture` is the name of an attached
    picture. Pure."""
    content = _heading(entries, at)
    if role_id is not None:
        content = f"<@&{role_id}> {content}"
    embeds: list[discord.Embed] = []
    if entries:
        embeds.append(_stories(entries[:STORIES_SHOWN]))
        if picture:
            embeds[0].set_image(url=f"attachment://{picture}")
    if checks is not None and (checks.by_level or checks.overruled):
        embeds.append(_checks(checks, guild_id))
    view = None if digest_id is None or not entries else buttons.row(_menu(entries, digest_id))
    return Post(content, tuple(embeds), view)


def counts(levels: Iterable[Level]) -> str:
    """ "🔴 2 Does not add up · 🟢 3 Holds up", the gravest first. Pure."""
    counted = Counter(levels)
    return " · ".join(
        f"{words.level_icon(level)} {counted[level]} {words.level_word(level)}"
        for level in ORDER
        if counted[level]
    )


def who_says_what(entry: Entry, room: int = STORIES_LIMIT) -> discord.Embed:
    """The outlets of a story with the figures each printed, what the numbers mean, where they differ; at most
    `room` characters of it (200 at least). Pure."""
    rows = [card.as_typed(entry.title, TITLE_LIMIT), *(_prose(line, LINE_LIMIT) for line in entry.more)]
    rows += [f"• {_teller(one)}: {_figures(one)}" for one in entry.tellers]
    kept: list[str] = []
    for row in rows:
        if sum(map(len, kept)) + len(row) + len(kept) > room - 100:
            kept.append(texts.MORE_OUTLETS.format(count=len(rows) - len(kept)))
            break
        kept.append(row)
    return discord.Embed(
        title=texts.WHO_SAYS_WHAT, description="\n".join(kept), colour=card.COLOURS[entry.standing]
    )


def _heading(entries: Sequence[Entry], at: datetime) -> str:
    date = discord.utils.format_dt(at, "D")
    if not entries:
        return texts.HEADING_QUIET.format(date=date)
    number = texts.ONE_STORY if len(entries) == 1 else texts.STORIES.format(count=len(entries))
    return texts.HEADING.format(date=date, counts=f"{number} · {counts(e.standing for e in entries)}")


def _stories(entries: Sequence[Entry]) -> discord.Embed:
    gravest = min(entries, key=lambda entry: ORDER.index(entry.standing))
    return discord.Embed(description=_fit(entries), colour=card.COLOURS[gravest.standing])


def _fit(entries: Sequence[Entry]) -> str:
    """The stories as text: the longest gives way until all of them fit."""
    parts = [_Block(entry) for entry in entries]
    while len(_joined(parts)) > STORIES_LIMIT:
        if not any(part.shrink() for part in sorted(parts, key=lambda part: -len(part.text))):
            return blocks.clip(_joined(parts), STORIES_LIMIT)
    return _joined(parts)


def _joined(parts: Iterable[_Block]) -> str:
    return "\n\n".join(part.text for part in parts)


def _prose(text: str, limit: int) -> str:
    """Our own sentence, in which names of outlets and figures of theirs stand: nothing in it is markdown."""
    return card.as_typed(text, limit)


def _teller(teller: Teller) -> str:
    """An outlet, linked where its address can stand in a link."""
    name = _name(teller)
    target = teller.link.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("\n", "")
    linked = target.startswith(("https://", "http://")) and len(target) <= LINK_LONGEST
    return f"[{name}]({target})" if linked and name else name


def _name(teller: Teller) -> str:
    return card.as_typed(teller.name.replace("[", "(").replace("]", ")"))


def _figures(teller: Teller) -> str:
    figures = ", ".join(dict.fromkeys(card.as_typed(figure) for figure in teller.figures))
    return blocks.clip(figures, LINE_LIMIT) or texts.NO_FIGURES_KEPT


def _checks(checks: ChecksOfDay, guild_id: int) -> discord.Embed:
    rows: list[str] = []
    if checks.by_level:
        rows.append(counts(level for level, times in checks.by_level.items() for _ in range(times)))
    if checks.striking is not None:
        rows.append(texts.STRIKING.format(check=_check(checks.striking, guild_id)))
    rows += [texts.OVERRULED.format(check=_check(one, guild_id)) for one in checks.overruled]
    return discord.Embed(title=texts.CHECKS_TITLE, description=blocks.clip("\n".join(rows), CHECKS_LIMIT))


def _check(check: PublicCheck, guild_id: int) -> str:
    jump = f"https://discord.com/channels/{guild_id}/{check.discord_channel_id}/{check.discord_message_id}"
    text = card.as_typed(check.text.replace("[", "(").replace("]", ")"), TITLE_LIMIT)
    said = f"{words.level_icon(check.level)} {words.level_word(check.level)}, [{text}]({jump})"
    if check.corrected is None:
        return said
    level = f"{words.level_icon(check.corrected)} {words.level_word(check.corrected)}"
    return f"{said}, {texts.NOW.format(level=level)}"


def _menu(entries: Sequence[Entry], digest_id: int) -> discord.ui.Select[Any]:
    behind = len(entries) - STORIES_SHOWN
    options = [
        discord.SelectOption(
            label=blocks.clip(entry.title, OPTION_LIMIT),
            value=str(position),
            description=blocks.clip(_option(entry), OPTION_LIMIT),
            emoji=words.level_icon(entry.standing),
        )
        for position, entry in enumerate(entries[:STORIES_OPENED])
    ]
    return discord.ui.Select(
        custom_id=ids.make(ids.Kind.STORY, digest_id),
        placeholder=texts.OPEN_MORE.format(count=behind) if behind > 0 else texts.OPEN_ONE,
        options=options,
    )


def _option(entry: Entry) -> str:
    outlets = ", ".join(teller.name for teller in entry.tellers)
    return f"{words.level_word(entry.standing)} · {outlets}"
