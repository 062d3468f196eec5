"""`log` and `db copy`: what the operator finds, exports, replays and decides, and one line for what cannot be."""

from __future__ import annotations

import asyncio
import csv
import gzip
import io
import json
import shlex
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import update
from typer.testing import CliRunner, Result

from bot.cli.program import program
from bot.exits import Exit
from commands.check.claims import read
from commands.check.questions import QUESTIONS
from commands.review import commandline
from core import filters
from core.clock import utc_now
from core.lookups import Origin, Request, look_up
from core.reference.library import load
from core.store import Store
from core.store.records import State
from core.store.schema import LEVELS, assessment
from core.verdict import Level

T = TypeVar("T")
HOME, AWAY, ANN = 700, 701, 800
DEPOSIT = next(question for question in QUESTIONS if question.name == "deposit")
ARTICLE = {"ore": "20 Mt", "grade": "700 g/t", "contained": "935,400 t", "country": "Kazakhstan"}
HOLDS_UP = {"ore": "20 Mt", "grade": "700 g/t", "contained": "14,000 t"}
ADDRESS = "sqlite:///log.sqlite3"


@pytest.fixture(autouse=True)
def _own_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RC_DATABASE_URL", ADDRESS)


def run(*words: str) -> Result:
    return CliRunner().invoke(program, list(words))


def inside(body: Callable[[Store], Awaitable[T]]) -> T:
    """Do something with the log."""

    async def work() -> T:
        async with await Store.open(ADDRESS) as store:
            return await body(store)

    return asyncio.run(work())


async def _put(store: Store, options: dict[str, str], guild: int | None, *, days_ago: int = 0) -> int:
    library = load()
    request = Request(
        claim=read(DEPOSIT, options, library),
        text=" ".join(f"{name}:{value}" for name, value in options.items()),
        origin=Origin.SLASH,
        command="check deposit",
        at=utc_now() - timedelta(days=days_ago),
        discord_guild_id=guild,
        discord_channel_id=5,
        discord_user_id=ANN,
    )
    row_id = (await look_up(request, library, store)).id
    assert row_id is not None
    return row_id


@pytest.fixture
def ids() -> tuple[int, int, int]:
    """The article on one server, a claim that holds up on another, and one from a direct message."""

    async def fill(store: Store) -> tuple[int, int, int]:
        return (
            await _put(store, ARTICLE, HOME),
            await _put(store, HOLDS_UP, AWAY),
            await _put(store, ARTICLE, None),
        )

    return inside(fill)


def found(*words: str) -> list[int]:
    done = run("log", "search", "--json", *words)
    assert done.exit_code == Exit.OK, done.output
    return [json.loads(line)["id"] for line in done.stdout.splitlines()]


def test_search_takes_the_same_filters_as_options_and_as_a_line(ids: tuple[int, int, int]) -> None:
    home, away, alone = ids
    assert found() == [alone, away, home]
    assert found("--server", str(HOME)) == [home]
    assert found("--level", "holds up") == [away]
    assert found("--without", "level:holds_up", "--user", str(ANN)) == [alone, home]
    assert found("--", "-level:holds_up", "country:Kazakhstan") == [alone, home]
    assert found("--server", str(HOME), "--", "935400", "-state:dismissed") == [home]
    assert found("--since", "today", "--limit", "2") == [alone, away]
    assert found("--before", str(away)) == [home]


def test_the_line_that_discord_tells_works_as_it_stands(ids: tuple[int, int, int]) -> None:
    library = load()
    asked = filters.read(
        'level:does_not_add_up -state:dismissed command:"check deposit"', library, utc_now().date()
    )
    words = commandline.line("export", HOME, asked, "--format", "jsonl")
    assert words.startswith("reality-check log export --server 700 --format jsonl -- ")
    done = run(*shlex.split(words)[1:])
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [ids[0]]


def test_a_filter_that_is_none_ends_with_its_sentence() -> None:
    done = run("log", "search", "--level", "fantastic")
    assert done.exit_code == Exit.REFUSED
    assert "fantastic" in done.stderr


@pytest.mark.parametrize("kind", ["csv", "jsonl", "claimreview"])
def test_an_export_of_all_goes_to_a_file_compressed_where_it_is_named_so(
    ids: tuple[int, int, int], kind: str, tmp_path: Path
) -> None:
    done = run("log", "export", "--format", kind, "--to", "all.gz")
    assert done.exit_code == Exit.OK, done.output
    text = gzip.decompress((tmp_path / "all.gz").read_bytes()).decode()
    if kind == "csv":
        rows = [int(row["id"]) for row in csv.DictReader(io.StringIO(text, newline=""))]
    elif kind == "jsonl":
        rows = [json.loads(line)["id"] for line in text.splitlines()]
    else:
        rows = [int(one["@id"].rpartition(":")[2]) for one in json.loads(text)["@graph"]]
    assert rows == sorted(ids, reverse=True)
    again = run("log", "export", "--to", "all.gz")
    assert again.exit_code == Exit.REFUSED
    assert "exists already" in again.stderr


def test_show_tells_the_verdict_and_what_was_said(ids: tuple[int, int, int]) -> None:
    async def dispute(store: Store) -> None:
        await store.reviews.dispute(ids[2], ANN, "not in the report")

    inside(dispute)
    text = run("log", "show", str(ids[2])).stdout
    assert "Does not add up" in text
    assert "not in the report" in text
    assert found("--state", "disputed") == [ids[2]]
    assert json.loads(run("log", "show", str(ids[2]), "--json").stdout)["level"] == "does_not_add_up"
    assert run("log", "show", "999").exit_code == Exit.REFUSED


def test_a_decision_is_kept_and_odd_ones_are_refused(ids: tuple[int, int, int]) -> None:
    number = str(ids[2])
    for words in (
        ("--state", "wrong"),
        ("--state", "confirmed", "--level", "doubtful"),
        ("--state", "new"),
        ("--state", "odd"),
    ):
        assert run("log", "decide", number, *words).exit_code == Exit.REFUSED
    done = run("log", "decide", number, "--state", "wrong", "--level", "holds up", "--note", "short tons")
    assert done.exit_code == Exit.OK

    async def standing(store: Store) -> tuple[State | None, Level | None, str]:
        review = await store.reviews.standing(ids[2])
        assert review is not None
        return review.state, review.level, review.note

    assert inside(standing) == (State.WRONG, Level.HOLDS_UP, "short tons")
    assert run("log", "decide", "999", "--state", "confirmed").exit_code == Exit.REFUSED


def test_stats_count_one_server(ids: tuple[int, int, int]) -> None:
    text = run("log", "stats", "--server", str(HOME)).stdout
    assert "Kazakhstan" in text or "KAZ" in text
    assert "Does not add up" in text
    assert "Holds up" not in text


def test_a_replay_prints_what_would_change_and_changes_nothing(ids: tuple[int, int, int]) -> None:
    assert "0 would get another level" in run("log", "replay", "--workers", "1").stderr

    async def age(store: Store) -> None:
        async with store.db.write("test") as connection:
            await connection.execute(
                update(assessment)
                .where(assessment.c.country == "KAZ")
                .values(level=LEVELS.index(Level.UNPROVEN))
            )

    inside(age)
    done = run("log", "replay", "--workers", "1", "--json")
    changes = [json.loads(line) for line in done.stdout.splitlines()]
    assert [change["id"] for change in changes] == [ids[2], ids[0]]
    assert {(change["old_level"], change["new_level"]) for change in changes} == {
        ("unproven", "does_not_add_up")
    }
    assert "2 would get another level" in done.stderr
    one = run("log", "replay", "--workers", "1", "--server", str(HOME))
    assert one.stdout.startswith(f"{ids[0]}\t🟡")


def test_purge_removes_what_is_older_than_its_server_keeps() -> None:
    inside(lambda store: _put(store, ARTICLE, HOME, days_ago=400))
    assert run("log", "purge").stdout == "1 lookups removed.\n"
    assert found() == []


def test_copy_moves_the_log_and_refuses_what_it_cannot(ids: tuple[int, int, int], tmp_path: Path) -> None:
    done = run("db", "copy", "--from", ADDRESS, "--to", "sqlite:///other.sqlite3")
    assert done.exit_code == Exit.OK, done.output
    assert "on both sides" in done.stdout
    again = run("db", "copy", "--from", ADDRESS, "--to", "sqlite:///other.sqlite3")
    assert again.exit_code == Exit.STORE
    assert "not empty" in again.stderr
    missing = run("db", "copy", "--from", "sqlite:///nowhere.sqlite3", "--to", "sqlite:///third.sqlite3")
    assert missing.exit_code == Exit.REFUSED
    assert not (tmp_path / "nowhere.sqlite3").exists()
    assert run("db", "copy", "--from", ADDRESS, "--to", ADDRESS).exit_code == Exit.REFUSED


def test_a_backup_is_brought_back_and_no_number_is_given_twice(
    ids: tuple[int, int, int], tmp_path: Path
) -> None:
    assert run("db", "backup", "night.sqlite3").exit_code == Exit.OK
    since = inside(lambda store: _put(store, ARTICLE, HOME))
    refused = run("db", "restore", "night.sqlite3")
    assert refused.exit_code == Exit.REFUSED
    assert "log.sqlite3 stands there already" in refused.stderr
    (tmp_path / "log.sqlite3").rename(tmp_path / "kept.sqlite3")
    (tmp_path / "log.sqlite3-wal").touch()
    assert "log.sqlite3-wal stands there already" in run("db", "restore", "night.sqlite3").stderr
    (tmp_path / "log.sqlite3-wal").unlink()
    done = run("db", "restore", "night.sqlite3")
    assert (done.exit_code, done.stdout) == (Exit.OK, "The database is sound.\n")
    assert found() == sorted(ids, reverse=True)
    assert inside(lambda store: _put(store, ARTICLE, HOME)) > since + 900_000
    assert run("db", "restore", "no-such.sqlite3").exit_code == Exit.REFUSED
