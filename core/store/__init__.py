"""The lookup log: SQLite or PostgreSQL behind one set of functions. No Discord here.

store = await Store.open("sqlite:///reality.db", clock=utc_now)   # migrates; NewerSchema, StoreError
lookup = await look_up(request, library, store)                   # Store is a LookupLog
await store.close()

store.failures -> Failures                    for /about and metrics
store.lookups.get(id) -> LookupRow | None     buttons; unrestricted, the caller checks the right to see
store.lookups.get_in(guild, id) -> LookupRow | None               moderators
store.lookups.gone(id) -> Gone | None         when and why a row went
store.lookups.history(user, before=None, limit=20) -> Page        /history
store.lookups.record_shared(verdict, requests) -> tuple[int, ...]   digest: one assessment, a row each
store.search.page(guild, filters, before=None, limit=20) -> Page
store.search.stream(guild, filters) -> AsyncIterator[StoredLookup]   exports, replay
store.search.operator_page(filters, guild=None, …), .operator_stream(filters, guild=None)   command line only
store.search.count(guild, filters, at_most) -> int ; .claims(guild, filters) ; .operator_claims(filters)   replay
store.search.same_figures(guild, lookup_id, limit=5) -> tuple[Hit, ...]
store.reviews.dispute(lookup_id, user, reason) -> Review | None   asker's
store.reviews.decide(guild, lookup_id, user, state, level=None, note="") -> Review | None
store.reviews.operator_decide(lookup_id, state, level=None, note="") -> Review | None
store.reviews.note(guild, lookup_id, user, text) -> Review | None
store.reviews.standing(lookup_id) -> Review | None                latest decision: what a card shows
store.reviews.decisions(ids) -> dict[int, Review]                 the same for many
store.reviews.all_of(guild, lookup_id) -> tuple[Review, ...]
store.reviews.next(guild, after: QueueKey | None = None) -> QueueItem | None
store.reviews.waiting(guild) -> int                               at most 1,000 counted
store.reviews.begin(guild, user) ; store.reviews.may_act(guild, user) -> bool      "/review within the hour"
store.reviews.stats(guild, since, until) -> Stats
store.shown.note(lookup_id, channel, message, place="reply", ephemeral=False)
store.shown.of_many(ids) -> dict[int, tuple[Placed, ...]]
store.shown.of(lookup_id) -> tuple[Placed, ...] ; .drawn(lookup_id, message, version) ; .stuck(lookup_id, message)
store.servers.get(guild) -> ServerSettings ; .save(settings)
store.digests.*  store.feeds.*                see their modules
store.privacy.forget(user) -> int, then .finish() behind the answer ; .kept(user) -> int
store.privacy.export(user) -> AsyncIterator[dict] ; .purge() -> int
store.backup(path) ; store.check() -> tuple[str, ...] (problems) ; store.copy_to(other)
"""

from __future__ import annotations

from core.store.store import Store

__all__ = ["Store"]
