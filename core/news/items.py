"""Readings → stories → the items of a digest, in their order. Pure; no words and no Discord here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.calculator.assess import assess
from core.claim import Claim
from core.headline import overall
from core.news.claims import others_of
from core.news.readings import Reading
from core.news.senses import Senses, meanings_of, senses_of
from core.news.stories import Story, disagreements, join
from core.reference.library import Library
from core.verdict import GRAVITY, Level, Verdict

MOST_CHECKS = 8
MOST_OUTLETS = 5
"""Beyond so many, more of them do not make an item weigh more."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who told the story: name, address ("" where the feed gave none), the figures as printed there."""

    name: str
    link: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One story of a digest. `level` is the gravest of its tellings; `title` and `verdict` are of the telling
    it comes from, `claims` what else is claimed in any of them. `keys` are those of its tellings, the earliest first;
    `senses` is set where the outlets use one number in several meanings; `disagreements` are values that differ, by
    role."""

    keys: tuple[str, ...]
    level: Level
    title: str
    verdict: Verdict
    claims: tuple[Claim, ...]
    outlets: tuple[Outlet, ...]
    senses: Senses | None
    disagreements: dict[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Slight:
    """A story in few words: its level, the title that level comes from, and that telling's outlet and link."""

    level: Level
    title: str
    outlet: str
    link: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What a server wants to read: articles of these feeds, first seen after `since`, about these minerals and in
    these languages (empty: all), and not dated before `begun`: what was told before it read at all, or while it
    rested. `posted` are the keys of stories that it has read. `old_too` also takes what was no news when its feed was
    first read, if it was told after `since`: for a look before the first digest."""

    feeds: frozenset[str]
    since: datetime
    begun: datetime | None = None
    minerals: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    posted: frozenset[str] = frozenset()
    old_too: bool = False


def stories_of(readings: Iterable[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """The readings joined into stories, the fullest telling first. Pure. Without regard to any server: what a
    server does not read is left out of its items later."""
    by_telling = {id(reading.telling): reading for reading in readings}
    stories = join([reading.telling for reading in by_telling.values()])
    return tuple(tuple(by_telling[id(telling)] for telling in story.tellings) for story in stories)


def chosen(stories: Iterable[tuple[Reading, ...]], choice: Choice) -> tuple[tuple[Reading, ...], ...]:
    """Of each story the tellings that the server reads; a story without a fresh one, and one that was posted by
    whatever telling, is left out. Pure."""
    mine = (tuple(reading for reading in story if _wanted(reading, choice)) for story in stories)
    return tuple(
        story
        for story in mine
        if any(_fresh(reading, choice) for reading in story)
        and not any(reading.key in choice.posted for reading in story)
    )


def heaviest(stories: Iterable[tuple[Reading, ...]], limit: int) -> tuple[tuple[Reading, ...], ...]:
    """The stories with most to check and most wrong, at most `limit` of them, heaviest first; the keys decide between
    equals. Pure."""
    return tuple(sorted(stories, key=lambda story: (-weight_of(story), min(r.key for r in story)))[:limit])


def make_item(story: Sequence[Reading], library: Library) -> Item:
    """The item of a story. Pure. Raises ValueError for a story without tellings."""
    level = overall(reading.level for reading in story)
    gravest = next(reading for reading in story if reading.level is level)
    claims = gravest.claims
    in_order = sorted(story, key=lambda reading: (reading.seen_at, reading.key))
    told = Story(tuple(reading.telling for reading in story))
    return Item(
        keys=tuple(dict.fromkeys(reading.key for reading in in_order)),
        level=level,
        title=gravest.telling.byline.title,
        verdict=assess(claims[0], library),
        claims=others_of(claims[0], (c for one in (gravest, *story) for c in one.claims)),
        outlets=_outlets(story),
        senses=senses_of(story, library),
        disagreements=disagreements(told),
    )


def slight_of(story: Sequence[Reading]) -> Slight:
    """A story in few words, nothing judged again. Pure. Raises ValueError for a story without tellings."""
    level = overall(reading.level for reading in story)
    byline = next(reading.telling.byline for reading in story if reading.level is level)
    return Slight(level, byline.title, byline.outlet, byline.link)


def _wanted(reading: Reading, choice: Choice) -> bool:
    article = reading.telling.byline
    if article.feed_url not in choice.feeds:
        return False
    if choice.languages and article.language and article.language not in choice.languages:
        return False
    return not choice.minerals or bool(choice.minerals & reading.telling.minerals)


def _fresh(reading: Reading, choice: Choice) -> bool:
    if reading.seen_at <= choice.since:
        return False
    published = reading.telling.byline.published
    if choice.begun is not None and published is not None and published < choice.begun:
        return choice.old_too
    return reading.news or (choice.old_too and (published is None or published > choice.since))


def weight_of(story: Sequence[Reading]) -> float:
    """How wrong it is, then how much there is to check: judged findings, outlets, meanings of one number. Pure."""
    level = overall(reading.level for reading in story)
    wrong = 3.0 * GRAVITY.index(level) + 2.0 if level in GRAVITY else 0.0
    checks = min(MOST_CHECKS, max(reading.judged for reading in story))
    outlets = min(MOST_OUTLETS, len({reading.telling.byline.outlet for reading in story}))
    return wrong + 0.75 * checks + 1.0 * (outlets - 1) + 2.0 * meanings_of(story)


def _outlets(story: Sequence[Reading]) -> tuple[Outlet, ...]:
    """Each outlet once, with the figures of all its tellings and the link of its fullest."""
    figures: dict[str, dict[str, None]] = {}
    links: dict[str, str] = {}
    for reading in story:
        article = reading.telling.byline
        figures.setdefault(article.outlet, {}).update(dict.fromkeys(t.span for t in reading.telling.told))
        links.setdefault(article.outlet, article.link)
    return tuple(Outlet(name, links[name], tuple(spans)) for name, spans in figures.items())
