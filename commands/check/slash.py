"""/check for Discord: each question becomes a subcommand, and all of them go down the one road. No figures here."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable, Coroutine
from typing import Any

import discord
from discord import app_commands

from commands import buttons, card, changes, guard, replies, texts
from commands.check.asked import Asked
from commands.check.claims import as_typed, ask
from commands.check.form import Kind, Option, Question
from commands.check.questions import QUESTIONS
from commands.options import suggestions
from commands.services import Interaction, Services, services_of
from core.errors import StoreError
from core.lookups import Origin, Request, look_up
from core.store.records import LookupRow

log = logging.getLogger(__name__)

NAME = "check"

Suggest = Callable[[Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]


def register(tree: app_commands.CommandTree[Any], _services: Services) -> None:
    """Add /check with a subcommand for each question."""
    group = app_commands.Group(name=NAME, description=texts.CHECK)
    for question in QUESTIONS:
        group.add_command(_command(question))
    tree.add_command(group)


async def answer(
    interaction: Interaction, question: Question, texts_given: dict[str, str | None], *, private: bool
) -> None:
    """Read the options and go down the road.

    Raises InputError for an option that cannot be read and discord.HTTPException for an unexpected refusal.
    """
    asked = ask(question, texts_given, services_of(interaction).library)
    await look_up_and_answer(
        interaction,
        asked,
        text=as_typed(question, texts_given),
        origin=Origin.SLASH,
        command=f"{NAME} {question.name}",
        private=private,
    )


async def look_up_and_answer(
    interaction: Interaction,
    asked: Asked,
    *,
    text: str,
    origin: Origin,
    command: str,
    private: bool,
    parent: LookupRow | None = None,
) -> None:
    """Look the claim up, answer, note where the answer stands. Nothing is answered to a second delivery. `parent` is
    the lookup a What if started from: the card says what changed."""
    services = services_of(interaction)
    request = Request(
        claim=asked.claim,
        text=text,
        origin=origin,
        command=command,
        at=services.clock(),
        interaction_id=interaction.id,
        discord_guild_id=interaction.guild_id if interaction.is_guild_integration() else None,
        discord_channel_id=interaction.channel_id,
        discord_user_id=interaction.user.id,
        parent_id=None if parent is None else parent.id,
    )
    lookup = await look_up(request, services.library, services.store)
    if lookup.duplicate:
        return
    differs = () if parent is None else changes.lines(parent.verdict, lookup.verdict, services.library)
    drawn = card.draw(lookup.verdict, services.library, lookup_id=lookup.id, also=asked.also, changes=differs)
    sent = await replies.answer(
        interaction,
        drawn.content,
        embeds=[drawn.embed],
        view=None if lookup.id is None else buttons.under_answer(lookup.id),
        ephemeral=private,
    )
    if sent is not None and lookup.id is not None:
        await _note(services, lookup.id, sent)


async def _note(services: Services, lookup_id: int, sent: replies.Sent) -> None:
    """Remember where the answer stands, for later corrections. The user has it already: a failure is only logged."""
    if services.store is None:
        return
    place, message = sent.discord_channel_id, sent.discord_message_id
    try:
        await services.store.shown.note(lookup_id, place, message, ephemeral=sent.ephemeral)
    except StoreError as error:
        log.warning("where lookup %d stands was not noted: %s", lookup_id, error.reason)


def _command(question: Question) -> app_commands.Command[Any, ..., None]:
    async def callback(interaction: Interaction, **options: Any) -> None:
        private = bool(options.pop("private", False))

        async def body() -> None:
            await answer(interaction, question, options, private=private)

        await guard.run(interaction, body)

    callback.__name__ = question.name
    # discord.py reads the options from the signature; ours come from the question's declaration.
    callback.__signature__ = _signature(question)
    described = app_commands.describe(
        private=texts.PRIVATE, **{option.name: option.description for option in question.every_option}
    )(callback)
    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=question.name, description=question.description, callback=described
    )
    for option in question.every_option:
        if option.kind is Kind.NAME:
            command.autocomplete(option.name)(_autocomplete(option))
    return command


def _signature(question: Question) -> inspect.Signature:
    """(interaction, one keyword for each option, private). Required options first, as Discord wants them."""
    positional, keyword = inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY
    options = [
        inspect.Parameter(o.name, keyword, annotation=str)
        if o.required
        else inspect.Parameter(o.name, keyword, annotation=str | None, default=None)
        for o in question.every_option
    ]
    private = inspect.Parameter("private", keyword, annotation=bool, default=False)
    interaction = inspect.Parameter("interaction", positional, annotation=discord.Interaction)
    return inspect.Signature([interaction, *options, private])


def _autocomplete(option: Option) -> Suggest:
    async def suggest(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return suggestions(services_of(interaction).library, option.vocabulary, typed)

    return suggest
