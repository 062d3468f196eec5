"""What a test of the page has in its hands."""

from __future__ import annotations

from dataclasses import dataclass

from sample_bot import SampleBot

from bot.sandbox.driver import Driver
from bot.sandbox.faults import Faults
from bot.sandbox.world import World


@dataclass(frozen=True)
class Sandbox:
    """A running sandbox with the sample bot in it."""

    world: World
    url: str
    bot: SampleBot
    driver: Driver
    faults: Faults
