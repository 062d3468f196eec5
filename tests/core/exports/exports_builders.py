"""Answers to export, judged by the real calculator."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

from core.calculator.assess import assess
from core.claim import Claim
from core.exports.answers import Answer
from core.lookups import Origin
from core.quantities.read import read_figure
from core.reference.library import load
from core.store.lookups import assessment_values
from core.store.records import Placed, Review, ReviewKind, State, StoredAssessment, StoredLookup
from core.verdict import Level, Verdict

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def claim(**changes: Any) -> Claim:
    values: dict[str, Any] = {
        "ore": read_figure("20 Mt"),
        "grade": read_figure("700 g/t"),
        "contained": read_figure("935,400 t"),
        "country": "KAZ",
    }
    return Claim(**{**values, **changes})


def row(text: str = "20 Mt at 700 g/t", about: Claim | None = None, **changes: Any) -> StoredLookup:
    verdict = assess(about or claim(), load())
    values: dict[str, Any] = {
        "id": 7,
        "at": AT,
        "origin": Origin.SLASH,
        "command": "check deposit",
        "discord_guild_id": 11,
        "discord_channel_id": 12,
        "discord_user_id": 13,
        "text": text,
        "level": verdict.level,
        "state": State.NEW,
        "mineral": verdict.claim.mineral,
        "country": verdict.claim.country,
        "assessed": assessed(verdict),
    }
    return StoredLookup(**{**values, **changes})


def assessed(verdict: Verdict) -> StoredAssessment:
    values = assessment_values(verdict)
    columns = ("claim", "verdict", "verdict_schema", "calculator", "editions")
    return StoredAssessment(*(values[name] for name in columns))


def decision(level: Level | None = Level.HOLDS_UP, note: str = "short tons", **changes: Any) -> Review:
    values: dict[str, Any] = {
        "id": 1,
        "lookup_id": 7,
        "at": datetime(2026, 11, 26, 9, 0, tzinfo=UTC),
        "discord_user_id": 14,
        "kind": ReviewKind.DECISION,
        "state": State.WRONG,
        "level": level,
        "note": note,
    }
    return Review(**{**values, **changes})


def placed(*, ephemeral: bool = False) -> Placed:
    return Placed(7, 12, 15, "reply", ephemeral=ephemeral, version=0, stuck=False)


async def stream(*answers: Answer) -> AsyncIterator[Answer]:
    for answer in answers:
        yield answer


async def text_of(pieces: AsyncIterator[str]) -> str:
    return "".join([piece async for piece in pieces])
