"""What a check is. Each check is one module with one `CHECK`; the tuple in `__init__` lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from core.claim import Claim
from core.reference.library import Library
from core.verdict import Finding, Note


@dataclass(frozen=True, slots=True)
class Check:
    """One question. `run` gives its findings (none where its figures are missing) and is pure.

    `lacks` gives, for something that was claimed but that this check cannot judge (a rank without a
    tonnage), a note naming what is needed; None where nothing was claimed or all is there.
    """

    id: str
    run: Callable[[Claim, Library], Iterable[Finding]]
    lacks: Callable[[Claim, Library], Note | None] = lambda _claim, _library: None
