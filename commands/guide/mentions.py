"""A command as it can be clicked in a message. Discord inserts the command alone, so examples stand beside it."""

from __future__ import annotations

from collections.abc import Mapping


def mention(command: str, ids: Mapping[str, int]) -> str:
    """ "check deposit" as `</check deposit:ID>`; plain where its id is not known yet. Pure."""
    number = ids.get(command.split(" ")[0])
    return f"`/{command}`" if number is None else f"</{command}:{number}>"
