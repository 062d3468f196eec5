"""Which pictures fit a verdict. Tens of milliseconds each: call this off the event loop."""

from __future__ import annotations

from commands.charts import grades, rank_bar, reserves, years
from commands.charts.canvas import Picture
from core.reference.library import Library
from core.verdict import Verdict


def pictures(verdict: Verdict, library: Library, *, locale: str = "en") -> tuple[Picture, ...]:
    """Every picture that fits the verdict, the one closest to its claim first; none where nothing can be drawn.
    Pure. Each at most 100 kB."""
    claim = verdict.claim
    drawn = (
        years.draw(verdict, locale=locale),
        rank_bar.draw(claim, library, locale=locale),
        reserves.draw(claim, library, locale=locale),
        grades.draw(claim, library, locale=locale),
    )
    return tuple(picture for picture in drawn if picture is not None)
