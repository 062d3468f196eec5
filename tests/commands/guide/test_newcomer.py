"""A newcomer who may read only /help checks the article's five claims: every command and option used stands there."""

from __future__ import annotations

import re

import pytest
import wire as wires

CLAIMS = {
    "20 Mt at 700 g/t hold 935,400 t": (
        "check deposit",
        {"ore": "20 Mt", "grade": "700 g/t", "contained": "935,400 t"},
        "holds 14,000 t, not 935,400 t: 67 times less",
    ),
    "third in the world": (
        "check rank",
        {"rank": "third", "contained": "935,400 t", "country": "Kazakhstan"},
        "would rank 8th",
    ),
    "734% of GDP": ("check gdp", {"country": "Kazakhstan", "share": "734%"}, "US$2.12 trillion"),
    "a tenth covers US magnets for a decade": (
        "check supply",
        {"years": "a decade", "contained": "935,400 t", "market": "US magnets", "extractable": "a tenth"},
        "2.2–3.4 years",
    ),
    "China made 240,000 t in 2023": (
        "check production",
        {"country": "China", "amount": "240,000 t", "year": "2023"},
        "since restated to 255,000 t",
    ),
    "America made 43,000 t in 2023": (
        "check production",
        {"country": "America", "amount": "43,000 t", "year": "2023"},
        "since restated to 41,600 t",
    ),
}


async def page_of_help(client: wires.Client, wire: wires.Wire) -> str:
    client.services.running.mentions["check"] = 77
    await wires.deliver(client, wires.slash("help"))
    return "\n".join(embed["description"] for embed in wire.messages[-1]["embeds"])


@pytest.mark.parametrize("claim", CLAIMS)
async def test_a_newcomer_gets_the_right_answer(client: wires.Client, wire: wires.Wire, claim: str) -> None:
    command, options, answer = CLAIMS[claim]
    page = await page_of_help(client, wire)
    shown = re.search(rf"</{command}:77>[^\n]*\n`([^`]*)`", page)
    assert shown is not None
    assert not [option for option in options if f"{option}:" not in shown[1]]
    await wires.deliver(client, wires.slash(command, options))
    assert answer in wire.messages[-1]["content"]
