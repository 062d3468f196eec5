"""Requests and verdicts for the log's tests: everything can be said, most of it has a default."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from core.claim import Claim
from core.lookups import Origin, Request
from core.quantities.figure import Dimension, Figure, Printed
from core.store import Store
from core.verdict import EditionUsed, Finding, Level, Need, Note, Quantity, Source, Step, Term, Verdict

START = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOME, AWAY = 700_000_000_000_000_001, 700_000_000_000_000_002
ANN, BOB, MOD = 800_000_000_000_000_001, 800_000_000_000_000_002, 800_000_000_000_000_003
NEWS, TALK = 900_000_000_000_000_001, 900_000_000_000_000_002

_interactions = itertools.count(600_000_000_000_000_000)


@dataclass
class FakeClock:
    """A clock that moves when told."""

    now: datetime = field(default=START)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now


def figure(text: str = "20 Mt", value: float = 20e6, dimension: Dimension = Dimension.MASS) -> Figure:
    number, unit = text.split(" ", 1)
    return Figure(
        text=text,
        dimension=dimension,
        unit="t" if dimension is Dimension.MASS else "ppm",
        value=value,
        half=value / 100,
        printed=Printed(digits=number, number=float(number), unit=unit),
    )


def claim(**changes: Any) -> Claim:
    values: dict[str, Any] = {
        "ore": figure(),
        "grade": figure("700 g/t", 700, Dimension.GRADE),
        "country": "KAZ",
    }
    return Claim(**{**values, **changes})


def verdict(level: Level = Level.DOES_NOT_ADD_UP, about: Claim | None = None) -> Verdict:
    about = about or claim()
    tonnes = Quantity.of(14_000.0, "t")
    return Verdict(
        level=level,
        claim=about,
        findings=(
            Finding(
                check="contained",
                outcome="disagree",
                level=None if level in (Level.CANNOT_TELL, Level.WORKED_OUT) else level,
                facts={"ore": Quantity.of(20e6, "t", printed=True), "note": "déjà vu", "n": 3},
                claimed=Quantity(low=1.0, likely=None, high=2.5, unit="t"),
                computed=tonnes,
                factor=66.8,
                gap=64.2,
                working=(
                    Step(
                        name="contained",
                        terms=(Term(op="", name="ore", quantity=Quantity.of(20e6, "t")),),
                        result=tonnes,
                    ),
                ),
                needs=(Need(key="grade", facts={"grade": Quantity.of(46_770.0, "ppm")}),),
                caveats=(Note(key="bare_ton"),),
                sources=(Source(title="USGS", edition="2026", url="https://x", confidence="one-source"),),
            ),
        ),
        editions=(EditionUsed(dataset="usgs", edition="2026 v1.3", released="2026-02-20"),),
    )


def request(text: str = "/check deposit ore:20 Mt grade:700 g/t", **changes: Any) -> Request:
    values: dict[str, Any] = {
        "claim": claim(),
        "text": text,
        "origin": Origin.SLASH,
        "command": "check deposit",
        "at": START,
        "interaction_id": next(_interactions),
        "discord_guild_id": HOME,
        "discord_channel_id": NEWS,
        "discord_user_id": ANN,
    }
    return Request(**{**values, **changes})


async def put(
    store: Store, text: str = "20 Mt at 700 g/t", level: Level = Level.DOES_NOT_ADD_UP, **changes: Any
) -> int:
    """Record one lookup; its id."""
    asked = request(text, **changes)
    row_id = await store.record(asked, verdict(level, asked.claim), took_us=420)
    assert row_id is not None
    return row_id
