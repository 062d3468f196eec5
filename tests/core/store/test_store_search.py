"""Finding lookups: the same hits on both engines, and those a plain reading of the rows gives."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from store_builders import ANN, AWAY, BOB, HOME, NEWS, START, TALK, FakeClock, claim, figure, put

from core.lookups import Origin
from core.store import Store
from core.store.records import Filters, Hit, Match, State
from core.store.rows import verdict_of
from core.store.terms import query, words
from core.verdict import Level

TEXTS = (
    "20 million tons of rare earths in Kazakhstan",
    "Lithium: 14.8 Mt at 0.45% Li2O",
    "20,000,000 tons, third in the world",
    "Россия нашла редкие земли",
    "Élément rare, gisement énorme",
    "NdPr 20 Mt",
)


@dataclass
class Seeded:
    """What was put into the log, by a plain list, to search by reading."""

    store: Store
    hits: list[Hit]


@pytest.fixture
async def seeded(store: Store, clock: FakeClock) -> Seeded:
    """Three hundred lookups of two servers and of none, some decided, an hour apart."""
    pick = random.Random(7)
    hits: list[Hit] = []
    for number in range(150):
        guild = pick.choice((HOME, HOME, AWAY, None))
        about = claim(
            mineral=pick.choice(("rare earths", "lithium")), country=pick.choice(("KAZ", "CHN", None))
        )
        level = pick.choice((Level.HOLDS_UP, Level.IMPOSSIBLE, Level.CANNOT_TELL))
        row_id = await put(
            store,
            pick.choice(TEXTS),
            level,
            claim=about,
            at=START + timedelta(hours=number),
            origin=pick.choice((Origin.SLASH, Origin.MENU, Origin.DIGEST)),
            command=pick.choice(("check deposit", "check headline")),
            discord_guild_id=guild,
            discord_user_id=pick.choice((ANN, BOB, None)),
            discord_channel_id=pick.choice((NEWS, TALK)),
        )
        if pick.random() < 0.3 and guild is not None:
            decision = pick.choice((State.CONFIRMED, State.WRONG))
            assert await store.reviews.decide(guild, row_id, ANN, decision) is not None
        row = await store.lookups.get(row_id)
        assert row is not None
        hits.append(Hit(**{name: getattr(row, name) for name in Hit.__slots__}))
    return Seeded(store, hits)


def matches(hit: Hit, want: Match) -> bool:
    """Whether a row is wanted, as the records' docstring says it."""
    return set(words(want.text)) <= set(words(hit.text)) and all(
        not asked or has for asked, has in _fields(hit, want)
    )


def is_excluded(hit: Hit, without: Match) -> bool:
    """Whether a row carries anything unwanted."""
    return bool(set(words(without.text)) & set(words(hit.text))) or any(
        has for _, has in _fields(hit, without)
    )


def _fields(hit: Hit, match: Match) -> list[tuple[bool, bool]]:
    pairs = (
        (match.users, hit.discord_user_id),
        (match.channels, hit.discord_channel_id),
        (match.levels, hit.level),
        (match.states, hit.state),
        (match.minerals, hit.mineral),
        (match.countries, hit.country),
        (match.origins, hit.origin),
        (match.commands, hit.command),
    )
    return [(bool(values), value in values) for values, value in pairs]


def expected(hits: list[Hit], guild: int | None, filters: Filters) -> list[int]:
    """The ids that a search should give, newest first."""
    return [
        hit.id
        for hit in reversed(hits)
        if hit.discord_guild_id == guild
        and matches(hit, filters.want)
        and not is_excluded(hit, filters.without)
        and (filters.since is None or hit.at >= filters.since)
        and (filters.until is None or hit.at < filters.until)
    ]


def any_match(pick: random.Random, *, at_most: int) -> Match:
    """A match of at most so many fields."""
    fields = {
        "text": pick.choice(("tons", "20 Mt", "20 000 000", "lithium li2o", "редкие", "element", "nothing")),
        "users": pick.choice(((ANN,), (ANN, BOB))),
        "channels": (NEWS,),
        "levels": pick.choice(((Level.IMPOSSIBLE,), (Level.HOLDS_UP, Level.CANNOT_TELL))),
        "states": pick.choice(((State.NEW,), (State.CONFIRMED, State.WRONG))),
        "minerals": ("rare earths",),
        "countries": pick.choice((("KAZ",), ("KAZ", "CHN"))),
        "origins": pick.choice(((Origin.SLASH,), (Origin.MENU, Origin.DIGEST))),
        "commands": ("check headline",),
    }
    return Match(**{name: fields[name] for name in pick.sample(list(fields), pick.randint(0, at_most))})


def any_filters(pick: random.Random) -> Filters:
    """Any combination of wanted, unwanted and period."""
    low, high = sorted(pick.sample(range(-5, 160), 2))
    return Filters(
        any_match(pick, at_most=3),
        any_match(pick, at_most=2) if pick.random() < 0.5 else Match(),
        START + timedelta(hours=low) if pick.random() < 0.4 else None,
        START + timedelta(hours=high) if pick.random() < 0.4 else None,
    )


async def test_any_mix_of_filters_gives_what_reading_the_rows_gives(seeded: Seeded) -> None:
    pick = random.Random(11)
    found = 0
    for _ in range(150):
        filters = any_filters(pick)
        wanted = expected(seeded.hits, HOME, filters)
        page = await seeded.store.search.page(HOME, filters, limit=1_000)
        assert [hit.id for hit in page.hits] == wanted, filters
        found += len(wanted)
    assert found > 500


async def test_the_operator_finds_the_same_over_all_servers_and_none(seeded: Seeded) -> None:
    pick = random.Random(13)
    for _ in range(40):
        filters = any_filters(pick)
        page = await seeded.store.search.operator_page(filters, HOME, limit=1_000)
        assert [hit.id for hit in page.hits] == expected(seeded.hits, HOME, filters), filters
        everywhere = await seeded.store.search.operator_page(filters, limit=1_000)
        each = [expected(seeded.hits, guild, filters) for guild in (HOME, AWAY, None)]
        assert [hit.id for hit in everywhere.hits] == sorted(itertools.chain(*each), reverse=True)


async def test_paging_gives_every_hit_once(seeded: Seeded) -> None:
    filters = Filters(Match(text="20"))
    ids: list[int] = []
    before: int | None = None
    while True:
        page = await seeded.store.search.page(HOME, filters, before=before, limit=7)
        assert len(page.hits) <= 7
        ids += [hit.id for hit in page.hits]
        before = page.before
        if before is None:
            break
    assert ids == expected(seeded.hits, HOME, filters)
    assert len(ids) > 20


async def test_a_stream_gives_every_hit_in_full(seeded: Seeded) -> None:
    filters = Filters(Match(levels=(Level.IMPOSSIBLE,)))
    rows = [row async for row in seeded.store.search.stream(HOME, filters)]
    assert [row.id for row in rows] == expected(seeded.hits, HOME, filters)
    assert all(verdict_of(row.assessed).level is Level.IMPOSSIBLE for row in rows)


async def test_a_stream_goes_on_over_its_own_pages(seeded: Seeded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.store.search.STREAM_ROWS", 7)
    rows = [row.id async for row in seeded.store.search.stream(HOME, Filters())]
    assert rows == expected(seeded.hits, HOME, Filters())
    every = [row.id async for row in seeded.store.search.operator_stream(Filters())]
    assert every == [hit.id for hit in reversed(seeded.hits)]


HOSTILE = (
    '"',
    "x' OR 1=1 --",
    "a* NEAR b",
    ") OR (",
    "g1xlithium",
    "@",
    "AND",
    "NOT lithium",
    "🟢🟢",
    "\0",
    "中国" * 50,
)


async def test_no_text_breaks_out_of_the_query(seeded: Seeded) -> None:
    for text in HOSTILE:
        filters = Filters(Match(text=text))
        page = await seeded.store.search.page(AWAY, filters, limit=1_000)
        assert [hit.id for hit in page.hits] == expected(seeded.hits, AWAY, filters), text


async def test_no_value_breaks_out_of_its_filter(seeded: Seeded) -> None:
    for value in ("KAZ g1@coCHN", 'x"', "rare_earths", "", "ＫＡＺ"):
        page = await seeded.store.search.page(HOME, Filters(Match(countries=(value,))))
        assert page.hits == (), value


async def test_another_server_never_shows(seeded: Seeded) -> None:
    numbers = range(1, 5)
    for text in ("tons", *(f"g{number}xtons" for number in numbers)):
        page = await seeded.store.search.page(AWAY, Filters(Match(text=text)), limit=1_000)
        assert all(hit.discord_guild_id == AWAY for hit in page.hits)
    assert (await seeded.store.search.page(123, Filters(Match(text="tons")))).hits == ()
    assert (await seeded.store.search.page(123, Filters())).hits == ()


async def test_grouped_digits_and_accents_are_found_however_typed(store: Store) -> None:
    row_id = await put(store, "Gisement ÉNORME de 20,000,000 t")
    for text in ("20000000", "20\u00a0000\u00a0000", "enorme", "énorme", "ENORME"):
        page = await store.search.page(HOME, Filters(Match(text=text)))
        assert [hit.id for hit in page.hits] == [row_id], text


async def test_a_lookup_at_the_edge_of_a_period_counts_once(store: Store) -> None:
    ids = [await put(store, at=START + timedelta(minutes=minute)) for minute in range(3)]

    async def between(since: datetime, until: datetime) -> list[int]:
        period = Filters(Match(text="20"), Match(), since, until)
        return [hit.id for hit in (await store.search.page(HOME, period)).hits]

    edge = START + timedelta(minutes=1)
    assert await between(START, edge) == [ids[0]]
    assert await between(edge, edge + timedelta(hours=1)) == [ids[2], ids[1]]


async def test_slightly_disordered_times_are_still_found_by_date(store: Store) -> None:
    late = await put(store, at=START + timedelta(seconds=1))
    early = await put(store, at=START - timedelta(seconds=1))
    after = await store.search.page(HOME, Filters(Match(text="20"), since=START))
    before = await store.search.page(HOME, Filters(Match(text="20"), until=START))
    assert ([hit.id for hit in after.hits], [hit.id for hit in before.hits]) == ([late], [early])


async def test_others_who_asked_about_the_same_figures_are_found(store: Store) -> None:
    mine = await put(store, "20 Mt at 700 g/t")
    same = await put(store, "20 million tons, 700 ppm", discord_user_id=BOB)
    await put(store, "another grade", claim=claim(grade=None))
    await put(store, "another mineral", claim=claim(mineral="lithium"))
    await put(store, "another tonnage", claim=claim(ore=figure("21 Mt", 21e6)))
    await put(store, "20 Mt at 700 g/t", discord_guild_id=AWAY)
    assert [hit.id for hit in await store.search.same_figures(HOME, mine)] == [same]
    assert await store.search.same_figures(AWAY, mine) == ()


@pytest.mark.parametrize(
    ("want", "without", "nothing"),
    [
        (Match(text="mt"), Match(text="20 Mt"), True),
        (Match(levels=(Level.IMPOSSIBLE,)), Match(levels=(Level.IMPOSSIBLE, Level.DOUBTFUL)), True),
        (Match(levels=(Level.IMPOSSIBLE, Level.DOUBTFUL)), Match(levels=(Level.IMPOSSIBLE,)), False),
        (Match(levels=(Level.IMPOSSIBLE, Level.DOUBTFUL)), Match(levels=tuple(Level)), True),
        (Match(text="mt"), Match(users=(7,)), False),
        (Match(), Match(), False),
    ],
)
def test_what_is_wanted_and_forbidden_at_once_needs_no_look(
    want: Match, without: Match, nothing: bool
) -> None:
    assert query(1, want, without).forbids_what_it_needs is nothing
