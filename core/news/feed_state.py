"""What is remembered of a feed between fetches. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave us to ask "has it changed?" with: its ETag and Last-Modified, "" where none."""

    etag: str = ""
    last_modified: str = ""


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed by the address it is listed under. `moved_to` is where it said to have moved for good, "" where it did
    not. `title` is its own name for itself. `fetched_at` is when it was last
    asked, `ok_at` when it last answered as it should; `failing_since` and `failures` are of the present run of
    failures, `error` the key of the newest ("" while it works). `next_at` is when it may be asked again."""

    url: str
    title: str = ""
    moved_to: str = ""
    validators: Validators = NO_VALIDATORS
    fetched_at: datetime | None = None
    ok_at: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    error: str = ""
    next_at: datetime | None = None

    @property
    def address(self) -> str:
        """Where it is asked."""
        return self.moved_to or self.url

    @property
    def read_before(self) -> bool:
        """False until its first success: what it holds then is old."""
        return self.ok_at is not None
