"""/review export: the lookups of the server that fit, as a file; compressed where it is large, and with the command
line to use where Discord would not take it."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import discord

from commands.review import commandline, rights, texts
from commands.services import Interaction
from core.exports.answers import Answer, answers
from core.exports.claimreview import claim_reviews
from core.exports.rows import csv_text, gzipped_within, json_lines
from core.store.records import Filters

PLAIN_BYTES = 256 * 1024
"""Up to so much, a file is sent as it is: a phone opens it at once."""

MEBIBYTE = 1024 * 1024

FORMATS: dict[str, tuple[Callable[[AsyncIterator[Answer]], AsyncIterator[str]], str]] = {
    "csv": (csv_text, "lookups.csv"),
    "jsonl": (json_lines, "lookups.jsonl"),
    "claimreview": (claim_reviews, "lookups.jsonld"),
}
"""What writes a format, and the name of its file."""


@dataclass
class Counted:
    """Rows passing by, counted."""

    rows: AsyncIterator[Answer]
    count: int = 0

    async def passing(self) -> AsyncIterator[Answer]:
        """The rows."""
        async for row in self.rows:
            self.count += 1
            yield row


async def run(interaction: Interaction, asked: Filters, kind: str) -> None:
    """Answer the command."""
    guild, store = await rights.begin(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    write, name = FORMATS[kind]
    rows = Counted(answers(store.search.stream(guild, asked), store.reviews, store.shown))
    limit = interaction.filesize_limit
    content, packed = await within(write(rows.passing()), limit)
    if content is None:
        line = commandline.line("export", guild, asked, "--format", kind)
        size = f"{limit / MEBIBYTE:.0f} MB"
        await interaction.followup.send(texts.TOO_LARGE.format(limit=size, line=line), ephemeral=True)
    elif not rows.count:
        await interaction.followup.send(texts.NOTHING_TO_EXPORT, ephemeral=True)
    else:
        sentence = (texts.EXPORTED_PACKED if packed else texts.EXPORTED).format(count=f"{rows.count:,}")
        file = discord.File(io.BytesIO(content), f"{name}.gz" if packed else name)
        await interaction.followup.send(sentence, file=file, ephemeral=True)


async def within(pieces: AsyncIterator[str], limit_bytes: int) -> tuple[bytes | None, bool]:
    """The text as bytes of at most so many, and whether they are compressed; None where they do not fit even so."""
    begun: list[str] = []
    size = 0
    async for piece in pieces:
        begun.append(piece)
        size += len(piece.encode())
        if size > min(PLAIN_BYTES, limit_bytes):
            return await gzipped_within(_all(begun, pieces), limit_bytes), True
    return "".join(begun).encode(), False


async def _all(begun: list[str], rest: AsyncIterator[str]) -> AsyncIterator[str]:
    for piece in begun:
        yield piece
    async for piece in rest:
        yield piece
