"""`headline` and `extract`: a text in the terminal, and sentences by the line."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import extract
from bot.cli.program import program
from bot.exits import Exit

ARTICLE = (
    "Kazakhstan would be the third-largest holder with 935,400 tonnes of rare earths. "
    "At 700 grams per tonne the 20 million tonnes of ore hold 14,000 tonnes of rare earths, 30 km from the railway. "
    "China produced 240,000 tons of rare earths in 2023."
)
ORE = '{"id": "a", "text": "The deposit holds 20 million tons of ore at 700 g/t."}'


@pytest.fixture(autouse=True)
def _own_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*words: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(program, list(words), input=given)


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_text_is_judged_claim_by_claim() -> None:
    done = run("headline", ARTICLE, "--date", "2025-07-21")
    assert done.exit_code == Exit.OK
    flat = " ".join(done.stdout.split())
    for words in (
        "1. 🔴 Does not add up: 20 million t at 700 g/t holds 14,000 t, not 935,400 t",
        "2. 🟢 Holds up: 20 million t at 700 g/t holds 14,000 t, as claimed.",
        "3. 🟢 Holds up: 240,000 t is what USGS 2024 printed",
        "metal, not ore, fits the rest best",
        "ore_tonnage: “20 million tonnes”",
        "Read, but in no claim: “30 km”",
    ):
        assert words in flat


def test_json_has_every_claim_and_how_it_was_read() -> None:
    done = run("headline", ARTICLE, "--date", "2025-07-21", "--json")
    told = json.loads(done.stdout)
    assert list(told)[:5] == ["schema", "calculator", "level", "headline", "claim"]
    assert [claim["level"] for claim in told["claims"]] == ["does_not_add_up", "holds_up", "holds_up"]
    assert told["level"] == "does_not_add_up"
    assert told["claims"][0]["claim"]["claimed_on"] == "2025-07-21"
    assert all(ARTICLE[f["start"] : f["end"]] == f["text_span"] for f in told["figures"])
    assert told["unused"] == ["30 km"]
    assert told["meanings"]["outcome"] == "most_as_contained"
    assert len(told["meanings"]["readings"]) == 3


def test_explain_says_why_each_figure_got_its_role() -> None:
    done = run("headline", ARTICLE, "--explain")
    assert "“20 million tonnes” → ore_tonnage" in done.stdout
    assert "cues.csv line" in done.stdout


def test_explain_keeps_out_of_the_json() -> None:
    done = run("headline", ARTICLE, "--explain", "--json")
    assert json.loads(done.stdout)["level"] == "does_not_add_up"
    assert "→ ore_tonnage" in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [("Rare earths are back in the news.", "700 g/t"), ("https://example.com/20-Mt", "I do not open links")],
)
def test_a_text_without_a_claim_says_what_it_takes(text: str, said: str) -> None:
    done = run("headline", text)
    assert done.exit_code == Exit.REFUSED
    assert said in done.stderr


def test_check_headline_is_the_same_question() -> None:
    done = run("check", "headline", "--text", ARTICLE, "--json")
    assert json.loads(done.stdout) == json.loads(run("headline", ARTICLE, "--json").stdout)


def test_log_keeps_every_claim_of_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RC_DATABASE_URL", f"sqlite:///{tmp_path / 'log.sqlite3'}")
    done = run("headline", ARTICLE, "--source", "a paper", "--log", "--json")
    assert done.exit_code == Exit.OK, done.output
    assert {claim["claim"]["source"] for claim in json.loads(done.stdout)["claims"]} == {"a paper"}
    with sqlite3.connect(tmp_path / "log.sqlite3") as log:
        kept = log.execute(
            "SELECT origin, command, first_id FROM lookup JOIN headline ON lookup_id = id"
        ).fetchall()
    assert kept == [("cli", "check headline", 1)] * 3


def test_a_line_out_for_each_line_in() -> None:
    done = run("extract", given=f"{ORE}\n{ORE.replace('a', 'b', 1)}\n")
    assert [sorted(line) for line in lines(done)] == [["claims", "id"], ["claims", "id"]]
    (ore, grade) = lines(done)[0]["claims"]  # type: ignore[misc]
    assert (ore["role"], ore["value"], ore["unit_canonical"], ore["text_span"]) == (
        "ore_tonnage",
        20_000_000,
        "t",
        "20 million tons",
    )
    assert (grade["role"], grade["value"]) == ("grade", 700)


@pytest.mark.parametrize(
    "broken",
    [b"not json", b"{", b"[]", b"17", b"", b'{"id": 3}', b'{"text": 5}', b"\xff\xfe\x00", b"[" * 60_000],
)
def test_a_broken_line_is_an_error_on_that_line_and_the_rest_goes_on(broken: bytes) -> None:
    done = run("extract", given=broken + b"\n" + ORE.encode() + b"\n")
    assert done.exit_code == Exit.OK
    first, second = lines(done)
    assert first["error"]
    assert second["id"] == "a"
    assert len(second["claims"]) == 2  # type: ignore[arg-type]


def test_a_last_line_without_an_end_is_read_too() -> None:
    assert lines(run("extract", given=ORE))[0]["id"] == "a"


def test_a_line_of_any_length_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "LONGEST_LINE", 100)
    done = run("extract", given=json.dumps({"id": "long", "text": "20 Mt of ore. " * 100}) + f"\n{ORE}\n")
    first, second = lines(done)
    assert first["error"]
    assert second["id"] == "a"


def test_a_file_is_read_like_the_standard_input(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(f"{ORE}\r\n{ORE}\r\n", encoding="utf-8", newline="")
    assert [line["id"] for line in lines(run("extract", "in.jsonl"))] == ["a", "a"]


def test_a_file_that_is_not_there_is_one_line() -> None:
    done = run("extract", "nowhere.jsonl")
    assert done.exit_code == Exit.REFUSED
    assert "nowhere.jsonl" in done.stderr


def test_explain_tells_of_each_line_beside_the_output() -> None:
    done = run("extract", "--explain", given=f"{ORE}\nnot json\n")
    assert len(lines(done)) == 2
    assert "→ ore_tonnage" in done.stderr


def test_a_line_is_answered_before_the_next_one_comes() -> None:
    """Whoever feeds it by hand, or from a pipe that never ends, has each answer at once."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "extract"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for number in range(3):
            running.stdin.write(ORE.replace('"a"', str(number)).encode() + b"\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == number
        running.stdin.close()
        assert running.wait(timeout=20) == 0


def test_hostile_lines_take_no_time_to_speak_of() -> None:
    started = time.monotonic()
    hostile = ["1," * 30_000, "(" * 60_000, "20 Mt at " * 10_000, "9" * 60_000, "\u202e\u200b" * 20_000]
    given = io.StringIO()
    for text in hostile:
        given.write(json.dumps({"id": 1, "text": text}) + "\n")
    done = run("extract", given=given.getvalue())
    assert len(lines(done)) == len(hostile)
    assert time.monotonic() - started < 60
