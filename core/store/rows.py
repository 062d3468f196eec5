"""Between table rows and records: times, enumerations, the JSON of claims and verdicts. Pure; no SQL runs here."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select

from core.claim import Claim
from core.lookups import Origin
from core.store.records import Hit, LookupRow, Review, ReviewKind, StoredAssessment, StoredClaim, StoredLookup
from core.store.schema import assessment, level_at, lookup, state_at
from core.verdict import EditionUsed, Verdict

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EDITIONS = TypeAdapter(tuple[EditionUsed, ...])

PACKING_LEVEL = 3

_BESIDE = {"claim", "schema_version", "calculator"}
"""Parts of a verdict that have columns of their own."""

HIT = (
    lookup.c.id,
    lookup.c.at,
    lookup.c.origin,
    lookup.c.command,
    lookup.c.discord_guild_id,
    lookup.c.discord_channel_id,
    lookup.c.discord_user_id,
    lookup.c.text,
    lookup.c.state,
    assessment.c.level,
    assessment.c.mineral,
    assessment.c.country,
)

FULL = (
    *HIT,
    lookup.c.interaction_id,
    lookup.c.parent_id,
    lookup.c.took_us,
    assessment.c.claim,
    assessment.c.verdict,
    assessment.c.verdict_schema,
    assessment.c.calculator,
    assessment.c.editions,
)

CLAIM = (
    lookup.c.id,
    lookup.c.at,
    lookup.c.text,
    assessment.c.level,
    assessment.c.claim,
    assessment.c.editions,
    assessment.c.calculator,
)


def hits() -> Any:
    """Lookups with what a list shows."""
    return select(*HIT).join_from(lookup, assessment, lookup.c.assessment_id == assessment.c.id)


def lookups() -> Any:
    """Lookups in full."""
    return select(*FULL).join_from(lookup, assessment, lookup.c.assessment_id == assessment.c.id)


def micros(moment: datetime) -> int:
    """Microseconds since 1970, UTC, of an aware time. Exact."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def moment(value: int) -> datetime:
    """The aware time of some microseconds since 1970."""
    return EPOCH + timedelta(microseconds=value)


def clean(text: str) -> str:
    """Text as both engines can keep it: no NUL, no half of a surrogate pair."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def claim_json(claim: Claim) -> str:
    """A claim as compact JSON: what is left out has its default."""
    return claim.model_dump_json(exclude_defaults=True)


def packed(verdict: Verdict) -> bytes:
    """A verdict as compact JSON under zlib, without the parts that have columns of their own.

    With all its working a verdict has 15 kB of JSON; packed it has a fifth, which every backup, every
    forgetting and every page of the log is the lighter by.
    """
    return zlib.compress(
        verdict.model_dump_json(exclude_defaults=True, exclude=_BESIDE).encode(), PACKING_LEVEL
    )


def unpacked(claim: str, verdict: bytes, schema: int, calculator: str) -> Verdict:
    """The verdict as it was answered. Raises pydantic.ValidationError where the row was tampered with."""
    beside = f'{{"schema_version":{schema},"calculator":{json.dumps(calculator)},"claim":{claim},'
    return Verdict.model_validate_json(beside.encode() + zlib.decompress(verdict)[1:])


def hit_of(row: Any) -> Hit:
    """A row of `hits()` as a record."""
    return Hit(**_shared(row))


def lookup_of(row: Any) -> LookupRow:
    """A row of `lookups()` as a record."""
    verdict = unpacked(row.claim, row.verdict, row.verdict_schema, row.calculator)
    return LookupRow(
        **_shared(row),
        claim=verdict.claim,
        verdict=verdict,
        calculator=row.calculator,
        editions=EDITIONS.validate_json(row.editions),
        took_us=row.took_us,
        interaction_id=row.interaction_id,
        parent_id=row.parent_id,
    )


def stored_of(row: Any) -> StoredLookup:
    """A row of `lookups()` as a record, with its assessment as stored."""
    assessed = StoredAssessment(row.claim, row.verdict, row.verdict_schema, row.calculator, row.editions)
    return StoredLookup(**_shared(row), assessed=assessed)


def verdict_of(assessed: StoredAssessment) -> Verdict:
    """The verdict of an assessment. Pure. Raises pydantic.ValidationError where the row was tampered with."""
    return unpacked(assessed.claim, assessed.verdict, assessed.schema, assessed.calculator)


def claim_of(row: Any) -> StoredClaim:
    """A row of `CLAIM` columns as a record."""
    return StoredClaim(
        id=row.id,
        at=moment(row.at),
        text=row.text,
        level=level_at(row.level),
        claim=row.claim,
        editions=row.editions,
        calculator=row.calculator,
    )


def review_of(row: Any) -> Review:
    """A row of the review table as a record."""
    return Review(
        id=row.id,
        lookup_id=row.lookup_id,
        at=moment(row.at),
        discord_user_id=row.discord_user_id,
        kind=ReviewKind(row.kind),
        state=None if row.state is None else state_at(row.state),
        level=None if row.level is None else level_at(row.level),
        note=row.note,
    )


def _shared(row: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "at": moment(row.at),
        "origin": Origin(row.origin),
        "command": row.command,
        "discord_guild_id": row.discord_guild_id,
        "discord_channel_id": row.discord_channel_id,
        "discord_user_id": row.discord_user_id,
        "text": row.text,
        "level": level_at(row.level),
        "state": state_at(row.state),
        "mineral": row.mineral,
        "country": row.country,
    }
