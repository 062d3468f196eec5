"""Judging a lookup: a press decides, Wrong and Note ask in a window first, and the next lookup takes the place of this
one. Each works after a restart."""

from __future__ import annotations

from dataclasses import replace

import discord

from commands import card, corrections, ids, modals, replies
from commands.review import page, rights, texts
from commands.review.choices import DECIDES, NOWHERE, Choice
from commands.services import Interaction, services_of
from core.calculator.assess import assess
from core.errors import StoreError
from core.store import Store
from core.store.records import LookupRow, Placed, QueueKey, Review, State
from core.store.reviews import LONGEST_NOTE
from core.verdict import Level
from core.wording import verdicts as words

LEVEL, WHY, NOTE = "level", "why", "note"


async def press(interaction: Interaction, lookup_id: int, choice: int, rank: int) -> None:
    """A judgement. Wrong opens a window; the others decide at once."""
    found = await rights.acting(interaction)
    if found is None:
        return
    guild, store = found
    row = await store.lookups.get_in(guild, lookup_id)
    if row is None:
        await _on(interaction, store, guild, lookup_id, rank, texts.GONE_MEANWHILE.format(id=lookup_id))
    elif choice == Choice.WRONG:
        await _ask(interaction, row, rank)
    elif choice == Choice.SKIP:
        await _on(interaction, store, guild, lookup_id, rank, texts.SKIPPED.format(id=lookup_id))
    else:
        await _decide(interaction, store, row, DECIDES[Choice(choice)], rank)


async def submit(interaction: Interaction, lookup_id: int, choice: int, rank: int) -> None:
    """The window of Wrong."""
    found = await rights.acting(interaction)
    if found is None:
        return
    guild, store = found
    row = await store.lookups.get_in(guild, lookup_id)
    if row is None:
        await _on(interaction, store, guild, lookup_id, rank, texts.GONE_MEANWHILE.format(id=lookup_id))
        return
    levels = modals.chosen(interaction).get(LEVEL, ())
    if not levels:
        await replies.answer(interaction, texts.NO_LEVEL, ephemeral=True)
        return
    why = modals.entered(interaction).get(WHY, "").strip()
    await _decide(interaction, store, row, DECIDES[Choice(choice)], rank, Level(levels[0]), why)


async def note(interaction: Interaction, lookup_id: int, rank: int) -> None:
    """Ask for a private note."""
    if await rights.acting(interaction) is not None:
        await modals.show(
            interaction,
            ids.make(ids.Kind.NOTE, lookup_id, rank),
            texts.NOTE_TITLE.format(id=lookup_id),
            modals.paragraph(
                NOTE, texts.NOTE_LABEL, description=texts.NOTE_PRIVATE, shortest=1, longest=LONGEST_NOTE
            ),
        )


async def submit_note(interaction: Interaction, lookup_id: int, rank: int) -> None:
    """Keep a private note and show the lookup with it."""
    found = await rights.acting(interaction)
    if found is None:
        return
    guild, store = found
    said = modals.entered(interaction).get(NOTE, "").strip()
    row = await store.lookups.get_in(guild, lookup_id)
    if row is None or await store.reviews.note(guild, lookup_id, interaction.user.id, said) is None:
        await _on(interaction, store, guild, lookup_id, rank, texts.GONE_MEANWHILE.format(id=lookup_id))
        return
    await _again(interaction, store, row, guild, rank, texts.DONE_NOTE.format(id=lookup_id))


async def _ask(interaction: Interaction, row: LookupRow, rank: int) -> None:
    """The window of Wrong. What today's calculator would say is chosen already, where that is something else."""
    today = assess(row.claim, services_of(interaction).library).level
    options = [
        discord.SelectOption(
            label=words.level_word(level),
            value=level.value,
            emoji=words.level_icon(level),
            default=level is today and today is not row.level,
        )
        for level in Level
        if level is not row.level
    ]
    await modals.show(
        interaction,
        ids.make(ids.Kind.JUDGE, row.id, Choice.WRONG, rank),
        texts.WRONG_TITLE.format(id=row.id),
        modals.menu(LEVEL, texts.WRONG_LEVEL, options),
        modals.paragraph(
            WHY, texts.WRONG_WHY, description=texts.WRONG_SHOWN, longest=card.LINE_LIMIT, required=False
        ),
    )


async def _decide(
    interaction: Interaction,
    store: Store,
    row: LookupRow,
    state: State,
    rank: int,
    level: Level | None = None,
    why: str = "",
) -> None:
    """Append the decision, bring the answers in line with it, go on to the next."""
    guild = interaction.guild_id or 0
    made = await store.reviews.decide(guild, row.id, interaction.user.id, state, level, why)
    if made is None:
        await _on(interaction, store, guild, row.id, rank, texts.GONE_MEANWHILE.format(id=row.id))
        return
    if any(placed.version or corrections.overruled(made) for placed in await store.shown.of(row.id)):
        # Editing other messages may take longer than Discord waits for an answer.
        await interaction.response.defer()
    outcome = await _redraw(interaction, row)
    await _on(interaction, store, guild, row.id, rank, " ".join((_done(made), *_where(guild, outcome))))


async def _redraw(interaction: Interaction, row: LookupRow) -> corrections.Outcome:
    """The decision stands either way; what fails here is tried again by the clock."""
    try:
        return await corrections.redraw(interaction.client, services_of(interaction), row)
    except StoreError:
        return corrections.Outcome()


async def _on(
    interaction: Interaction, store: Store, guild: int, lookup_id: int, rank: int, done: str
) -> None:
    """What was done, over the next lookup; outside of the queue over the same one."""
    if rank != NOWHERE:
        item = await store.reviews.next(guild, QueueKey(rank, lookup_id))
        await _show(interaction, await page.draw_next(services_of(interaction), store, guild, item), done)
        return
    row = await store.lookups.get_in(guild, lookup_id)
    if row is None:
        await replies.redraw(interaction, replies.Screen(done))
    else:
        await _again(interaction, store, row, guild, rank, done)


async def _again(
    interaction: Interaction, store: Store, row: LookupRow, guild: int, rank: int, done: str
) -> None:
    waiting = 0 if rank == NOWHERE else await store.reviews.waiting(guild)
    services = services_of(interaction)
    await _show(interaction, await page.draw(services, store, row, guild, rank=rank, waiting=waiting), done)


async def _show(interaction: Interaction, screen: replies.Screen, done: str) -> None:
    content = card.clip(f"-# {done}\n{screen.content}", card.CONTENT_LIMIT)
    await replies.redraw(interaction, replace(screen, content=content))


def _done(made: Review) -> str:
    state = texts.STATES[made.state or State.NEW]
    if made.level is None:
        return texts.DONE.format(id=made.lookup_id, state=state)
    return texts.DONE_LEVEL.format(
        id=made.lookup_id,
        state=state,
        icon=words.level_icon(made.level),
        word=words.level_word(made.level),
    )


def _where(guild: int, outcome: corrections.Outcome) -> list[str]:
    """Where the answers stand that were corrected, and those that could not be."""
    drawn = [_place(guild, placed) for placed in outcome.drawn]
    waiting = [
        texts.PLACE_WHY.format(place=_place(guild, one.placed), why=texts.WHY[one.why])
        for one in outcome.waiting
    ]
    failed = [_place(guild, placed) for placed in outcome.failed]
    templates = (texts.CORRECTED_THERE, texts.ON_NEXT_PRESS, texts.TRIED_AGAIN)
    nowhere = [texts.NOWHERE_KNOWN] if outcome.nowhere else []
    return nowhere + [
        template.format(places=", ".join(places))
        for template, places in zip(templates, (drawn, waiting, failed), strict=True)
        if places
    ]


def _place(guild: int, placed: Placed) -> str:
    return texts.PLACE.format(link=page.link(guild, placed), channel=placed.discord_channel_id)
