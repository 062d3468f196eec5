"""Articles about one event become one story; others stay apart."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from core.news.article import Article, Byline
from core.news.stories import Story, Telling, Told, disagreements, join, kinship

DAY = datetime(2025, 7, 21, tzinfo=UTC)
ORE_20 = Told("ore_tonnage", 20e6, "t", "ore", "20 million tons of ore")
METAL_20 = Told("contained_tonnage", 20e6, "t", "metal", "20 million tons of metals")
GRADE_700 = Told("grade", 700, "ppm", "unspecified", "700 grams per ton")
T_935400 = Told("contained_tonnage", 935_400, "t", "unspecified", "935,400 tons")
CHINA = Told("production_rate", 270_000, "t/yr", "unspecified", "270,000 tons")


def telling(outlet: str, *told: Told, title: str = "", **given: object) -> Telling:
    at = given.pop("at", DAY)
    article = Article.model_validate(
        {"title": title or outlet, "feed_url": "https://x.example", "outlet": outlet, "published": at}
    )
    return Telling(Byline.of(article), told, **given)  # type: ignore[arg-type]


def zhana() -> list[Telling]:
    kazakh = {"countries": frozenset({"KAZ"}), "minerals": frozenset({"rare earths"})}
    return [
        telling("Ministry", METAL_20, GRADE_700, title="Rare metals found in Karaganda", **kazakh),
        telling("Caspian", ORE_20, GRADE_700, T_935400, title="Kazakhstan to become top-3 holder", **kazakh),
        telling("IntelliNews", ORE_20, T_935400, title="Can Kazakhstan deliver on the hype?", **kazakh),
        telling("24ur", T_935400, title="Kazahstan: redke rudnine", **kazakh),
    ]


def groups(stories: tuple[Story, ...]) -> set[frozenset[str]]:
    return {frozenset(story.outlets) for story in stories}


def test_outlets_that_share_figures_tell_one_story() -> None:
    assert groups(join(zhana())) == {frozenset({"Ministry", "Caspian", "IntelliNews", "24ur"})}


def test_the_order_of_articles_does_not_change_the_stories() -> None:
    tellings = [
        *zhana(),
        telling("Other", CHINA),
        telling("Fen", Told("contained_tonnage", 8.8e6, "t", "oxide", "8.8 Mt")),
    ]
    expected = groups(join(tellings))
    for seed in range(20):
        random.Random(seed).shuffle(tellings)
        assert groups(join(tellings)) == expected


def test_a_title_alone_joins_nothing() -> None:
    same = "Kazakhstan finds giant rare earth deposit"
    assert len(join([telling("A", ORE_20, title=same), telling("B", T_935400, title=same)])) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Told("grade", 12_500, "ppm", "", "1.25%"), Told("grade", 12_500, "ppm", "", "1.25%")),
        (
            Told("ore_tonnage", 20.1e6, "t", "ore", "20.1 Mt"),
            Told("ore_tonnage", 20.15e6, "t", "ore", "20.15 Mt"),
        ),
    ],
)
def test_one_figure_that_is_alike_by_chance_joins_nothing(one: Told, other: Told) -> None:
    earths = frozenset({"rare earths"})
    a = telling("A", one, title="Drilling goes on at Lake", minerals=earths)
    b = telling("B", other, title="Drilling goes on at Ridge", minerals=earths)
    assert len(join([a, b])) == 2


def test_a_rounded_figure_joins_with_a_second_one() -> None:
    ore, grade = Told("ore_tonnage", 559e6, "t", "ore", "559 Mt"), Told("grade", 15_700, "ppm", "", "1.57%")
    exact = Told("contained_tonnage", 8.78e6, "t", "oxide", "8.78 Mt")
    rounded = Told("contained_tonnage", 8.8e6, "t", "oxide", "8.8 Mt")
    assert len(join([telling("A", ore, grade, exact), telling("B", ore, rounded)])) == 1


def test_a_background_figure_joins_nothing() -> None:
    assert (
        len(
            join(
                [
                    telling("A", CHINA, countries=frozenset({"CHN"})),
                    telling("B", CHINA, countries=frozenset({"CHN"})),
                ]
            )
        )
        == 2
    )


def test_the_same_number_of_another_mineral_is_another_story() -> None:
    lithium = telling("B", METAL_20, GRADE_700, minerals=frozenset({"lithium"}))
    assert kinship(telling("A", METAL_20, GRADE_700, minerals=frozenset({"rare earths"})), lithium) == 0


def test_a_figure_that_comes_back_weeks_later_is_another_story() -> None:
    assert (
        len(
            join(
                [telling("A", ORE_20, T_935400), telling("B", ORE_20, T_935400, at=DAY + timedelta(days=20))]
            )
        )
        == 2
    )


def test_kinship_does_not_depend_on_who_is_asked() -> None:
    tellings = [*zhana(), telling("Other", CHINA, ORE_20)]
    for a in tellings:
        for b in tellings:
            assert kinship(a, b) == kinship(b, a)


def test_values_that_differ_for_one_role_are_told() -> None:
    (story,) = join(zhana())
    assert disagreements(story) == {"contained_tonnage": (935_400, 20e6)}


def test_the_lead_has_most_figures() -> None:
    (story,) = join(zhana())
    assert story.lead.byline.outlet == "Caspian"


def test_a_figure_that_the_whole_press_prints_is_background() -> None:
    pressed = Told("contained_tonnage", 44e6, "t", "unspecified", "44 million tons")
    china = frozenset({"CHN"})
    crowd = [
        telling(f"o{n}", pressed, ORE_20 if n < 2 else CHINA, countries=china, title="Rare earths")
        for n in range(80)
    ]
    assert len(join(crowd)) == 79


def test_thousands_of_articles_are_joined_without_comparing_all_with_all() -> None:
    tellings = [
        telling(f"o{n}", Told("ore_tonnage", 1.02**n, "t", "ore", "x"), CHINA) for n in range(1500)
    ] * 2
    assert len(join(tellings)) == 1500
