"""An inspector reads everything their role allows and changes nothing, on every page there is."""

import re

import pytest
from django.urls import reverse

from homeward.access.pages import every_page
from homeward.access.roles import Role
from homeward.audit.models import Entry
from tests import story

OURS = [
    (name, path)
    for name, path, page in every_page()
    if getattr(page.callback, "__module__", "").startswith("homeward.")
    and not getattr(getattr(page.callback, "gate", None), "open_to_all", False)
]
_SAMPLES = {"str": "7QK2M8XW4T", "slug": "x", "int": "1", "uuid": "0" * 8, "path": "x"}


def _address(path: str) -> str:
    """An address of this shape, with something in each place."""
    return re.sub(r"<(?:(\w+):)?\w+>", lambda found: _SAMPLES[found[1] or "str"], path)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_no_page_takes_anything_from_an_inspector(client_as, method):
    inspector = client_as(Role.INSPECTOR)
    before = Entry.objects.count()
    answers = {name: getattr(inspector, method)(_address(path)) for name, path in OURS}
    taken = [name for name, answer in answers.items() if answer.status_code not in (404, 405)]
    assert (len(answers) > 60, taken) == (True, [])
    assert Entry.objects.count() == before


def test_every_look_of_an_inspector_is_logged(client_as):
    client_as(Role.INSPECTOR).get(reverse("improvement:plan"))
    look = Entry.objects.latest("pk")
    assert (look.actor, look.action, look.kind) == ("inspector", "improvement:plan", "read")


def test_nobody_elses_pages_are_logged_that_are_about_no_person(client_as):
    client_as(Role.DIRECTOR).get(reverse("improvement:plan"))
    assert not Entry.objects.filter(action="improvement:plan").exists()


def test_an_inspector_who_signs_in_begins_at_the_visit(borough, client):
    answers = {"login": "inspector", "password": story.PASSWORD}
    page = client.post("/accounts/login/", answers)
    assert page.url == reverse("improvement:visit")


def test_the_visit_is_on_an_inspectors_own_day(client_as):
    page = client_as(Role.INSPECTOR).get(reverse("web:my-day")).content.decode()
    assert reverse("improvement:visit") in page
