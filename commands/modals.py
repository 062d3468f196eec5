"""Windows to type in. Nothing is kept in memory: the id holds the row, and `commands.routing` takes what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import discord

from commands.services import Interaction

TITLE_CHARACTERS = 45
LABEL_CHARACTERS = 45
DESCRIPTION_CHARACTERS = 100
TEXT_CHARACTERS = 4_000
"""Discord's limits on a modal (documentation, Modals; Text Input)."""


def paragraph(
    name: str,
    label: str,
    *,
    description: str | None = None,
    prefilled: str | None = None,
    placeholder: str | None = None,
    shortest: int | None = None,
    longest: int = TEXT_CHARACTERS,
    required: bool = True,
) -> discord.ui.Label[Any]:
    """A paragraph to type in, with its label. Pure."""
    typed: discord.ui.TextInput[Any] = discord.ui.TextInput(
        style=discord.TextStyle.paragraph,
        custom_id=name,
        default=prefilled,
        placeholder=placeholder,
        min_length=shortest,
        max_length=longest,
        required=required,
    )
    return discord.ui.Label(text=label, description=description, component=typed)


def menu(name: str, label: str, options: list[discord.SelectOption]) -> discord.ui.Label[Any]:
    """A menu to choose one of at most 25 from, with its label. Pure."""
    choosing: discord.ui.Select[Any] = discord.ui.Select(custom_id=name, options=options, required=True)
    return discord.ui.Label(text=label, component=choosing)


async def show(interaction: Interaction, custom_id: str, title: str, *parts: discord.ui.Item[Any]) -> None:
    """Open a window for the one who pressed. Raises discord.HTTPException."""
    modal = discord.ui.Modal(title=title, custom_id=custom_id)
    for part in parts:
        modal.add_item(part)
    # A finished modal is not kept by discord.py, where one user's text would reach another's object.
    modal.stop()
    await interaction.response.send_modal(modal)


def entered(interaction: Interaction) -> dict[str, str]:
    """The texts that were typed into a window, by the name of their part. Pure."""
    return {part["custom_id"]: part["value"] for part in _parts(interaction.data) if "value" in part}


def chosen(interaction: Interaction) -> dict[str, tuple[str, ...]]:
    """What was chosen in the menus of a window, by the name of their part. Pure."""
    return {part["custom_id"]: tuple(part["values"]) for part in _parts(interaction.data) if "values" in part}


def _parts(holder: Any) -> Iterator[dict[str, Any]]:
    """Every part of a window, however deep it stands: in labels, and in rows."""
    inner = cast("list[dict[str, Any]]", [*holder.get("components", ()), holder.get("component")])
    for part in filter(None, inner):
        yield part
        yield from _parts(part)
