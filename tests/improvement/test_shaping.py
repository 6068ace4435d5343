"""Why an action should work, what waits for what, and what was tried."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.improvement import forms, models
from homeward.improvement.actions import (
    add_driver,
    add_minute,
    add_priority,
    end_test,
    finish_action,
    make_wait,
    set_aim,
    shape_action,
    start_test,
)
from homeward.improvement.packs.deciding import missing_links
from homeward.improvement.path import Room, Step, critical_path, earliest_ends, would_circle
from homeward.improvement.queries import driver_rows, get_action, picture, plan_page
from homeward.improvement.rules import ActionState
from homeward.ui.forms import HouseForm
from tests import story

from .planned import OFFERED, plan_of


@pytest.fixture
def planned(borough):
    return plan_of(borough)


def page_of(planned):
    return plan_page(viewer=the_house, plan=planned.plan)


def test_nobody_types_red_amber_or_green():
    """No field of an action or priority holds a state, and no form of the room asks for one."""
    typed = re.compile(r"(^|_)(rag|state|status|colour|color|red|amber|green|health)($|_)")
    fields = [
        field.name
        for model in (models.Plan, models.Priority, models.PlanAction, models.ActionNote)
        for field in model._meta.get_fields()
    ]
    asked = [
        name
        for form in vars(forms).values()
        if isinstance(form, type) and issubclass(form, HouseForm)
        for name in form.base_fields
    ]
    assert [name for name in [*fields, *asked] if typed.search(name)] == []


def test_the_same_dates_give_the_same_state_whoever_asks(planned, borough):
    states = {
        row.state
        for role in (Role.DIRECTOR, Role.BOARD_MEMBER, Role.INSPECTOR)
        for row in plan_page(viewer=borough.user(role), plan=planned.plan).actions
    }
    assert states == {ActionState.ON_COURSE}


def test_an_action_without_a_line_to_a_child_says_what_it_lacks(planned):
    first, second = page_of(planned).actions
    assert missing_links(first) == []
    assert missing_links(second) == [
        "driver",
        "balancing measure",
        "expected size",
        "expected date",
    ]


def test_drivers_go_two_deep_and_the_table_holds_every_action_once(planned):
    rows = driver_rows(page_of(planned).priorities[0])
    assert [(row.primary, row.secondary) for row in rows] == [
        ("Somebody is free to listen", "A rota that holds"),
        ("No driver named", ""),
    ]
    assert [each.action.pk for row in rows for each in row.actions] == [
        planned.first.pk,
        planned.second.pk,
    ]
    with pytest.raises(Refused, match="two deep"):
        add_driver(by=the_house, priority=planned.priority, words="x", under=planned.driver)


def test_a_driver_of_another_priority_is_refused(planned):
    other = add_priority(by=the_house, plan=planned.plan, title="Other")
    with pytest.raises(Refused, match="another priority"):
        add_driver(by=the_house, priority=other, words="x", under=planned.driver)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"balancing": OFFERED}, "cannot also be"),
        ({"balancing": "nonsense"}, "must not get worse"),
        ({"expected_change": 0}, "from 1 to 500"),
        ({"expected_on": date(2020, 1, 1)}, "before the action was agreed"),
    ],
)
def test_a_shape_that_cannot_be_is_refused_with_the_mend(planned, change, sentence):
    shape = {
        "driver": None,
        "balancing": "",
        "expected_change": None,
        "expected_on": None,
    }
    with pytest.raises(Refused, match=sentence):
        shape_action(by=the_house, action=planned.second, **{**shape, **change})


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"aim": " "}, "what will be true"),
        ({"outcome": "nonsense"}, "children would notice"),
        ({"target": -1.0}, "below 0"),
    ],
)
def test_an_aim_that_says_nothing_is_refused(planned, change, sentence):
    aim = {"aim": "x", "outcome": OFFERED, "target": None}
    with pytest.raises(Refused, match=sentence):
        set_aim(by=the_house, priority=planned.priority, **{**aim, **change})


def test_actions_cannot_wait_for_each_other(planned):
    make_wait(by=the_house, action=planned.second, waits_for=[planned.first])
    with pytest.raises(Refused, match="for ever"):
        make_wait(by=the_house, action=planned.first, waits_for=[planned.second])
    with pytest.raises(Refused, match="for ever"):
        make_wait(by=the_house, action=planned.first, waits_for=[planned.first])


def test_what_holds_the_plan_up_is_the_chain_that_ends_last(planned):
    make_wait(by=the_house, action=planned.second, waits_for=[planned.first])
    whole = picture(page_of(planned))
    assert [row.action.pk for row in whole.chain] == [planned.first.pk, planned.second.pk]
    assert whole.path.ends_on == date(2026, 7, 1)
    assert "within the plan" in whole.path_sentence


def test_room_counts_people_duties_and_days_asked(planned):
    room = picture(page_of(planned)).rooms[0]
    assert (room.team, room.people, room.open, room.overdue, room.asked) == (
        "Missing team",
        1.0,
        2,
        0,
        10,
    )
    assert room.word == "No room"


def test_every_week_stands_in_the_picture_with_what_falls_due(planned):
    whole = picture(page_of(planned))
    assert [week.number for week in whole.weeks] == list(range(1, 13))
    assert [week.number for week in whole.weeks if week.now] == [1]
    assert [week.number for week in whole.weeks if week.due] == [4, 6]


def test_a_prediction_is_written_before_and_a_result_after(planned):
    with pytest.raises(Refused, match="before the test begins"):
        begin(planned, starts_on=story.TODAY - timedelta(days=1))
    test = begin(planned)
    with pytest.raises(Refused, match="from the start of the test to today"):
        end_test(
            by=the_house,
            test=test,
            result="x",
            ended_on=story.TODAY + timedelta(days=1),
            decision="adopt",
        )
    with clock.stand_still(story.NOW + timedelta(days=7)):
        end_test(by=the_house, test=test, result="Four", ended_on=clock.today(), decision="adapt")
        with pytest.raises(Refused, match="has ended already"):
            end_test(by=the_house, test=test, result="x", ended_on=clock.today(), decision="adopt")
    assert [week.tests for week in picture(page_of(planned)).weeks[:2]] == [
        ["Begins: Ring five families"],
        ["Adapt it and test again: Ring five families"],
    ]


def begin(planned, starts_on=story.TODAY):
    return start_test(
        by=the_house,
        action=planned.first,
        change="Ring five families",
        prediction="Four of five answer",
        starts_on=starts_on,
    )


def test_minutes_tell_of_meetings_that_were(planned):
    with pytest.raises(Refused, match="lies ahead"):
        add_minute(
            by=the_house, plan=planned.plan, held_on=story.TODAY + timedelta(days=1), words="x"
        )


def test_an_action_done_holds_up_nothing(planned):
    make_wait(by=the_house, action=planned.second, waits_for=[planned.first])
    finish_action(by=the_house, action=planned.first, done_on=story.TODAY, evidence="Minute 2")
    assert [row.action.pk for row in picture(page_of(planned)).chain] == [planned.second.pk]
    assert get_action(viewer=the_house, ref=planned.second.ref).waits_for.count() == 1


def test_an_action_waits_only_within_its_plan(planned, borough):
    other = plan_of(borough)
    with pytest.raises(Refused, match="its own plan"):
        make_wait(by=the_house, action=planned.first, waits_for=[other.first])


def room(**change):
    usual = {"team": "T", "people": 4.0, "open": 100, "overdue": 5, "asked": 5, "there": 200.0}
    return Room(**{**usual, **change})


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({}, "Room"),
        ({"asked": 21}, "No room"),
        ({"overdue": 21}, "Behind already"),
        ({"people": 0.0, "there": 0.0}, "Nobody in post"),
    ],
)
def test_room_is_worked_out_by_rule(change, word):
    assert room(**change).word == word


LINKS = st.dictionaries(
    st.integers(0, 8), st.tuples(st.integers(0, 30), st.frozensets(st.integers(0, 8)))
)


def acyclic(links):
    """Only links to smaller keys: what the actions let in."""
    return [
        Step(key, days, date(2026, 6, 1), frozenset(each for each in waits if each < key))
        for key, (days, waits) in links.items()
    ]


@given(LINKS)
def test_nothing_ends_before_what_it_waits_for(links):
    steps = acyclic(links)
    ends = earliest_ends(steps, story.TODAY)
    for step in steps:
        assert all(ends[step.key] >= ends[each] for each in step.waits_for if each in ends)


@given(LINKS)
def test_the_path_is_a_chain_and_ends_with_the_plan_of_all(links):
    steps = acyclic(links)
    path = critical_path(steps, today=story.TODAY, ends_on=date(2026, 7, 1))
    by_key = {step.key: step for step in steps}
    assert path.ends_on == max(earliest_ends(steps, story.TODAY).values(), default=None)
    assert all(
        one in by_key[other].waits_for for one, other in zip(path.keys, path.keys[1:], strict=False)
    )


@given(LINKS, st.integers(0, 8), st.frozensets(st.integers(0, 8)))
def test_a_circle_is_seen_exactly_where_there_is_a_way_back(links, key, waits_for):
    plain = {each: waits for each, (_, waits) in links.items()}
    reached, todo = set(), set(waits_for)
    while todo:
        reached |= todo
        todo = {more for each in todo for more in plain.get(each, ())} - reached
    assert would_circle(plain, key, waits_for) == (key in reached)
