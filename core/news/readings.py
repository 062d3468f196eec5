"""An article → what its figures say: the telling that stories are joined from, its claims and its level. Pure.

Readings are kept for days, thousands of them: each has what decisions need, and its claims packed.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from pydantic import TypeAdapter

from core.claim import Claim
from core.headline import Headline, judge
from core.news.article import Article, Byline
from core.news.identity import identities
from core.news.stories import Telling, Told
from core.reference.library import Library
from core.verdict import Level

LINK = re.compile(r"<?https?://\S+>?")

CLAIMS = TypeAdapter(tuple[Claim, ...])

PACKING_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Holding:
    """Tonnes of ore and of what they are said to contain, claimed together."""

    ore_t: float
    contained_t: float


@dataclass(frozen=True, slots=True)
class Reading:
    """An article that prints figures, read and judged. `packed` are its claims, the one its level comes from first;
    `holdings` is what they say of ore and content. `key` is the article's strongest identity, `seen_at` when its feed
    first brought it, `news` False where it was old then."""

    telling: Telling
    key: str
    level: Level
    judged: int
    packed: bytes
    holdings: tuple[Holding, ...]
    seen_at: datetime
    news: bool

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, made again at each use. Pure."""
        return unpacked(self.packed)


def packed(claims: Iterable[Claim]) -> bytes:
    """Claims in a fiftieth of the room that they take as objects. Pure."""
    return zlib.compress(CLAIMS.dump_json(tuple(claims), exclude_defaults=True), PACKING_LEVEL)


def unpacked(data: bytes) -> tuple[Claim, ...]:
    """The claims that were packed. Pure. Raises ValueError and zlib.error for anything else."""
    return CLAIMS.validate_json(zlib.decompress(data))


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
        packed=packed(claims),
        holdings=_holdings(claims),
        seen_at=seen_at,
        news=news,
    )


def _holdings(claims: Sequence[Claim]) -> tuple[Holding, ...]:
    return tuple(Holding(c.ore.value, c.contained.value) for c in claims if c.ore and c.contained)


def _telling(article: Article, headline: Headline, usual: frozenset[str]) -> Telling:
    claims = [verdict.claim for verdict in headline.verdicts]
    told = (
        Told(
            sys.intern(str(figure.role)),
            float(figure.value),
            sys.intern(str(figure.unit_canonical)),
            sys.intern(str(figure.basis or "")),
            figure.text_span,
            figure.value_max,
        )
        for figure in headline.figures
        if not isinstance(figure.value, str)
    )
    return Telling(
        Byline.of(article),
        tuple(dict.fromkeys(told)),
        deposits=_one(frozenset(claim.deposit for claim in claims if claim.deposit)),
        countries=_one(frozenset(claim.country for claim in claims if claim.country)),
        minerals=_one(frozenset(claim.mineral for claim in claims if claim.mineral_stated) or usual),
    )


@lru_cache(maxsize=1_000)
def _one(names: frozenset[str]) -> frozenset[str]:
    """Equal sets as one object: most articles name the same few."""
    return names
