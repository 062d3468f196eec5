"""Everything the bot offers on Discord, by name: one feature is one module and one line here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from discord import app_commands

from commands import menu
from commands.check import slash
from commands.digest import slash as digest
from commands.digest import story
from commands.guide import about, help
from commands.ids import Kind
from commands.own import history, privacy
from commands.presses import away, chart, copy, dispute, headline, what_if, working
from commands.review import decide, group, replay, search, show
from commands.servers import settings
from commands.services import Services
from commands.tables import convert, deposit, reserves

Register = Callable[[app_commands.CommandTree[Any], Services], None]

FEATURES: tuple[Register, ...] = (
    slash.register,
    menu.register,
    group.register,
    convert.register,
    deposit.register,
    reserves.register,
    history.register,
    privacy.register,
    settings.register,
    help.register,
    about.register,
    digest.register,
)
"""Each adds its commands to the tree. One that fails stops the start."""

Handler = Callable[..., Awaitable[None]]
"""Answers an interaction; takes it and then the numbers of the id."""

PRESSES: Mapping[Kind, Handler] = {
    Kind.WORKING: working.press,
    Kind.STEPS: working.turn,
    Kind.COPY: copy.press,
    Kind.AWAY: away.press,
    Kind.WHAT_IF: what_if.press,
    Kind.CHART: chart.press,
    Kind.DISPUTE: dispute.press,
    Kind.HISTORY: history.turn,
    Kind.MINE: history.chosen,
    Kind.MY_DATA: privacy.my_data,
    Kind.FORGET: privacy.forget,
    Kind.FORGET_NOW: privacy.forget_now,
    Kind.STORY: story.press,
    Kind.CLAIM: headline.choose,
    Kind.REREAD: headline.press,
    Kind.JUDGE: decide.press,
    Kind.NOTE: decide.note,
    Kind.OPEN: show.chosen,
    Kind.HITS: search.turn,
    Kind.CHANGES: replay.turn,
}
"""Who answers a press of a button or a choice in a menu."""

SUBMITS: Mapping[Kind, Handler] = {
    Kind.WHAT_IF: what_if.submit,
    Kind.DISPUTE: dispute.submit,
    Kind.REREAD: headline.submit,
    Kind.JUDGE: decide.submit,
    Kind.NOTE: decide.submit_note,
}
"""Who answers a window that comes back."""
