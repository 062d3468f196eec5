"""The road of running text: every claim of it looked up as one of its own, and all of them answered in one message."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import discord

from commands import buttons, card, headline_card, ids, replies, road, texts
from commands.blocks import LINE_LIMIT
from commands.check.claims import as_typed, read_context
from commands.check.headline import QUESTION
from commands.check.prose import Heard, hear
from commands.headline_card import About, Told
from commands.services import Interaction, Services, services_of
from core.calculator.meanings import meanings
from core.errors import InputError
from core.headline import with_verdicts
from core.lookups import Origin, look_up_all
from core.reference.library import Library
from core.store.records import LookupRow, Placed, Review, State
from core.verdict import Level, Verdict

PLACE = "headline"
"""What the log calls a message that shows the claims of a text."""

_OF_THE_WHOLE = re.compile(r"text:(.*?)(?: (?:date|source):[^\n]*)?", re.DOTALL)


async def ask(interaction: Interaction, given: Mapping[str, str | None], *, private: bool | None) -> None:
    """Answer the slash command. Raises InputError for what cannot be read, discord.HTTPException."""
    library = services_of(interaction).library
    context = read_context(given, library)
    await answer(
        interaction,
        await listen(given.get("text") or "", library, on=context.claimed_on, source=context.source),
        text=as_typed(QUESTION, given),
        origin=Origin.SLASH,
        command=f"check {QUESTION.name}",
        private=private,
    )


async def listen(text: str, library: Library, *, on: date | None = None, source: str | None = None) -> Heard:
    """As `hear`, off the event loop: a long text full of figures takes some tenths of a second. Raises
    NothingToCheck."""
    return await asyncio.to_thread(hear, text, library, on=on, source=source)


async def answer(
    interaction: Interaction,
    heard: Heard,
    *,
    text: str,
    origin: Origin,
    command: str,
    private: bool | None,
    parent: LookupRow | None = None,
) -> None:
    """Look every claim up, answer once, note where the answer stands for each. Nothing is answered to a second
    delivery. `parent` is a lookup of the text that was read differently. Raises discord.HTTPException."""
    services = services_of(interaction)
    requests = [
        road.request(interaction, claim, text=text, origin=origin, command=command, parent=parent)
        for claim in heard.claims
    ]
    lookups = await look_up_all(requests, services.library, services.store)
    if lookups[0].duplicate:
        return
    services.running.tally.looked_up(*lookups)
    told = [headline_card.told(lookup.verdict, lookup.id) for lookup in lookups]
    drawn = await asyncio.to_thread(_drawn, told, heard, services)
    sent = await replies.answer(
        interaction,
        drawn.content,
        embeds=[drawn.embed],
        view=_under(told, services.library),
        ephemeral=await road.is_private(interaction, private),
    )
    if sent is None:
        return
    for lookup in lookups:
        if lookup.id is not None:
            await road.note(services, lookup.id, sent, PLACE)


async def draw(services: Services, lookup_id: int) -> card.Card | None:
    """The card of the text a lookup is a claim of, as it stands now, corrections included; None where nothing of it
    is kept. Raises StoreError."""
    stands = await as_it_stands(services, lookup_id)
    return None if stands is None else headline_card.draw(*stands, services.library)


async def as_it_stands(services: Services, lookup_id: int) -> tuple[list[Told], About] | None:
    """The claims of the text a lookup is one of, corrections included, and what is told beside them; None where
    nothing of it is kept. Raises StoreError."""
    rows = await services.log.lookups.headline(lookup_id)
    if not rows:
        return None
    told = [_as_it_stands(row, await services.log.reviews.standing(row.id)) for row in rows]
    return told, await asyncio.to_thread(_about_again, rows, services)


async def redraw(client: discord.Client, services: Services, row: LookupRow, placed: Placed) -> None:
    """Edit the message that shows the claims of a text. Its menu and buttons stay. Raises discord.HTTPException,
    StoreError."""
    drawn = await draw(services, row.id)
    if drawn is not None:
        place = client.get_partial_messageable(placed.discord_channel_id)
        await place.get_partial_message(placed.discord_message_id).edit(
            content=drawn.content, embeds=[drawn.embed]
        )


def _as_it_stands(row: LookupRow, decision: Review | None) -> Told:
    if decision is None or decision.state is not State.WRONG:
        return headline_card.told(row.verdict, row.id)
    when = discord.utils.format_dt(decision.at, "D")
    note = card.as_typed(decision.note, LINE_LIMIT) or texts.NO_NOTE
    corrected = texts.CORRECTED_CLAIM.format(when=when, note=note)
    return Told(row.verdict, row.id, decision.level or Level.CANNOT_TELL, corrected)


def _about_again(rows: Sequence[LookupRow], services: Services) -> About:
    """What the card tells of the text beside its claims. Claims that were typed as figures have no text; those of a
    story have several, and the digest tells what they mean beside who says it."""
    verdicts = [row.verdict for row in rows]
    first = rows[0]
    if first.origin is Origin.DIGEST:
        return About()
    if first.parent_id is not None:
        return _about(Heard(()), verdicts, services)
    option = _OF_THE_WHOLE.fullmatch(first.text) if first.origin is Origin.SLASH else None
    text = option[1] if option is not None else first.text
    try:
        heard = hear(text, services.library, on=first.claim.claimed_on)
    except InputError:
        return _about(Heard(()), verdicts, services)
    return _about(heard, verdicts, services)


def _drawn(told: Sequence[Told], heard: Heard, services: Services) -> card.Card:
    about = _about(heard, [one.verdict for one in told], services)
    return headline_card.draw(told, about, services.library)


def _about(heard: Heard, verdicts: Sequence[Verdict], services: Services) -> About:
    if heard.extraction is None:
        told = meanings([verdict.claim for verdict in verdicts], services.library)
        return About(told, by_hand=True)
    headline = with_verdicts(heard.extraction, tuple(verdicts))
    return About(headline.meanings, headline.unused, heard.beyond, heard.links)


def _under(told: Sequence[Told], library: Library) -> discord.ui.View | None:
    """A menu that opens a claim, and the way to read the text differently; under a single claim its own buttons."""
    first = told[0].lookup_id
    if first is None:
        return None
    again = buttons.button(ids.Kind.REREAD, first, label=texts.REREAD)
    if len(told) == 1:
        return buttons.row(*buttons.of_answer(first), again)
    return buttons.row(menu(first, told, library), again)


def menu(first_id: int, told: Sequence[Told], library: Library) -> discord.ui.Select[Any]:
    """The menu that opens a claim of the text whose first lookup this is. Pure."""
    return discord.ui.Select(
        custom_id=ids.make(ids.Kind.CLAIM, first_id),
        placeholder=texts.OPEN_CLAIM,
        options=headline_card.choices(told, library),
    )
