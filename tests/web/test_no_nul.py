"""The character U+0000, which PostgreSQL keeps nowhere, reaches no query."""

from django.urls import reverse

from homeward.access.roles import Role
from homeward.people.models import Person


def test_a_name_is_kept_without_the_character(borough, client_as):
    client = client_as(Role.FRONT_DOOR_WORKER)
    asked = {"given_names": "Pe\x00rpetua", "family_name": "Lind\x00qvist", "sex": "F"}
    page = client.post(reverse("people:add"), {**asked, "find": "1"})
    assert page.status_code == 200
    look = page.context["known"].token
    client.post(reverse("people:add"), {**asked, "look": look, "new": "1"})
    assert Person.objects.filter(given_names="Perpetua", family_name="Lindqvist").count() == 1


def test_an_address_with_the_character_is_not_there(borough, client_as):
    client = client_as(Role.FRONT_DOOR_WORKER)
    assert client.get("/people/AB%00CD/").status_code == 404
    assert client.get("/front-door/", {"worker": "a\x00b", "q\x00": "1"}).status_code == 200
