"""ClaimReview as schema.org and the search engines read it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from exports_builders import claim, decision, placed, row, stream, text_of

from core.exports.answers import Answer
from core.exports.claimreview import RATINGS, claim_review, claim_reviews, reviewed
from core.store.rows import verdict_of
from core.verdict import GRAVITY, Level


def review_of(answer: Answer) -> dict[str, Any]:
    return claim_review(answer, reviewed(answer.row.assessed))


async def test_a_document_has_one_review_for_each_claim() -> None:
    for count in (0, 1, 3):
        text = await text_of(claim_reviews(stream(*[Answer(row(f"claim {n}")) for n in range(count)])))
        document = json.loads(text)
        assert document["@context"] == "https://schema.org"
        assert [review["claimReviewed"] for review in document["@graph"]] == [
            f"claim {n}" for n in range(count)
        ]


def test_a_review_names_claim_author_rating_and_data() -> None:
    about = claim(claimed_on=date(2025, 4, 2), source="https://example.org/zhana")
    review = review_of(Answer(row("20 Mt at 700 g/t holds 935,400 t", about), None, placed()))
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == "20 Mt at 700 g/t holds 935,400 t"
    assert review["datePublished"] == "2026-11-24"
    assert review["author"]["name"] == "Rare Earth Reality Check"
    assert review["url"] == "https://discord.com/channels/11/12/15"
    assert review["itemReviewed"] == {
        "@type": "Claim",
        "text": "20 Mt at 700 g/t holds 935,400 t",
        "datePublished": "2025-04-02",
        "appearance": {"@type": "CreativeWork", "url": "https://example.org/zhana"},
    }
    rating = review["reviewRating"]
    assert (rating["ratingValue"], rating["bestRating"], rating["worstRating"]) == (2, 5, 1)
    assert rating["alternateName"] == "Does not add up"
    assert "14,000 t" in rating["ratingExplanation"]


def test_data_is_named_once_with_its_edition() -> None:
    answer = Answer(row())
    data = review_of(answer)["isBasedOn"]
    sources = {s for finding in verdict_of(answer.row.assessed).findings for s in finding.sources}
    assert len(data) == len({json.dumps(one) for one in data}) == len(sources) > 0
    assert all(one["@type"] == "Dataset" and one["name"] and one["version"] for one in data)


def test_the_ladder_follows_gravity() -> None:
    assert [RATINGS[level] for level in GRAVITY] == [5, 4, 3, 2, 1]


@pytest.mark.parametrize("level", [Level.WORKED_OUT, Level.CANNOT_TELL])
def test_what_judges_nothing_has_a_word_and_no_number(level: Level) -> None:
    rating = review_of(Answer(row(level=level)))["reviewRating"]
    assert rating["alternateName"]
    assert "ratingValue" not in rating


def test_a_correction_stands_with_its_date_and_reason() -> None:
    review = review_of(Answer(row(), decision(Level.HOLDS_UP, "short tons")))
    assert review["reviewRating"]["ratingValue"] == 5
    assert review["reviewRating"]["ratingExplanation"] == "short tons"
    assert (review["datePublished"], review["dateModified"]) == ("2026-11-24", "2026-11-26")


def test_a_decision_without_another_level_leaves_the_rating() -> None:
    review = review_of(Answer(row(), decision(None)))
    assert review["reviewRating"]["ratingValue"] == 2


def test_a_source_that_is_no_address_is_a_name() -> None:
    review = review_of(Answer(row(about=claim(source="a newspaper"))))
    assert review["itemReviewed"]["appearance"] == {"@type": "CreativeWork", "name": "a newspaper"}
