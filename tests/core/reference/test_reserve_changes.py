"""How a reserve list moved between two editions."""

from __future__ import annotations

from core.reference.library import load
from core.reference.reserve_changes import changes, previous


def test_the_newest_list_differs_by_brazil_and_the_world_total() -> None:
    newest = load().reserve_list("rare earths")
    before = previous(newest, load())
    assert before is not None
    moved = changes(before, newest)
    assert [change.iso3 for change in moved] == ["BRA", "WLD"]
    brazil = moved[0]
    assert brazil.before is not None
    assert brazil.after is not None
    assert (brazil.before.reserves_t, brazil.after.reserves_t) == (21e6, 11e6)


def test_the_largest_change_stands_first_and_the_world_last() -> None:
    library = load()
    listed = library.reserve_list("rare earths", library.find_edition("2025"))
    before = previous(listed, library)
    assert before is not None
    assert [change.iso3 for change in changes(before, listed)][::4] == ["VNM", "WLD"]


def test_a_list_does_not_differ_from_itself_and_the_first_has_none_before() -> None:
    library = load()
    first = library.reserve_list("rare earths", library.editions("rare earths")[0])
    assert changes(first, first) == ()
    assert previous(first, library) is None


def test_a_country_that_lost_its_number_is_a_change() -> None:
    library = load()
    listed = library.reserve_list("rare earths", library.find_edition("2026 v1.0"))
    before = previous(listed, library)
    assert before is not None
    india = next(change for change in changes(before, listed) if change.iso3 == "IND")
    assert india.before is not None
    assert india.after is None
