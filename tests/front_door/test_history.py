"""History considered: what is known of the children on a contact and of their household."""

from datetime import date, timedelta

import pytest

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.alerts.actions import raise_alert
from homeward.audit.models import Entry
from homeward.care.models import PeriodOfCare
from homeward.core import clock
from homeward.core.errors import NotForYou
from homeward.front_door import queries
from homeward.front_door.codes import Decision
from homeward.front_door.history import Kind, history_for
from homeward.ledger.actions import enter
from homeward.missing.actions import report_missing
from homeward.people.actions import add_address
from homeward.workforce.actions import allocate
from tests.story import TODAY

from .making import a_contact, decided

WORKER = Role.FRONT_DOOR_WORKER


def known(borough, *who, role=WORKER, **more):
    people = [borough.people[name] for name in who or ("tom",)]
    given = {"at": clock.now(), **more}
    return history_for(viewer=borough.user(role), people=people, **given)


def words(items, kind):
    return [item.words for item in items if item.kind is kind]


def housed(borough, *who, since=date(2025, 1, 1)):
    for name in who:
        add_address(
            by=the_house,
            person=borough.people[name],
            lines="7 Ferry Walk",
            postcode="ZZ2 1AA",
            from_on=since,
        )


@pytest.fixture
def busy(borough):
    """Tom has been contacted about four times, is missing, in care, with a worker and alerts."""
    tom, by = borough.people["tom"], borough.user(WORKER)
    for hours in (300, 200, 100):
        contact = a_contact(borough, hours_ago=hours)
    decided(borough, contact.children.get(), Decision.STRATEGY)
    period = PeriodOfCare(person=tom, started_on=date(2025, 2, 3), source="Annex A list 8, row 4")
    enter(period, by=the_house, action="start care", person=tom)
    allocate(
        by=the_house,
        person=tom,
        worker=borough.workers[Role.ADVISER],
        role="social_worker",
        from_on=date(2026, 1, 6),
    )
    for kind in ("dog", "violence_to_staff"):
        raise_alert(
            by=by, person=tom, kind=kind, words="Seen on visit.", review_on=TODAY + timedelta(9)
        )
    report_missing(by=borough.user(Role.MISSING_COORDINATOR), person=tom, reported_at=clock.now())
    return tom


def test_everything_known_has_a_date_and_a_source(borough, busy):
    items = known(borough)
    assert {item.kind for item in items} == set(Kind)
    assert all(item.on and item.words and item.source for item in items)
    assert words(items, Kind.IN_SHORT) == [
        "3 contacts in 12 months, 1 strategy discussion, 3 domestic-abuse notifications, "
        "2 not yet decided"
    ]
    assert words(items, Kind.CONTACT)[0].endswith("Strategy discussion (section 47)")
    assert words(items, Kind.VIOLENCE) == ["Risk of violence to staff: Seen on visit."]
    assert words(items, Kind.ALERT) == ["Dangerous dog at the address: Seen on visit."]
    assert words(items, Kind.MISSING) == ["Missing: not yet returned"]
    assert words(items, Kind.CARE) == ["Looked after and still is"]
    assert "Social worker: Personal adviser Example (Leaving care)" in words(items, Kind.OPEN_WORK)


def test_kinds_come_in_order_and_the_newest_first(borough, busy):
    items = known(borough)
    order = [list(Kind).index(item.kind) for item in items]
    assert order == sorted(order)
    days = [item.on for item in items if item.kind is Kind.CONTACT]
    assert days == sorted(days, reverse=True)


def test_of_somebody_new_it_says_that_there_was_nothing(borough):
    items = known(borough)
    assert [item.words for item in items] == ["No contact in 12 months"]


def test_the_contact_at_hand_and_what_came_after_are_left_out(borough):
    contact = a_contact(borough, hours_ago=30)
    a_contact(borough, hours_ago=1)
    then = clock.now() - timedelta(hours=20)
    assert len(known(borough)) > 1
    assert [item.kind for item in known(borough, besides=contact, at=then)] == [
        Kind.IN_SHORT,
        Kind.OPEN_WORK,
    ]


def test_a_sister_in_the_household_is_known_too_while_they_live_together(borough):
    housed(borough, "tom", "sian")
    a_contact(borough, "sian", hours_ago=50)
    household = [item for item in known(borough) if item.household]
    assert {item.about for item in household} == {borough.people["sian"]}
    assert Kind.CONTACT in {item.kind for item in household}
    assert not [i for i in known(borough, "tom", "sian") if i.household]
    assert not [i for i in known(borough, at=clock.now() - timedelta(days=900)) if i.household]


def test_what_a_viewer_may_not_see_is_not_known_to_them(borough, busy):
    housed(borough, "tom", "hidden")
    a_contact(borough, "hidden", by=the_house)
    assert not [item for item in known(borough) if item.household]
    assert [item for item in known(borough, role=Role.DIRECTOR) if item.household]
    with pytest.raises(NotForYou):
        known(borough, role=Role.HOMES_COMMISSIONER)


def test_the_contacts_page_names_the_household_and_logs_that_it_did(borough, client_as):
    housed(borough, "tom", "sian")
    a_contact(borough, "sian", hours_ago=50)
    contact = a_contact(borough)
    page = queries.contact_page(viewer=borough.user(WORKER), ref=contact.ref)
    assert set(page.people) == {borough.people["tom"], borough.people["sian"]}
    shown = client_as(WORKER).get(f"/front-door/{contact.ref}/").content.decode()
    assert "In the household" in shown
    read = Entry.objects.filter(action="front_door:contact", person_ref=borough.people["sian"].ref)
    assert read.count() == 1


@pytest.mark.parametrize("who", [("tom",), ("tom", "sian", "kofi", "leah", "aaliyah")])
def test_it_takes_at_most_twelve_queries_whatever_the_household(
    borough, busy, who, django_assert_max_num_queries
):
    housed(borough, "tom", "sian", "kofi", "leah", "aaliyah")
    for hours in range(1, 12):
        a_contact(borough, "sian", "kofi", "leah", hours_ago=hours * 20)
    with django_assert_max_num_queries(12):
        assert known(borough, *who, role=Role.DIRECTOR)


def test_the_count_goes_up_to_the_contact_at_hand_as_its_own_count_does(borough):
    for hours in (9000, 400, 300):
        a_contact(borough, hours_ago=hours)
    at_hand = a_contact(borough, hours_ago=200)
    a_contact(borough, hours_ago=100)
    (said,) = words(known(borough, besides=at_hand), Kind.IN_SHORT)
    assert said.startswith("2 other contacts in 12 months")
