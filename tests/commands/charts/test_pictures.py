"""Pictures: what is drawn for which claim, small enough, readable, and told in words."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from commands.charts import palette
from commands.charts.canvas import Mark, rows_on_log_scale, rows_on_plain_scale
from commands.charts.choose import pictures
from commands.charts.reserves import draw_table
from core.claim import Claim
from core.quantities.figure import Dimension
from core.quantities.read import read_figure
from core.reference.library import Library, load
from core.verdict import Finding, Level, Quantity, Verdict


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def verdict(claim: Claim, *findings: Finding) -> Verdict:
    return Verdict(level=Level.WORKED_OUT, claim=claim, findings=findings)


def kazakhstan() -> Claim:
    return Claim(
        ore=read_figure("20 Mt", Dimension.MASS),
        grade=read_figure("700 g/t", Dimension.GRADE),
        contained=read_figure("935,400 t", Dimension.MASS),
        rank=read_figure("3", Dimension.RANK),
        country="KAZ",
    )


def covered(low: float, high: float) -> Finding:
    years = Quantity(low=low, likely=(low + high) / 2, high=high, unit="years")
    return Finding(
        check="demand", outcome="short", level=None, claimed=Quantity.of(10, "years"), computed=years
    )


def test_the_article_s_claim_gets_all_four_pictures_with_its_figures_in_words(library: Library) -> None:
    drawn = pictures(verdict(kazakhstan(), covered(2.2, 3.4)), library)
    assert [picture.filename for picture in drawn] == ["years.png", "bar.png", "reserves.png", "grades.png"]
    years, bar, reserves, grades = (picture.alt for picture in drawn)
    assert "10 years" in years
    assert "2.2–3.4 years" in years
    assert all(word in bar for word in ("21 Mt", "6.9 Mt", "6.3 Mt", "935,400 t", "14,000 t"))
    assert all(word in reserves for word in ("China 44 Mt", "Brazil 11 Mt", "935,400 t", "14,000 t"))
    assert "700 g/t" in grades
    assert "Earth's crust" in grades


def test_every_picture_is_a_small_png_of_a_phone_s_width(library: Library) -> None:
    for picture in pictures(verdict(kazakhstan(), covered(0.01, 60)), library):
        assert len(picture.png) <= 100_000
        assert len(picture.alt) <= 1024
        image = Image.open(io.BytesIO(picture.png))
        assert (image.format, image.width) == ("PNG", 800)


def test_nothing_is_drawn_where_nothing_can_be_shown(library: Library) -> None:
    assert pictures(verdict(Claim()), library) == ()
    assert pictures(verdict(Claim(rank=read_figure("3", Dimension.RANK), mineral="gallium")), library) == ()


def test_other_minerals_stand_beside_their_own_list(library: Library) -> None:
    claim = Claim(mineral="lithium", contained=read_figure("14.8 Mt", Dimension.MASS))
    (picture,) = pictures(verdict(claim), library)
    assert "Chile 9.2 Mt" in picture.alt


def test_every_published_reserve_list_can_be_drawn(library: Library) -> None:
    for mineral in library.minerals.values():
        if mineral.has_reserve_list:
            assert draw_table(library.reserve_list(mineral.key), mineral.name, locale="en").png


def test_the_place_on_the_scale_follows_the_value() -> None:
    def lengths(values: list[float]) -> list[int]:
        marks = [Mark("m", value, value, "", "claim") for value in values]
        image = Image.open(io.BytesIO(rows_on_plain_scale("t", marks, axis=str, source="s"))).convert("RGB")
        wanted = tuple(int(palette.CLAIM[i : i + 2], 16) for i in (1, 3, 5))
        near = [
            [
                x
                for x in range(250, 800)
                if sum(abs(a - b) for a, b in zip(image.getpixel((x, y)), wanted, strict=True)) < 40
            ]
            for y in range(image.height)
        ]
        rows = [row for row in near if len(row) > 30]
        return sorted({len(row) for row in rows})[-len(values) :]

    short, long = lengths([2.0, 8.0])
    assert long / short == pytest.approx(4, rel=0.1)


@pytest.mark.parametrize("values", [(1e-9, 1e15), (5.0, 5.0), (999.0, 1001.0)])
def test_small_and_huge_are_drawn_on_one_scale(values: tuple[float, float]) -> None:
    marks = [Mark("a very long name of a country that does not fit", low, low, "x") for low in values]
    assert rows_on_log_scale("title " * 30, marks, axis=str, source="source " * 60)


@pytest.mark.parametrize(
    "colour", [palette.TEXT, palette.MUTED, palette.CLAIM, palette.OTHERS, palette.COMPUTED]
)
def test_every_colour_that_carries_words_is_readable_on_the_ground(colour: str) -> None:
    assert palette.contrast(colour, palette.GROUND) >= 4.5
