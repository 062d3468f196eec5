"""What a command asks, ready to be looked up. No Discord here."""

from __future__ import annotations

from dataclasses import dataclass

from core.claim import Claim
from core.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Asked:
    """The claim, and for running text the verdicts on what else it claims."""

    claim: Claim
    also: tuple[Verdict, ...] = ()
