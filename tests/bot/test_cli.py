"""The command line: the same verdicts, its exit codes, and one line for whatever an operator can mend."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.program import COMMANDS, program
from bot.exits import Exit
from commands.check.questions import QUESTIONS

ARTICLE = (
    "--ore", "20 Mt", "--grade", "700 g/t", "--contained", "935,400 t", "--country", "Kazakhstan", "--rank", "3"
)  # fmt: skip


@pytest.fixture(autouse=True)
def _own_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> Result:
    return CliRunner().invoke(program, list(words))


def test_json_is_the_verdict_and_nothing_else() -> None:
    done = run("check", "deposit", *ARTICLE, "--json")
    verdict = json.loads(done.stdout)
    assert done.exit_code == Exit.OK
    assert verdict["level"] == "does_not_add_up"
    assert list(verdict)[:5] == ["schema", "calculator", "level", "headline", "claim"]
    contained = next(f for f in verdict["findings"] if f["check"] == "contained")
    assert contained["computed"]["likely"] == 14_000
    assert contained["computed"]["unit"] == "t"
    assert round(contained["factor"], 1) == 66.8


def test_the_terminal_shows_verdict_working_and_sources() -> None:
    done = run("check", "deposit", *ARTICLE)
    assert done.exit_code == Exit.OK
    flat = " ".join(done.stdout.split())
    for words in (
        "Does not add up",
        "14,000 t",
        "67 times",
        "4.68%",
        "1.34 billion t",
        "8th",
        "6.7×",
        "450×",
        "USGS",
    ):
        assert words in flat


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_every_question_can_be_asked_here_too(question) -> None:
    options = [word for name, text in question.filled_in.items() for word in (f"--{name}", text)]
    done = run("check", question.name, *options, "--json")
    assert done.exit_code == Exit.OK, done.output
    assert json.loads(done.stdout)["claim"]["form"] == question.name


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "deposit", "--ore", "20 zorkmids"), "zorkmids"),
        (("check", "deposit", "--country", "Kazakhstan"), "needs"),
        (("check", "deposit", "--ore", "20 Mt", "--country", "Atlantis"), "Atlantis"),
        (("check", "gdp", "--share", "7%"), "country"),
    ],
)
def test_a_refused_figure_is_one_line_and_exit_code_two(words: tuple[str, ...], said: str) -> None:
    done = run(*words)
    assert done.exit_code == Exit.REFUSED
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


def test_nothing_is_kept_unless_asked_for(tmp_path: Path) -> None:
    run("check", "deposit", *ARTICLE)
    assert list(tmp_path.iterdir()) == []
    assert run("check", "deposit", *ARTICLE, "--json", "--log").exit_code == Exit.OK
    with sqlite3.connect(tmp_path / "reality-check.sqlite3") as log:
        assert log.execute("select command from lookup").fetchall() == [("check deposit",)]


def test_config_check_shows_what_holds_and_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "verysecret")
    monkeypatch.setenv("RC_DATABASE_URL", "postgresql://me:hidden@host/db")
    done = run("config", "check")
    assert done.exit_code == Exit.OK
    assert "DISCORD_TOKEN=(set)" in done.stdout
    assert "postgresql://me:…@host/db" in done.stdout
    assert "secret" not in done.output
    assert "hidden" not in done.output


def test_config_check_names_all_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RC_LOG_LEVEL", "loud")
    monkeypatch.setenv("RC_SHARD_IDS", "x")
    done = run("config", "check")
    assert done.exit_code == Exit.BAD_CONFIG
    assert "RC_LOG_LEVEL" in done.stderr
    assert "RC_SHARD_IDS" in done.stderr


def test_run_without_a_token_says_what_is_missing() -> None:
    done = run("run")
    assert done.exit_code == Exit.BAD_CONFIG
    assert "DISCORD_TOKEN" in done.stderr


def test_the_database_is_upgraded_checked_and_copied(tmp_path: Path) -> None:
    assert run("db", "upgrade").exit_code == Exit.OK
    run("check", "deposit", *ARTICLE, "--json", "--log")
    assert "sound" in run("db", "check").stdout
    assert run("db", "backup", "copy.sqlite3").exit_code == Exit.OK
    with sqlite3.connect(tmp_path / "copy.sqlite3") as copy:
        assert copy.execute("select count(*) from lookup").fetchone() == (1,)
    again = run("db", "backup", "copy.sqlite3")
    assert again.exit_code == Exit.REFUSED
    assert "exists already" in again.stderr


def test_a_damaged_database_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "reality-check.sqlite3").write_bytes(b"this is no database" * 100)
    done = run("db", "check")
    assert done.exit_code == Exit.STORE
    assert "damaged" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_reference_list_names_tables_editions_and_sources() -> None:
    done = run("reference", "list")
    assert done.exit_code == Exit.OK
    assert "2026 v1.3" in done.stdout


@pytest.mark.parametrize("words", [("--help",), *((name, "--help") for name in COMMANDS)])
def test_every_command_has_help(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.exit_code == Exit.OK
    assert "Usage" in done.stdout


def test_the_help_lists_every_command() -> None:
    text = run("--help").stdout
    assert all(name in text for name in COMMANDS)


def test_an_unknown_command_is_refused() -> None:
    assert run("zap").exit_code == Exit.REFUSED
