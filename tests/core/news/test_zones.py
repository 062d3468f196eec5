"""Zones, hours and languages as managers type them."""

from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo

import pytest

from core.errors import UnknownName
from core.news.zones import find_zone, read_hour, read_languages, suggest_zones


@pytest.mark.parametrize(
    ("text", "zone"),
    [("Europe/Berlin", "Europe/Berlin"), ("almaty", "Asia/Almaty"), ("new york", "America/New_York"), ("UTC", "UTC"), ("Europe/Berln", "Europe/Berlin")],
)  # fmt: skip
def test_a_zone_is_found_by_name_or_city(text: str, zone: str) -> None:
    assert find_zone(text) == zone
    assert ZoneInfo(zone)


@pytest.mark.parametrize("text", ["Atlantis", "", "CET-1CEST", "../../etc/passwd"])
def test_no_other_zone_is_taken(text: str) -> None:
    with pytest.raises(UnknownName):
        find_zone(text)


def test_what_is_typed_so_far_offers_zones() -> None:
    assert suggest_zones("berl")[0] == "Europe/Berlin"
    assert len(suggest_zones("a")) == 25
    assert "Asia/Almaty" in suggest_zones("almati")


@pytest.mark.parametrize(
    ("text", "hour"),
    [("08:00", time(8)), ("8", time(8)), ("18.30", time(18, 30)), ("0830", time(8, 30)), ("6 pm", time(18)), ("12am", time(0)), ("12 p.m.", time(12)), ("7h15", time(7, 15))],
)  # fmt: skip
def test_an_hour_is_read(text: str, hour: time) -> None:
    assert read_hour(text) == hour


@pytest.mark.parametrize("text", ["25", "8:60", "13 pm", "noon", "", "-1", "8:5"])
def test_no_other_hour_is_taken(text: str) -> None:
    with pytest.raises(UnknownName):
        read_hour(text)


def test_languages_are_read_by_code_or_name() -> None:
    assert read_languages("en, Russian; de|en") == ("en", "ru", "de")
    assert read_languages("") == ()
    with pytest.raises(UnknownName):
        read_languages("klingon")
