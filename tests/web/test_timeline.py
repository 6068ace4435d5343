"""The timeline on screen and on paper, the household's, and the page before a visit."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.roles import MAY, Can, Role
from homeward.alerts.actions import raise_alert
from homeward.audit.models import Entry
from homeward.chronology.models import Event
from homeward.core import clock
from homeward.missing.actions import hold_interview, record_return, report_missing
from homeward.people.actions import add_address, note_needs, relate
from tests.front_door.making import a_contact, decided
from tests.story import TODAY

MANAGER, COORDINATOR = Role.FRONT_DOOR_MANAGER, Role.MISSING_COORDINATOR


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def page(person, name="timeline", *more):
    return reverse(f"people:{name}", args=[person.ref, *more])


@pytest.fixture
def lived(borough):
    """Tom was contacted about; Siân moved in with him later and was contacted about twice."""
    tom, sian = borough.people["tom"], borough.people["sian"]
    for person, on in ((tom, date(2025, 1, 1)), (sian, TODAY - timedelta(days=10))):
        place = {"lines": "7 Ferry Walk", "postcode": "ZZ2 1AA", "from_on": on}
        add_address(by=the_house, person=person, **place)
    a_contact(borough, "tom", hours_ago=900, told="Tom alone at the station.")
    a_contact(borough, "sian", hours_ago=800, from_whom="PC Before")
    child = a_contact(borough, "sian", hours_ago=48, from_whom="PC After").children.get()
    decided(borough, child, "referral")
    return tom


@pytest.mark.parametrize("name", ["timeline", "timeline-print", "summary"])
@pytest.mark.parametrize("role", list(Role))
def test_the_pages_open_for_those_who_see_people(client_as, borough, role, name):
    opened = client_as(role).get(page(borough.people["tom"], name)).status_code
    assert opened == (200 if Can.SEE_PEOPLE in MAY[role] else 404)
    if role is not Role.DIRECTOR:
        assert client_as(role).get(page(borough.people["hidden"], name)).status_code == 404


def test_the_households_timeline_holds_what_happened_while_they_lived_together(client_as, lived):
    browser = client_as(MANAGER)
    assert "PC After" not in text(browser.get(page(lived)))
    shown = text(browser.get(page(lived), {"whose": "household"}))
    assert "PC After" in shown
    assert "PC Before" not in shown
    assert "In the household today:" in shown
    assert shown.count("<h1") == 1


def test_everybody_on_the_households_timeline_is_logged(client_as, borough, lived):
    client_as(MANAGER).get(page(lived), {"whose": "household"})
    refs = Entry.objects.filter(action="people:timeline").values_list("person_ref", flat=True)
    assert set(refs) == {lived.ref, borough.people["sian"].ref}


@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ({"kind": "missing"}, "Reported missing", "Contact from police"),
        ({"service": "front_door"}, "Contact from police", "Reported missing"),
        ({"significant": "1"}, "Reported missing", "Contact from police"),
        ({"kind": "nonsense"}, "Nothing is recorded yet", "Reported missing"),
    ],
)
def test_filters_by_kind_service_and_significance(
    client_as, borough, lived, asked, there, not_there
):
    report_missing(by=borough.user(COORDINATOR), person=lived, reported_at=clock.now())
    shown = text(client_as(MANAGER).get(page(lived), asked)).split("As a table to print")[1]
    assert there in shown
    assert not_there not in shown


def test_a_worker_says_what_an_event_meant_and_both_views_show_it(client_as, lived):
    event = Event.objects.get(person=lived)
    browser, words = client_as(MANAGER), "The first time somebody asked him."
    where = page(lived, "meaning", event.mark)
    assert browser.get(where).status_code == 200
    refused = browser.post(where, {"significant": "yes", "meaning": "", "version": "0"})
    assert refused.status_code == 422
    browser.post(where, {"significant": "yes", "meaning": words, "version": "0"})
    for name in ("timeline", "timeline-print"):
        shown = text(browser.get(page(lived, name)))
        assert words in shown
        assert "Significant" in shown
    assert browser.get(page(lived, "meaning", "0" * 12)).status_code == 404
    assert client_as(Role.INSPECTOR).get(where).status_code == 404


def test_the_printed_table_goes_from_the_oldest_and_says_how_old_they_were(client_as, lived):
    shown = text(client_as(MANAGER).get(page(lived, "timeline-print"), {"whose": "household"}))
    cells = re.findall(r'data-label="([^"]+)"', shown)[:5]
    assert cells == ["Date", "Age then", "Event", "Source and author", "Meaning for the child"]
    assert shown.index("PC 4411") < shown.index("PC After")
    assert 'data-label="Age then">15<' in shown


def test_the_timeline_stays_within_its_queries(
    client_as, borough, lived, django_assert_max_num_queries
):
    for hours in range(1, 60):
        a_contact(borough, "tom", hours_ago=hours * 7, told=f"Call {hours}.")
    browser = client_as(Role.DIRECTOR)
    for name in ("timeline", "timeline-print", "summary"):
        browser.get(page(lived, name))
        with django_assert_max_num_queries(25):
            browser.get(page(lived, name), {"whose": "household"})


def test_the_page_before_a_visit_says_all_that_it_should(client_as, borough, lived):
    worker, coordinator = borough.user(MANAGER), borough.user(COORDINATOR)
    note_needs(by=worker, person=lived, languages="Polish", interpreter=True)
    raise_alert(
        by=worker, person=lived, kind="dog", words="Seen.", review_on=TODAY + timedelta(days=9)
    )
    relate(by=the_house, person=borough.people["sian"], other=lived, kind="sibling")
    at = clock.now() - timedelta(hours=30)
    episode = report_missing(by=coordinator, person=lived, reported_at=at)
    record_return(by=coordinator, episode=episode, returned_at=at + timedelta(hours=5))
    hold_interview(
        by=coordinator,
        episode=episode,
        held_at=at + timedelta(hours=9),
        interviewer=borough.workers[COORDINATOR],
        independent=True,
        before="I had a row with mum.",
        during="I was at the canal.",
        after="Glad to be back.",
        would_help="Somebody to talk to.",
    )
    shown = text(client_as(MANAGER).get(page(lived, "summary")))
    for words in (
        "Polish",
        "Interpreter needed",
        "Dangerous dog",
        "Ring before you visit",
        "sister, in the household (same address)",
        "7 Ferry Walk",
        "Decide the contact",
        "Reported missing",
        "1 episode since",
        "Somebody to talk to.",
        "not known",
    ):
        assert words in shown, words


def test_the_summary_hides_what_a_role_may_not_see(client_as, borough, lived):
    shown = text(client_as(Role.HOMES_COMMISSIONER).get(page(lived, "summary")))
    assert "Going missing" not in shown
    assert "Decide the contact" not in shown
