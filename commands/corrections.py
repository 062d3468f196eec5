"""Bringing answers in line with what moderators decided, wherever they stand: in place where we may, else when one of
their buttons is next pressed."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

import discord

from commands import answered, blocks, card, headlines, ids, replies, road
from commands.digest.redraw import redraw as redraw_digest
from commands.errors import CHANNEL_GONE, MESSAGE_GONE
from commands.review import texts
from commands.services import Interaction, Services, services_of
from core.store import Store
from core.store.records import LookupRow, Placed, Review, State
from core.verdict import Level
from core.wording import verdicts as words

log = logging.getLogger(__name__)

AT_ONCE = 50
"""Answers that one round of catching up redraws."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer that could not be edited, and why: "ephemeral", "gone" or "forbidden"."""

    placed: Placed
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where an answer was redrawn, where that waits for a button press, and where Discord did not answer. `nowhere`
    says that it is not known where the answer stands."""

    drawn: tuple[Placed, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    failed: tuple[Placed, ...] = ()
    nowhere: bool = False


Redraw = Callable[[discord.Client, Services, LookupRow, Placed], Awaitable[None]]
"""Edits one message so that it shows what stands. Raises discord.HTTPException."""


def overruled(decision: Review | None) -> bool:
    """Whether a decision changes what the answer says. Pure."""
    return decision is not None and decision.state is State.WRONG


async def draw(services: Services, row: LookupRow, decision: Review | None) -> card.Card:
    """The answer as it stands now: as it was given, or with the moderators' correction first. Raises StoreError."""
    given = await answered.draw(services, row)
    if decision is None or not overruled(decision):
        return given
    level = decision.level or Level.CANNOT_TELL
    when = discord.utils.format_dt(decision.at, "D")
    content = texts.CORRECTED.format(
        icon=words.level_icon(level), word=words.level_word(level), when=when, before=given.content
    )
    note = card.as_typed(decision.note, card.LINE_LIMIT) or texts.NO_REASON_GIVEN
    embed = given.embed.copy()
    embed.colour = discord.Colour(card.COLOURS[level])
    corrected = texts.CORRECTION_NOTE.format(when=when, note=note)
    embed.description = blocks.clip(f"{corrected}\n\n{embed.description or ''}", blocks.DESCRIPTION_LIMIT)
    return card.Card(blocks.clip(content, card.CONTENT_LIMIT), embed)


async def redraw(client: discord.Client, services: Services, row: LookupRow) -> Outcome:
    """Bring every message that shows the lookup in line with the decision that stands. Raises StoreError."""
    store = services.store
    assert store is not None
    decision = await store.reviews.standing(row.id)
    version = 0 if decision is None else decision.id
    everywhere = await store.shown.of(row.id)
    outcome = Outcome(nowhere=not everywhere and overruled(decision))
    for placed in everywhere:
        if placed.version == version:
            continue
        if placed.version == 0 and not overruled(decision):
            if placed.stuck:  # It was overruled, never drawn so, and that was taken back.
                await store.shown.drawn(row.id, placed.discord_message_id, version)
            continue
        outcome = await _one(client, services, row, placed, version, outcome)
    return outcome


async def catch_up(client: discord.Client, services: Services) -> int:
    """Redraw the answers whose decision was made elsewhere or while Discord was out of reach; how many were.
    Raises StoreError."""
    store = services.store
    assert store is not None
    done = 0
    for lookup_id in await store.shown.behind(AT_ONCE):
        row = await store.lookups.get(lookup_id)
        if row is not None:
            done += len((await redraw(client, services, row)).drawn)
    return done


async def on_press(interaction: Interaction, lookup_id: int) -> bool:
    """Correct the answer whose button was pressed, where it waits for that; whether it did. The press is used up:
    the presser is told. An answer nobody noted, as after a crash just behind it, is noted now. Raises StoreError,
    discord.HTTPException."""
    services, message = services_of(interaction), interaction.message
    if services.store is None or message is None:
        return False
    if await _is_unknown(services.store, lookup_id, message):
        await _note(services, lookup_id, message, interaction.channel_id or 0)
    waiting = await _waiting_in(services.store, lookup_id, message.id)
    row = await services.store.lookups.get(lookup_id) if waiting else None
    if row is None:
        return False
    if waiting[0].place == headlines.PLACE:
        drawn = await headlines.draw(services, lookup_id)
    else:
        drawn = await draw(services, row, await services.store.reviews.standing(lookup_id))
    if drawn is None:
        return False
    await interaction.response.edit_message(content=drawn.content, embeds=[drawn.embed])
    for placed in waiting:
        decision = await services.store.reviews.standing(placed.lookup_id)
        await services.store.shown.drawn(placed.lookup_id, message.id, 0 if decision is None else decision.id)
    await interaction.followup.send(texts.CORRECTED_NOW, ephemeral=True)
    return True


async def _is_unknown(store: Store, lookup_id: int, message: discord.Message) -> bool:
    """Whether an answer was not noted. A private copy, opened from a list, is none as long as the answer is known."""
    known = [placed.discord_message_id for placed in await store.shown.of(lookup_id)]
    return message.id not in known and not (known and message.flags.ephemeral)


async def _note(
    services: Services, lookup_id: int, message: discord.Message, discord_channel_id: int
) -> None:
    """Note where an answer stands; as waiting for a press, where a decision changes what it says."""
    store = services.log
    ids_shown, place = [lookup_id], "reply"
    if _is_of_a_text(message):
        ids_shown, place = [row.id for row in await store.lookups.headline(lookup_id)], headlines.PLACE
    decisions = await store.reviews.decisions(ids_shown)
    for one in ids_shown:
        sent = replies.Sent(discord_channel_id, message.id, message.flags.ephemeral)
        await road.note(services, one, sent, place)
        if overruled(decisions.get(one)):
            await store.shown.stuck(one, message.id)


def _is_of_a_text(message: discord.Message) -> bool:
    """Whether a message answers a text: it offers to read it differently."""
    custom_ids = [
        part.custom_id
        for row in message.components
        if isinstance(row, discord.ActionRow)
        for part in row.children
        if isinstance(part, discord.Button | discord.SelectMenu) and part.custom_id is not None
    ]
    addresses = map(ids.parse, custom_ids)
    return any(address is not None and address.kind is ids.Kind.REREAD for address in addresses)


async def _waiting_in(store: Store, lookup_id: int, discord_message_id: int) -> list[Placed]:
    """What in a message waits to be corrected: the lookup, or any claim of the text it is one of."""
    shown = [p for p in await store.shown.of(lookup_id) if p.discord_message_id == discord_message_id]
    if shown and shown[0].place == headlines.PLACE:
        claims = [row.id for row in await store.lookups.headline(lookup_id)]
        everything = (await store.shown.of_many(claims)).values()
        shown = [p for of_one in everything for p in of_one if p.discord_message_id == discord_message_id]
    return [placed for placed in shown if placed.stuck]


async def _one(
    client: discord.Client,
    services: Services,
    row: LookupRow,
    placed: Placed,
    version: int,
    outcome: Outcome,
) -> Outcome:
    """One message of a lookup: edited, or marked to be edited on its next press."""
    store = services.store
    assert store is not None
    if placed.ephemeral:
        why = "ephemeral"
    else:
        try:
            await REDRAWS[placed.place](client, services, row, placed)
        except discord.HTTPException as error:
            if not 400 <= error.status < 500 or error.status == 429:
                log.warning("lookup %d not redrawn in %d: %s", row.id, placed.discord_channel_id, error)
                return replace(outcome, failed=(*outcome.failed, placed))
            why = "gone" if error.code in (MESSAGE_GONE, CHANNEL_GONE) else "forbidden"
            log.info("lookup %d waits for a press in %d: %s", row.id, placed.discord_channel_id, error)
        else:
            await store.shown.drawn(row.id, placed.discord_message_id, version)
            return replace(outcome, drawn=(*outcome.drawn, placed))
    await store.shown.stuck(row.id, placed.discord_message_id)
    return replace(outcome, waiting=(*outcome.waiting, Waiting(placed, why)))


async def _reply(client: discord.Client, services: Services, row: LookupRow, placed: Placed) -> None:
    """Redraw an answer. Its buttons stay as they are."""
    store = services.store
    assert store is not None
    drawn = await draw(services, row, await store.reviews.standing(row.id))
    place = client.get_partial_messageable(placed.discord_channel_id)
    await place.get_partial_message(placed.discord_message_id).edit(
        content=drawn.content, embeds=[drawn.embed]
    )


REDRAWS: Mapping[str, Redraw] = {"reply": _reply, "digest": redraw_digest, headlines.PLACE: headlines.redraw}
"""Who redraws a message, by its place."""
