"""Reading what is stored about the children of a file: a few queries, whatever its length."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import models

from homeward.care.models import PeriodOfCare, Placement
from homeward.core.clock import day_of
from homeward.exchange.annex_a import Workbook
from homeward.exchange.models import BatchWrite
from homeward.front_door.models import ContactChild, Referral
from homeward.homes.models import Stay
from homeward.leaving_care.models import Activity, AdviserContact, LeavingCareCase, PathwayPlan
from homeward.people.queries import by_child_ids
from homeward.people.rules import search_key
from homeward.workforce.models import Team, Worker

from .known import Known
from .merging import Word

# SQLite takes so many values in one question.
AT_ONCE = 900


def known_about(workbook: Workbook) -> Known:
    """Everything stored that a row of this workbook could be about."""
    known = Known(people=by_child_ids(_child_ids(workbook)))
    child_of = {person.pk: child for child, person in known.people.items()}
    _load_teams(known)
    _load_front_door(known, child_of)
    _load_care(known, child_of)
    _load_leavers(known, child_of)
    _load_words(known)
    return known


def _child_ids(workbook: Workbook) -> list[str]:
    found = (row.values.get("child_id") for one in workbook.lists.values() for row in one.rows)
    return sorted({str(child) for child in found if child is not None})


def _load_teams(known: Known) -> None:
    for team in Team.objects.order_by("-pk"):
        known.teams[team.service] = team
    rows = Worker.objects.filter(team__service=Team.Service.LEAVING_CARE)
    for worker in rows.select_related("team").order_by("pk"):
        known.advisers[search_key(worker.name)].append(worker)


def _load_front_door(known: Known, child_of: dict[int, str]) -> None:
    for row in _rows(ContactChild.objects.select_related("contact"), "person", child_of):
        key = (child_of[row.person_id], day_of(row.contact.received_at), row.contact.source_code)
        known.contacts[key] += 1
    for referral in _rows(Referral.objects.order_by("pk"), "person", child_of):
        key = (child_of[referral.person_id], referral.received_on, referral.source_code)
        known.referrals[key].append(referral)


def _load_care(known: Known, child_of: dict[int, str]) -> None:
    key_of = {}
    for period in _rows(PeriodOfCare.objects.all(), "person", child_of):
        key_of[period.pk] = (child_of[period.person_id], period.started_on)
        known.periods[key_of[period.pk]] = period
    for placement in _rows(Placement.objects.order_by("started_on"), "period", key_of):
        known.placements[key_of[placement.period_id]].append(placement)


def _load_leavers(known: Known, child_of: dict[int, str]) -> None:
    cases = LeavingCareCase.objects.select_related("adviser", "team")
    child_of_case = {}
    for case in _rows(cases, "person", child_of):
        child = child_of[case.person_id]
        if case.ended_on is None:
            known.cases[child] = case
            child_of_case[case.pk] = child
        else:
            known.ended_cases[child].append(case)
    for plan in _rows(PathwayPlan.objects.all(), "case", child_of_case):
        known.plans.add((child_of_case[plan.case_id], plan.agreed_on))
    for contact in _rows(AdviserContact.objects.all(), "case", child_of_case):
        known.adviser_contacts[child_of_case[contact.case_id], contact.on] = contact
    for activity in _rows(Activity.objects.all(), "case", child_of_case):
        known.activities[child_of_case[activity.case_id], activity.as_on] = activity
    for stay in _rows(Stay.objects.filter(ended_on__isnull=True), "person", child_of):
        known.stays[child_of[stay.person_id]] = stay


def _load_words(known: Known) -> None:
    """What files have said of these records, newest last."""
    records: tuple[Iterable[models.Model], ...] = (
        known.people.values(),
        (each for some in known.referrals.values() for each in some),
        known.periods.values(),
        (each for some in known.placements.values() for each in some),
        known.cases.values(),
        known.adviser_contacts.values(),
        known.activities.values(),
        known.stays.values(),
    )
    for some in records:
        pks = {record.pk: record for record in some}
        if pks:
            _load_words_of(known, next(iter(pks.values()))._meta.label_lower, list(pks))


def _load_words_of(known: Known, label: str, pks: Sequence[int]) -> None:
    rows = BatchWrite.objects.filter(model=label).select_related("batch").exclude(said={})
    for some in _chunks(pks):
        for write in rows.filter(record_id__in=some).order_by("batch__speaks_of_on", "pk"):
            words = known.words.setdefault((label, write.record_id), {})
            for name, value in write.said.items():
                words[name] = Word(write.batch.speaks_of_on, value)


def _rows(rows: models.QuerySet[Any], points: str, wanted: dict[int, Any]) -> Iterator[Any]:
    """The rows that point at any of these, in a few queries."""
    for some in _chunks(list(wanted)):
        yield from rows.filter(**{f"{points}__in": some})


def _chunks(pks: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(pks), AT_ONCE):
        yield pks[start : start + AT_ONCE]
