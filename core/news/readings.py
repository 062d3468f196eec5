"""An article → what its figures say: the telling that stories are joined from, its claims and its level. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from core.claim import Claim
from core.headline import Headline, judge
from core.news.article import Article
from core.news.identity import identities
from core.news.stories import Telling, Told
from core.reference.library import Library
from core.verdict import Level

LINK = re.compile(r"<?https?://\S+>?")


@dataclass(frozen=True, slots=True)
class Reading:
    """An article that prints figures, read and judged. `claims` has the one its level comes from first; `key` is
    the article's strongest identity. `seen_at` is when its feed first brought it, `news` False where it was old then. The telling's article has no text any more."""

    telling: Telling
    key: str
    level: Level
    judged: int
    claims: tuple[Claim, ...]
    seen_at: datetime
    news: bool


def text_of(article: Article) -> str:
    """What is read of an article: its title as a sentence of its own, then its text; no links, whose digits claim
    nothing. Pure."""
    return LINK.sub(" ", _whole(article))


def _whole(article: Article) -> str:
    title = article.title if article.title.endswith((".", "!", "?")) else f"{article.title}."
    if article.text.startswith(article.title):
        return article.text
    return f"{title}\n{article.text}" if article.text else article.title


def read_article(
    article: Article,
    library: Library,
    *,
    seen_at: datetime,
    news: bool,
    minerals: frozenset[str] = frozenset(),
) -> Reading | None:
    """Read and judge an article as a headline of its date; None where it claims nothing in figures. `minerals` are
    what its feed is about, for an article that names none. Pure."""
    text = text_of(article)
    published = None if article.published is None else article.published.date()
    headline = judge(text, library, published)
    lead = headline.lead
    if lead is None or not (lead.claim.figures() or lead.claim.parts):
        return None
    claims = [lead.claim, *(v.claim for v in headline.verdicts if v is not lead)]
    return Reading(
        telling=_telling(article, headline, minerals),
        key=identities(article)[0],
        level=headline.level,
        judged=sum(f.level is not None for v in headline.verdicts for f in v.findings),
        claims=tuple(claims),
        seen_at=seen_at,
        news=news,
    )


def _telling(article: Article, headline: Headline, usual: frozenset[str]) -> Telling:
    claims = [verdict.claim for verdict in headline.verdicts]
    told = (
        Told(
            figure.role,
            float(figure.value),
            figure.unit_canonical,
            figure.basis or "",
            figure.text_span,
            figure.value_max,
        )
        for figure in headline.figures
        if not isinstance(figure.value, str)
    )
    return Telling(
        article.model_copy(update={"text": ""}),
        tuple(dict.fromkeys(told)),
        deposits=frozenset(claim.deposit for claim in claims if claim.deposit),
        countries=frozenset(claim.country for claim in claims if claim.country),
        minerals=frozenset(claim.mineral for claim in claims if claim.mineral_stated) or usual,
    )
