"""Answers as schema.org ClaimReview in JSON-LD: one claim a review, on the ladder of our levels.

https://schema.org/ClaimReview; https://developers.google.com/search/docs/appearance/structured-data/factcheck
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from core.exports.answers import Answer
from core.exports.worded import Words, worded
from core.store.records import StoredAssessment
from core.store.rows import verdict_of
from core.verdict import GRAVITY, Level, Verdict
from core.wording.verdicts import headline, level_word

AUTHOR = "Rare Earth Reality Check"

RATINGS: dict[Level, int] = {level: len(GRAVITY) - place for place, level in enumerate(GRAVITY)}
"""5 holds up … 1 impossible. A verdict that judges nothing has a word and no number."""

WEB = ("https://", "http://")


async def claim_reviews(found: AsyncIterator[Answer], workers: int = 0) -> AsyncIterator[str]:
    """One JSON-LD document of all answers, in pieces. `workers` as for `worded`. Raises what `found` raises."""
    yield '{"@context":"https://schema.org","@graph":['
    before = "\n"
    async for answer, words in worded(found, reviewed, workers):
        yield before + json.dumps(claim_review(answer, words), ensure_ascii=False, separators=(",", ":"))
        before = ",\n"
    yield "\n]}\n"


def reviewed(assessed: StoredAssessment) -> Words:
    """The headline, the day the claim was made, where it appeared, and the data sets as JSON. Pure."""
    verdict = verdict_of(assessed)
    claim = verdict.claim
    claimed_on = claim.claimed_on.isoformat() if claim.claimed_on else ""
    return headline(verdict), claimed_on, claim.source or "", json.dumps(_datasets(verdict))


def claim_review(answer: Answer, words: Words) -> dict[str, Any]:
    """One answer as a ClaimReview; `words` are what `reviewed` says of its assessment. The rating is the one that
    stands; a moderator's correction is dated. Pure."""
    row, (said, claimed_on, source, datasets) = answer.row, words
    judged_at = row.at if answer.decision is None else answer.decision.at
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": f"urn:reality-check:lookup:{row.id}",
        "datePublished": row.at.date().isoformat(),
        "dateModified": judged_at.date().isoformat(),
        "claimReviewed": row.text,
        "author": {"@type": "Organization", "name": AUTHOR},
        "itemReviewed": _claim(row.text, claimed_on, source),
        "reviewRating": _rating(answer, said),
        "isBasedOn": json.loads(datasets),
    }
    if row.mineral:
        review["about"] = row.mineral
    if answer.link:
        review["url"] = answer.link
    return review


def _claim(text: str, claimed_on: str, source: str) -> dict[str, Any]:
    item: dict[str, Any] = {"@type": "Claim", "text": text}
    if claimed_on:
        item["datePublished"] = claimed_on
    if source:
        kind = "url" if source.startswith(WEB) else "name"
        item["appearance"] = {"@type": "CreativeWork", kind: source}
    return item


def _rating(answer: Answer, said: str) -> dict[str, Any]:
    rating: dict[str, Any] = {
        "@type": "Rating",
        "alternateName": level_word(answer.level),
        "ratingExplanation": said,
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
        {"@type": "Dataset", "name": source.title, "version": source.edition}
        | ({"url": source.url} if source.url else {})
        for source in sources
    ]
