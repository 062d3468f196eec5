"""Ready for other languages: every text in one of the modules of words, with named placeholders, and none unused."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORDS = ("texts.py", "words.py")
MODULES = sorted(file for file in (ROOT / "commands").rglob("*.py") if file.name in WORDS)
PROSE = re.compile(r"[A-Za-z]{2,}(?:[,;:]? [a-z]{2,}){3}")
"""Four words in a row: a sentence, or the beginning of one. The name of a command has three."""


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def constants(file: Path) -> dict[str, ast.expr]:
    """The texts of a module by name."""
    found: dict[str, ast.expr] = {}
    for node in tree_of(file).body:
        targets = (
            node.targets
            if isinstance(node, ast.Assign)
            else [node.target]
            if isinstance(node, ast.AnnAssign)
            else []
        )
        for target in targets:
            if isinstance(target, ast.Name) and target.id.isupper() and node.value is not None:
                found[target.id] = node.value
    return found


def texts_of(file: Path) -> Iterator[str]:
    for value in constants(file).values():
        for node in ast.walk(value):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def used_names() -> set[str]:
    """Every name and attribute that the program reads."""
    used: set[str] = set()
    for floor in ("commands", "bot"):
        for file in (ROOT / floor).rglob("*.py"):
            for node in ast.walk(tree_of(file)):
                if isinstance(node, ast.Attribute):
                    used.add(node.attr)
                elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                    used.add(node.id)
    return used


@pytest.mark.parametrize("file", MODULES, ids=lambda f: str(f.relative_to(ROOT)))
def test_no_text_is_unused(file: Path) -> None:
    assert not sorted(set(constants(file)) - used_names())


@pytest.mark.parametrize("file", MODULES, ids=lambda f: str(f.relative_to(ROOT)))
def test_every_placeholder_has_a_name(file: Path) -> None:
    for text in texts_of(file):
        names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
        assert all(re.fullmatch(r"[a-z][a-z_0-9]*", name) for name in names), text


def sentences_elsewhere() -> list[str]:
    """Prose that the code itself holds: neither a docstring, nor a line of the program's log, nor an error."""
    found: list[str] = []
    for file in (ROOT / "commands").rglob("*.py"):
        if file.name in WORDS:
            continue
        tree = tree_of(file)
        silent = {id(inner) for node in ast.walk(tree) if _says_nothing(node) for inner in ast.walk(node)}
        for node in ast.walk(tree):
            if id(node) in silent or not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            if PROSE.search(node.value):
                found.append(f"{file.relative_to(ROOT)}:{node.lineno}: {node.value[:60]}")
    return found


def _says_nothing(node: ast.AST) -> bool:
    """A docstring, a call of the logger, a raise or an assertion."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant) or _is_log(node.value)
    return isinstance(node, ast.Raise | ast.Assert)


def _is_log(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("log", "logger")
    )


ELSEWHERE = ("commands/errors.py", "commands/check/headline.py")
"""Why Discord refused is said in the program's log alone; and an example of a text is typed, not translated."""


def test_there_is_no_sentence_outside_the_modules_of_words() -> None:
    assert not [line for line in sentences_elsewhere() if not line.startswith(ELSEWHERE)]
