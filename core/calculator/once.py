"""An answer kept for the claim it was last asked about: several checks ask the same of one claim in turn."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from core.claim import Claim
from core.reference.library import Library

T = TypeVar("T")


def once_for_a_claim(work: Callable[[Claim, Library], T]) -> Callable[[Claim, Library], T]:
    """`work`, which must be pure, without doing it again for the very same claim and library. Neither of them ever
    changes, so that the answer is the one that `work` would give. Threads may share it."""
    kept: tuple[Claim, Library, T] | None = None

    @wraps(work)
    def answer(claim: Claim, library: Library) -> T:
        nonlocal kept
        last = kept
        if last is not None and last[0] is claim and last[1] is library:
            return last[2]
        found = work(claim, library)
        kept = (claim, library, found)
        return found

    return answer
