"""Custom ids: versioned, short, and read back to what they say."""

from __future__ import annotations

import pytest

from commands import ids
from commands.features import PRESSES, SUBMITS

COUNTS = range(4)


def longest(kind: ids.Kind) -> tuple[str, tuple[int, ...]]:
    """The longest id of a kind, and its numbers."""
    for count in COUNTS:
        numbers = (ids.LARGEST,) * count
        try:
            return ids.make(kind, *numbers), numbers
        except ValueError:
            continue
    raise AssertionError(kind)


@pytest.mark.parametrize("kind", list(ids.Kind))
def test_an_id_reads_back_to_its_kind_and_numbers(kind: ids.Kind) -> None:
    custom_id, numbers = longest(kind)
    assert ids.parse(custom_id) == ids.Address(kind, numbers)
    assert ids.is_ours(custom_id)
    assert len(custom_id) <= ids.LONGEST


@pytest.mark.parametrize("kind", list(ids.Kind))
def test_every_kind_is_answered(kind: ids.Kind) -> None:
    assert kind in PRESSES or kind in SUBMITS


def test_every_window_is_opened_by_a_press() -> None:
    assert set(SUBMITS) <= set(PRESSES)


@pytest.mark.parametrize(
    "custom_id",
    [
        "rc0:working:1",
        "rc1:chartt:1",
        "rc2:working:1",
        "rc1:working:",
        "rc1:working:1:2",
        "rc1:away:5",
        "rc1:working:-1",
        "rc1:working:9999999999999999999",
        "rc1:",
    ],
)
def test_an_id_of_another_version_or_kind_is_ours_and_retired(custom_id: str) -> None:
    assert ids.is_ours(custom_id)
    assert ids.parse(custom_id) is None


@pytest.mark.parametrize("custom_id", ["somebody:else:1", "", "src1:working:1"])
def test_ids_of_others_are_left_alone(custom_id: str) -> None:
    assert not ids.is_ours(custom_id)


def test_a_wrong_count_of_numbers_is_refused() -> None:
    with pytest.raises(ValueError, match="away"):
        ids.make(ids.Kind.AWAY, 1)
