"""Who is looked after, where, and what another system's file counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from homeward.core import clock
from homeward.people.models import Person
from homeward.people.policies import only_visible

from .models import PeriodOfCare, Placement


@dataclass(frozen=True)
class FileCounts:
    """What one day's file said of the twelve months before it: counts only, without dates.

    ``offered`` and ``accepted`` are of the last return interview of each child: yes, no, unknown.
    """

    counted_on: date
    children: int
    went_missing: int
    episodes: int
    away: int
    offered: Counter[str]
    accepted: Counter[str]


def in_care_on(day: date) -> QuerySet[PeriodOfCare]:
    """The periods of care of everyone looked after at the end of a day."""
    return PeriodOfCare.objects.filter(started_on__lte=day).filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    )


def current_period(person: Person) -> PeriodOfCare | None:
    """The period of care that a person is in today; None where they are not looked after."""
    return in_care_on(clock.today()).filter(person=person).order_by("-started_on").first()


def periods_of(*, viewer: Any, people: Iterable[Person]) -> list[PeriodOfCare]:
    """Every period of care of these people whom the viewer may know, newest first; one query."""
    rows = only_visible(PeriodOfCare.objects.filter(person__in=list(people)), viewer)
    return list(rows.select_related("person").order_by("-started_on"))


def in_care_now(viewer: Any, people: Iterable[Person]) -> set[int]:
    """The rows of those of these people who are looked after today."""
    rows = in_care_on(clock.today()).filter(person__in=[each.pk for each in people])
    return set(only_visible(rows, viewer).values_list("person_id", flat=True))


def current_placement(person: Person) -> Placement | None:
    """Where a looked-after child is placed today; None where that is not recorded."""
    return current_placements([person.pk]).get(person.pk)


def current_placements(person_ids: Iterable[int]) -> dict[int, Placement]:
    """Where each of these people is placed today, in one query."""
    periods = in_care_on(clock.today()).filter(person__in=list(person_ids))
    rows = Placement.objects.filter(period__in=periods, ended_on__isnull=True)
    return {row.period.person_id: row for row in rows.select_related("period").order_by("pk")}


def counts_from_files(viewer: Any) -> list[FileCounts]:
    """The missing and interview counts that files carried (Annex A list 8), newest file first.

    They have no dates, so they stand beside what is recorded here and are never added to it.
    """
    rows = only_visible(PeriodOfCare.objects.filter(counted_on__isnull=False), viewer)
    days: dict[date, list[PeriodOfCare]] = {}
    for row in rows.order_by("pk"):
        if row.counted_on is not None:
            days.setdefault(row.counted_on, []).append(row)
    return [_counts(day, days[day]) for day in sorted(days, reverse=True)]


def _counts(day: date, rows: list[PeriodOfCare]) -> FileCounts:
    return FileCounts(
        counted_on=day,
        children=len(rows),
        went_missing=sum(bool(row.missing_in_year) for row in rows),
        episodes=sum(row.missing_in_year or 0 for row in rows),
        away=sum(row.away_in_year or 0 for row in rows),
        offered=_said(row.last_interview_offered for row in rows),
        accepted=_said(row.last_interview_accepted for row in rows),
    )


def _said(answers: Iterable[str]) -> Counter[str]:
    """Answers counted; a child with none had nothing to be asked about."""
    return Counter(answer for answer in answers if answer)
