"""CSV that no spreadsheet runs, JSON lines, and their packing."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from exports_builders import AT, claim, decision, placed, row, stream, text_of
from hypothesis import given
from hypothesis import strategies as st

from core.exports.answers import TOGETHER, Answer, answers
from core.exports.rows import COLUMNS, FORMULA_STARTS, csv_text, gzipped_within, json_lines
from core.lookups import Origin, Request
from core.store import Store
from core.store.records import Filters, State
from core.store.rows import verdict_of
from core.verdict import Level

EXAMPLE = row()


async def cells(*found: Answer) -> list[dict[str, str]]:
    text = await text_of(csv_text(stream(*found)))
    return list(csv.DictReader(io.StringIO(text, newline="")))


async def test_a_line_says_what_was_asked_answered_and_decided() -> None:
    (line,) = await cells(Answer(EXAMPLE, decision(), placed()))
    assert tuple(line) == COLUMNS
    assert line["id"] == "7"
    assert line["at"] == "2026-11-24T12:00:00+00:00"
    assert (line["level"], line["decided_level"]) == ("Does not add up", "Holds up")
    assert "14,000 t" in line["headline"]
    assert (line["user"], line["decided_by"], line["note"]) == ("13", "14", "short tons")
    assert line["link"] == "https://discord.com/channels/11/12/15"


async def test_nothing_exported_is_a_head_alone() -> None:
    assert await text_of(csv_text(stream())) == ",".join(COLUMNS) + "\r\n"
    assert await text_of(json_lines(stream())) == ""


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x","y")',
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "＝1",
        '=1","=2',
        "\n=1",
    ],
)
async def test_no_cell_is_a_formula(text: str) -> None:
    found = Answer(row(text), decision(note=text))
    (line,) = await cells(found)
    assert line["text"] == f"'{text}"
    assert line["note"] == f"'{text}"


@given(st.text(max_size=40))
async def test_any_text_stays_one_cell_and_no_formula(text: str) -> None:
    (line,) = await cells(Answer(replace(EXAMPLE, text=text)))
    assert line["text"] in (text, f"'{text}")
    assert not line["text"].lstrip(" ").startswith(FORMULA_STARTS)


async def test_plain_text_is_left_as_it_stands() -> None:
    (line,) = await cells(Answer(row('20 Mt, "third"\nin the world; 5 - 3 = 2')))
    assert line["text"] == '20 Mt, "third"\nin the world; 5 - 3 = 2'


async def test_a_private_answer_has_no_link() -> None:
    (line,) = await cells(Answer(EXAMPLE, None, placed(ephemeral=True)))
    assert line["link"] == ""


async def test_a_json_line_holds_the_whole_verdict() -> None:
    text = await text_of(json_lines(stream(Answer(EXAMPLE), Answer(row("два\nстроки")))))
    first, second = (json.loads(line) for line in text.splitlines())
    assert first["level"] == first["verdict"]["level"] == "does_not_add_up"
    assert first["verdict"]["findings"][0]["check"] == "contained"
    assert first["user"] == 13
    assert second["text"] == "два\nстроки"


async def test_a_packed_export_unpacks_to_the_same_text() -> None:
    packed = await gzipped_within(csv_text(stream(*[Answer(EXAMPLE)] * 50)), limit_bytes=100_000)
    assert packed is not None
    assert gzip.decompress(packed).decode() == await text_of(csv_text(stream(*[Answer(EXAMPLE)] * 50)))


async def test_what_does_not_fit_is_given_up_early() -> None:
    pick, read = random.Random(3), 0

    async def pieces():
        nonlocal read
        for _ in range(1_000):
            read += 1
            yield pick.randbytes(4_000).hex()

    assert await gzipped_within(pieces(), limit_bytes=50_000) is None
    assert read < 100


async def test_an_export_of_the_log_carries_decisions_and_links(tmp_path: Path) -> None:
    async with await Store.open(f"sqlite:///{tmp_path}/log.db") as store:
        ids: list[int] = []
        for number in range(TOGETHER + 3):
            asked = Request(claim(), f"number {number}", Origin.SLASH, "check deposit", AT, None, 11, 12, 13)
            row_id = await store.record(asked, verdict_of(EXAMPLE.assessed), 1)
            assert row_id is not None
            ids.append(row_id)
        await store.reviews.decide(11, ids[0], 14, State.CONFIRMED)
        await store.reviews.decide(11, ids[0], 14, State.WRONG, Level.HOLDS_UP, "short tons")
        await store.shown.note(ids[1], 12, 15)
        found = [one async for one in answers(store.search.stream(11, Filters()), store.reviews, store.shown)]
    assert [one.row.id for one in found] == ids[::-1]
    assert [one.row.id for one in found if one.decision] == [ids[0]]
    assert (found[-1].level, found[-2].level) == (Level.HOLDS_UP, Level.DOES_NOT_ADD_UP)
    assert [one.link for one in found if one.link] == ["https://discord.com/channels/11/12/15"]
