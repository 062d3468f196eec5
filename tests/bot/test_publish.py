"""Commands are published when Discord holds other ones, and only then."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from bot.publish import same

OURS: dict[str, Any] = {
    "name": "check",
    "type": 1,
    "description": "d",
    "nsfw": False,
    "contexts": [0, 1, 2],
    "integration_types": [0, 1],
    "default_member_permissions": 8192,
    "options": [
        {
            "name": "deposit",
            "type": 1,
            "description": "x",
            "options": [
                {"name": "ore", "type": 3, "description": "o", "required": False, "autocomplete": True}
            ],
        }
    ],
}


def as_discord_stores(command: dict[str, Any]) -> dict[str, Any]:
    theirs = copy.deepcopy(command)
    theirs |= {"id": "99", "version": "1", "application_id": "5", "description_localizations": None}
    theirs["contexts"] = [2, 1, 0]
    theirs["default_member_permissions"] = "8192"
    del theirs["nsfw"]
    del theirs["options"][0]["options"][0]["required"]
    return theirs


def test_what_discord_adds_is_no_difference() -> None:
    assert same([OURS], [as_discord_stores(OURS)])


@pytest.mark.parametrize(
    "change",
    [
        {"description": "e"},
        {"contexts": [0]},
        {"default_member_permissions": None},
        {"options": []},
        {"name": "other"},
        {"type": 3},
    ],
)
def test_any_change_is_a_difference(change: dict[str, Any]) -> None:
    assert not same([OURS | change], [as_discord_stores(OURS)])


def test_a_changed_option_is_a_difference() -> None:
    changed = copy.deepcopy(OURS)
    changed["options"][0]["options"][0]["description"] = "other"
    assert not same([changed], [as_discord_stores(OURS)])


def test_a_command_more_or_fewer_is_a_difference() -> None:
    other = OURS | {"name": "other"}
    assert not same([OURS, other], [as_discord_stores(OURS)])
    assert not same([OURS], [as_discord_stores(OURS), as_discord_stores(other)])
