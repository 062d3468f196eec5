"""Every figure there is a target for, one after the other: `python -m tests.bench [--rows 1000000]`. Judges nothing.

The calculator, the command line, the lookup beside a bare ping, the extraction, the digest, the event loop, the log.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND_LINE = ["-m", "bot", "check", "deposit", "--ore", "20 Mt", "--grade", "700 g/t", "--json"]
ROUNDS = 7


def main() -> None:
    """Each in a process of its own, so that none is measured in the wake of another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the log that is searched")
    wanted = parser.parse_args()
    _run("calculator and words", "-m", "tests.bench.bench_assess")
    _heading("command line, --json")
    print(f"check deposit: {_median_s():.2f} s from start to end (target 0.5)")
    _run("lookup beside a bare ping", "-m", "tests.bench.bench_lookup")
    _run("lookup, part by part", "-m", "tests.bench.bench_parts")
    _run("extraction", "tests/corpus/score.py")
    _run("digest", "-m", "tests.bench.bench_digest")
    _run("event loop", "-m", "tests.bench.bench_loop")
    _run("log", "-m", "tests.bench.bench_store", "--rows", str(wanted.rows))


def _heading(name: str) -> None:
    print(f"\n== {name}", flush=True)


def _run(name: str, *arguments: str) -> None:
    _heading(name)
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True)


def _median_s() -> float:
    took: list[float] = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        subprocess.run([sys.executable, *COMMAND_LINE], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        took.append(time.perf_counter() - began)
    return sorted(took)[ROUNDS // 2]


if __name__ == "__main__":
    main()
