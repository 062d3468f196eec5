"""`convert` and `reference` in the terminal: for people, for programs, and what they refuse."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from bot.cli.program import program
from bot.exits import Exit
from core.reference.library import load


def run(*words: str) -> Result:
    return CliRunner().invoke(program, list(words))


def test_a_conversion_shows_sentence_working_and_source() -> None:
    done = run("convert", "1000 t Nd2O3", "Nd")
    assert done.exit_code == Exit.OK
    assert done.stdout.splitlines()[:2] == [
        "1,000 t Nd2O3 is 857 t Nd.",
        "1,000 t Nd2O3 × 0.857354 = 857.354 t Nd",
    ]
    assert "https://ciaaw.org" in done.stdout


def test_a_conversion_as_json_is_plain_data() -> None:
    done = json.loads(run("convert", "0.1–0.25% TREO", "g/t", "--json").stdout)
    assert done["result"] == {"low": 1000.0, "high": 2500.0, "unit": "g/t", "substance": "TREO"}


@pytest.mark.parametrize(
    ("amount", "to"), [("5 t", "zork"), ("20", "t"), ("5 rials", "EUR"), ("20 Mt", "EUR")]
)
def test_a_refused_conversion_is_one_line_and_exit_code_two(amount: str, to: str) -> None:
    done = run("convert", amount, to)
    assert done.exit_code == Exit.REFUSED
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


@pytest.mark.parametrize("name", [d.name for d in load().datasets()])
def test_every_table_can_be_shown_whole(name: str) -> None:
    assert json.loads(run("reference", "show", name, "--json").stdout) == load().table(name)
    shown = run("reference", "show", name)
    assert shown.exit_code == Exit.OK
    assert len(shown.stdout.splitlines()) > len(load().table(name))


def test_rows_can_be_picked_by_a_value() -> None:
    rows = json.loads(
        run("reference", "show", "reserves", "--where", "iso3=chn", "--where", "mineral=rare earths", "--json").stdout
    )  # fmt: skip
    assert {row["country"] for row in rows} == {"China"}
    assert {row["mineral"] for row in rows} == {"rare earths"}


@pytest.mark.parametrize("where", ["iso3", "planet=Mars"])
def test_a_condition_that_is_none_is_refused_with_the_columns(where: str) -> None:
    done = run("reference", "show", "reserves", "--where", where)
    assert done.exit_code == Exit.REFUSED
    assert "iso3" in done.stderr


def test_a_table_that_is_not_there_is_refused_with_the_nearest() -> None:
    done = run("reference", "show", "reserv")
    assert done.exit_code == Exit.REFUSED
    assert "reserves" in done.stderr


@pytest.mark.parametrize("command", ["list", "sources"])
def test_the_lists_name_every_table_and_address(command: str) -> None:
    printed = run("reference", command).stdout
    data = json.loads(run("reference", command, "--json").stdout)
    assert [row["name"] for row in data] == [d.name for d in load().datasets()]
    assert all(d.name in printed and d.url in printed for d in load().datasets())


def test_the_sources_carry_the_attribution_of_the_world_bank() -> None:
    printed = run("reference", "sources").stdout
    assert "CC BY 4.0" in printed
    assert "World Bank" in printed
