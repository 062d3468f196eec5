"""The post: many stories in little room. Opens `commands.card` for one. Within Discord's limits for any stories."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import discord

from commands import blocks, buttons, card
from commands.digest import texts
from commands.digest.entry import NOTHING_LEFT_OUT, Entry, Rest, Teller
from commands.digest.menu import linked_name, menu
from core.store.checks_of_day import ChecksOfDay, PublicCheck
from core.verdict import GRAVITY, Level
from core.wording import verdicts as words

STORIES_SHOWN = 8
STORIES_KEPT = 48
"""In the message, and behind its menu: two pages of it. Of lighter ones only the title is told."""

STORIES_LIMIT = 3_900
CHECKS_LIMIT = 1_400
"""Characters of the two embeds; together below Discord's 6,000 a message."""

WHO_SHORTEST = 400
WHO_MARGIN = 100
"""Who says what is told where there is so much room, in characters; so much of it is left for its last line."""

TITLE_LIMIT, LINE_LIMIT, LINKS = 140, 620, 5
LINE_SHORTEST, LINE_STEP = 120, 60
LINKS_WORTH, LINK_LONGEST = 120, 400
"""What a story may take at first, and how it gives way: links beyond so many characters go before words do."""

OPTION_NAME = re.compile(r"\b([a-z_]+):(?=[^\s/])")
"""The name of an option before what was typed in it."""

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
    rest: Rest = NOTHING_LEFT_OUT,
    digest_id: int | None,
    guild_id: int,
    role_id: int | None,
    at: datetime,
    picture: str = "",
) -> Post:
    """The post of one day. `rest` is what is left out of it; `digest_id` None: for a look, without the menu. `picture`
    is the name of an attached picture. Pure."""
    content = _heading(entries, rest, at)
    if role_id is not None:
        content = f"<@&{role_id}> {content}"
    embeds: list[discord.Embed] = []
    if entries:
        behind = "" if digest_id is None else _behind(len(entries) - STORIES_SHOWN, rest.count)
        embeds.append(_stories(entries[:STORIES_SHOWN], behind))
        if picture:
            embeds[0].set_image(url=f"attachment://{picture}")
    if checks is not None and (checks.by_level or checks.overruled):
        embeds.append(_checks(checks, guild_id))
    view = (
        None
        if digest_id is None or not entries
        else buttons.row(menu(entries, digest_id, above=STORIES_SHOWN))
    )
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
    """The outlets of a story with the figures each printed, then where they differ and what the numbers mean; at most
    `room` characters of it (200 at least). Pure."""
    rows = [f"• {_teller(one)}: {_figures(one)}" for one in entry.tellers]
    if entry.more:
        rows += [f"**{texts.DIFFER}**", *(_prose(line, LINE_LIMIT) for line in entry.more)]
    kept = len(rows)
    while kept and len("\n".join(rows[:kept])) > room - WHO_MARGIN:
        kept -= 1
    unnamed = len(entry.tellers) - kept
    if unnamed > 0:
        rows[kept:] = [texts.MORE_TELLERS.format(count=unnamed)]
    else:
        rows = rows[:kept]
    return discord.Embed(
        title=texts.WHO_SAYS_WHAT, description="\n".join(rows), colour=card.COLOURS[entry.standing]
    )


def _heading(entries: Sequence[Entry], rest: Rest, at: datetime) -> str:
    date = discord.utils.format_dt(at, "D")
    if not entries:
        return texts.HEADING_QUIET.format(date=date)
    count = len(entries) + rest.count
    number = texts.ONE_STORY if count == 1 else texts.STORIES.format(count=count)
    levels = [*(entry.standing for entry in entries), *Counter(rest.by_level).elements()]
    return texts.HEADING.format(date=date, counts=f"{number} · {counts(levels)}")


def _stories(entries: Sequence[Entry], behind: str) -> discord.Embed:
    gravest = min(entries, key=lambda entry: ORDER.index(entry.standing))
    text = _fit(entries, STORIES_LIMIT - len(behind))
    return discord.Embed(description=text + behind, colour=card.COLOURS[gravest.standing])


def _behind(more: int, left_out: int) -> str:
    """What the menu holds that is not in the message: nothing is left out in silence."""
    if more <= 0:
        return ""
    rest = texts.BEHIND_LEFT_OUT.format(count=left_out) if left_out else ""
    return f"\n\n-# {texts.BEHIND.format(count=more)}{rest}"


def _fit(entries: Sequence[Entry], room: int) -> str:
    """The stories as text: the longest gives way until all of them fit."""
    parts = [_Block(entry) for entry in entries]
    while len(_joined(parts)) > room:
        if not any(part.shrink() for part in sorted(parts, key=lambda part: -len(part.text))):
            return blocks.clip(_joined(parts), room)
    return _joined(parts)


def _joined(parts: Iterable[_Block]) -> str:
    return "\n\n".join(part.text for part in parts)


def _prose(text: str, limit: int) -> str:
    """Our own sentence, in which names of outlets and figures of theirs stand: nothing in it is markdown."""
    return card.as_typed(text, limit)


def _teller(teller: Teller) -> str:
    return linked_name(teller.name, teller.link, LINK_LONGEST)


def _name(teller: Teller) -> str:
    return linked_name(teller.name, "", 0)


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
    asked = OPTION_NAME.sub(r"\1 ", check.text)  # "ore:20 Mt" is how a command writes it
    text = card.as_typed(asked.replace("[", "(").replace("]", ")"), TITLE_LIMIT)
    said = f"{words.level_icon(check.level)} {words.level_word(check.level)}, [{text}]({jump})"
    if check.corrected is None:
        return said
    level = f"{words.level_icon(check.corrected)} {words.level_word(check.corrected)}"
    return f"{said}, {texts.NOW.format(level=level)}"
