"""Running text → what it asks: its leading claim, and the verdicts on the others. No Discord here."""

from __future__ import annotations

from datetime import date

from commands.check.asked import Asked
from commands.check.headline import is_only_a_link, without_links
from core.claim import Claim
from core.errors import NothingToCheck
from core.headline import judge
from core.reference.library import Library


def ask_text(text: str, library: Library, *, on: date | None = None, source: str | None = None) -> Asked:
    """What a text asks. `on` is its date, `source` where it stood. Pure. Raises NothingToCheck."""
    judged = judge(without_links(text), library, on)
    lead = judged.lead
    if lead is None or not _claims_something(lead.claim):
        raise NothingToCheck(text, link=is_only_a_link(text), option="text")
    claim = lead.claim if source is None else lead.claim.model_copy(update={"source": source})
    also = (
        verdict for verdict in judged.verdicts if verdict is not lead and _claims_something(verdict.claim)
    )
    return Asked(claim, tuple(also))


def _claims_something(claim: Claim) -> bool:
    return bool(claim.figures() or claim.parts)
