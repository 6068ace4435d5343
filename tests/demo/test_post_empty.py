"""The post that screens domestic-abuse notifications falls empty: who sees it, and when.

In 2017 one empty post left 150 notifications unscreened and nobody knew. Here the backlog stands
on the manager's and the director's pages by the end of the first working day.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.models import User
from homeward.access.roles import Role
from homeward.core import clock
from homeward.demo import filling
from homeward.demo.scenarios import SCENARIOS
from homeward.demo.staff import SCREENING
from homeward.front_door.actions import record_contact
from homeward.front_door.codes import Route
from homeward.front_door.queries import backlog_by_route
from homeward.people.models import Person
from homeward.ui.words import day_words
from homeward.workforce.actions import leave
from homeward.workforce.models import Post, Worker

from ..front_door.test_pages import text

TODAY = date(2026, 6, 17)  # a Wednesday
CLOSES = datetime(2026, 6, 17, 16, 0, tzinfo=UTC)  # five o'clock in England
OVERSIGHT = reverse("front_door:oversight")

pytestmark = pytest.mark.django_db


def borough_with_the_post_empty_since(days: int, monkeypatch) -> None:
    scenario = replace(
        SCENARIOS["post-empty"],
        empty_post_since=days,
        moves=tuple((*move[:2], days, *move[3:]) for move in SCENARIOS["post-empty"].moves),
    )
    monkeypatch.setitem(SCENARIOS, "post-empty", scenario)
    filling.fill(size="small", seed=7, as_of=TODAY, scenario="post-empty")


def page_of(role: Role, address: str) -> str:
    client = Client()
    user = User.objects.get(role=role)
    client.force_login(user, backend="homeward.access.backends.InTheirDates")
    return text(client.get(address))


def manager() -> Worker:
    return Worker.objects.get(user__role=Role.FRONT_DOOR_MANAGER)


@pytest.mark.parametrize("days", [1, 60])
def test_by_the_end_of_its_first_working_day_both_pages_show_the_backlog(days, monkeypatch):
    with transaction.atomic():
        borough_with_the_post_empty_since(days, monkeypatch)
    with clock.stand_still(CLOSES):
        record_contact(
            by=the_house,
            children=[Person.objects.filter(restricted=False)[0]],
            received_at=CLOSES - timedelta(hours=6),
            route=Route.DOMESTIC_ABUSE,
            told="Shouting heard through the wall.",
        )
        since = day_words(TODAY - timedelta(days=days))
        said = f"The post of {SCREENING} is empty since {since}: {manager()} answers."
        director = User.objects.get(role=Role.DIRECTOR)
        rows = {row.route: row for row in backlog_by_route(viewer=director)}
        row = rows[Route.DOMESTIC_ABUSE]
        assert row.total.count >= (1 if days == 1 else 5)
        for role in (Role.FRONT_DOOR_MANAGER, Role.DIRECTOR):
            for address in ("/", OVERSIGHT):
                shown = page_of(role, address)
                assert said in shown
                assert row.total.href.replace("&", "&amp;") in shown
            assert row.waiting in page_of(role, "/")


def test_where_the_manager_goes_too_the_director_answers(monkeypatch):
    with transaction.atomic():
        borough_with_the_post_empty_since(1, monkeypatch)
    with clock.stand_still(CLOSES):
        leave(by=the_house, worker=manager(), on=TODAY)
        director = Worker.objects.get(user__role=Role.DIRECTOR)
        shown = page_of(Role.DIRECTOR, OVERSIGHT)
        assert f"the post of Hub manager is empty since 17 June 2026: {director} answers." in shown


def test_while_the_post_is_filled_nothing_is_said(monkeypatch):
    filling.fill(size="small", seed=7, as_of=TODAY)
    with clock.stand_still(CLOSES):
        assert Post.objects.get(title=SCREENING).holder is not None
        for address in ("/", OVERSIGHT):
            assert "is empty since" not in page_of(Role.DIRECTOR, address)
