"""/reserves: one edition's list of a mineral, what it leaves open, and how it differs from the edition before."""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import partial
from typing import Any

import discord
from discord import app_commands

from commands import card, guard, replies, road
from commands.blocks import DESCRIPTION_LIMIT, clip
from commands.charts import reserves as chart
from commands.options import CHOICES, suggestions
from commands.palette import NEUTRAL
from commands.services import Interaction, Services, services_of
from commands.tables import pictures, texts
from core.claim import RARE_EARTHS
from core.errors import InputError, NoReference
from core.reference.editions import Edition
from core.reference.library import Library
from core.reference.minerals import Mineral
from core.reference.reserve_changes import Change, changes, previous
from core.reference.reserves import ReserveList, ReserveRow
from core.verdict import Quantity
from core.wording.figures import say

ROWS = 15
COLUMNS = 32
"""Characters that a code block on a phone of 390 px shows in one line."""

NAME_COLUMNS = 15
"""A name gets at least so many: "Other countries"."""

CHANGES = 6


def register(tree: app_commands.CommandTree[Any], _services: Services) -> None:
    """Add /reserves."""
    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name="reserves",
        description=texts.RESERVES,
        callback=app_commands.describe(mineral=texts.RESERVES_MINERAL, edition=texts.RESERVES_EDITION)(
            _reserves
        ),
    )
    command.autocomplete("mineral")(_suggest_mineral)
    command.autocomplete("edition")(_suggest_edition)
    tree.add_command(command)


async def _reserves(interaction: Interaction, mineral: str | None = None, edition: str | None = None) -> None:
    async def body() -> None:
        library = services_of(interaction).library
        found, listed = find(mineral, edition, library)
        embed = draw(listed, found, library)
        private = await road.is_private(interaction, None)
        sent = await replies.answer(interaction, content(listed, found), embeds=[embed], ephemeral=private)
        if sent is not None:
            await pictures.add(interaction, embed, partial(chart.draw_table, listed, found.key, locale="en"))

    await guard.run(interaction, body)


async def _suggest_mineral(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return suggestions(services_of(interaction).library, "mineral", typed)


async def _suggest_edition(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """The editions of the mineral that is chosen already."""
    library = services_of(interaction).library
    try:
        mineral = library.find_mineral(str(getattr(interaction.namespace, "mineral", None) or RARE_EARTHS))
        labels = [edition.label for edition in reversed(library.editions(mineral.key))]
    except (InputError, NoReference):
        return []
    fitting = [label for label in labels if typed.casefold().strip() in label.casefold()] or labels
    return [app_commands.Choice(name=label, value=label) for label in fitting[:CHOICES]]


def find(mineral: str | None, edition: str | None, library: Library) -> tuple[Mineral, ReserveList]:
    """The list that was asked for; rare earths and the newest edition where nothing was said. Pure. Raises an
    InputError naming the option, and NoReference for a mineral without a list."""
    try:
        found = library.find_mineral(mineral or RARE_EARTHS)
    except InputError as error:
        raise error.at("mineral") from error
    try:
        chosen: Edition | None = library.find_edition(edition, found.key) if edition else None
    except InputError as error:
        raise error.at("edition") from error
    return found, library.reserve_list(found.key, chosen)


def content(listed: ReserveList, mineral: Mineral, *, locale: str = "en") -> str:
    """The top of the list in one sentence. Pure."""
    first = listed.by_size[0]
    template = texts.RESERVES_NO_WORLD if listed.world_t is None else texts.RESERVES_CONTENT
    return template.format(
        mineral=mineral.name,
        first=first.name,
        basis=mineral.reserve_basis,
        tonnes=_said(first, texts.AT_LEAST, locale),
        world=_said(listed.world, texts.AT_LEAST, locale),
        edition=listed.edition.named,
    )


def draw(listed: ReserveList, mineral: Mineral, library: Library, *, locale: str = "en") -> discord.Embed:
    """The table, what is not available, how it differs from the edition before, the small print. Pure."""
    released = datetime.combine(listed.edition.released, time(12), UTC)
    lines = [
        table(listed, locale=locale),
        *_not_available(listed, library),
        _since(listed, library, locale),
        *([f"-# {texts.FLOOR}"] if listed.world_is_floor else []),
        texts.COUNTED_IN.format(basis=mineral.content_note),
        texts.RELEASED.format(
            edition=listed.edition.named,
            date=discord.utils.format_dt(released, "D"),
            source=card.link(listed.world.source),
        ),
    ]
    return discord.Embed(description=clip("\n".join(lines), DESCRIPTION_LIMIT), colour=NEUTRAL)


def table(listed: ReserveList, *, locale: str = "en") -> str:
    """The list as a code block of about `COLUMNS` characters a line, largest first. Pure."""
    shown = listed.by_size[:ROWS]
    rows = [
        (f"{place}", row.name, _said(row, texts.AT_LEAST_SHORT, locale)) for place, row in enumerate(shown, 1)
    ]
    totals = ((texts.OTHER_COUNTRIES, listed.other), (texts.WORLD, listed.world))
    ends = [
        ("", name, _said(row, texts.AT_LEAST_SHORT, locale)) for name, row in totals if row and row.reserves_t
    ]
    wide = max(len(said) for _, _, said in (*rows, *ends))
    lines = [_line(place, name, said, wide) for place, name, said in rows]
    if rest := listed.by_size[ROWS:]:
        tonnes = sum(row.reserves_t or 0.0 for row in rest)
        lines.append(
            f"   {texts.MORE_COUNTRIES.format(count=len(rest), tonnes=say(Quantity.of(tonnes, 't'), locale=locale))}"
        )
    lines += [_line(place, name, said, wide) for place, name, said in ends]
    return "\n".join(["```", *lines, "```"])


def _line(place: str, name: str, said: str, wide: int) -> str:
    room = max(NAME_COLUMNS, COLUMNS - 4 - wide)
    return f"{place:>2} {clip(name, room):<{room}} {said:>{wide}}"


def _said(row: ReserveRow, floor: str, locale: str) -> str:
    if row.reserves_t is None:
        return ""
    tonnes = say(Quantity.of(row.reserves_t, "t", printed=True), locale=locale)
    return floor.format(tonnes=tonnes) if row.is_floor else tonnes


def _not_available(listed: ReserveList, library: Library) -> list[str]:
    if not listed.not_available:
        return []
    names = sorted(library.country(iso3).name for iso3 in listed.not_available)
    return [texts.NOT_AVAILABLE.format(countries=", ".join(names))]


def _since(listed: ReserveList, library: Library, locale: str) -> str:
    before = previous(listed, library)
    if before is None:
        return texts.ONLY_EDITION
    found = changes(before, listed)
    if not found:
        return texts.SINCE_SAME.format(edition=before.edition.named)
    # The world total stands last and is never the one to go.
    kept = (*found[: CHANGES - 1], found[-1]) if len(found) > CHANGES else found
    said = "; ".join(_change(change, locale) for change in kept)
    return texts.SINCE.format(edition=before.edition.named, changes=said)


def _change(change: Change, locale: str) -> str:
    before, after = (
        "" if row is None else _said(row, texts.AT_LEAST, locale) for row in (change.before, change.after)
    )
    template = texts.CHANGED if before and after else texts.NEW if after else texts.WITHDRAWN
    return template.format(name=change.name, before=before, after=after)
