"""How fast is the calculator? `python -m tests.bench.bench_assess` prints figures; nothing here is a test."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "core" / "calculator"))

from cases import claim_of, everything_said, read_cases

from core.calculator.assess import assess
from core.claim import Claim
from core.reference.library import Library, load
from core.wording.verdicts import to_json

ROUNDS = 200


def main() -> None:
    """Start-up of the library, then the median per verdict over every case, with words and without."""
    cold = time.perf_counter()
    library = load()
    claims = [claim_of(case.claim, library, case.on) for case in read_cases()]
    first = time.perf_counter()
    assess(claims[0], library)
    warm = time.perf_counter()
    print(f"library and {len(claims)} claims read  {(first - cold) * 1e3:8.1f} ms")
    print(f"first verdict                   {(warm - first) * 1e3:8.1f} ms")
    everything = [_median(lambda c=claim: assess(c.model_copy(), library)) for claim in claims]
    print(f"assess, median over the cases   {statistics.median(everything) * 1e3:8.3f} ms")
    print(f"assess, the slowest case        {max(everything) * 1e3:8.3f} ms")
    print(f"verdicts a second               {len(everything) / sum(everything):8.0f}")
    _words(claims, library)


def _words(claims: list[Claim], library: Library) -> None:
    verdicts = [assess(claim, library) for claim in claims]
    said = [_median(lambda v=verdict: everything_said(v), 20) for verdict in verdicts]
    plain = [_median(lambda v=verdict: to_json(v), 20) for verdict in verdicts]
    print(
        f"words of a verdict, median      {statistics.median(said) * 1e3:8.3f} ms, worst {max(said) * 1e3:.3f}"
    )
    print(
        f"JSON of a verdict, median       {statistics.median(plain) * 1e3:8.3f} ms, worst {max(plain) * 1e3:.3f}"
    )


def _median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    times: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
