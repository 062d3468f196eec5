"""What a check is. Each check is one module with one `CHECK`; the tuple in `__init__` lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from core.claim import Claim
from core.reference.library import Library
from core.verdict import Finding, Level, Note


class Weighed(NamedTuple):
    """The level and the gap of a finding that is not told."""

    level: Level | None
    gap: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """One question; each is itself only. `run` gives its findings (none where its figures are missing) and is pure.

    `weigh` gives level and gap of the same findings without the rest, for who only asks whether a claim is borne
    out; None where telling costs little more.

    `lacks` gives, for something that was claimed but that this check cannot judge (a rank without a
    tonnage), a note naming what is needed; None where nothing was claimed or all is there.
    """

    id: str
    run: Callable[[Claim, Library], Iterable[Finding]]
    lacks: Callable[[Claim, Library], Note | None] = lambda _claim, _library: None
    weigh: Callable[[Claim, Library], Iterable[Weighed]] | None = None

    def weighed(self, claim: Claim, library: Library) -> Iterable[Weighed]:
        """Level and gap of each finding. Pure."""
        if self.weigh is not None:
            return self.weigh(claim, library)
        return (Weighed(finding.level, finding.gap) for finding in self.run(claim, library))
