"""Promises about the whole house, kept by machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from core import errors
from core.wording import refusals

ROOT = Path(__file__).parents[1]
FLOORS = ("core", "commands", "bot")
"""From the ground up: a floor may import those before it."""


@cache
def sources() -> dict[Path, ast.Module]:
    files = (file for floor in FLOORS for file in sorted((ROOT / floor).rglob("*.py")))
    return {file.relative_to(ROOT): ast.parse(file.read_text("utf-8")) for file in files}


def imports_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module


def calls_of(name: str) -> set[Path]:
    """The files that call something of that name."""
    found: set[Path] = set()
    for file, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = node.func
                last = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
                if last == name:
                    found.add(file)
    return found


def test_imports_go_down_only() -> None:
    wrong = [
        f"{file}: {name}"
        for file, tree in sources().items()
        for name in imports_of(tree)
        if name.split(".")[0] in FLOORS and FLOORS.index(name.split(".")[0]) > FLOORS.index(file.parts[0])
    ]
    assert not wrong


def test_core_knows_no_discord() -> None:
    assert not [
        f
        for f, tree in sources().items()
        if f.parts[0] == "core" and "discord" in {name.split(".")[0] for name in imports_of(tree)}
    ]


def test_the_sandbox_knows_nothing_of_this_bot() -> None:
    forbidden = {"commands", "core", "discord"}
    assert not [
        f"{f}: {name}"
        for f, tree in sources().items()
        if f.parts[:2] == ("bot", "sandbox")
        for name in imports_of(tree)
        if name.split(".")[0] in forbidden or (name.startswith("bot.") and not name.startswith("bot.sandbox"))
    ]


def test_there_is_no_other_top_level_package() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages - {"tests"} == set(FLOORS)


def test_an_import_inside_a_function_says_why() -> None:
    unmarked = []
    for file, tree in sources().items():
        lines = (ROOT / file).read_text("utf-8").splitlines()
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    line = lines[node.lineno - 1]
                    if not re.search(r"# noqa: PLC0415\W+\w+ \w+", line):
                        unmarked.append(f"{file}:{node.lineno}")
    assert not unmarked


def test_one_place_builds_the_settings() -> None:
    assert calls_of("Settings") == {Path("bot/settings.py")}


def test_one_place_builds_the_unit_registry() -> None:
    assert [f for f, tree in sources().items() if "pint" in imports_of(tree)] == [
        Path("core/quantities/factors.py")
    ]


def test_one_place_reads_the_clock() -> None:
    """`time.monotonic` and `perf_counter` measure; only these say what time it is."""
    readers = calls_of("utcnow") | calls_of("now") | calls_of("today")
    allowed = {Path("core/clock.py"), Path("commands/replies.py")}
    assert {f for f in readers if f.parts[:2] != ("bot", "sandbox")} <= allowed


def every_error(base: type[errors.RealityCheckError]) -> Iterator[type[errors.RealityCheckError]]:
    for kind in base.__subclasses__():
        yield kind
        yield from every_error(kind)


def test_every_error_a_user_can_cause_has_words() -> None:
    table = Path(refusals.__file__).read_text("utf-8")
    leaves = [e for e in every_error(errors.InputError) if not e.__subclasses__()]
    assert not [e.__name__ for e in (*leaves, errors.NoReference) if e.__name__ not in table]


def test_no_module_is_a_grab_bag() -> None:
    names = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    assert not [str(file) for file in sources() if file.stem in names]


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(f) for f, tree in sources().items() if f.name != "__init__.py" and not ast.get_docstring(tree)
    ]
    assert not [f for f in silent if "/versions/" not in f]


@pytest.mark.parametrize("module", ["bot.cli.check", "bot.cli.convert", "bot.cli.reference"])
def test_the_command_line_starts_without_what_it_does_not_need(module: str) -> None:
    """`check --json` has half a second: neither Discord's library nor the store nor rich may be imported."""
    script = f"import sys, {module}; print([m for m in ('discord', 'sqlalchemy', 'aiohttp', 'rich.console', 'core.extraction') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_no_two_files_of_tests_share_a_name() -> None:
    """pytest imports them by name alone: the second of a name would never run."""
    names = [
        file.name
        for file in (ROOT / "tests").rglob("*.py")
        if file.name not in ("conftest.py", "__init__.py")
    ]
    assert [name for name in sorted(set(names)) if names.count(name) > 1] == []
