"""What turned out wrong is withdrawn; a carer is linked to a child's sheet, and the link ended."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.models import User
from homeward.access.roles import Role
from homeward.care.actions import place, start_period
from homeward.missing.actions import write_line
from homeward.missing.finding.queries.plan import find_plan
from homeward.missing.models import CarerLink, Episode, KnownAssociate, KnownPlace, Place
from tests.missing.finding.conftest import Told
from tests.story import Borough

SignIn = Callable[[Role], Client]


def withdraw_page(ref: str) -> str:
    return reverse("missing:withdraw", args=[ref])


def test_a_wrong_place_is_withdrawn_from_the_plan_with_its_reason(
    missing: Episode,
    earlier: list[Episode],
    flat: Place,
    told: Told,
    coordinator: User,
    client_as: SignIn,
) -> None:
    fact = told(flat, episode=earlier[0])
    client = client_as(Role.MISSING_COORDINATOR)
    plan = client.get(reverse("missing:find-plan", args=[missing.ref])).content.decode()
    assert withdraw_page(fact.ref) in plan
    assert "Kel&#x27;s flat" in client.get(withdraw_page(fact.ref)).content.decode()
    unsaid = client.post(withdraw_page(fact.ref), {"reason": " ", "version": fact.version})
    assert unsaid.status_code == 422
    client.post(withdraw_page(fact.ref), {"reason": "Another child's", "version": fact.version})
    assert KnownPlace.objects.get().withdrawn_because == "Another child's"
    assert find_plan(coordinator, missing.ref).places == ()
    assert client.get(withdraw_page(fact.ref)).status_code == 404


@pytest.mark.parametrize("role", [Role.PARTNER, Role.BOARD_MEMBER, Role.INSPECTOR])
def test_nobody_without_the_right_withdraws(
    role: Role, kel: KnownAssociate, client_as: SignIn
) -> None:
    assert client_as(role).get(withdraw_page(kel.ref)).status_code == 404


def test_a_protected_address_is_not_on_the_page_that_withdraws_it(
    earlier: list[Episode], refuge: Place, told: Told, client_as: SignIn
) -> None:
    fact = told(refuge, episode=earlier[0], said_by="Staff of Rowan House")
    page = client_as(Role.MISSING_COORDINATOR).get(withdraw_page(fact.ref)).content.decode()
    assert "Harbour Row" not in page
    assert "Rowan House" not in page


def test_a_line_out_of_date_is_among_the_gaps_of_the_plan(
    missing: Episode, borough: Borough, coordinator: User
) -> None:
    write_line(
        by=coordinator,
        person=borough.people["aaliyah"],
        heading="description",
        words="Short hair",
        said_by="Carer",
        how_known="Lives with her",
        at=missing.reported_at.replace(year=2024),
    )
    gaps = {gap.words: gap.task for gap in find_plan(coordinator, missing.ref).gaps}
    assert gaps["1 line out of date"] == "Go through the look-out sheet"


def test_a_carer_sees_the_one_sheet_from_the_link_until_it_is_ended(
    borough: Borough, client_as: SignIn
) -> None:
    person = borough.people["aaliyah"]
    period = start_period(by=the_house, person=person, started_on=date(2026, 1, 5))
    place(by=the_house, period=period, started_on=date(2026, 1, 5), home="Near House")
    carer, mine = borough.user(Role.PARTNER), reverse("missing:my-child", args=[person.ref])
    assert client_as(Role.PARTNER).get(mine).status_code == 404
    address = reverse("missing:carers", args=[person.ref])
    page = client_as(Role.DIRECTOR).post(address, {"user": str(carer.pk)}, follow=True)
    assert "go through this child&#x27;s look-out sheet now" in page.content.decode()
    assert client_as(Role.PARTNER).get(mine).status_code == 200
    link = CarerLink.objects.get()
    client_as(Role.DIRECTOR).post(reverse("missing:end-carer", args=[person.ref, link.ref]))
    assert client_as(Role.PARTNER).get(mine).status_code == 404
    assert client_as(Role.ADVISER).get(address).status_code == 404
