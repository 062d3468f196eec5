"""Custom ids: versioned, short, and no two kinds answer to one id."""

from __future__ import annotations

import pytest

from commands import ids
from commands.buttons import BUTTONS

SNOWFLAKE = 2**63 - 1
NUMBERS = {ids.Kind.WORKING: (SNOWFLAKE,), ids.Kind.AWAY: (SNOWFLAKE, SNOWFLAKE)}


def answering(custom_id: str) -> list[str]:
    return [b.__name__ for b in BUTTONS if b.__discord_ui_compiled_template__.fullmatch(custom_id)]


@pytest.mark.parametrize("kind", list(ids.Kind))
def test_an_id_reads_back_to_its_numbers_and_only_its_button_answers(kind: ids.Kind) -> None:
    custom_id = ids.make(kind, *NUMBERS[kind])
    match = ids.template(kind).fullmatch(custom_id)
    assert match is not None
    assert tuple(int(text) for text in match.groups()) == NUMBERS[kind]
    assert len(answering(custom_id)) == 1
    assert len(custom_id) <= ids.LONGEST


@pytest.mark.parametrize(
    "custom_id",
    ["rc0:working:1", "rc1:chartt:1", "rc2:working:1", "rc1:working:", "rc1:working:1:2", "rc1:away:5"],
)
def test_an_id_of_another_version_or_kind_is_answered_as_retired(custom_id: str) -> None:
    assert answering(custom_id) == ["RetiredButton"]


def test_ids_of_others_are_left_alone() -> None:
    assert answering("somebody:else:1") == []


def test_a_wrong_count_of_numbers_is_refused() -> None:
    with pytest.raises(ValueError, match="away"):
        ids.make(ids.Kind.AWAY, 1)
