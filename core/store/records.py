"""What goes into the log and comes out of it, as frozen data. No SQL here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from core.claim import Claim
from core.lookups import Origin
from core.verdict import EditionUsed, Level, Verdict


class State(StrEnum):
    """Where a lookup stands with the moderators."""

    NEW = "new"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"
    WRONG = "wrong"
    NEEDS_SOURCE = "needs_source"
    DISMISSED = "dismissed"


DECISIONS = (State.CONFIRMED, State.WRONG, State.NEEDS_SOURCE, State.DISMISSED)
"""The states a moderator may choose."""


class ReviewKind(StrEnum):
    """What a review row is: the asker's objection, a moderator's decision, a moderator's private note."""

    DISPUTE = "dispute"
    DECISION = "decision"
    NOTE = "note"


class GoneReason(StrEnum):
    """Why a lookup is no longer in the log."""

    FORGOTTEN = "forgotten"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Hit:
    """A lookup in a list: everything but the claim and the verdict. Times are aware, UTC."""

    id: int
    at: datetime
    origin: Origin
    command: str
    discord_guild_id: int | None
    discord_channel_id: int | None
    discord_user_id: int | None
    text: str
    level: Level
    state: State
    mineral: str
    country: str | None


@dataclass(frozen=True, slots=True)
class LookupRow(Hit):
    """A stored lookup in full. `took_us` is the time the calculator took; `parent_id` the lookup a What if
    started from."""

    claim: Claim
    verdict: Verdict
    calculator: str
    editions: tuple[EditionUsed, ...]
    took_us: int
    interaction_id: int | None
    parent_id: int | None


@dataclass(frozen=True, slots=True)
class StoredAssessment:
    """An assessment as it stands in its table: `claim` and `editions` are JSON, `verdict` is packed. Whoever needs the
    verdict, perhaps in another process, has it from `core.store.rows.verdict_of`."""

    claim: str
    verdict: bytes
    schema: int
    calculator: str
    editions: str


@dataclass(frozen=True, slots=True)
class StoredLookup(Hit):
    """A lookup with its assessment as stored: to validate every verdict of a long list takes most of the time, and the
    verdicts of some hundred rows at once keep the garbage collector busy."""

    assessed: StoredAssessment


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """What a replay needs of a lookup. `claim` and `editions` are the JSON as stored: whoever assesses it again,
    perhaps in another process, reads it there."""

    id: int
    at: datetime
    text: str
    level: Level
    claim: str
    editions: str
    calculator: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A lookup that was in the log: when it went, and why."""

    lookup_id: int
    at: datetime
    reason: GoneReason


@dataclass(frozen=True, slots=True)
class Review:
    """One row of a lookup's review. `state` is set for a dispute and a decision, `level` where a decision
    corrects the verdict's. `discord_user_id` is None after that person asked to be forgotten."""

    id: int
    lookup_id: int
    at: datetime
    discord_user_id: int | None
    kind: ReviewKind
    state: State | None
    level: Level | None
    note: str


@dataclass(frozen=True, slots=True)
class Match:
    """Words and values. Within one field any value matches, different fields all have to; every word of
    `text` has to be there. Empty fields ask nothing."""

    text: str = ""
    users: tuple[int, ...] = ()
    channels: tuple[int, ...] = ()
    levels: tuple[Level, ...] = ()
    states: tuple[State, ...] = ()
    minerals: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    commands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What to look for: rows that match `want`, carry nothing of `without`, and were asked in
    [`since`, `until`)."""

    want: Match = field(default_factory=Match)
    without: Match = field(default_factory=Match)
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Hits, newest first. `before` is the key of the next page (an id), None on the last."""

    hits: tuple[Hit, ...]
    before: int | None


@dataclass(frozen=True, slots=True)
class QueueKey:
    """A place in the moderators' queue: `rank` 0 disputed, 1 impossible, 2 cannot tell, 3 other new ones."""

    rank: int
    lookup_id: int


@dataclass(frozen=True, slots=True)
class QueueItem:
    """The lookup that waits at `key`."""

    key: QueueKey
    row: LookupRow


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim that was checked `times` times; `example` is its newest lookup."""

    times: int
    example: Hit


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts over a period. `decided` and `agreed` count lookups whose latest decision is confirmed or wrong,
    and confirmed; `agreement` is their ratio, None without any."""

    total: int
    by_day: dict[date, int]
    by_level: dict[Level, int]
    by_state: dict[State, int]
    by_mineral: dict[str, int]
    by_country: dict[str, int]
    by_origin: dict[Origin, int]
    decided: int
    agreed: int
    most_checked: tuple[Checked, ...]

    @property
    def agreement(self) -> float | None:
        """Share of decided lookups that were confirmed, 0–1."""
        return self.agreed / self.decided if self.decided else None


RETENTION_DAYS = 180
RETENTION_SHORTEST_DAYS = 7
RETENTION_LONGEST_DAYS = 730


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What a server's managers chose. `retention_days` 7–730, None = for ever."""

    discord_guild_id: int
    retention_days: int | None = RETENTION_DAYS
    private_by_default: bool = False
    review_channel_id: int | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A message that shows a lookup, to be redrawn when a decision changes it.

    `place` is "reply" or "digest"; `version` the id of the newest decision it shows (0: none); `stuck` says
    that it could not be edited and waits for its next button press.
    """

    lookup_id: int
    discord_channel_id: int
    discord_message_id: int
    place: str
    ephemeral: bool
    version: int
    stuck: bool


@dataclass(frozen=True, slots=True)
class Failures:
    """What went wrong with the log since the start: how often, and the last time how, in which operation.
    `reopened` counts how often the file had been replaced under us."""

    count: int = 0
    last_at: datetime | None = None
    last_operation: str = ""
    last_reason: str = ""
    reopened: int = 0
