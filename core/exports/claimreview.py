"""Answers as schema.org ClaimReview in JSON-LD: one claim a review, on the ladder of our levels.

https://schema.org/ClaimReview; https://developers.google.com/search/docs/appearance/structured-data/factcheck
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from core.exports.answers import Answer
from core.verdict import GRAVITY, Level, Verdict
from core.wording.verdicts import headline, level_word

AUTHOR = "Rare Earth Reality Check"

RATINGS: dict[Level, int] = {level: len(GRAVITY) - place for place, level in enumerate(GRAVITY)}
"""5 holds up … 1 impossible. A verdict that judges nothing has a word and no number."""

WEB = ("https://", "http://")


async def claim_reviews(found: AsyncIterator[Answer]) -> AsyncIterator[str]:
    """One JSON-LD document of all answers, in pieces. Raises what `found` raises."""
    yield '{"@context":"https://schema.org","@graph":['
    before = "\n"
    async for answer in found:
        yield before + json.dumps(claim_review(answer), ensure_ascii=False, separators=(",", ":"))
        before = ",\n"
    yield "\n]}\n"


def claim_review(answer: Answer) -> dict[str, Any]:
    """One answer as a ClaimReview. The rating is the one that stands; a moderator's correction is dated. Pure."""
    row, claim = answer.row, answer.row.claim
    judged_at = row.at if answer.decision is None else answer.decision.at
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": f"urn:reality-check:lookup:{row.id}",
        "datePublished": row.at.date().isoformat(),
        "dateModified": judged_at.date().isoformat(),
        "claimReviewed": row.text,
        "author": {"@type": "Organization", "name": AUTHOR},
        "itemReviewed": _claim(answer),
        "reviewRating": _rating(answer),
        "isBasedOn": _datasets(row.verdict),
    }
    if claim.mineral:
        review["about"] = claim.mineral
    if answer.link:
        review["url"] = answer.link
    return review


def _claim(answer: Answer) -> dict[str, Any]:
    claim = answer.row.claim
    item: dict[str, Any] = {"@type": "Claim", "text": answer.row.text}
    if claim.claimed_on is not None:
        item["datePublished"] = claim.claimed_on.isoformat()
    if claim.source:
        kind = "url" if claim.source.startswith(WEB) else "name"
        item["appearance"] = {"@type": "CreativeWork", kind: claim.source}
    return item


def _rating(answer: Answer) -> dict[str, Any]:
    rating: dict[str, Any] = {
        "@type": "Rating",
        "alternateName": level_word(answer.level),
        "ratingExplanation": headline(answer.row.verdict),
    }
    if answer.level is not answer.row.level:
        rating["ratingExplanation"] = (
            answer.decision.note if answer.decision and answer.decision.note else level_word(answer.level)
        )
    if answer.level in RATINGS:
        rating |= {"ratingValue": RATINGS[answer.level], "bestRating": len(GRAVITY), "worstRating": 1}
    return rating


def _datasets(verdict: Verdict) -> list[dict[str, Any]]:
    """The sources of the findings, each once."""
    sources = dict.fromkeys(source for finding in verdict.findings for source in finding.sources)
    return [
        {"@type": "Dataset", "name": source.title, "version": source.edition, "url": source.url}
        for source in sources
    ]
