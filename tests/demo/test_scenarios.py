"""What a scenario's truth says happened did happen: asked of the records, never of the dice.

Each world has a fixed seed and only the people that the question needs.
"""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from homeward.calendar import deadline, rule_for
from homeward.care.models import PeriodOfCare
from homeward.core.clock import day_of
from homeward.demo.making import make
from homeward.demo.scenarios import SCENARIOS
from homeward.demo.staff import SCREENING
from homeward.front_door.models import Contact, ContactChild
from homeward.homes.models import Provider, Stay
from homeward.leaving_care.models import PathwayPlan, PathwayReview
from homeward.missing.models import Interview
from homeward.workforce.models import Post, Worker

from .worlds import DAY, Records, a_world, records_of


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def within(days: Iterable[date], first: int, last: int) -> int:
    """How many lie from so many days ago until before so many days ago."""
    return sum(ago(first) <= day < ago(last) for day in days)


def received(records: Records) -> list[date]:
    return [day_of(contact.received_at) for contact in records[Contact]]


def late(records: Records, first: int, last: int) -> float:
    """The share decided late, or not yet, of contacts that came in a span."""
    rule = rule_for("contact_decision", DAY)
    slow = [
        row.decided_at is None or row.decided_at > deadline(row.contact.received_at, rule)
        for row in records[ContactChild]
        if ago(first) <= day_of(row.contact.received_at) < ago(last)
        and row.contact.route != "domestic_abuse"
    ]
    return sum(slow) / len(slow)


@pytest.fixture(scope="module")
def surge() -> Records:
    return records_of(a_world("surge", seed=2, children=6_000))


def test_surge_doubles_contacts_from_its_day(surge):
    before, since = within(received(surge), 112, 56), within(received(surge), 56, 0)
    assert 1.8 < since / before < 2.2


def test_surge_brings_known_families_again_as_well_as_new_ones(surge):
    days: dict[str, list[date]] = {}
    for row in sorted(surge[ContactChild], key=lambda row: row.contact.received_at):
        days.setdefault(row.person.ref, []).append(day_of(row.contact.received_at))

    def known_before(day: int) -> int:
        """Contacts in the eight weeks from a day about children contacted about before it."""
        return sum(within(those, day, day - 56) for those in days.values() if those[0] < ago(day))

    def new_since(day: int) -> int:
        return sum(ago(day) <= those[0] < ago(day - 56) for those in days.values())

    assert 1.7 < known_before(56) / known_before(112) < 2.3
    assert 1.7 < new_since(56) / new_since(112) < 2.3


def test_post_empty_leaves_the_post_empty_and_its_notifications_wait():
    records = records_of(a_world("post-empty", children=2_500))
    (post,) = [post for post in records[Post] if post.title == SCREENING]
    assert post.holder is None
    assert post.empty_since == ago(60)

    def waiting(days: int, *, screened: bool) -> int:
        """Undecided on a day, of those received in the eight weeks before it."""
        return sum(
            ago(days + 56) <= day_of(row.contact.received_at) <= ago(days)
            and (row.decided_at is None or day_of(row.decided_at) > ago(days))
            for row in records[ContactChild]
            if (row.contact.route == "domestic_abuse") is screened
        )

    assert waiting(0, screened=True) > 5 * max(3, waiting(61, screened=True))
    assert waiting(0, screened=False) < 3 * max(3, waiting(61, screened=False))


def test_closure_ends_every_stay_there_and_its_young_people_move():
    records = records_of(a_world("closure", leavers_a_year=12))
    (shut,) = [home for home in records[Provider] if home.closed_on]
    assert shut.closed_on == ago(40)
    there = [stay for stay in records[Stay] if stay.provider is shut]
    assert all(stay.ended_on and stay.ended_on <= ago(40) for stay in there)
    turned_out = [stay for stay in there if stay.ended_on == ago(40)]
    assert turned_out
    for stay in turned_out:
        assert stay.ended_because == "The provider closed"
        after = [s for s in records[Stay] if s.person is stay.person and s.started_on == ago(40)]
        assert len(after) == 1


def test_uasc_brings_six_times_as_many_unaccompanied_young_people():
    records = records_of(a_world("uasc", starts_a_year=196))
    came = [row.started_on for row in records[PeriodOfCare] if row.person.unaccompanied]
    before, since = within(came, 450, 150) / 2, within(came, 150, -1)
    assert 5 < since / before < 7


def test_false_dawn_lowers_leaving_for_five_months_and_it_comes_back():
    records = records_of(a_world("false-dawn"))
    left = [
        worker.left_on
        for worker in records[Worker]
        if worker.left_on and worker.job == "Social worker" and not worker.agency
    ]
    before, dawn, after = (within(left, *span) for span in ((480, 330), (330, 180), (150, 0)))
    assert before > 2 * dawn
    assert after > 3 * dawn


@pytest.fixture(scope="module")
def recovery() -> Records:
    return records_of(a_world("recovery", children=2_000))


def test_recovery_lowers_late_decisions_after_its_action(recovery):
    before, after = late(recovery, 400, 95), late(recovery, 91, 8)
    assert before > 0.15
    assert after < 0.5 * before


def test_recovery_lowers_late_reviews_after_its_action():
    # A plan of ten months ago: in ten days of reviews nothing could be seen.
    recovery = records_of(a_world("recovery", plan_began=300, leavers_a_year=24))
    done: dict[str, list[date]] = {}
    for row in (*recovery[PathwayPlan], *recovery[PathwayReview]):
        on = row.agreed_on if isinstance(row, PathwayPlan) else row.reviewed_on
        if row.case.ended_on is None:
            done.setdefault(row.case.ref, []).append(on)

    def late_share(first: int, last: int) -> float:
        """Of reviews that came due in a span: those not done within a month more."""
        slow = []
        for days in map(sorted, done.values()):
            for day, after in zip(days, [*days[1:], date.max], strict=True):
                if ago(first) <= day + timedelta(days=182) < ago(last):
                    slow.append(after > day + timedelta(days=212))
        return sum(slow) / len(slow)

    assert late_share(560, 260) > 0.12
    assert late_share(200, 30) < 0.6 * late_share(560, 260)


def test_recovery_writes_more_history_after_its_action(recovery):
    def without(first: int, last: int) -> float:
        rows = [
            row.history_considered == ""
            for row in recovery[ContactChild]
            if row.decided_at and ago(first) <= day_of(row.decided_at) < ago(last)
        ]
        return sum(rows) / len(rows)

    assert without(300, 80) > 0.35
    assert without(70, 0) < 0.5 * without(300, 80)


def test_steady_moves_nothing():
    records = records_of(a_world("steady", children=2_500))
    quarters = [within(received(records), first, first - 91) for first in (273, 182, 91)]
    assert max(quarters) < 1.3 * min(quarters)
    assert abs(late(records, 91, 8) - late(records, 273, 95)) < 0.06


def test_everyday_holds_an_action_that_works_and_one_that_harms():
    records = records_of(
        a_world("everyday", children=2_500, missing_from_care=148, missing_from_home=455)
    )
    assert late(records, 32, 8) < 0.7 * late(records, 300, 40)

    def lost(first: int, last: int) -> float:
        ended = [
            row.state in {"declined", "not_possible"}
            for row in records[Interview]
            if row.offered_at
            and ago(first) <= day_of(row.episode.returned_at) < ago(last)
            and row.state in {"declined", "not_possible", "held"}
        ]
        return sum(ended) / len(ended)

    assert lost(25, 4) > 1.15 * lost(300, 30)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_truth_of_a_scenario_is_told_and_never_recorded(scenario):
    borough = next(iter(make(a_world(scenario))))
    told = [facts for kind, facts in borough.truth if kind == "scenario"]
    assert told
    assert {row["scenario"] for row in told} == {scenario}
    # What moved says so in records, but no record names the scenario.
    assert not any(scenario == str(value) for r in borough.records for value in vars(r).values())
