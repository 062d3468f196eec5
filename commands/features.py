"""Everything the bot offers on Discord, by name: one feature is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from discord import app_commands

from commands import menu
from commands.check import slash
from commands.services import Services

Register = Callable[[app_commands.CommandTree[Any], Services], None]

FEATURES: tuple[Register, ...] = (slash.register, menu.register)
"""Each adds its commands to the tree. One that fails stops the start."""
