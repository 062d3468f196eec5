"""How the bar for a place on the reserve list moved from edition to edition, with the claim beside it."""

from __future__ import annotations

from commands.charts import words
from commands.charts.canvas import Mark, Picture, rows_on_log_scale
from commands.charts.tonnes import listing, marks_of, tonnes_on_axis, tonnes_said
from core.claim import Claim, RankOf
from core.errors import NoReference
from core.reference.library import Library
from core.wording.figures import ordinal


def draw(claim: Claim, library: Library, *, locale: str) -> Picture | None:
    """The bar by edition, oldest first, then the claim; None without a rank on reserves or fewer than two
    editions with a list. Pure."""
    if claim.rank is None or claim.rank_of is not RankOf.RESERVES:
        return None
    place = round(claim.rank.likely)
    bars = _bars(claim, library, place, locale=locale)
    if len(bars) < 2:
        return None
    ours = marks_of(claim, locale=locale)
    name = library.mineral(claim.mineral).name
    dataset = library.editions(claim.mineral)[-1].source.title
    png = rows_on_log_scale(
        words.BAR_TITLE.format(place=ordinal(place)),
        [*bars, *ours],
        axis=lambda t: tonnes_on_axis(t, locale=locale),
        source=words.BAR_SOURCE.format(mineral=name, dataset=dataset),
    )
    alt = words.BAR_ALT.format(
        place=ordinal(place),
        mineral=name[:1].lower() + name[1:],
        bars=listing(bars),
        ours=listing(ours) or "–",
    )
    return Picture(png, alt, "bar.png")


def _bars(claim: Claim, library: Library, place: int, *, locale: str) -> list[Mark]:
    bars: list[Mark] = []
    try:
        editions = library.editions(claim.mineral)
    except NoReference:
        return bars
    for edition in editions:
        try:
            row = library.reserve_list(claim.mineral, edition).bar(place, without=claim.country)
        except NoReference:
            continue
        if row is not None and row.reserves_t:
            said = tonnes_said(row.reserves_t, locale=locale)
            bars.append(Mark(edition.label, row.reserves_t, row.reserves_t, said))
    return bars
