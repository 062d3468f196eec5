"""Readings to items: what is left out, in which order, and what one number means to whom."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from zhana import DAY, FEED, article, reading, zhana

from core.headline import judge
from core.news.items import Choice, Item, chosen, heaviest, make_item, stories_of
from core.news.readings import read_article, text_of
from core.reference.library import Library, load
from core.verdict import Level
from core.wording.stories import disagreement_lines, fit_lines, line

EVERYTHING = Choice(feeds=frozenset({FEED}), since=DAY - timedelta(days=1))
FEN = article("Mining", "Fen grows", "Fen holds 559 Mt at 1.57% TREO, 8.8 Mt of rare earth oxides.")
SMALL = article("Mining", "A find", "The deposit holds 20 Mt of ore at 700 g/t.")


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


@pytest.fixture(scope="module")
def item(library: Library) -> Item:
    (story,) = chosen(stories_of(zhana(library)), EVERYTHING)
    return make_item(story, library)


def test_five_outlets_make_one_item_with_three_meanings(item: Item) -> None:
    assert len(item.outlets) == 5
    assert item.senses is not None
    told = [(s.kind, s.holding and s.holding.middle, s.outlets) for s in item.senses.told]
    assert told == [
        ("ore", 935_400, ("Caspian Post", "bne IntelliNews")),
        ("ore", 14_000, ("Caspian Post",)),
        ("unsaid", None, ("Council", "Qazinform", "Relay")),
    ]
    assert item.senses.number.middle == 20e6


def test_the_line_names_the_meanings_and_which_fits_the_rest(item: Item) -> None:
    said = line(item)
    assert said.startswith(
        "20 million t means three things: ore holding 935,400 t (Caspian Post, bne IntelliNews), "
        "ore holding 14,000 t (Caspian Post), contained metal or oxide (Council, Qazinform +1)."
    )
    assert said.endswith("metal, not ore, fits the rest best.")
    assert item.senses is not None
    lead, *each = fit_lines(item.senses)
    assert said.endswith(lead)
    assert "Read as ore it holds 14,000 t" in each[0]
    assert "Read as metal it needs 28.6 billion t of rock" in each[1]


def test_a_line_does_not_ask_readers_to_add_what_is_missing(library: Library) -> None:
    told = article(
        "bne", "Output to double", "Output is to rise from 148,000 tonnes in 2023 to 300,000 tonnes."
    )
    made = make_item((reading(library, told),), library)
    assert "Add " not in line(made)


def test_an_item_has_the_gravest_level_of_its_tellings(library: Library, item: Item) -> None:
    levels = {reading.level for reading in zhana(library)}
    assert item.level in levels
    assert item.level is Level.DOES_NOT_ADD_UP
    assert item.verdict.level is item.level


def test_a_reading_has_the_level_of_the_headline_of_its_text(library: Library) -> None:
    for told in (FEN, SMALL, article("X", "20 Mt at 700 g/t contain 935,400 t")):
        judged = judge(text_of(told), library, DAY.date())
        assert reading(library, told).level is judged.level


def test_what_has_no_figures_has_no_reading(library: Library) -> None:
    assert read_article(article("A", "Rare earths matter"), library, seen_at=DAY, news=True) is None


def test_the_order_of_articles_does_not_change_the_items(library: Library, item: Item) -> None:
    readings = [*zhana(library), reading(library, FEN)]
    for seed in range(5):
        random.Random(seed).shuffle(readings)
        items = [make_item(s, library) for s in heaviest(chosen(stories_of(readings), EVERYTHING), 9)]
        assert [i.keys[0] for i in items] == [item.keys[0], reading(library, FEN).key]


def test_the_worse_comes_first(library: Library) -> None:
    readings = [
        reading(library, FEN),
        reading(library, SMALL),
        reading(library, article("B", "Wrong", "The ore, 30 Mt at 700 g/t, holds 80,000 t of rare earths.")),
    ]
    items = [make_item(s, library) for s in heaviest(stories_of(readings), 9)]
    assert [i.level for i in items] == [Level.DOES_NOT_ADD_UP, Level.HOLDS_UP, Level.WORKED_OUT]


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ({}, True),
        ({"feeds": {"https://other"}}, False),
        ({"since": DAY}, False),
        ({"minerals": {"rare earths", "lithium"}}, True),
        ({"minerals": {"lithium"}}, False),
        ({"languages": {"en"}}, True),
        ({"languages": {"de"}}, False),
    ],
)
def test_a_server_reads_what_it_chose(library: Library, choice: dict[str, object], kept: bool) -> None:
    readings = [reading(library, FEN.model_copy(update={"language": "en"}))]
    wanted = Choice(**({"feeds": frozenset({FEED}), "since": DAY - timedelta(days=1)} | choice))  # type: ignore[arg-type]
    assert bool(chosen(stories_of(readings), wanted)) is kept


def test_an_article_of_unknown_language_is_read_by_all(library: Library) -> None:
    choice = Choice(feeds=frozenset({FEED}), since=DAY - timedelta(days=1), languages=frozenset({"de"}))
    assert chosen(stories_of([reading(library, FEN)]), choice)


def test_what_a_feed_held_at_first_is_shown_only_on_request(library: Library) -> None:
    stories = stories_of([reading(library, FEN, news=False)])
    assert not chosen(stories, EVERYTHING)
    assert chosen(stories, Choice(feeds=frozenset({FEED}), since=EVERYTHING.since, old_too=True))


def test_a_story_that_was_posted_does_not_come_back_with_another_outlet(library: Library, item: Item) -> None:
    late = DAY + timedelta(days=1)
    sixth = article("Late", "Kazakhstan again", "20 million tons of ore hold 935,400 tons of rare earths.")
    stories = stories_of([*zhana(library), reading(library, sixth, late)])
    assert len(stories) == 1
    tomorrow = Choice(feeds=frozenset({FEED}), since=DAY, posted=frozenset({item.keys[0]}))
    assert not chosen(stories, tomorrow)
    assert chosen(stories, Choice(feeds=frozenset({FEED}), since=DAY))


def test_an_outlet_a_server_does_not_read_does_not_set_the_level(library: Library) -> None:
    mild = [reading(library, article("A", "Find", "20 Mt of ore at 700 g/t hold 14,000 t of rare earths."))]
    grave = reading(
        library,
        article("B", "Find", "20 Mt of ore at 700 g/t hold 935,400 t of rare earths.", feed_url="https://b"),
    )
    stories = stories_of([*mild, grave])
    assert len(stories) == 1
    (story,) = chosen(stories, EVERYTHING)
    assert make_item(story, library).level is mild[0].level


def test_values_that_differ_are_told(item: Item) -> None:
    assert disagreement_lines(item) == ("Contained: 14,000 t, 935,400 t and 20 million t.",)


def test_a_story_with_one_meaning_says_its_verdict(library: Library) -> None:
    single = make_item([reading(library, FEN)], library)
    assert single.senses is None
    assert "8.8" in line(single)
