"""An answer drawn again from the log, as it was given. Nothing is judged again."""

from __future__ import annotations

from commands import card, changes
from commands.services import Services
from core.store.records import LookupRow


async def draw(services: Services, row: LookupRow) -> card.Card:
    """The card of one lookup. Raises StoreError."""
    return card.draw(row.verdict, services.library, lookup_id=row.id, changes=await _changes(services, row))


async def _changes(services: Services, row: LookupRow) -> tuple[str, ...]:
    """What a What if changed, while the lookup it started from is kept. A claim of a text that was read differently
    has another text's lookup as its parent, not another claim."""
    if row.parent_id is None or services.store is None or await services.store.lookups.headline(row.id):
        return ()
    parent = await services.store.lookups.get(row.parent_id)
    return () if parent is None else changes.lines(parent.verdict, row.verdict, services.library)
