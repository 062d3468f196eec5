"""One lookup as a moderator sees it: the answer as it was given, who asked where, what was said about it since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from commands import answered, blocks, buttons, card, ids
from commands import texts as common
from commands.replies import Screen
from commands.review import texts
from commands.review.choices import NOWHERE, Choice
from commands.services import Services
from core.calculator.assess import assess
from core.exports.answers import MESSAGE
from core.lookups import Origin
from core.store import Store
from core.store.records import Hit, LookupRow, Placed, QueueItem, Review, ReviewKind, State
from core.verdict import Level
from core.wording import verdicts as words

TYPED = 400
NOTE = 250
LATEST = 6
"""Lines of history that are shown; how many earlier ones there are is said."""

SAME = 4
MOST_WAITING = 1_000

STYLES = {
    Choice.CONFIRM: (texts.CONFIRM, discord.ButtonStyle.success),
    Choice.WRONG: (texts.WRONG, discord.ButtonStyle.danger),
    Choice.NEEDS_SOURCE: (texts.NEEDS_SOURCE, discord.ButtonStyle.secondary),
    Choice.DISMISS: (texts.DISMISS, discord.ButtonStyle.secondary),
    Choice.SKIP: (texts.SKIP, discord.ButtonStyle.secondary),
}


async def draw(
    services: Services, store: Store, row: LookupRow, guild: int, *, rank: int = NOWHERE, waiting: int = 0
) -> Screen:
    """The screen. `rank` is the place in the
    queue it came from. Raises StoreError."""
    drawn = await answered.draw(services, row)
    said = await store.reviews.all_of(guild, row.id)
    same = await store.search.same_figures(guild, row.id, SAME + 1)
    placed = await store.shown.of(row.id)
    about = discord.Embed(description=_about(services, row, said, same))
    if rank != NOWHERE:
        about.set_footer(text=_waiting(waiting))
    room = card.EMBED_TOTAL_LIMIT - len(drawn.embed) - len(about.footer.text or "")
    about.description = blocks.clip(about.description or "", min(room, blocks.DESCRIPTION_LIMIT))
    return Screen(drawn.content, (drawn.embed, about), _buttons(row, placed, guild, rank))


async def draw_next(services: Services, store: Store, guild: int, item: QueueItem | None) -> Screen:
    """The lookup that waits, or that nothing does. Raises StoreError."""
    waiting = await store.reviews.waiting(guild)
    if item is None:
        return Screen(texts.QUEUE_END.format(count=f"{waiting:,}") if waiting else texts.QUEUE_EMPTY)
    return await draw(services, store, item.row, guild, rank=item.key.rank, waiting=waiting)


def who(discord_user_id: int | None) -> str:
    """A person as others see them; nobody is pinged. Pure."""
    return texts.SOMEBODY if discord_user_id is None else f"<@{discord_user_id}>"


def named(level: Level) -> str:
    """A level with its icon. Pure."""
    return f"{words.level_icon(level)} {words.level_word(level)}"


def link(guild: int, placed: Placed) -> str:
    """Where a message stands. Pure."""
    return MESSAGE.format(guild=guild, channel=placed.discord_channel_id, message=placed.discord_message_id)


def _about(services: Services, row: LookupRow, said: Sequence[Review], same: Sequence[Hit]) -> str:
    lines = [
        texts.ASKED.format(
            when=discord.utils.format_dt(row.at, "f"),
            who=who(row.discord_user_id),
            channel=row.discord_channel_id,
            command=_command(row),
        ),
        texts.TYPED.format(text=card.as_typed(row.text, TYPED)),
        _stands(row, said),
        *_today(services, row),
        *_history(said),
        *_same(same),
    ]
    return "\n".join(lines)


def _command(row: LookupRow) -> str:
    return common.MENU if row.origin is Origin.MENU else f"/{row.command}"


def _stands(row: LookupRow, said: Sequence[Review]) -> str:
    decided = next((one for one in reversed(said) if one.kind is ReviewKind.DECISION), None)
    state = texts.STATES[row.state]
    if row.state is not State.WRONG or decided is None or decided.level is None:
        return texts.STANDS.format(state=state)
    return texts.STANDS_LEVEL.format(
        state=state, icon=words.level_icon(decided.level), word=words.level_word(decided.level)
    )


def _today(services: Services, row: LookupRow) -> list[str]:
    """What the same claim would get today, where that is something else."""
    level = assess(row.claim, services.library).level
    if level is row.level:
        return []
    return [texts.TODAY.format(icon=words.level_icon(level), word=words.level_word(level))]


def _history(said: Sequence[Review]) -> list[str]:
    if not said:
        return []
    earlier = len(said) - LATEST
    more = [texts.EARLIER.format(count=earlier)] if earlier > 0 else []
    return [texts.HISTORY, *more, *(_line(one) for one in said[-LATEST:])]


def _line(one: Review) -> str:
    """One thing that was said. The reason of a dispute stands here and nowhere else."""
    when, note = discord.utils.format_dt(one.at, "d"), card.as_typed(one.note, NOTE)
    if one.kind is ReviewKind.NOTE:
        return texts.NOTED.format(when=when, who=who(one.discord_user_id), note=note)
    if one.kind is ReviewKind.DISPUTE:
        template = texts.DISPUTED_BY if note else texts.DISPUTED_SILENTLY
        return template.format(when=when, who=who(one.discord_user_id), note=note)
    state = texts.STATES[one.state or State.NEW]
    line = texts.DECIDED.format(when=when, who=who(one.discord_user_id), state=state)
    if one.level is not None:
        line = texts.DECIDED_LEVEL.format(
            when=when,
            who=who(one.discord_user_id),
            state=state,
            icon=words.level_icon(one.level),
            word=words.level_word(one.level),
        )
    return texts.WITH_NOTE.format(line=line, note=note) if note else line


def _same(same: Sequence[Hit]) -> list[str]:
    if not same:
        return []
    more = len(same) > SAME
    count = f"{SAME}+" if more else str(len(same))
    asked = texts.SAME_ONCE if len(same) == 1 else texts.SAME_TIMES.format(count=count)
    return [
        texts.SAME.format(count=asked),
        *(
            texts.SAME_LINE.format(
                icon=words.level_icon(hit.level),
                id=hit.id,
                when=discord.utils.format_dt(hit.at, "d"),
                who=who(hit.discord_user_id),
                state=texts.STATES[hit.state],
            )
            for hit in same[:SAME]
        ),
    ]


def _waiting(count: int) -> str:
    return (texts.QUEUE_LONG if count >= MOST_WAITING else texts.QUEUE_WAITING).format(count=f"{count:,}")


def _buttons(row: LookupRow, placed: Sequence[Placed], guild: int, rank: int) -> discord.ui.View:
    """Five judgements, then what helps to make one. Skip is for the queue."""
    judging = [
        buttons.button(ids.Kind.JUDGE, row.id, choice, rank, label=label, style=style)
        for choice, (label, style) in STYLES.items()
        if rank != NOWHERE or choice is not Choice.SKIP
    ]
    helping: list[discord.ui.Button[Any]] = [
        buttons.button(ids.Kind.NOTE, row.id, rank, label=texts.NOTE),
        buttons.button(ids.Kind.WORKING, row.id, label=common.WORKING),
    ]
    public = next((one for one in placed if not one.ephemeral), None)
    if public is not None:
        helping.append(discord.ui.Button(label=texts.GO, url=link(guild, public)))
    for item in judging:
        item.row = 0
    for item in helping:
        item.row = 1
    return buttons.row(*judging, *helping)
