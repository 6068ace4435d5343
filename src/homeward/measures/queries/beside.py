"""What others published, beside a measure: England, the region, ten neighbours, our own past."""

from dataclasses import dataclass
from typing import Any

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.ui.context import authority_name

from ..declared import Measure
from ..models import Neighbour, Published
from ..published.columns import MARKS
from ..spc import Funnel, funnel


@dataclass(frozen=True)
class Beside:
    """One area with its latest published figure: whose it is, of which year, and from which file.

    ``said`` is the figure, or in words why there is none.
    """

    whose: str
    area: str
    year: int
    said: str
    file: str


@dataclass(frozen=True)
class Year:
    """One year: ours as published, our region's and England's."""

    year: int
    ours: str
    region: str
    england: str


@dataclass(frozen=True)
class Comparators:
    """Everything published that stands beside a measure; ``known``: whether we were found in it."""

    latest: list[Beside]
    years: list[Year]
    known: bool


@dataclass(frozen=True)
class Authorities:
    """Every authority of one year as a funnel: which differ by more than chance and custom?"""

    year: int
    rows: list[Published]
    funnel: Funnel
    ours: str


def comparators(measure: Measure, *, viewer: Any) -> Comparators | None:
    """What was published of a measure; None where no file with it has been loaded.

    Our own rows are those of the authority that this house is named after.
    """
    check_may_know(viewer, Can.SEE_MEASURES)
    rows = Published.objects.filter(measure=measure.key).select_related("file")
    ours = list(rows.filter(level="Local authority", area__iexact=authority_name()))
    region = ours[0].region if ours else ""
    wide = list(rows.filter(level="National"))
    near = list(rows.filter(level="Regional", area=region)) if region else []
    if not wide and not ours:
        return None
    latest = [*_latest("England", wide), *_latest("Our region", near)]
    latest += [*_latest("Ourselves, as published", ours), *_neighbours(rows, ours)]
    return Comparators(latest, _years(ours, near, wide), bool(ours))


def authorities(measure: Measure, *, viewer: Any) -> Authorities | None:
    """The authorities of the latest year as a funnel, where the numbers behind are published."""
    check_may_know(viewer, Can.SEE_MEASURES)
    rows = Published.objects.filter(
        measure=measure.key, level="Local authority", count__isnull=False, out_of__gt=0
    )
    last = rows.order_by("-year").first()
    if last is None:
        return None
    found = [row for row in rows.filter(year=last.year).order_by("area") if _whole(row)]
    judged = funnel([row.count for row in found], [row.out_of for row in found])
    return Authorities(last.year, found, judged, authority_name())


def _whole(row: Published) -> bool:
    return row.count is not None and row.out_of is not None and row.count <= row.out_of


def _neighbours(rows: Any, ours: list[Published]) -> list[Beside]:
    codes = {row.code for row in ours}
    ranked = Neighbour.objects.filter(code__in=codes).order_by("rank")
    found = []
    for near in ranked:
        theirs = rows.filter(level="Local authority", code=near.neighbour_code)
        found += _latest(f"Neighbour {near.rank} ({near.closeness.lower()})", list(theirs))
    return found


def _latest(whose: str, rows: list[Published]) -> list[Beside]:
    if not rows:
        return []
    last = max(rows, key=lambda row: row.year)
    return [Beside(whose, last.area, last.year, _said(last), last.file.name)]


def _years(*lines: list[Published]) -> list[Year]:
    told = [{row.year: _said(row) for row in line} for line in lines]
    years = sorted({year for line in told for year in line}, reverse=True)
    return [Year(year, *(line.get(year, "not published") for line in told)) for year in years]


def _said(row: Published) -> str:
    if row.value is not None:
        return f"{row.value:g}"
    return f"not known ({MARKS.get(row.mark, row.mark)})"
