"""A verdict's data → sentences. The only place that words a verdict; no judging and no Discord here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from core.quantities.figure import Figure
from core.verdict import Fact, Finding, Level, Need, Note, Quantity, Reading, Source, Step, Term, Verdict
from core.wording import table
from core.wording.figures import say
from core.wording.table import LEVEL_WORDS

LEVEL_ICONS: dict[Level, str] = {
    Level.HOLDS_UP: "🟢",
    Level.UNPROVEN: "🟡",
    Level.DOUBTFUL: "🟠",
    Level.DOES_NOT_ADD_UP: "🔴",
    Level.IMPOSSIBLE: "⛔",
    Level.WORKED_OUT: "🧮",
    Level.CANNOT_TELL: "⚪",
}

CONFIDENCES: dict[str, str] = {
    "verified-2-sources": "",
    "one-source": "one source",
    "from-memory": "from memory, not seen in a source",
}
"""Strongest first."""

_WEAKNESS = tuple(CONFIDENCES)

NOTHING_CLAIMED = (
    "nothing was claimed that figures can judge. Add what was claimed of it: a grade, the metal in it, a rank, "
    "years of supply or a value."
)
"""Of figures that say nothing alone, such as a tonnage of ore."""


def level_word(level: Level) -> str:
    """The level as it is shown: "Does not add up". Pure."""
    return LEVEL_WORDS[level]


def level_icon(level: Level) -> str:
    """The level's sign; always shown together with its word. Pure."""
    return LEVEL_ICONS[level]


def headline(verdict: Verdict, *, locale: str = "en") -> str:
    """The verdict in one sentence, level word first. Pure."""
    return f"{level_word(verdict.level)}: {_said_of(verdict, locale)}"


def _said_of(verdict: Verdict, locale: str) -> str:
    lead = verdict.lead
    if verdict.level is Level.CANNOT_TELL and verdict.missing:
        return _after_the_colon(verdict.missing[0], locale)
    if lead is None:
        return NOTHING_CLAIMED
    return table.fill(table.HEADLINES[lead.check][lead.outcome], _facts(lead), locale=locale)


def _after_the_colon(note: Note, locale: str) -> str:
    """The note as it goes on after the level's word: in small letters, unless it begins with a name."""
    template = table.NOTES[note.key]
    said = table.fill(template, note.facts, locale=locale)
    return said if template.startswith("{") else _lower_first(said)


def question(finding: Finding) -> str:
    """The question the finding answers. Pure."""
    special = table.QUESTIONS_BY_OUTCOME.get(finding.check, {})
    return special.get(finding.outcome, table.QUESTIONS[finding.check])


def finding_line(finding: Finding, *, locale: str = "en") -> str:
    """The finding's answer as it stands on the card: its line, then the sentences that follow it. Pure."""
    return " ".join((finding_lead(finding, locale=locale), *more_lines(finding, locale=locale)))


def finding_lead(finding: Finding, *, locale: str = "en") -> str:
    """The first of those sentences. Pure."""
    template = table.LINES[finding.check][finding.outcome]
    return _upper_first(table.fill(template, _facts(finding), locale=locale))


def more_lines(finding: Finding, *, locale: str = "en") -> list[str]:
    """The sentences that follow it. Pure."""
    return [note_line(note, locale=locale) for note in finding.more]


def working_lines(finding: Finding) -> list[str]:
    """One line a step, every number with its unit, so that a pocket calculator can redo it. Pure."""
    steps = [*finding.working, *(step for reading in finding.readings for step in reading.working)]
    return list(dict.fromkeys(step_line(step) for step in steps))


def step_line(step: Step) -> str:
    """ "Contained metal: 20,000,000 t × 700 g/t ÷ 1,000,000 = 14,000 t". Pure.

    A per cent sign says ÷ 100 already: "× 20%", not "× 20% ÷ 100".
    """
    said: list[str] = []
    before: Term | None = None
    for term in step.terms:
        if before is None or not _is_per_cent(before, term):
            said.append(_term(term))
        before = term
    return f"{table.NAMES[step.name]}: {' '.join(said)} = {_result(step.result)}"


def _is_per_cent(share: Term, term: Term) -> bool:
    """Whether `term` only undoes the hundred in the share before it."""
    undone = (share.op, term.op) in (("×", "÷"), ("÷", "×"), ("", "÷"))
    return undone and share.quantity.unit == "%" and term.quantity.unit == "" and term.quantity.middle == 100


def needs_lines(finding: Finding, *, locale: str = "en") -> list[str]:
    """What would have to be true for the claim to hold, each a phrase without a full stop. Pure."""
    return [need_line(need, locale=locale) for need in finding.needs]


def need_line(need: Need, *, locale: str = "en") -> str:
    """One such phrase. Pure."""
    return table.fill(table.NEEDS[need.key], need.facts, locale=locale)


def note_line(note: Note, *, locale: str = "en") -> str:
    """A caveat or a reason as a sentence. Pure."""
    return _upper_first(table.fill(table.NOTES[note.key], note.facts, locale=locale))


def reason_lines(finding: Finding, *, locale: str = "en") -> list[str]:
    """Why a finding is only unproven and what would lift it. Pure."""
    return [note_line(note, locale=locale) for note in finding.reasons]


def caveat_lines(finding: Finding, *, locale: str = "en") -> list[str]:
    """The small print. Pure."""
    return [note_line(note, locale=locale) for note in finding.caveats]


def reading_line(reading: Reading, *, locale: str = "en") -> str:
    """What the figures would mean under one change, and how often chance would do as well. Pure."""
    before, after, computed = reading.said
    facts: dict[str, Fact | float] = {
        "before": before,
        "after": after,
        "computed": computed,
        "against": reading.against,
        "role": table.NAMES[reading.role].lower(),
    }
    key, *substances = reading.key.split(".") if reading.key.startswith("basis.") else [reading.key]
    facts |= dict(zip(("of", "to"), substances, strict=False))
    said = table.fill(table.READINGS[key], facts, locale=locale)
    said += "".join(f", {table.READINGS[other]}" for other in reading.also)
    return f"They would agree {said}; {_chance(reading.chance)}."


def readings_lines(finding: Finding, *, locale: str = "en") -> list[str]:
    """A line for each reading, likeliest first. Pure."""
    return [reading_line(reading, locale=locale) for reading in finding.readings]


def missing_lines(verdict: Verdict, *, locale: str = "en") -> list[str]:
    """What was claimed but could not be judged, and what would be needed. Pure."""
    return [note_line(note, locale=locale) for note in verdict.missing]


def source_line(source: Source) -> str:
    """ "USGS Mineral Commodity Summaries, 2026 v1.3" and its confidence where that is weak. Pure."""
    weak = CONFIDENCES[source.confidence]
    title = source.title if source.edition in ("", "undated") else f"{source.title}, {source.edition}"
    return f"{title} ({weak})" if weak else title


def documents(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each edition of each work once, in the order given: one document may carry rows of different confidence, and is
    named with the weakest. Pure."""
    weakest: dict[tuple[str, str], Source] = {}
    for source in sources:
        known = weakest.setdefault((source.title, source.edition), source)
        if _WEAKNESS.index(source.confidence) > _WEAKNESS.index(known.confidence):
            weakest[source.title, source.edition] = source
    return tuple(weakest.values())


def to_json(verdict: Verdict, *, locale: str = "en") -> dict[str, Any]:
    """The verdict as plain data for machines: quantities in fixed units, sentences as printed. Pure.

    `level` of a finding is null for one that is only for scale.
    """
    return {
        "schema": verdict.schema_version,
        "calculator": verdict.calculator,
        "level": verdict.level.value,
        "headline": headline(verdict, locale=locale),
        "claim": _claim(verdict),
        "findings": [_finding(f, locale) for f in verdict.findings],
        "editions": [e.model_dump() for e in verdict.editions],
    }


def _facts(finding: Finding) -> dict[str, Fact | float]:
    facts: dict[str, Fact | float] = dict(finding.facts)
    for name in ("claimed", "computed", "factor", "gap"):
        value = getattr(finding, name)
        if value is not None:
            facts.setdefault(name, value)
    return facts


def _finding(finding: Finding, locale: str) -> dict[str, Any]:
    return {
        "check": finding.check,
        "level": finding.level.value if finding.level else None,
        "question": question(finding),
        "claimed": _quantity(finding.claimed),
        "computed": _quantity(finding.computed),
        "factor": finding.factor,
        "gap": finding.gap,
        "working": working_lines(finding),
        "needs": needs_lines(finding, locale=locale),
        "readings": [_reading(r, locale) for r in finding.readings],
        "sources": [s.model_dump() for s in finding.sources],
        "caveats": [*reason_lines(finding, locale=locale), *caveat_lines(finding, locale=locale)],
    }


def _reading(reading: Reading, locale: str) -> dict[str, Any]:
    return {
        "reading": reading.key,
        "also": list(reading.also),
        "role": reading.role,
        "before": _quantity(reading.before),
        "after": _quantity(reading.after),
        "computed": _quantity(reading.computed),
        "against": _quantity(reading.against),
        "tolerance": reading.tolerance,
        "chance": reading.chance,
        "tried": reading.tried,
        "likely": reading.likely,
        "sentence": reading_line(reading, locale=locale),
        "working": [step_line(s) for s in reading.working],
    }


def _claim(verdict: Verdict) -> dict[str, Any]:
    said = verdict.claim.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    said["form"] = verdict.claim.form.value
    said["mineral"] = verdict.claim.mineral
    for role, figure in verdict.claim.figures().items():
        said[role] = _figure(figure)
    return said


def _figure(figure: Figure) -> dict[str, Any]:
    span = _quantity(Quantity.from_figure(figure)) or {}
    return {"text": figure.text, **span}


def _quantity(quantity: Quantity | None) -> dict[str, Any] | None:
    if quantity is None:
        return None
    return {"low": quantity.low, "likely": quantity.likely, "high": quantity.high, "unit": quantity.unit}


def _term(term: Term) -> str:
    said = table.exact(term.quantity)
    return f"{term.op} {said}" if term.op else said


def _result(result: Quantity) -> str:
    exact, said = table.exact(result), say(result)
    return exact if result.unit != "ppm" or said.endswith("g/t") else f"{exact} ({said})"


def _chance(chance: float) -> str:
    per_hundred = round(chance * 100)
    if per_hundred == 0:
        return "fewer than 1 in 100 random figures would fit as well"
    return f"{per_hundred} in 100 random figures would fit as well"


def _upper_first(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
