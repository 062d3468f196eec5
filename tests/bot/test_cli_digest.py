"""`reality-check digest`: items of any feed, one server at once, how it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.program import program
from bot.exits import Exit

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>{outlet}</title><item><title>{title}</title>
<guid>1</guid><description>{text}</description><pubDate>Mon, 21 Jul 2025 06:00:00 GMT</pubDate></item></channel></rss>"""


@pytest.fixture(autouse=True)
def own_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = {
        "a": (
            "Caspian",
            "Kazakhstan has it",
            "The 20 million tons of ore at 700 g/t contain 935,400 tons of rare earths.",
        ),
        "b": (
            "Relay",
            "Kazakhstan strikes",
            "Over 20 million tons of rare earths with a content of 700 g/t were found.",
        ),
        "c": ("Daily", "Minister talks", "Nothing was said about amounts."),
    }
    for name, (outlet, title, text) in told.items():
        Path(f"{name}.xml").write_text(RSS.format(outlet=outlet, title=title, text=text), "utf-8")


def run(*words: str) -> Result:
    return CliRunner().invoke(program, ["digest", *words])


def test_a_preview_joins_feeds_into_items_with_levels() -> None:
    done = run("preview", "--feed", "a.xml", "--feed", "b.xml", "--feed", "c.xml")
    assert done.exit_code == Exit.OK
    assert done.stdout.startswith("🔴 Does not add up: Kazakhstan has it")
    assert "20 million t means two things" in done.stdout
    assert "Articles read: 3. Items with figures: 1." in done.stdout


def test_the_same_as_json() -> None:
    done = run("preview", "--feed", "a.xml", "--feed", "b.xml", "--json")
    (item,) = json.loads(done.stdout)
    assert item["level"] == item["verdict"]["level"] == "does_not_add_up"
    assert [outlet["name"] for outlet in item["outlets"]] == ["Caspian", "Relay"]


def test_a_date_leaves_out_what_is_older_or_newer() -> None:
    assert "Items with figures: 1." in run("preview", "--feed", "a.xml", "--date", "2025-07-25").stdout
    assert "Items with figures: 0." in run("preview", "--feed", "a.xml", "--date", "2025-07-20").stdout
    assert "Items with figures: 0." in run("preview", "--feed", "a.xml", "--date", "2025-09-01").stdout


@pytest.mark.parametrize(
    "words",
    [("--feed", "none.xml"), ("--feed", "a.xml", "--date", "soon"), ("--feed", "http://127.0.0.1/x")],
)
def test_what_cannot_be_read_is_said_in_one_line(words: tuple[str, ...]) -> None:
    done = run("preview", *words)
    assert done.exit_code == Exit.REFUSED
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_file_that_is_no_feed_is_refused() -> None:
    Path("x.xml").write_text("<html></html>", "utf-8")
    done = run("preview", "--feed", "x.xml")
    assert done.exit_code == Exit.REFUSED
    assert "is not a feed" in done.stderr


def test_a_run_needs_a_token_and_a_server_with_a_digest() -> None:
    assert run("run", "--guild", "1").exit_code == Exit.BAD_CONFIG


def test_a_status_of_nothing_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("status")
    assert (done.exit_code, done.stdout) == (Exit.OK, "")
