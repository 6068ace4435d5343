"""The person's page: header, duties, timeline, who has looked."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.care.models import PeriodOfCare
from homeward.core import clock
from homeward.front_door.actions import (
    change_decision,
    record_contact,
)
from homeward.front_door.codes import Decision
from homeward.ledger.actions import enter
from homeward.missing.actions import report_missing
from homeward.workforce.actions import allocate
from tests.front_door.making import decided

MANAGER = Role.FRONT_DOOR_MANAGER


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def page(person):
    return reverse("people:person", args=[person.ref])


def told(borough, hours_ago=2):
    return record_contact(
        by=borough.user(MANAGER),
        children=[borough.people["tom"]],
        received_at=clock.now() - timedelta(hours=hours_ago),
        source_code="6",
        route="telephone",
        told="Seen alone at the station.",
    )


@pytest.fixture
def busy(borough):
    """Tom is in care, missing now, with two workers so far, a contact decided and one open."""
    tom = borough.people["tom"]
    period = PeriodOfCare(person=tom, started_on=date(2025, 2, 3), source="Annex A list 8, row 4")
    enter(period, by=the_house, action="start care", person=tom)
    for role, day in ((MANAGER, date(2025, 1, 6)), (Role.DIRECTOR, date(2026, 3, 2))):
        worker = borough.workers[role]
        allocate(by=the_house, person=tom, worker=worker, role="social_worker", from_on=day)
    child = told(borough, hours_ago=100).children.get()
    by = borough.user(MANAGER)
    decided(borough, child, Decision.REFERRAL)
    change_decision(by=by, child=child, decision=Decision.EARLY_HELP, rationale="Family agreed.")
    told(borough)
    report_missing(by=borough.user(Role.MISSING_COORDINATOR), person=tom, reported_at=clock.now())
    return tom


def test_the_header_says_who_where_and_how_many_workers(client_as, busy):
    shown = text(client_as(Role.AUDITOR).get(page(busy)))
    for words in ("Tomasz Wieczorek", "30 November 2010", "Missing now", "In care", "1002"):
        assert words in shown
    assert "2 workers so far" in shown
    assert "Front-door manager Example, Social worker" not in shown
    assert shown.count("<h1") == 1


def test_nothing_is_said_of_somebody_of_whom_nothing_is_known(client_as, borough):
    shown = text(client_as(Role.ADVISER).get(page(borough.people["leah"])))
    for words in ("Nothing is owed", "Nobody is allocated now", "Nothing is recorded yet"):
        assert words in shown
    assert "In care" not in shown


def test_open_duties_lead_to_the_place_where_they_are_done(client_as, busy):
    shown = text(client_as(MANAGER).get(page(busy)))
    owed = shown.split("What is owed to them")[-1].split("What happened")[0]
    assert "Decide the contact" in owed
    assert "Hub duty desk" in owed
    assert "/front-door/" in owed


def test_the_timeline_goes_by_month_names_its_sources_and_strikes_out_what_was_corrected(
    client_as, busy
):
    shown = text(client_as(MANAGER).get(page(busy)))
    assert shown.index("June 2026") < shown.index("February 2025")
    assert "from Annex A list 8, row 4" in shown
    assert "<s>Referral from police: no further action</s>" in shown
    assert "The decision was changed to: Early help" in shown


def test_what_a_role_may_not_see_in_its_room_it_does_not_see_here(client_as, busy):
    shown = text(client_as(Role.HOMES_COMMISSIONER).get(page(busy)))
    for words in ("Contact from police", "Decide the contact", "Missing now", "Reported missing"):
        assert words not in shown
    assert "Started to be looked after" in shown


@pytest.mark.parametrize(("role", "sees"), [(Role.AUDITOR, True), (MANAGER, False)])
def test_only_those_who_may_see_the_log_see_who_has_looked(client_as, busy, role, sees):
    client_as(Role.ADVISER).get(page(busy))
    shown = text(client_as(role).get(page(busy)))
    assert ("Who has looked" in shown) is sees
    assert ("Personal adviser Example" in shown) is sees


def test_opening_the_page_is_logged(client_as, borough):
    client_as(Role.ADVISER).get(page(borough.people["kofi"]))
    entry = Entry.objects.get(kind="read")
    assert (entry.actor, entry.action) == (Role.ADVISER, "people:person")
    assert entry.person_ref == borough.people["kofi"].ref


def test_a_full_page_stays_within_its_queries(
    client_as, borough, busy, django_assert_max_num_queries
):
    for hours in range(200, 230):
        told(borough, hours_ago=hours)
    browser = client_as(Role.DIRECTOR)
    browser.get(page(busy))
    with django_assert_max_num_queries(25):
        assert browser.get(page(busy)).status_code == 200
