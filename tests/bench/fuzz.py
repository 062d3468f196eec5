"""Hostile input: `python -m tests.bench.fuzz [--strings 100000] [--seed 1]`. Ends with 1 where a string crashes the
program or takes it longer than 50 ms of processor time.

A quarter of the strings each as a figure, as an option of a random question, as the text of a headline, and as what
somebody types while choosing from a vocabulary.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from commands.check.claims import read
from commands.check.questions import QUESTIONS
from commands.options import suggestions
from core.calculator.assess import assess
from core.errors import RealityCheckError
from core.headline import judge
from core.quantities.factors import load_definitions
from core.quantities.read import read_figure
from core.reference.library import Library, load
from core.wording.refusals import explain
from core.wording.verdicts import to_json

LIMIT_MS = 50.0
LONGEST_TEXT = 4_000

PIECES = (
    *["0", "1", "7", "20", "700", "935,400", "1e6", "1e308", "9**9**9", "0.5", ".5", "-1", "−1", "20.000.000", "7,37,283", "½", "²", "٣", "∞", "nan", "inf"],
    *["t", "Mt", "kt", "Gt", "tonnes", "tons", "short-ton", "g/t", "ppm", "ppb", "%", "‰", "wt%", "oz", "koz", "lb", "Mlb", "mg/L", "km²", "ha", "ft", "m", "₸", "₽", "€", "US$", "bn", "trn", "lakh"],
    *["about", "up-to", "over", "under", "half", "a", "third", "third-largest", "decade", "years", "a-year", "per", "annum", "per", "each", "of", "the", "and", "at", "to"],
    *["Nd2O3", "Li2O", "LCE", "U3O8", "TREO", "rare", "earths", "lithium", "Kazakhstan", "China", "JORC", "inferred", "P1", "GDP", "magnets", "reserves"],
    *["(", ")", "[", "]", "{", "}", "*", "_", "~", "`", "|", ">", "<", "@everyone", "<@1>", "\\", "/", "//", ";", ":", ".", ",", "-", "–", "—", "±", "×", "÷", "+", "=", "#", "&", "^", '"', "'"],
    "\0", "\n", "\u202e", "\u200b", "\ufeff", "\ud800", "\U0001f534", "ｔ", "２０", "é", "e\u0301", " ", " ", "  ",
)  # fmt: skip


@dataclass
class Worst:
    """The slowest string of a road, how many were too slow, how many crashed it."""

    ms: float = 0.0
    text: str = ""
    over: int = 0
    crashes: int = 0


def main() -> int:
    """Feed every road, print what was worst; 1 where that is too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strings", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    library = load()
    library.warm()
    load_definitions()
    gc.freeze()  # as the program does once it has warmed up
    pick = random.Random(wanted.seed)
    bad = 0
    for name, (road, longest) in roads(library, pick).items():
        worst = Worst()
        for _ in range(wanted.strings // 4):
            _feed(road, _text(pick, longest), worst)
        print(
            f"{name:10} worst {worst.ms:7.1f} ms, over {LIMIT_MS:.0f} ms: {worst.over}, crashes: {worst.crashes}"
            + (f"   {worst.text[:80]!r}" if worst.over else "")
        )
        bad += worst.over + worst.crashes
    return 1 if bad else 0


def roads(library: Library, pick: random.Random) -> dict[str, tuple[Callable[[str], object], int]]:
    """Where a stranger's text comes in, with the longest text that can."""

    def option(text: str) -> object:
        question = pick.choice(QUESTIONS)
        texts: dict[str, str | None] = dict(question.filled_in)
        texts[pick.choice(question.every_option).name] = text
        return to_json(assess(read(question, texts, library), library))

    vocabularies = ("country", "mineral", "code", "category", "deposit", "edition", "market", "stage")
    return {
        "figure": (read_figure, LONGEST_TEXT),
        "option": (option, 200),
        "headline": (lambda text: judge(text, library), LONGEST_TEXT),
        "choosing": (lambda text: suggestions(library, pick.choice(vocabularies), text), 100),
    }


def _text(pick: random.Random, longest: int) -> str:
    """Mostly short, sometimes as long as can be: pieces of the grammar, and characters of every kind."""
    length = pick.choice((3, 10, 40, 200, longest if pick.random() < 0.05 else 60))
    if pick.random() < 0.2:
        return "".join(chr(pick.randrange(0x3000)) for _ in range(min(length, longest)))
    parts: list[str] = []
    size = 0
    while size < min(length, longest):
        part = (pick.choice(PIECES) + pick.choice(("", " ", " "))) * pick.choice((1, 1, 1, 1, 30))
        parts.append(part)
        size += len(part)
    return "".join(parts)[:longest]


def _feed(road: Callable[[str], object], text: str, worst: Worst) -> None:
    try:
        took_ms = _took_ms(road, text)
        if took_ms > LIMIT_MS:
            # Once more, and twice: a pause of the collector is not the string's doing.
            took_ms = min(took_ms, _took_ms(road, text), _took_ms(road, text))
    except Exception as error:
        worst.crashes += 1
        print(f"crash: {type(error).__name__}: {error} on {text[:120]!r}", file=sys.stderr)
        return
    worst.over += took_ms > LIMIT_MS
    if took_ms > worst.ms:
        worst.ms, worst.text = took_ms, text


def _took_ms(road: Callable[[str], object], text: str) -> float:
    """Processor time of an answer or a refusal with its words."""
    began = time.thread_time()
    try:
        road(text)
    except RealityCheckError as refusal:
        explain(refusal)
    return (time.thread_time() - began) * 1e3


if __name__ == "__main__":
    sys.exit(main())
