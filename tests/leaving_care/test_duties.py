"""What a case owes: worked examples, and laws that hold for any history."""

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from homeward.core.clock import day_of
from homeward.core.projection import DutySpec
from homeward.leaving_care.codes import OWED_A_PLAN, Category, InTouch
from homeward.leaving_care.projections import duties_of
from homeward.ledger.kinds import Kind
from homeward.ledger.rules import row_of, state_of

from .histories import Case, Rows, cases, plan, review, stay, visit


def owed(case: Case, kind: Kind) -> list[DutySpec]:
    return sorted((d for d in duties_of(case) if d.kind == kind), key=lambda d: d.raised_at)


def in_home(*homes: object, **facts: object) -> Case:
    return Case(person=SimpleNamespace(stays=Rows(homes)), **facts)


def test_the_plan_is_owed_three_months_after_entitlement_by_the_adviser() -> None:
    [duty] = owed(Case(entitled_on=date(2024, 11, 30)), Kind.PATHWAY_PLAN)
    assert day_of(duty.due_at) == date(2025, 2, 28)
    assert (duty.owner_id, duty.team_id, duty.person_id) == (7, 3, 11)
    assert state_of(duty) == "open"


def test_a_plan_from_before_entitlement_counts_on_the_day_of_entitlement() -> None:
    case = Case(entitled_on=date(2024, 9, 2), plans=Rows([plan(date(2024, 6, 1))]))
    [duty] = owed(case, Kind.PATHWAY_PLAN)
    assert day_of(duty.met_at) == date(2024, 9, 2)


def test_nothing_is_made_up_where_entitlement_is_not_dated() -> None:
    assert owed(Case(entitled_exact=False), Kind.PATHWAY_PLAN) == []


def test_a_qualifying_care_leaver_is_owed_no_plan_and_no_review() -> None:
    case = Case(category=Category.QUALIFYING, plans=Rows([plan(date(2025, 1, 1))]))
    assert list(duties_of(case)) == []


def test_each_interval_between_reviews_is_one_duty() -> None:
    case = Case(
        plans=Rows([plan(date(2024, 9, 10)), plan(date(2025, 9, 20))]),
        reviews=Rows([review(date(2025, 3, 10))]),
    )
    first, second, last = owed(case, Kind.PATHWAY_REVIEW)
    assert [day_of(first.due_at), day_of(first.met_at)] == [date(2025, 3, 10)] * 2
    assert first.met_at <= first.due_at
    assert day_of(second.met_at) == date(2025, 9, 20)
    assert second.met_at > second.due_at
    assert (state_of(last), day_of(last.due_at)) == ("open", date(2026, 3, 20))


def test_a_plan_of_31_august_is_to_be_reviewed_by_the_end_of_february() -> None:
    leap = owed(Case(plans=Rows([plan(date(2023, 8, 31))])), Kind.PATHWAY_REVIEW)[0]
    other = owed(Case(plans=Rows([plan(date(2024, 8, 31))])), Kind.PATHWAY_REVIEW)[0]
    assert day_of(leap.due_at) == date(2024, 2, 29)
    assert day_of(other.due_at) == date(2025, 2, 28)


def test_the_last_moment_is_the_end_of_the_day_in_england_whatever_the_clock_did() -> None:
    # Moved in in winter time, due in summer time.
    case = in_home(stay(date(2025, 3, 27)))
    [duty] = owed(case, Kind.VISIT_FIRST)
    assert duty.due_at == datetime(2025, 4, 3, 22, 59, 59, tzinfo=UTC)


def test_visits_to_a_home_of_the_authority_run_7_days_28_days_then_two_months() -> None:
    case = in_home(
        stay(date(2025, 1, 1)),
        contacts=Rows(
            [visit(date(2025, 1, 6)), visit(date(2025, 1, 25)), visit(date(2025, 3, 20))]
        ),
    )
    [first], [second] = owed(case, Kind.VISIT_FIRST), owed(case, Kind.VISIT_BEFORE_REVIEW)
    assert (day_of(first.due_at), day_of(first.met_at)) == (date(2025, 1, 8), date(2025, 1, 6))
    assert (day_of(second.due_at), day_of(second.met_at)) == (date(2025, 1, 29), date(2025, 1, 25))
    third, fourth = owed(case, Kind.VISIT_REGULAR)
    assert (day_of(third.due_at), day_of(third.met_at)) == (date(2025, 3, 25), date(2025, 3, 20))
    assert (state_of(fourth), day_of(fourth.due_at)) == ("open", date(2025, 5, 20))


def test_a_call_is_not_a_visit_and_two_visits_on_a_day_are_one() -> None:
    day = date(2025, 1, 3)
    case = in_home(
        stay(date(2025, 1, 1)),
        contacts=Rows([visit(day), visit(day), visit(date(2025, 1, 10), "call")]),
    )
    assert state_of(owed(case, Kind.VISIT_FIRST)[0]) == "met"
    assert state_of(owed(case, Kind.VISIT_BEFORE_REVIEW)[0]) == "open"


def test_no_visits_are_owed_to_a_home_that_is_not_the_authoritys_or_has_no_known_start() -> None:
    assert list(_visits(in_home(stay(date(2025, 1, 1), provided=False)))) == []
    assert list(_visits(in_home(stay(None)))) == []


def test_a_home_from_before_the_case_is_owed_only_regular_visits_from_entitlement() -> None:
    case = in_home(stay(date(2024, 1, 1)), entitled_on=date(2024, 9, 2))
    [duty] = list(_visits(case))
    assert (duty.kind, day_of(duty.raised_at)) == (Kind.VISIT_REGULAR, date(2024, 9, 2))


def test_a_home_from_before_an_undated_entitlement_is_owed_visits_after_the_first_one() -> None:
    home = stay(date(2024, 1, 1))
    assert list(_visits(in_home(home, entitled_exact=False))) == []
    seen = Rows([visit(date(2024, 5, 1))])
    [duty] = list(_visits(in_home(home, entitled_exact=False, contacts=seen)))
    assert (duty.kind, day_of(duty.raised_at)) == (Kind.VISIT_REGULAR, date(2024, 5, 1))


def test_moving_on_excuses_what_was_open_and_says_when_it_was_overdue() -> None:
    soon = in_home(stay(date(2025, 1, 1), date(2025, 1, 4)))
    late = in_home(stay(date(2025, 1, 1), date(2025, 2, 20)))
    [first], [second] = owed(soon, Kind.VISIT_FIRST), owed(late, Kind.VISIT_FIRST)
    assert first.excused_because == "the young person moved on"
    assert second.excused_because == "it was overdue when the young person moved on"
    assert day_of(second.excused_at) == date(2025, 2, 20)


def test_the_end_of_the_case_and_a_death_excuse_with_their_own_reasons() -> None:
    closed = Case(ended_on=date(2024, 10, 1), ended_because="moved abroad")
    died = Case(contacts=Rows([visit(date(2024, 10, 5), "not_said", InTouch.DIED)]))
    assert owed(closed, Kind.PATHWAY_PLAN)[0].excused_because == "the case ended: moved abroad"
    assert owed(died, Kind.PATHWAY_PLAN)[0].excused_because == "the young person died"


def test_nothing_is_owed_by_a_rule_that_did_not_exist_yet() -> None:
    case = Case(entitled_on=date(2009, 1, 1), plans=Rows([plan(date(2009, 2, 1))]))
    assert list(duties_of(case)) == []


@given(cases())
def test_every_duty_is_raised_once_and_is_met_excused_or_open(case: Case) -> None:
    duties = list(duties_of(case))
    assert len({duty.key for duty in duties}) == len(duties)
    states = Counter(state_of(duty) for duty in duties)
    assert states["met"] + states["excused"] + states["open"] == len(duties)
    for duty in duties:
        row_of("leaving_care.leavingcarecase", 1, duty)  # refuses an excuse without a reason
        assert not (duty.met_at and duty.excused_at)
        assert duty.due_at > duty.raised_at
        assert (duty.met_at or duty.due_at) >= duty.raised_at


@given(cases())
def test_a_series_has_at_most_one_open_duty(case: Case) -> None:
    series = Counter(
        (duty.kind, duty.key.split(":")[1] if duty.kind.startswith("visit") else "")
        for duty in duties_of(case)
        if state_of(duty) == "open"
    )
    assert all(count == 1 for count in series.values())


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_in_which_records_were_entered_changes_nothing(
    case: Case, shuffler: random.Random
) -> None:
    before = {duty.key: duty for duty in duties_of(case)}
    for rows in (case.plans, case.reviews, case.contacts, case.person.stays):
        shuffler.shuffle(rows)
    assert {duty.key: duty for duty in duties_of(case)} == before


@given(cases())
def test_nothing_is_owed_after_the_end(case: Case) -> None:
    if case.ended_on is None:
        return
    for duty in duties_of(case):
        assert state_of(duty) != "open"
        assert day_of(duty.raised_at) < case.ended_on
        assert day_of(duty.met_at or duty.excused_at) <= case.ended_on


@given(cases())
def test_an_open_case_with_a_dated_entitlement_always_owes_its_plan_or_review(case: Case) -> None:
    died = any(contact.in_touch == InTouch.DIED for contact in case.contacts)
    if case.ended_on or died or not case.entitled_exact or case.category not in OWED_A_PLAN:
        return
    duties = [d for d in duties_of(case) if d.kind in (Kind.PATHWAY_PLAN, Kind.PATHWAY_REVIEW)]
    states = Counter((duty.kind, state_of(duty)) for duty in duties)
    if case.plans:
        assert states[Kind.PATHWAY_PLAN, "met"] == 1
        assert states[Kind.PATHWAY_REVIEW, "open"] == 1
    else:
        assert states[Kind.PATHWAY_PLAN, "open"] == 1


@given(cases(), st.integers(1, 60))
def test_a_further_visit_never_raises_an_older_duty_again(case: Case, later: int) -> None:
    before = {d.key for d in duties_of(case) if state_of(d) == "met"}
    days = [contact.on for contact in case.contacts] or [case.entitled_on]
    case.contacts.append(visit(max(days) + timedelta(days=later)))
    assert before <= {d.key for d in duties_of(case) if state_of(d) == "met"}


def _visits(case: Case) -> list[DutySpec]:
    return [duty for duty in duties_of(case) if duty.kind.startswith("visit")]
