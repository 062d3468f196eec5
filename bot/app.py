"""The composition root: opens store, library, jobs and client in that order, and closes them in reverse."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack

import discord

from bot import client, discord_address, jobs, metrics
from bot.connection import stay_connected
from bot.settings import Settings
from commands import card, corrections
from commands.check.claims import read
from commands.check.questions import QUESTIONS
from commands.cooldown import Cooldown
from commands.digest.desk import Desk
from commands.services import Operator, Running, Services
from core.calculator.assess import assess
from core.claim import Form
from core.clock import Clock, utc_now
from core.headline import judge
from core.news.newsroom import Newsroom
from core.quantities.factors import load_definitions
from core.reference.library import Library, load
from core.store import Store

log = logging.getLogger(__name__)

REPLIES_FINISH_S = 2.5
CLOSE_S = 1.5
"""Together under the five seconds within which a stop is promised."""

PURGE_EVERY_S = 3_600.0
PURGE_FIRST_S = 60.0

TRACES_EVERY_S = 86_400.0
TRACES_FIRST_S = 90.0
"""Also soon after each start: a kill may have come between forgetting somebody and removing the last traces."""
CORRECT_EVERY_S, CORRECT_FIRST_S = 60.0, 15.0
FEEDS_EVERY_S, FEEDS_FIRST_S = 60.0, 10.0
DIGEST_EVERY_S, DIGEST_FIRST_S = 60.0, 5.0
"""How often it is looked whether a feed or a digest is due."""

COLLECT = (5_000, 50, 100)
"""When Python's collector looks for cycles. Fifty lookups under way hold some ten thousand objects: by its own settings
it walked over them so often that it took half a millisecond a lookup, and thirty at a time for those who waited."""


class NoToken(Exception):  # noqa: N818 - named for what the operator has to mend
    """There is no token to log in with."""


async def run(settings: Settings, stop: asyncio.Event, *, clock: Clock = utc_now) -> None:
    """Serve Discord until `stop` is set, then stop in order. Raises NoToken, BadToken, PortTakenError, and what
    the store raises when it is opened (StoreError, NewerSchema)."""
    if settings.token is None:
        raise NoToken
    discord_address.point_at(settings.discord_api)
    async with AsyncExitStack() as stack:
        store = await Store.open(settings.database_url, clock=clock)
        stack.push_async_callback(_within, CLOSE_S, store.close, "store")
        library = load()
        newsroom = Newsroom(
            store,
            library,
            clock,
            feeds_file=settings.feeds_file,
            allow_loopback=settings.allow_loopback_feeds,
            fetch_pages=settings.fetch_pages,
        )
        services = Services(
            library=library,
            store=store,
            clock=clock,
            running=Running(started_at=clock()),
            cooldown=Cooldown(settings.cooldown),
            newsroom=newsroom,
            operator=Operator(settings.contact, settings.site_url, settings.privacy_url),
        )
        if settings.metrics_port is not None:
            stack.callback(metrics.serve(settings.metrics_port, services))
        clients: list[discord.Client] = []

        def build() -> discord.Client:
            clients[:] = [client.build(settings, services)]
            return clients[0]

        # Tables are read when first asked for: better now, while Discord is being reached, than in the first answer.
        warming = asyncio.create_task(asyncio.to_thread(_warm_up, services.library), name="warm-up")
        desk = Desk(store, library, newsroom, clock, busy=services.running.reply)
        work = asyncio.create_task(
            jobs.supervise(_jobs(services, store, newsroom, desk, clients)), name="jobs"
        )
        serving = asyncio.create_task(stay_connected(build, settings.token), name="discord")
        try:
            await _first(serving, stop)
        finally:
            services.running.stopping = True
            work.cancel()
            await _within(REPLIES_FINISH_S, services.running.idle, "replies")
            for open_client in clients:
                await _within(CLOSE_S, open_client.close, "client")
            serving.cancel()
            await asyncio.wait({work, serving, warming}, timeout=CLOSE_S)
        if not serving.cancelled() and (error := serving.exception()) is not None:
            raise error
    log.info("stopped")


def _jobs(
    services: Services, store: Store, newsroom: Newsroom, desk: Desk, clients: Sequence[discord.Client]
) -> tuple[jobs.Job, ...]:
    tally = services.running.tally

    async def post() -> None:
        if clients and clients[0].is_ready():
            tally.digested(await desk.run(clients[0]), services.clock())

    async def correct() -> None:
        if clients and clients[0].is_ready():
            tally.corrections += await corrections.catch_up(clients[0], services)

    return (
        jobs.Job("purge", PURGE_EVERY_S, store.privacy.purge, first_s=PURGE_FIRST_S),
        jobs.Job("traces", TRACES_EVERY_S, store.privacy.finish, first_s=TRACES_FIRST_S),
        jobs.Job("corrections", CORRECT_EVERY_S, correct, first_s=CORRECT_FIRST_S),
        jobs.Job("feeds", FEEDS_EVERY_S, newsroom.fetch, first_s=FEEDS_FIRST_S),
        jobs.Job("digest", DIGEST_EVERY_S, post, first_s=DIGEST_FIRST_S),
        jobs.Job("old articles", PURGE_EVERY_S, newsroom.forget_old, first_s=PURGE_FIRST_S),
    )


def _warm_up(library: Library) -> None:
    """Read every table, draw the card of every example in the help, and forget them."""
    library.warm()
    for question in QUESTIONS:
        if question.form is Form.HEADLINE:
            verdict = judge(question.filled_in["text"], library).verdicts[0]
        else:
            verdict = assess(read(question, question.filled_in, library), library)
        card.draw(verdict, library, lookup_id=None)
    load_definitions()
    # What stands now stands for good: the collector need not walk over it while an answer waits.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT)


async def _first(serving: asyncio.Task[None], stop: asyncio.Event) -> None:
    """Until the stop is asked for, or serving ends by itself."""
    asked = asyncio.create_task(stop.wait(), name="stop")
    try:
        await asyncio.wait({asked, serving}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        asked.cancel()


async def _within(limit_s: float, closing: Callable[[], Awaitable[object]], what: str) -> None:
    """Wait for something to end, but not longer than this: a stop that hangs is no stop."""
    try:
        async with asyncio.timeout(limit_s):
            await closing()
    except TimeoutError:
        log.warning("%s: not done within %.1f s", what, limit_s)
