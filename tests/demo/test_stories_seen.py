"""Where the guide sends somebody, there the story stands."""

import pytest
from django.test import Client

from homeward.access.models import User
from homeward.people.models import Person

pytestmark = [pytest.mark.usefixtures("demonstration"), pytest.mark.django_db]


def signed_in(user: str) -> Client:
    client = Client()
    who = User.objects.get(username=user)
    client.force_login(who, backend="homeward.access.backends.InTheirDates")
    return client


@pytest.mark.parametrize(
    ("user", "page", "family"),
    [
        ("front-door-manager", "/front-door/", "Thistlewood"),
        ("director", "/overdue/", "Thistlewood"),
        ("missing-coordinator", "/missing/", "Ravenscroft"),
        ("leaving-care-manager", "/leaving-care/?plan=without&adviser=none", "Pryce-Lanyon"),
        ("adviser", "/leaving-care/?contact=over", "Quillfeather"),
        ("homes-commissioner", "/homes/bed-and-breakfast/", "Silverdale-Tate"),
    ],
)
def test_the_page_that_the_guide_names_shows_the_story(user, page, family):
    shown = signed_in(user).get(page)
    assert shown.status_code == 200
    assert family in shown.content.decode()


@pytest.mark.parametrize(
    ("user", "family"),
    [
        ("front-door-manager", "Oakenshaw"),
        ("front-door-worker", "Hallowbrook"),
        ("front-door-worker", "Ferncastle"),
        ("front-door-worker", "Yorath-Malik"),
        ("front-door-worker", "Yorath"),
        ("missing-coordinator", "Kestrel-Lunt"),
    ],
)
def test_the_person_whom_the_guide_names_can_be_opened(user, family):
    for person in Person.objects.filter(family_name=family):
        shown = signed_in(user).get(f"/people/{person.ref}/")
        assert shown.status_code == 200
        assert person.given_names in shown.content.decode()
