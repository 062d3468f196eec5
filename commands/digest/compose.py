"""What stands in each server's digest: chosen, recorded as lookups and kept with its claimed day, before it is posted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from commands.digest import card
from commands.digest.entry import NOTHING_LEFT_OUT, Contents, Entry, Rest, entry_of, rest_of
from core.clock import Clock
from core.lookups import Origin, Request
from core.news.default_feeds import feeds_of
from core.news.edition import Edition, Selection
from core.news.items import Choice, Item, Slight
from core.news.newsroom import Newsroom
from core.store import Store
from core.store.digests import DigestDay, DigestItem, DigestSettings
from core.store.feeds import ServerFeeds

COMMAND = "digest"

KEPT_AT_ONCE = 20
"""Servers whose stories are written in one transaction: lookups wait behind it."""

NOT_AGAIN = timedelta(days=30)
"""How long a story that was posted does not come back."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A day that is ours to post: for whom, which row, from when on the news is unread."""

    settings: DigestSettings
    day: DigestDay
    since: datetime


class Composer:
    """Composes for servers whose days are claimed. Posts nothing."""

    def __init__(self, store: Store, newsroom: Newsroom, clock: Clock) -> None:
        self._store = store
        self._newsroom = newsroom
        self._clock = clock

    async def prepare(
        self, claimed: Sequence[Claimed], edition: Edition, recorded: dict[int, int]
    ) -> list[Contents]:
        """What each server is told, recorded as lookups and kept with its day. `recorded` has a lookup of each item
        that was recorded before, by the item's identity: its assessment is shared."""
        lists = await self._store.feeds.of_all_servers()
        choices = [await self._choice(one, lists.get(one.day.discord_guild_id)) for one in claimed]
        selected = await edition.select(choices, card.STORIES_KEPT)
        lookups = await self._record(claimed, [one.items for one in selected], recorded)
        drawn, prepared = _Drawn(), list[Contents]()
        pairs = list(zip(claimed, selected, strict=True))
        for start in range(0, len(pairs), KEPT_AT_ONCE):
            some = [_kept(*pair, lookups, drawn) for pair in pairs[start : start + KEPT_AT_ONCE]]
            await self._store.digests.add_items(
                [row for one in some for row in one.rows],
                {
                    one.day.id: claim_content(one.since, kept.contents.rest)
                    for (one, _), kept in zip(pairs[start:], some, strict=False)
                    if kept.contents.rest.count
                },
            )
            prepared += (one.contents for one in some)
        return prepared

    async def _choice(self, claimed: Claimed, changes: ServerFeeds | None) -> Choice:
        feeds = feeds_of(self._newsroom.defaults, changes)
        choice = self._newsroom.choice(claimed.settings, feeds, claimed.since)
        guild = claimed.settings.discord_guild_id
        return replace(choice, posted=await self._store.digests.posted_stories(guild, NOT_AGAIN))

    async def _record(
        self, claimed: Sequence[Claimed], items: Sequence[tuple[Item, ...]], recorded: dict[int, int]
    ) -> dict[tuple[int, int], int]:
        """One assessment an item, a lookup for each server; ids by (day, item)."""
        readers: dict[int, tuple[Item, list[Claimed]]] = {}
        for one, some in zip(claimed, items, strict=True):
            for item in some:
                readers.setdefault(id(item), (item, []))[1].append(one)
        ids: dict[tuple[int, int], int] = {}
        for key, (item, servers) in readers.items():
            requests = [self._request(item, one.settings) for one in servers]
            rows = await self._store.lookups.record_shared(item.verdict, requests, like=recorded.get(key))
            recorded.setdefault(key, rows[0])
            ids |= {(one.day.id, key): row for one, row in zip(servers, rows, strict=True)}
        return ids

    def _request(self, item: Item, settings: DigestSettings) -> Request:
        return Request(
            claim=item.verdict.claim,
            text=item.title,
            origin=Origin.DIGEST,
            command=COMMAND,
            at=self._clock(),
            discord_guild_id=settings.discord_guild_id,
            discord_channel_id=settings.discord_channel_id,
        )


def claim_content(since: datetime, rest: Rest = NOTHING_LEFT_OUT) -> dict[str, Any]:
    """What is kept beside a claimed day: from when on its news was unread, and what is left out of it. Pure."""
    left_out = {"rest": rest.model_dump(mode="json")} if rest.count else {}
    return {"since": since.isoformat()} | left_out


class _Drawn:
    """What was made of items and of what is left out, by their identity: most servers are told the same."""

    def __init__(self) -> None:
        self._entries: dict[int, tuple[Entry, dict[str, Any]]] = {}
        self._rests: dict[tuple[int, ...], Rest] = {}

    def entry(self, item: Item) -> tuple[Entry, dict[str, Any]]:
        """The entry of an item, and its JSON."""
        if id(item) not in self._entries:
            entry = entry_of(item)
            self._entries[id(item)] = entry, entry.to_json()
        return self._entries[id(item)]

    def rest(self, slight: tuple[Slight, ...]) -> Rest:
        """What is left out."""
        key = tuple(map(id, slight))
        if key not in self._rests:
            self._rests[key] = rest_of(slight)
        return self._rests[key]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A day's contents, and its rows."""

    contents: Contents
    rows: tuple[DigestItem, ...]


def _kept(
    one: Claimed,
    selection: Selection,
    lookups: Mapping[tuple[int, int], int],
    drawn: _Drawn,
) -> _Kept:
    """What a server is told, with the lookups it has of it. `drawn` has what was made for other servers."""
    entries: list[Entry] = []
    rows: list[DigestItem] = []
    for position, item in enumerate(selection.items):
        entry, written = drawn.entry(item)
        lookup_id = lookups[one.day.id, id(item)]
        entries.append(entry.model_copy(update={"lookup_id": lookup_id}))
        rows.append(DigestItem(one.day.id, position, lookup_id, " ".join(item.keys), written))
    return _Kept(Contents(tuple(entries), drawn.rest(selection.rest)), tuple(rows))
