"""Whether an answer is for the asker alone: as asked, else as the server's managers chose."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from core.errors import StoreError
from core.store import Store

log = logging.getLogger(__name__)

BELIEVED = timedelta(minutes=1)
"""So long a server's choice is taken as read: another process may have changed it, and a lookup must not wait for it."""

PATIENCE_S = 0.5
"""So long a lookup waits for it: Discord gives three seconds in all."""


class Visibility:
    """What servers chose, as last read. One for a process."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[bool, datetime]] = {}

    def chose(self, discord_guild_id: int, *, private: bool, now: datetime) -> None:
        """Remember what a server chose just now."""
        self._known[discord_guild_id] = (private, now)

    async def is_private(
        self, asked: bool | None, discord_guild_id: int | None, store: Store | None, now: datetime
    ) -> bool:
        """`asked` where it says something; else the server's choice, and public where there is no server or the log
        cannot be read. Never raises."""
        if asked is not None or discord_guild_id is None or store is None:
            return bool(asked)
        known, at = self._known.get(discord_guild_id, (False, None))
        if at is not None and now - at < BELIEVED:
            return known
        try:
            async with asyncio.timeout(PATIENCE_S):
                known = (await store.servers.get(discord_guild_id)).private_by_default
        except (StoreError, TimeoutError) as error:
            log.warning("what a server chose could not be read: %r", error)
            return known
        self.chose(discord_guild_id, private=known, now=now)
        return known
