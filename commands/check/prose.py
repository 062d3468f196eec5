"""Running text → the claims to be looked up, and what else was read. No Discord here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from commands.check.headline import is_only_a_link, may_be_english, without_links, without_marks
from core.claim import Claim
from core.errors import NothingToCheck
from core.extraction.read import Extraction, read
from core.headline import with_verdicts
from core.reference.library import Library

MOST_CLAIMS = 25
"""Of a text so many claims are judged: as many as a menu of Discord's can list."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text claims. `extraction` is None where the claims were typed as figures; `beyond` counts the claims
    after the first `MOST_CLAIMS`, which are not judged; `links` says that the text has links, which are not opened."""

    claims: tuple[Claim, ...]
    extraction: Extraction | None = None
    beyond: int = 0
    links: bool = False


def hear(text: str, library: Library, *, on: date | None = None, source: str | None = None) -> Heard:
    """What a text claims. `on` is its date, `source` where it stood. Pure. Raises NothingToCheck."""
    bare = without_links(text)
    extraction = read(without_marks(bare), library, on)
    claims = tuple(claim for claim in extraction.to_claims() if claim.figures() or claim.parts)
    if not claims:
        read_alone = with_verdicts(extraction, ()).unused
        raise NothingToCheck(
            text,
            link=is_only_a_link(text),
            foreign=not may_be_english(bare),
            read=read_alone,
            option="text",
        )
    if source is not None:
        claims = tuple(claim.model_copy(update={"source": source}) for claim in claims)
    return Heard(
        claims=claims[:MOST_CLAIMS],
        extraction=extraction,
        beyond=len(claims[MOST_CLAIMS:]),
        links=bare != text,
    )
