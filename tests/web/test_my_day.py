"""My day: what I owe, what lies on my desk, and what came up to me."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.core.errors import Refused
from homeward.front_door.actions import record_contact
from homeward.front_door.models import Contact
from homeward.web.my_day import my_day
from homeward.workforce.actions import leave
from tests import story


@pytest.fixture
def contacts(borough):
    """One contact with the worker, one that nobody has, each an hour old."""
    facts = {
        "by": the_house,
        "received_at": story.NOW - timedelta(hours=1),
        "source_code": "6",
        "route": "domestic_abuse",
        "from_whom": "",
        "told": "An argument at home.",
    }
    mine = borough.workers[Role.FRONT_DOOR_WORKER]
    record_contact(children=[borough.people["tom"]], worker=mine, **facts)
    record_contact(children=[borough.people["sian"]], worker=None, **facts)


@pytest.mark.usefixtures("contacts")
def test_a_worker_sees_their_own_and_not_the_desks(borough):
    day = my_day(borough.user(Role.FRONT_DOOR_WORKER))
    assert [row.duty.person for row in day.owed] == [borough.people["tom"]]
    assert day.desks == []
    assert day.owed[0].href.startswith("/front-door/")


@pytest.mark.usefixtures("contacts")
def test_a_manager_sees_what_nobody_has_yet(borough):
    (desk,) = my_day(borough.user(Role.FRONT_DOOR_MANAGER)).desks
    assert [row.duty.person for row in desk.rows] == [borough.people["sian"]]
    assert desk.passed_over == ()


@pytest.mark.usefixtures("contacts")
def test_when_the_managers_post_falls_empty_the_director_sees_the_desk_and_why(borough, client_as):
    leave(by=the_house, worker=borough.workers[Role.FRONT_DOOR_MANAGER], on=date(2026, 6, 1))
    (desk,) = my_day(borough.user(Role.DIRECTOR)).desks
    assert desk.passed_over == ("Hub manager",)
    page = client_as(Role.DIRECTOR).get(reverse("web:my-day")).content.decode()
    assert "This comes to you because nobody is in post as Hub manager." in page


@pytest.mark.usefixtures("contacts")
def test_counts_are_of_what_is_shown(borough):
    day = my_day(borough.user(Role.FRONT_DOOR_WORKER))
    assert (day.total, day.overdue, day.due_today, day.due_this_week) == (1, 0, 0, 1)


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.INSPECTOR, Role.PARTNER])
def test_somebody_without_casework_is_told_so_and_where_to_look(client_as, role):
    page = client_as(role).get(reverse("web:my-day"))
    assert "You have no casework of your own here." in page.content.decode()


def test_pressing_save_twice_makes_one_contact(borough, contacts):
    with pytest.raises(Refused, match="on record already"):
        record_contact(
            by=the_house,
            children=[borough.people["tom"]],
            received_at=story.NOW - timedelta(hours=1),
            source_code="6",
            route="domestic_abuse",
            from_whom="",
            told="An argument at home.",
        )
    assert Contact.objects.count() == 2
