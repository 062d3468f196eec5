"""The news at one moment: stories, and for each server the items it has not read. Made for one use, then let go."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.news.items import Choice, Item, Slight, chosen, heaviest, make_item, slight_of
from core.news.readings import Reading
from core.reference.library import Library

Story = tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What a server is told: `items`, heaviest first, and in few words what is lighter than those."""

    items: tuple[Item, ...]
    rest: tuple[Slight, ...]


class Edition:
    """Stories in the order of the feeds. Everything is worked out off the event loop, and once: most servers want the
    same, but for what they have read."""

    def __init__(self, stories: tuple[Story, ...], library: Library) -> None:
        self._stories = stories
        self._library = library
        self._chosen: dict[Choice, tuple[Story, ...]] = {}
        self._items: dict[tuple[str, ...], Item] = {}
        self._slight: dict[int, Slight] = {}

    async def select(self, choices: Sequence[Choice], limit: int) -> tuple[Selection, ...]:
        """For each choice at most `limit` items, and the rest. The same story for the same readings is the same
        object."""
        return await asyncio.to_thread(lambda: tuple(self._select(choice, limit) for choice in choices))

    async def waiting(self, choice: Choice) -> int:
        """How many stories a choice has."""
        return await asyncio.to_thread(lambda: sum(1 for _ in self._unread(choice)))

    def _select(self, choice: Choice, limit: int) -> Selection:
        unread = iter(self._unread(choice))
        items = tuple(map(self._item, itertools.islice(unread, limit)))
        return Selection(items, tuple(map(self._slight_of, unread)))

    def _unread(self, choice: Choice) -> Sequence[Story]:
        wanted = replace(choice, posted=frozenset())
        stories = self._chosen.get(wanted)
        if stories is None:
            found = chosen(self._stories, wanted)
            stories = self._chosen[wanted] = heaviest(found, len(found))
        return [story for story in stories if not any(one.key in choice.posted for one in story)]

    def _item(self, story: Story) -> Item:
        key = tuple(reading.key for reading in story)
        item = self._items.get(key)
        if item is None:
            item = self._items[key] = make_item(story, self._library)
        return item

    def _slight_of(self, story: Story) -> Slight:
        found = self._slight.get(id(story))
        if found is None:
            found = self._slight[id(story)] = slight_of(story)
        return found
