"""The desk that posts the digests: claim, post with a nonce, confirm. At most once a day a server, whatever happens.

What is due is decided in `core.news.plan`; what stands in a post in `core.news.items` and `commands.digest.card`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import discord

from commands.charts.canvas import Picture
from commands.charts.choose import pictures
from commands.digest import card, sending
from commands.digest.compose import Claimed, Composer, claim_content
from commands.digest.entry import Contents, Entry, contents_of
from core.clock import Clock
from core.errors import StoreError
from core.news.edition import Edition
from core.news.newsroom import Newsroom
from core.news.plan import Due, plan, unread_since
from core.reference.library import Library
from core.store import Store
from core.store.checks_of_day import ChecksOfDay
from core.store.digests import DigestDay, DigestSettings, DigestState
from core.verdict import Level

log = logging.getLogger(__name__)

TOGETHER = 100
"""Servers whose days are claimed before the first of them is posted: as many as a crash can cost their digest."""

AT_ONCE = 10
"""Posts under way at a time."""

COMMUNITY = timedelta(days=1)

LEFT_ALONE = timedelta(seconds=45)
"""A claim younger than this is taken to be in good hands, in this process or another."""

PICTURED = (Level.DOUBTFUL, Level.DOES_NOT_ADD_UP, Level.IMPOSSIBLE)
"""A picture is worth its room where the first story is at odds with something."""


class Desk:
    """Posts what is due. One a process; several processes may share a database."""

    def __init__(
        self,
        store: Store,
        library: Library,
        newsroom: Newsroom,
        clock: Clock,
        *,
        busy: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        """`busy` is open while a post is under way: a stop waits for it, and no new one begins."""
        self._store = store
        self._library = library
        self._newsroom = newsroom
        self._clock = clock
        self._busy = busy
        self._composer = Composer(store, newsroom, clock)
        self._under_way: set[int] = set()
        self._pictures: dict[str, asyncio.Task[Picture | None]] = {}

    async def run(self, client: discord.Client) -> int:
        """Post every digest that is due, report what was missed; how many were posted. Raises StoreError."""
        now = self._clock()
        posted = await self._take_up(client, now)
        settings = await self._store.digests.every_setting()
        planned = plan(settings, await self._store.digests.standings(), now)
        for missed in planned.missed:
            await self._report_missed(missed)
        if planned.due:
            posted += await self._post_all(client, planned.due)
        return posted

    async def run_one(self, client: discord.Client, discord_guild_id: int) -> DigestDay | None:
        """Post a server's digest of today now, whatever its hour and whether or not it is paused; its day as it
        ended. None where no digest was set up, or today's is claimed already. Raises StoreError."""
        settings = await self._store.digests.settings(discord_guild_id)
        if settings is None:
            return None
        now = self._clock()
        standing = (await self._store.digests.standings()).get(discord_guild_id)
        today = now.astimezone(ZoneInfo(settings.zone)).date()
        due = Due(settings, today, unread_since(settings, standing))
        if standing is not None and standing.last_date >= today:
            return None
        edition = await self._newsroom.edition()
        claimed = await self._claim([due])
        if not claimed:
            return None
        await self._batch(client, claimed, edition, {})
        return await self._store.digests.of_id(claimed[0].day.id)

    # --- what is due -------------------------------------------------------------------------------------

    async def _report_missed(self, missed: Due) -> None:
        day = await self._store.digests.claim(missed.settings.discord_guild_id, missed.local_date)
        if day is not None:
            await self._store.digests.settle(day.id, DigestState.MISSED)
            log.warning("digest of server %d missed on %s", day.discord_guild_id, day.local_date)

    async def _post_all(self, client: discord.Client, due: Sequence[Due]) -> int:
        edition = await self._newsroom.edition()
        posted = 0
        recorded: dict[int, int] = {}
        try:
            for start in range(0, len(due), TOGETHER):
                claimed = await self._claim(due[start : start + TOGETHER])
                posted += await self._batch(client, claimed, edition, recorded)
        finally:
            self._pictures.clear()
        return posted

    async def _claim(self, due: Sequence[Due]) -> list[Claimed]:
        """The days that are ours now; another process may have been first."""
        claimed: list[Claimed] = []
        for one in due:
            content = claim_content(one.since)
            day = await self._store.digests.claim(one.settings.discord_guild_id, one.local_date, content)
            if day is not None:
                claimed.append(Claimed(one.settings, day, one.since))
        return claimed

    async def _batch(
        self, client: discord.Client, claimed: Sequence[Claimed], edition: Edition, recorded: dict[int, int]
    ) -> int:
        """Choose, record and post for servers whose days are claimed; how many were posted."""
        ids = {one.day.id for one in claimed}
        self._under_way |= ids
        try:
            contents = await self._composer.prepare(claimed, edition, recorded)
            limit = asyncio.Semaphore(AT_ONCE)

            async def one(which: Claimed, what: Contents) -> bool:
                async with limit:
                    posting = self._post(client, which.settings, which.day, what)
                    return await asyncio.shield(asyncio.create_task(posting, name="digest post"))

            return sum(await asyncio.gather(*map(one, claimed, contents)))
        finally:
            self._under_way -= ids

    # --- posting -----------------------------------------------------------------------------------------

    async def _post(
        self, client: discord.Client, settings: DigestSettings, day: DigestDay, contents: Contents
    ) -> bool:
        """Post one claimed day and say how it ended; whether it was posted. One server's failure is its own."""
        try:
            with self._busy():
                return await self._post_or_raise(client, settings, day, contents)
        except sending.Refused as error:
            await self._settle(day, DigestState.FAILED, error.reason)
            if error.reason in ("channel_gone", "no_rights"):
                await self._pause(settings, error.reason)
        except sending.Unconfirmed:
            log.error("digest %d of server %d: not confirmed", day.id, day.discord_guild_id)
        except StoreError as error:
            log.error("digest %d of server %d: %s", day.id, day.discord_guild_id, error.reason)
        except Exception:
            log.exception("digest %d of server %d failed", day.id, day.discord_guild_id)
            await self._settle(day, DigestState.FAILED, "broken")
        return False

    async def _post_or_raise(
        self, client: discord.Client, settings: DigestSettings, day: DigestDay, contents: Contents
    ) -> bool:
        checks = await checks_of(self._store, day)
        entries = contents.entries
        if not entries and not _worth_posting(checks):
            await self._settle(day, DigestState.EMPTY, "")
            return False
        picture = await self._picture(entries)
        post = card.draw(
            entries,
            checks,
            rest=contents.rest,
            digest_id=day.id,
            guild_id=day.discord_guild_id,
            role_id=settings.discord_role_id,
            at=day.claimed_at,
            picture="" if picture is None else picture.filename,
        )
        to = sending.Address(settings.discord_channel_id, day.nonce, settings.discord_role_id)
        message_id = await sending.deliver(
            client, to, post, picture, claimed_at=day.claimed_at, clock=self._clock
        )
        await self._store.digests.confirm(day.id, settings.discord_channel_id, message_id)
        return True

    async def _settle(self, day: DigestDay, state: DigestState, reason: str) -> None:
        try:
            await self._store.digests.settle(day.id, state, reason=reason)
        except StoreError as error:
            log.error("digest %d could not be settled: %s", day.id, error.reason)

    async def _pause(self, settings: DigestSettings, reason: str) -> None:
        """Rest until a manager mends it. Settings that were changed meanwhile are left as they are."""
        log.warning("digest of server %d paused: %s", settings.discord_guild_id, reason)
        if await self._store.digests.settings(settings.discord_guild_id) == settings:
            await self._store.digests.save(replace(settings, paused_at=self._clock(), paused_reason=reason))

    async def _picture(self, entries: Sequence[Entry]) -> Picture | None:
        first = entries[0] if entries else None
        if first is None:
            return None
        if first.line not in self._pictures:
            drawing = picture_of(self._store, self._library, first)
            self._pictures[first.line] = asyncio.create_task(drawing, name="picture")
        return await self._pictures[first.line]

    # --- after a crash -----------------------------------------------------------------------------------

    async def _take_up(self, client: discord.Client, now: datetime) -> int:
        """Post again, with the same nonce, what was claimed and not confirmed within the time that Discord remembers
        it; how many were posted. Older ones stay as they are, and stand in the status."""
        posted = 0
        for day in await self._store.digests.unconfirmed():
            age = now - day.claimed_at
            if day.id not in self._under_way and LEFT_ALONE <= age < sending.REMEMBERED:
                log.warning("digest %d of server %d is taken up again", day.id, day.discord_guild_id)
                posted += await self._take_up_one(client, day)
        return posted

    async def _take_up_one(self, client: discord.Client, day: DigestDay) -> bool:
        settings = await self._store.digests.settings(day.discord_guild_id)
        if settings is None:
            return False
        if "since" not in day.content:  # it was claimed only to be reported
            await self._settle(day, DigestState.MISSED, "")
            return False
        contents = contents_of(day, await self._store.digests.items(day.id))
        if not contents.entries:
            since = datetime.fromisoformat(day.content["since"])
            edition = await self._newsroom.edition()
            (contents,) = await self._composer.prepare([Claimed(settings, day, since)], edition, {})
        return await self._post(client, settings, day, contents)


async def checks_of(store: Store, day: DigestDay) -> ChecksOfDay:
    """The community's checks of the day before a digest was claimed. Raises StoreError."""
    return await store.checks.between(day.discord_guild_id, day.claimed_at - COMMUNITY, day.claimed_at)


async def picture_of(store: Store, library: Library, first: Entry) -> Picture | None:
    """The picture of a post's first story, where that is at odds with something and can be drawn. Raises
    StoreError."""
    if first.lookup_id is None or first.level not in PICTURED:
        return None
    row = await store.lookups.get(first.lookup_id)
    drawn = () if row is None else await asyncio.to_thread(pictures, row.verdict, library)
    return drawn[0] if drawn else None


def _worth_posting(checks: ChecksOfDay) -> bool:
    return bool(checks.by_level or checks.overruled)
