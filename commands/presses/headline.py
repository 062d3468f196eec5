"""The claims of a running text: the menu that opens one in full, and the window in which the text is read differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

import discord

from commands import buttons, corrections, headlines, ids, modals, replies, road, texts
from commands.check import lines
from commands.check.prose import MOST_CLAIMS, Heard
from commands.presses import refused
from commands.services import Interaction, services_of
from core.claim import Claim, Form
from core.errors import InputError, TooMany
from core.lookups import Origin
from core.reference.library import Library
from core.store.records import LookupRow

FIGURES = "figures"

BETWEEN_CLAIMS = "\n\n"

_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
"""Lines without an empty one between them."""


async def choose(interaction: Interaction, lookup_id: int) -> None:
    """Open the claim that was chosen, in full, to the one who chose it. `lookup_id` is a claim of the text."""
    values = cast("list[str]", (interaction.data or {}).get("values", []))
    wanted = int(values[0]) if values and values[0].isdecimal() else lookup_id
    row = await buttons.find(interaction, wanted if wanted <= ids.LARGEST else lookup_id)
    if row is None:
        return
    services = services_of(interaction)
    decision = await services.log.reviews.standing(row.id)
    drawn = await corrections.draw(services, row, decision)
    sent = await replies.answer(
        interaction,
        drawn.content,
        embeds=[drawn.embed],
        view=buttons.row(*buttons.of_answer(row.id), *_away(interaction, row)),
        ephemeral=True,
    )
    if sent is not None:
        await road.note(services, row.id, sent, version=0 if decision is None else decision.id)


async def press(interaction: Interaction, lookup_id: int) -> None:
    """Open the window, with every claim as it was read."""
    rows = await _rows(interaction, lookup_id)
    if not rows:
        return
    filled = _that_fit(_filled(rows, services_of(interaction).library))
    if not filled:
        await replies.answer(interaction, texts.TOO_MUCH_TO_CHANGE, ephemeral=True)
        return
    some = texts.REREAD_SOME.format(shown=len(filled), count=len(rows))
    await modals.show(
        interaction,
        ids.make(ids.Kind.REREAD, lookup_id),
        texts.REREAD_TITLE,
        modals.paragraph(
            FIGURES,
            texts.REREAD_LABEL,
            description=texts.REREAD_HELP if len(filled) == len(rows) else some,
            prefilled=refused.typed_before(interaction) or BETWEEN_CLAIMS.join(filled),
        ),
    )


async def submit(interaction: Interaction, lookup_id: int) -> None:
    """Judge the claims as they were typed: a new answer, where the first was seen."""
    rows = await _rows(interaction, lookup_id)
    if not rows:
        return
    typed = modals.entered(interaction).get(FIGURES, "")
    try:
        claims = _typed(typed, rows, services_of(interaction).library)
    except (InputError, lines.LineError) as error:
        await refused.answer(interaction, ids.Kind.REREAD, lookup_id, error, typed)
        return
    if claims == tuple(row.claim for row in rows):
        await replies.answer(interaction, texts.NOTHING_CHANGED, ephemeral=True)
        return
    await headlines.answer(
        interaction,
        Heard(claims),
        text=typed,
        origin=rows[0].origin if rows[0].origin in (Origin.SLASH, Origin.MENU) else Origin.SLASH,
        command=rows[0].command,
        private=buttons.is_private(interaction),
        parent=rows[0],
    )


async def _rows(interaction: Interaction, lookup_id: int) -> Sequence[LookupRow]:
    """The claims of the text; none where the presser may not see them or they are gone, and was told so."""
    row = await buttons.find(interaction, lookup_id)
    if row is None:
        return ()
    return await services_of(interaction).log.lookups.headline(lookup_id) or (row,)


def _filled(rows: Sequence[LookupRow], library: Library) -> list[str]:
    return [lines.written(lines.filled_in(row.claim, library)) for row in rows]


def _that_fit(blocks: Sequence[str]) -> list[str]:
    """The first blocks that a window has room for."""
    fitting: list[str] = []
    room = modals.TEXT_CHARACTERS
    for block in blocks:
        room -= len(block) + (len(BETWEEN_CLAIMS) if fitting else 0)
        if room < 0:
            break
        fitting.append(block)
    return fitting


def _typed(typed: str, rows: Sequence[LookupRow], library: Library) -> tuple[Claim, ...]:
    """The claims of a text as it was typed. Raises what `lines.changed` raises, and TooMany."""
    claims: list[Claim] = []
    for block in _blocks(typed):
        claim, _ = lines.changed(_nearest(block, rows, library), block, library)
        claims.append(claim)
    if not claims:
        raise lines.NoFigureLeftError
    if len(claims) > MOST_CLAIMS:
        raise TooMany(typed, what="claims", limit=MOST_CLAIMS)
    return tuple(claims)


def _blocks(typed: str) -> Iterator[str]:
    """The lines of each claim, after as many empty ones as stand above them: a line keeps its number."""
    for block in _BLOCK.finditer(typed.replace("\r\n", "\n")):
        yield "\n" * typed.replace("\r\n", "\n").count("\n", 0, block.start()) + block[0]


def _nearest(block: str, rows: Sequence[LookupRow], library: Library) -> Claim:
    """The claim that most of the lines are still of: what stands as it was is not read again. One of its own where
    no line is."""
    typed = {line.strip() for line in block.splitlines() if line.strip()}
    shared = [
        (len(typed & set(filled.splitlines())), row.claim)
        for filled, row in zip(_filled(rows, library), rows, strict=True)
    ]
    count, claim = max(shared, key=lambda pair: pair[0])
    return claim if count else Claim(form=Form.HEADLINE, claimed_on=claim.claimed_on, source=claim.source)


def _away(interaction: Interaction, row: LookupRow) -> list[discord.ui.Button[Any]]:
    """For the asker of a public answer, the way to take it away."""
    message = interaction.message
    if message is None or message.flags.ephemeral or row.discord_user_id != interaction.user.id:
        return []
    return [buttons.take_away(row.id, message.id)]
