"""Homes for a board: how many are there, how many are needed, and what nobody knows.

Counts from records, rounded. No forecast is made here: a forecast belongs to the homes room.
"""

from dataclasses import dataclass
from typing import Any

from homeward.homes.queries import counts as stays_counted
from homeward.homes.queries import providers
from homeward.leaving_care.queries import counts as leavers_counted

from .rounding import about


@dataclass(frozen=True)
class HomesPage:
    """Rows (what, figure, what it says) and sentences on what is not known."""

    rows: list[tuple[str, str, str]]
    unknowns: list[str]


def homes_page(*, viewer: Any) -> HomesPage:
    """Where care leavers live now, the places on file, and what is not known of both."""
    stays, leavers = stays_counted(viewer=viewer), leavers_counted(viewer=viewer)
    homes = list(providers())
    known = [home.places for home in homes if home.places is not None]
    rows = [
        ("Care leavers with an open case", about(leavers.all), "each needs a home"),
        (
            "Of these in bed and breakfast",
            about(leavers.bed_and_breakfast),
            "the promise is none; watch the two lines below too",
        ),
        ("Of these in emergency accommodation", about(leavers.emergency), "a crisis bed"),
        ("Of these with no fixed abode", about(leavers.no_fixed_abode), "a crisis bed"),
        ("Of these in a home judged unsuitable", about(leavers.unsuitable), "needs another"),
        ("Everybody in crisis beds", about(stays.crisis), "all open stays, of any age"),
        ("Homes and providers on file", about(len(homes)), "open now"),
        ("Places they say they have", about(sum(known)), "as told to us, not vacancies"),
    ]
    unknowns = [
        f"Where they live is not known: {about(leavers.home_unknown)} care leavers.",
        f"Nobody has judged the home: {about(leavers.not_judged)} care leavers.",
        f"Places are not on file: {about(len(homes) - len(known))} of the homes and providers.",
        "How many places are empty, and how many will be needed in one, two and three years, is "
        "not forecast in this pack.",
    ]
    return HomesPage(rows, unknowns)
