"""Counts of going missing: they add up, and those without a right to names cannot know anybody."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from homeward.access.models import User
from homeward.access.roles import Role
from homeward.core.errors import NotForYou
from homeward.missing.actions import decline_interview, hold_interview
from homeward.missing.drawing import flow_map
from homeward.missing.models import Episode
from homeward.missing.patterns import (
    DAYS,
    OTHERS,
    SMALLEST,
    Pattern,
    Went,
    district_of,
    flows,
    patterns_of,
    without_small,
)
from homeward.missing.queries import answers_for, pack, patterns, reconciliation
from homeward.missing.queries.packing import is_safe
from tests.missing.conftest import at
from tests.story import Borough

MONTH = (date(2026, 6, 1), date(2026, 6, 30))
START = datetime(2026, 3, 28, 0, 30, tzinfo=UTC)


def went(person: int, hour: int, where: str = "", out: int | None = 3) -> Went:
    began = START + timedelta(hours=hour)
    back = None if out is None else began + timedelta(hours=out)
    return Went(person, began, back, "Oak House", where, "", "ZZ1")


some = st.lists(
    st.builds(
        went,
        st.integers(1, 9),
        st.integers(0, 3000),
        st.sampled_from(["", "The park", "Loomgate, ZZ2 4AB", "ZZ1 1AA"]),
        st.one_of(st.none(), st.integers(0, 400)),
    ),
    max_size=60,
)


def total(pattern: Pattern) -> int:
    return sum(line.episodes or 0 for line in pattern.lines)


@given(some)
def test_every_pattern_adds_up_for_those_with_names(rows: list[Went]) -> None:
    back = sum(row.returned is not None for row in rows)
    found = {each.title: total(each) for each in patterns_of(rows, names=True)}
    assert found["Weekday"] == found["Hour"] == found["From which placement"] == len(rows)
    assert found["How long until the return"] == found["Where they were found"] == back


@given(some)
def test_without_a_right_to_names_no_small_number_is_read_or_worked_out(rows: list[Went]) -> None:
    for pattern in patterns_of(rows, names=False):
        assert pattern.title != "With whom"
        for line in pattern.lines:
            assert not line.episodes or line.episodes >= SMALLEST
            assert not line.children or line.children >= SMALLEST
        everything = len(rows) if pattern.title in ("Weekday", "Hour") else None
        kept_back = [line for line in pattern.lines if line.episodes is None]
        if everything is not None and kept_back:
            assert everything - total(pattern) == everything < SMALLEST


def test_one_small_line_takes_the_next_smallest_with_it() -> None:
    rows = [went(person, 0) for person in range(3)]
    rows += [went(person, 24) for person in range(6)]
    rows += [went(person, 48) for person in range(8)]
    weekday = next(each for each in patterns_of(rows, names=True) if each.title == "Weekday")
    shown = {line.label: line.episodes for line in without_small(weekday).lines if line.episodes}
    assert shown == {"Monday": 8, OTHERS: 9}


def test_days_and_hours_are_englands() -> None:
    late = datetime(2026, 6, 19, 23, 30, tzinfo=UTC)  # half past midnight on Saturday
    first, second, *_ = patterns_of([Went(1, late)], names=True)
    assert [line.label for line in first.lines if line.episodes] == [DAYS[5]]
    assert [line.label for line in second.lines if line.episodes] == ["00 to 03"]


@pytest.mark.parametrize(
    ("text", "district"),
    [("Loomgate, ZZ1 4AB", "ZZ1"), ("zz12 4ab", "ZZ12"), ("The park", ""), ("Flat 9", "")],
)
def test_a_district_is_read_from_a_postcode(text: str, district: str) -> None:
    assert district_of(text) == district


def test_flows_are_shown_from_five_children_on_without_names() -> None:
    rows = [went(1, hour, "ZZ2 4AB") for hour in range(6)]
    assert flows(rows, names=True) == [("ZZ1", "ZZ2", 6)]
    assert flows(rows, names=False) == []
    more = [went(person, 1, "ZZ2 4AB") for person in range(5)]
    assert flows(more, names=False) == [("ZZ1", "ZZ2", 5)]


def test_the_map_escapes_what_people_wrote() -> None:
    drawn = flow_map([("ZZ1", '<script>"x"', 3), ("ZZ1", "ZZ1", 2)], title="Where & where")
    assert "<script>" not in drawn
    assert "Where &amp; where" in drawn


@pytest.fixture
def held(back: Episode, coordinator: User) -> Episode:
    hold_interview(by=coordinator, episode=back, held_at=at(17, 8), during="x", independent=True)
    return back


def test_the_national_questions_are_answered_from_the_records(
    held: Episode, coordinator: User, report: Callable[..., Episode]
) -> None:
    other = report("tom", reported_at=at(10, 20), returned_at=at(10, 22))
    decline_interview(by=coordinator, episode=other, declined_at=at(14, 9), reason="No")
    report("sian", category="A", reported_at=at(15, 20))
    found = {each.question: each.figure for each in answers_for(coordinator, 2027)}
    assert found["Children reported missing"] == 2
    assert found["Incidents of being away without authorisation"] == 1
    assert found["Incidents from which the child returned"] == 2
    assert found["Return interviews offered"] == 2
    assert found["Return interviews held"] == found["Held within 72 hours"] == 1
    assert found["Held by an independent interviewer"] == found["Declined by the child"] == 1
    assert not any(each.figure for each in answers_for(coordinator, 2026))


def test_the_sum_is_broken_down_by_host_authority(held: Episode, coordinator: User) -> None:
    found = reconciliation(coordinator, *MONTH, "host authority")
    assert [(line.label, line.returned, line.remainder) for line in found.groups] == [
        ("Ours: not from a placement", 1, 0)
    ]


def test_a_childs_patterns_are_for_those_who_may_open_the_record(
    back: Episode, coordinator: User, borough: Borough
) -> None:
    found = patterns(coordinator, *MONTH, person=back.person)
    assert (found.episodes, found.without_place, found.names) == (1, 1, True)
    with pytest.raises(NotForYou):
        patterns(borough.user(Role.BOARD_MEMBER), *MONTH, person=back.person)


def test_a_board_member_and_the_pack_see_no_number_under_five(
    back: Episode, borough: Borough
) -> None:
    board = borough.user(Role.BOARD_MEMBER)
    seen = patterns(board, *MONTH)
    assert not seen.names
    figures = dict(pack(board, *MONTH).figures)
    assert (figures["Episodes"], figures["Episodes of more than 24 hours"]) == (None, None)


SignIn = Callable[..., Client]


@pytest.mark.parametrize("name", ["patterns", "pack"])
def test_the_pages_open_for_figures_and_for_nobody_else(
    name: str, back: Episode, client_as: SignIn
) -> None:
    address = reverse(f"missing:{name}")
    for role in (Role.MISSING_COORDINATOR, Role.BOARD_MEMBER):
        assert client_as(role).get(address, {"month": "2026-06"}).status_code == 200
    assert client_as(Role.PARTNER).get(address).status_code == 404


def test_a_board_members_page_says_how_many_only_where_it_is_five(
    back: Episode, client_as: SignIn
) -> None:
    page: Any = client_as(Role.BOARD_MEMBER).get(reverse("missing:patterns"))
    assert "Fewer than 5 episodes" in page.content.decode()


def test_the_questions_come_as_csv(back: Episode, client_as: SignIn) -> None:
    got = client_as(Role.DIRECTOR).get(reverse("missing:questions"), {"as": "csv"})
    assert got["Content-Type"].startswith("text/csv")
    assert "Children reported missing,1," in got.content.decode("utf-8-sig")


def test_exact_figures_of_the_questions_are_for_those_with_a_right_to_names(
    back: Episode, client_as: SignIn
) -> None:
    assert client_as(Role.BOARD_MEMBER).get(reverse("missing:questions")).status_code == 404


@pytest.mark.parametrize(
    ("number", "of", "safe"),
    [(0, 9, True), (4, 9, False), (5, 6, False), (6, 6, True), (5, 10, True), (0, 3, False)],
)
def test_a_figure_leaves_the_house_where_neither_it_nor_the_rest_is_small(
    number: int, of: int, safe: bool
) -> None:
    assert is_safe(number, of) is safe


def test_opening_a_childs_patterns_is_logged(back: Episode, client_as: SignIn) -> None:
    from homeward.audit.models import Entry

    client = client_as(Role.MISSING_COORDINATOR)
    client.get(reverse("missing:childs-patterns", args=[back.person.ref]))
    look = Entry.objects.filter(kind=Entry.Kind.READ).latest("pk")
    assert (look.action, look.person_ref) == ("missing:childs-patterns", back.person.ref)
