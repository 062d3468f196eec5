"""The one entrance: a text → its figures with roles, what was not understood, and the claims they make."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from core.claim import Claim
from core.extraction.annotated import GUIDE_ROLES, Annotated, annotate
from core.extraction.cues import NONE, cue_book
from core.extraction.grouping import group
from core.extraction.normalise import Normal, normalise
from core.extraction.roles import Read, read_roles
from core.extraction.scan import Parts, Tag, promised_years, sentences, take_apart
from core.extraction.vocabulary import Mention, Name, mentions, vocabulary
from core.extraction.words import Phrasebook, words_of
from core.quantities.figure import Dimension
from core.reference.library import Library

MAX_CHARACTERS = 2_000_000
"""More of a text is not read."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text as it was read: every figure in it, and the names in it."""

    text: str
    reads: tuple[Read, ...]
    tags: tuple[Tag, ...]
    names: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was understood of a text. `claims` are annotated figures in reading order; `left_out` the spans of
    figures with a unit that were read but have no role (percentage changes, distances, prices)."""

    text: str
    claims: tuple[Annotated, ...]
    left_out: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    published: date | None
    library: Library

    def to_claims(self) -> tuple[Claim, ...]:
        """The claims of the calculator: figures about the same thing together, different things apart. Pure."""
        return group(self.claims, self.sentences, self.library, self.published)

    def to_json(self) -> list[dict[str, Any]]:
        """The figures in the form of the annotation guide: the guide's roles only. Pure."""
        return [claim.to_json() for claim in self.claims if claim.role in GUIDE_ROLES]


def read(text: str, library: Library, published: date | None = None) -> Extraction:
    """Every figure of a text that claims something. `published` is the date of the article: "last year" is
    counted from it. Pure; linear in the length of the text. Never raises for any text."""
    normal = normalise(text[:MAX_CHARACTERS])
    names, cues = vocabulary(library), cue_book()
    found: list[Annotated] = []
    left_out: list[str] = []
    read_sentences: list[Sentence] = []
    known: dict[str, tuple[Parts, list[Read]]] = {}
    for number, (start, end) in enumerate(sentences(normal.text)):
        sentence = normal.text[start:end]
        if sentence not in known:
            parts = take_apart(sentence, names, cues)
            known[sentence] = parts, read_roles(parts, cues)
        parts, reads = known[sentence]
        read_sentences.append(Sentence(parts.text, tuple(reads), parts.tags, parts.names))
        for item in reads:
            span = _span(normal, start, item.scanned.qualifier_start, item.scanned.end)
            if item.role == NONE:
                if item.scanned.figure.dimension not in (Dimension.COUNT, Dimension.YEAR):
                    left_out.append(span[0])
            else:
                found.append(annotate(item, *span, number))
        found.extend(_tagged(normal, start, tag, number) for tag in parts.tags)
        for year in promised_years(parts):
            if published is None or year.figure.value > published.year:
                item = Read(year.figure, year, "start")
                found.append(annotate(item, *_span(normal, start, year.start, year.end), number))
    found.sort(key=lambda claim: (claim.start, claim.end))
    told = tuple(_with_names(read_sentences, names)) if found else tuple(read_sentences)
    return Extraction(text, tuple(found), tuple(left_out), told, published, library)


def _with_names(found: list[Sentence], names: Phrasebook[Name]) -> Iterator[Sentence]:
    """The sentences, those without a figure with the names in them too: what a text is about may stand in its first."""
    for sentence in found:
        if sentence.reads:
            yield sentence
        else:
            yield replace(sentence, names=tuple(mentions(words_of(sentence.text), names)))


def _span(normal: Normal, offset: int, start: int, end: int) -> tuple[str, int, int]:
    first, last = normal.place(offset + start), normal.place(offset + end)
    return normal.found[first:last], first, last


def _tagged(normal: Normal, offset: int, tag: Tag, sentence: int) -> Annotated:
    text, start, end = _span(normal, offset, tag.start, tag.end)
    return Annotated(tag.role, tag.value, tag.role, text, start, end, sentence)


def extract_line(line: str, library: Library) -> str:
    """One JSON line {"id", "text"} → one JSON line {"id", "claims"}; {"id", "error"} where the line is broken.

    Never raises; the answer has no line break. Pure.
    """
    key: Any = None
    try:
        record: Any = json.loads(line)
        if not isinstance(record, dict):
            return _line({"id": None, "error": "not an object"})
        fields = cast("dict[str, Any]", record)
        key = fields.get("id")
        text = fields.get("text")
        if not isinstance(text, str):
            return _line({"id": key, "error": "no text"})
        return _line({"id": key, "claims": read(text, library, _published(fields.get("date"))).to_json()})
    except (ValueError, RecursionError):
        return _line({"id": key, "error": "not JSON"})


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _published(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
