"""/check for Discord: each question becomes a subcommand, and all of them go down the one road. No figures here."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine
from typing import Any

import discord
from discord import app_commands

from commands import buttons, card, changes, guard, headlines, replies, road, texts
from commands.check.claims import as_typed, read
from commands.check.form import Kind, Option, Question
from commands.check.questions import QUESTIONS
from commands.options import suggestions
from commands.services import Interaction, Services, services_of
from core.claim import Claim, Form
from core.lookups import Origin, look_up
from core.store.records import LookupRow

NAME = "check"

Suggest = Callable[[Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]


def register(tree: app_commands.CommandTree[Any], _services: Services) -> None:
    """Add /check with a subcommand for each question."""
    group = app_commands.Group(name=NAME, description=texts.CHECK)
    for question in QUESTIONS:
        group.add_command(_command(question))
    tree.add_command(group)


async def answer(
    interaction: Interaction, question: Question, texts_given: dict[str, str | None], *, private: bool | None
) -> None:
    """Read the options and go down the road.

    Raises InputError for an option that cannot be read and discord.HTTPException for an unexpected refusal.
    """
    if question.form is Form.HEADLINE:
        await headlines.ask(interaction, texts_given, private=private)
        return
    await look_up_and_answer(
        interaction,
        read(question, texts_given, services_of(interaction).library),
        text=as_typed(question, texts_given),
        origin=Origin.SLASH,
        command=f"{NAME} {question.name}",
        private=private,
    )


async def look_up_and_answer(
    interaction: Interaction,
    claim: Claim,
    *,
    text: str,
    origin: Origin,
    command: str,
    private: bool | None,
    parent: LookupRow | None = None,
) -> None:
    """Look the claim up, answer, note where the answer stands. Nothing is answered to a second delivery. `parent` is
    the lookup a What if started from: the card says what changed. `private` None: as the server's managers chose."""
    services = services_of(interaction)
    request = road.request(interaction, claim, text=text, origin=origin, command=command, parent=parent)
    lookup = await look_up(request, services.library, services.store)
    if lookup.duplicate:
        return
    services.running.tally.looked_up(lookup)
    differs = () if parent is None else changes.lines(parent.verdict, lookup.verdict, services.library)
    drawn = card.draw(lookup.verdict, services.library, lookup_id=lookup.id, changes=differs)
    sent = await replies.answer(
        interaction,
        drawn.content,
        embeds=[drawn.embed],
        view=None if lookup.id is None else buttons.under_answer(lookup.id),
        ephemeral=await road.is_private(interaction, private),
    )
    if sent is not None and lookup.id is not None:
        await road.note(services, lookup.id, sent)


def _command(question: Question) -> app_commands.Command[Any, ..., None]:
    async def callback(interaction: Interaction, **options: Any) -> None:
        private: bool | None = options.pop("private", None)

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
    private = inspect.Parameter("private", keyword, annotation=bool | None, default=None)
    interaction = inspect.Parameter("interaction", positional, annotation=discord.Interaction)
    return inspect.Signature([interaction, *options, private])


def _autocomplete(option: Option) -> Suggest:
    async def suggest(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return suggestions(services_of(interaction).library, option.vocabulary, typed)

    return suggest
