"""Codes of care that fit each other, and what is noted of children and of the work with them."""

import pytest

from homeward.alerts.models import Alert
from homeward.care.models import PeriodOfCare, Placement
from homeward.demo.figures import workforce as figures
from homeward.homes.models import Asking, Void
from homeward.people.rules import age_on
from homeward.practice.models import CaseAudit, Supervision
from homeward.workforce.models import Absence, Allocation, Worker
from homeward.workforce.rules import working_days_lost

from .worlds import DAY, Records, a_world, records_of


@pytest.fixture(scope="module")
def made() -> Records:
    return records_of(a_world("steady", in_care=90, starts_a_year=60, leavers_a_year=8))


def test_police_protection_never_lasts_longer_than_72_hours(made):
    for period in made[PeriodOfCare]:
        if period.legal_status == "L1":
            assert ((period.ended_on or DAY) - period.started_on).days <= 3


def test_nobody_under_sixteen_lives_in_supported_accommodation(made):
    young = [
        age_on(each.period.person.born_on, each.started_on)
        for each in made[Placement]
        if each.kind in {"K3", "H5"}
    ]
    assert young
    assert min(age for age in young if age is not None) >= 16


def test_at_home_with_parents_is_under_an_order_and_adoption_out_of_a_placement_for_it(made):
    last: dict[str, Placement] = {}
    for each in made[Placement]:
        if each.kind == "P1":
            assert each.period.legal_status in {"C1", "C2"}
        kept = last.setdefault(each.period.ref, each)
        last[each.period.ref] = max(kept, each, key=lambda one: one.started_on)
    for each in last.values():
        assert (each.period.ended_because == "E11") == (
            each.kind == "A3" and each.ended_on is not None
        )
        if each.period.ended_because == "E45":
            assert each.kind.startswith("U")


def test_sickness_is_lost_at_about_the_published_rate(made):
    world_began = DAY.replace(year=DAY.year - 2)
    workers = [one for one in made[Worker] if one.user is None]
    years = sum(
        ((one.left_on or DAY) - max(one.started_on, world_began)).days / 365
        for one in workers
        if (one.left_on or DAY) > world_began
    )
    sick = [one for one in made[Absence] if one.why == "SIC"]
    lost = sum(working_days_lost([each], world_began, min(each.to_on or DAY, DAY)) for each in sick)
    assert lost / (years * figures.WORKING_DAYS) == pytest.approx(figures.SICKNESS, rel=0.2)


def test_nobody_is_supervised_while_away_nor_by_themselves(made):
    away: dict[str, list[Absence]] = {}
    for each in made[Absence]:
        away.setdefault(each.worker.ref, []).append(each)
    assert made[Supervision]
    for held in made[Supervision]:
        assert held.worker is not held.supervisor
        assert not any(one.away_on(held.held_on) for one in away.get(held.worker.ref, ()))


def test_nobody_audits_work_of_their_own(made):
    theirs = {(each.person.ref, each.worker.ref) for each in made[Allocation]}
    assert made[CaseAudit]
    for audit in made[CaseAudit]:
        assert (audit.person.ref, audit.auditor.ref) not in theirs


def test_alerts_voids_and_refusals_have_their_reasons_and_days_in_order(made):
    for alert in made[Alert]:
        assert alert.first_review_on > alert.began_on
        assert (alert.ended_on is None) == (alert.ended_because == "")
    for void in made[Void]:
        assert void.to_on is None or void.to_on >= void.from_on
    assert any(each.answer == "refused" for each in made[Asking])
    for each in made[Asking]:
        assert (each.answer == "refused") == bool(each.refused_because)
