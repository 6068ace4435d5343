"""Episodes returned against interviews: the comparison that must be there, with the names."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from homeward.core.clock import ENGLAND
from homeward.core.days import start_of_day
from homeward.missing.codes import STILL_OWED, InterviewState
from homeward.missing.rules import Reconciliation, Returned, Sum, reconcile
from homeward.people.models import Person

from .episodes import interview_due, visible_episodes

Fact = dict[str, Any]


class By(StrEnum):
    """What the sum may be broken down by."""

    MONTH = "month"
    TEAM = "team"
    PLACEMENT = "placement"
    HOST = "host authority"


def reconciliation(
    viewer: Any, from_on: date, to_on: date, by: By | str = By.MONTH
) -> Reconciliation:
    """Episodes from which a child returned in these days (both included), added up.

    Returned = held + declined + not possible + covered + owed, in total and in every group.
    """
    rows = visible_episodes(viewer).filter(
        returned_at__gte=start_of_day(from_on),
        returned_at__lt=start_of_day(to_on + timedelta(days=1)),
    )
    group = _GROUPS[By(by)]
    facts = rows.order_by("returned_at", "pk").values(*_FACTS)
    return reconcile([_returned(fact, group) for fact in facts])


def names_behind(found: Reconciliation, group: str = "", state: str = "") -> list[Returned]:
    """The episodes behind one figure of a sum, newest return first; "owed" is all still owed."""
    sums = {line.label: line for line in found.groups}
    line = sums.get(group, Sum(group, ())) if group else found.total
    states = STILL_OWED if state == InterviewState.OWED else (state,)
    rows = line.names(*states) if state else line.rows
    return sorted(rows, key=lambda row: row.returned_at, reverse=True)


def with_people(rows: Iterable[Returned]) -> list[tuple[Returned, Person]]:
    """The rows of one page with the people they are about."""
    rows = list(rows)
    people = Person.objects.in_bulk({row.person_id for row in rows})
    return [(row, people[row.person_id]) for row in rows]


def _returned(fact: Fact, group: Callable[[Fact], tuple[str, str]]) -> Returned:
    key, label = group(fact)
    return Returned(
        state=fact["interview__state"] or InterviewState.OWED,
        returned_at=fact["returned_at"],
        group=key,
        label=label,
        ref=fact["ref"],
        person_id=fact["person_id"],
        because=fact["interview__because"] or "",
        late=_late(fact),
    )


def _late(fact: Fact) -> bool | None:
    held_at = fact["interview__held_at"]
    due = interview_due(fact["returned_at"]) if held_at else None
    return held_at > due if due else None


def _month(fact: Fact) -> tuple[str, str]:
    local = fact["returned_at"].astimezone(ENGLAND)
    return f"{local:%Y-%m}", f"{local:%B %Y}"


def _placement(fact: Fact) -> tuple[str, str]:
    if fact["placement_id"] is None:
        return "2", "Not from a placement"
    home = fact["placement__home"]
    return ("0", home) if home else ("1", "Placement not named")


def _host(fact: Fact) -> tuple[str, str]:
    """The authority in which the child was living: ours, another, or not known."""
    if fact["placement_id"] is None:
        return "0", "Ours: not from a placement"
    if fact["placement__in_area"]:
        return "0", "Ours: from a placement"
    name = fact["placement__authority"]
    if fact["placement__in_area"] is None and not name:
        return "2", "Where the placement is, is not recorded"
    return "1", name or "Another authority, not named"


_FACTS = (
    "ref",
    "person_id",
    "returned_at",
    "placement_id",
    "placement__home",
    "placement__in_area",
    "placement__authority",
    "team__name",
    "interview__state",
    "interview__held_at",
    "interview__because",
)
_GROUPS: dict[By, Callable[[Fact], tuple[str, str]]] = {
    By.MONTH: _month,
    By.TEAM: lambda fact: ("", fact["team__name"]),
    By.PLACEMENT: _placement,
    By.HOST: _host,
}
