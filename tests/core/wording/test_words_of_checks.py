"""Every key of the calculator has words, every word has a key, and no sentence brings a number of its own."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from core.calculator.checklist import CHECKS
from core.verdict import Level, Quantity
from core.wording import table
from core.wording.sentences import MODULES

CALCULATOR = Path(__file__).parents[3] / "core" / "calculator"

NAMES_OF_THINGS = r"NI 43-101|S-K 1300|A\+B\+C1|A, B, C1, C2|P1–P3|A, B and C1|C2|C1|Nd2O3|Pr6O11|JORC 2012|2012|NdFeB|Li2O|100%"
"""Digits that are part of a name, and the hundred per cent of a whole."""


def strings_of_the_calculator() -> tuple[set[str], list[re.Pattern[str]]]:
    """All string literals, and all f-strings as patterns."""
    literals: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    for path in CALCULATOR.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(v.value)) if isinstance(v, ast.Constant) else ".*" for v in node.values
                ]
                patterns.append(re.compile("".join(parts)))
    return literals, patterns


LITERALS, PATTERNS = strings_of_the_calculator()


def is_used(key: str) -> bool:
    return key in LITERALS or any(p.fullmatch(key) for p in PATTERNS if p.pattern != ".*")


@pytest.mark.parametrize("attribute", ["NOTES", "NEEDS", "NAMES", "READINGS"])
def test_every_word_has_a_key(attribute: str) -> None:
    unused = [key for key in getattr(table, attribute) if not is_used(key)]
    assert unused == []


def test_every_outcome_is_one_that_the_calculator_gives() -> None:
    keys = [key for lines in table.LINES.values() for key in lines]
    assert [key for key in keys if not is_used(key)] == []


def test_headlines_and_lines_know_the_same_outcomes() -> None:
    assert table.HEADLINES.keys() == table.LINES.keys() == table.QUESTIONS.keys()
    for check, lines in table.LINES.items():
        assert table.HEADLINES[check].keys() == lines.keys(), check
        assert table.QUESTIONS_BY_OUTCOME.get(check, {}).keys() <= lines.keys(), check


def test_every_check_has_words_and_every_module_a_check() -> None:
    assert {check.id for check in CHECKS} == set(table.LINES)


def keys_in_calls(name: str, argument: str, position: int | None = None) -> set[str]:
    """The literal first or keyword argument of every call of `name` in the calculator."""
    found: set[str] = set()
    for path in CALCULATOR.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != name:
                continue
            values = [k.value for k in node.keywords if k.arg == argument]
            if position is not None and len(node.args) > position:
                values.append(node.args[position])
            found |= {v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str)}
    return found


def test_every_key_has_words() -> None:
    names = keys_in_calls("Step", "name") | keys_in_calls("work", "name", 0)
    assert names <= table.NAMES.keys(), names - table.NAMES.keys()
    assert keys_in_calls("Note", "key") <= table.NOTES.keys(), (
        keys_in_calls("Note", "key") - table.NOTES.keys()
    )
    assert keys_in_calls("Need", "key") <= table.NEEDS.keys(), (
        keys_in_calls("Need", "key") - table.NEEDS.keys()
    )


ALL_TEMPLATES = [
    (f"{module.__name__.rpartition('.')[2]}.{attribute}.{key}", text)
    for module in MODULES
    for attribute in ("HEADLINES", "LINES", "NOTES", "NEEDS", "NAMES", "READINGS", "QUESTIONS")
    for key, text in getattr(module, attribute, {}).items()
]


def test_every_number_in_a_sentence_is_one_of_its_facts() -> None:
    own = {
        name: text
        for name, text in ALL_TEMPLATES
        if re.search(r"\d", re.sub(NAMES_OF_THINGS, "", re.sub(r"\{[^}]*\}", "", text)))
    }
    assert own == {}


@pytest.mark.parametrize(("name", "text"), ALL_TEMPLATES, ids=[name for name, _ in ALL_TEMPLATES])
def test_a_sentence_is_one(name: str, text: str) -> None:
    assert text == text.strip()
    assert "  " not in text
    assert text.count("{") == text.count("}")
    if ".HEADLINES." in name or ".LINES." in name:
        assert text.endswith((".", "?")), text


def test_all_levels_have_a_word() -> None:
    assert set(table.LEVEL_WORDS) == set(Level)


@pytest.mark.parametrize(
    ("spec", "value", "said"),
    [
        ("", Quantity.of(14000.0, "t"), "14,000 t"),
        ("exact", Quantity.of(498_044.4, "t"), "498,044 t"),
        ("2", Quantity.of(54.94, "%"), "55%"),
        ("times", 66.8, "67 times"),
        ("×", 66.8, "67×"),
        ("apart", 1.102, "10%"),
        ("ordinal", 3, "third"),
        ("country", "KAZ", "Kazakhstan"),
        ("mineral", "rare earths", "rare earths"),
        ("date", "2025-07-21", "21 July 2025"),
        ("level", "does_not_add_up", "does not add up"),
    ],
)
def test_a_placeholder_is_said_by_its_spec(spec: str, value: object, said: str) -> None:
    assert table.fill(f"{{x:{spec}}}", {"x": value}) == said  # type: ignore[dict-item]


def test_a_spec_that_does_not_suit_is_an_error() -> None:
    with pytest.raises(ValueError, match="no words for"):
        table.fill("{x:country}", {"x": 3})
