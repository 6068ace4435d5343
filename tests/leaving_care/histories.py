"""Made-up histories of care leavers, and everything Hypothesis may do to them: no database."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from hypothesis import strategies as st

from homeward.leaving_care.codes import Category, ContactKind, InTouch

# Leap days, both changes of the clock and the day before the rules began all lie within reach.
FIRST, LAST = date(2023, 8, 1), date(2026, 6, 17)
DAYS = st.one_of(
    st.dates(FIRST, LAST),
    st.sampled_from([date(2024, 2, 29), date(2024, 8, 31), date(2025, 3, 30), date(2025, 10, 26)]),
)


class Rows(list[Any]):
    """A list that answers ``all()`` as related rows do."""

    def all(self) -> "Rows":
        return self


@dataclass
class Case:
    """A case as the projections see it."""

    category: str = Category.FORMER_RELEVANT
    entitled_on: date = date(2024, 9, 2)
    entitled_exact: bool = True
    ended_on: date | None = None
    ended_because: str = ""
    plans: Rows = field(default_factory=Rows)
    reviews: Rows = field(default_factory=Rows)
    contacts: Rows = field(default_factory=Rows)
    activities: Rows = field(default_factory=Rows)
    person: Any = field(default_factory=lambda: SimpleNamespace(stays=Rows()))
    adviser_id: int | None = 7
    team_id: int = 3
    person_id: int = 11
    source: str = ""


def plan(on: date, ref: str = "P") -> Any:
    return SimpleNamespace(ref=ref, agreed_on=on, source="")


def review(on: date, ref: str = "R") -> Any:
    return SimpleNamespace(ref=ref, reviewed_on=on, changed="", source="")


def visit(on: date, kind: str = ContactKind.VISIT, in_touch: str = InTouch.YES) -> Any:
    return SimpleNamespace(ref=f"{kind}{on}", on=on, kind=kind, in_touch=in_touch, source="")


def stay(
    started_on: date | None, ended_on: date | None = None, *, ref: str = "S", provided: bool = True
) -> Any:
    return SimpleNamespace(
        ref=ref, started_on=started_on, ended_on=ended_on, provided_by_authority=provided
    )


@st.composite
def stays(draw: st.DrawFn) -> Rows:
    """Homes one after another, some of them not the authority's, some without a known start."""
    days = sorted(draw(st.lists(DAYS, max_size=5)))
    found = Rows()
    for number, day in enumerate(days):
        last = number == len(days) - 1
        ends = None if last and draw(st.booleans()) else days[min(number + 1, len(days) - 1)]
        known = draw(st.integers(0, 9)) > 0
        found.append(
            stay(day if known else None, ends, ref=f"S{number}", provided=draw(st.booleans()))
        )
    return found


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any history: plans, reviews, contacts, homes, deaths and endings in any order."""
    entitled = draw(DAYS)
    ends = draw(st.none() | st.integers(0, 900).map(lambda n: entitled + timedelta(days=n)))
    contact = st.builds(
        visit,
        DAYS,
        st.sampled_from(ContactKind.values),
        st.sampled_from([InTouch.YES] * 12 + [InTouch.NO, InTouch.REFUSES, InTouch.DIED]),
    )
    return Case(
        category=draw(st.sampled_from(Category.values)),
        entitled_on=entitled,
        entitled_exact=draw(st.integers(0, 4)) > 0,
        ended_on=ends,
        ended_because="moved to another authority" if ends else "",
        plans=Rows(draw(st.lists(DAYS, max_size=3).map(lambda days: [plan(d) for d in days]))),
        reviews=Rows(draw(st.lists(DAYS, max_size=5).map(lambda days: [review(d) for d in days]))),
        contacts=Rows(draw(st.lists(contact, max_size=12))),
        person=SimpleNamespace(stays=draw(stays())),
    )
