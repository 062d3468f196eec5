"""Years of demand that were claimed beside the years that are really covered."""

from __future__ import annotations

from commands.charts import words
from commands.charts.canvas import Mark, Picture, rows_on_plain_scale
from core.verdict import Quantity, Verdict
from core.wording.figures import say


def draw(verdict: Verdict, *, locale: str) -> Picture | None:
    """Claimed and covered years of the demand finding; None where the verdict has none. Pure."""
    finding = next(
        (
            f
            for f in verdict.findings
            if f.check == "demand" and f.claimed and f.computed and f.claimed.unit == "years"
        ),
        None,
    )
    if finding is None or finding.claimed is None or finding.computed is None:
        return None
    claimed = say(finding.claimed, locale=locale)
    covered = say(finding.computed.model_copy(update={"likely": None}), locale=locale)
    marks = [
        Mark(words.YEARS_CLAIMED, finding.claimed.middle, finding.claimed.middle, claimed, "claim"),
        Mark(words.YEARS_COVERED, finding.computed.low, finding.computed.high, covered, "computed"),
    ]
    png = rows_on_plain_scale(
        words.YEARS_TITLE,
        marks,
        axis=lambda years: say(Quantity.of(years, "years"), locale=locale) if years else "0",
        source=words.YEARS_SOURCE,
    )
    return Picture(png, words.YEARS_ALT.format(claimed=claimed, computed=covered), "years.png")
