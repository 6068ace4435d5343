"""Everything that is not said is refused."""

from datetime import timedelta

import pytest
from django.test import Client

from homeward.access.actions import add_user, close_user, set_password, the_house
from homeward.access.policies import allowed, check
from homeward.access.roles import MAY, Can, Role
from homeward.audit.models import Entry
from homeward.core import clock
from homeward.core.errors import Refused
from tests import story


def test_every_role_says_what_it_may_do():
    assert set(MAY) == set(Role)


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.PARTNER, Role.ADMINISTRATOR])
def test_roles_outside_casework_see_no_names(role):
    assert not MAY[role] & {Can.SEE_PEOPLE, Can.SEE_NAMES_BEHIND, Can.SEE_FRONT_DOOR}


def test_an_inspector_may_look_and_change_nothing():
    assert all(what.name.startswith("SEE_") for what in MAY[Role.INSPECTOR])


def test_a_stranger_may_do_nothing():
    from django.contrib.auth.models import AnonymousUser

    assert not any(allowed(AnonymousUser(), what) for what in Can)


def test_a_refusal_says_what_and_whom_to_ask(borough):
    with pytest.raises(Refused, match="does not let you decide a contact. Ask your manager"):
        check(borough.user(Role.FRONT_DOOR_WORKER), Can.DECIDE_CONTACT)


def test_an_inspectors_rights_end_with_the_visit(borough):
    inspector = borough.user(Role.INSPECTOR)
    assert allowed(inspector, Can.SEE_PEOPLE)
    with clock.stand_still(story.NOW + timedelta(days=3)):
        assert not allowed(inspector, Can.SEE_PEOPLE)


def test_an_inspector_without_a_last_day_is_refused(db):
    with pytest.raises(Refused, match="needs the last day of the visit"):
        add_user(by=the_house, username="x", name="X", role=Role.INSPECTOR)


def test_nobody_makes_users_but_an_administrator(borough):
    with pytest.raises(Refused):
        add_user(by=borough.user(Role.DIRECTOR), username="x", name="X", role=Role.DIRECTOR)


def test_a_closed_user_cannot_sign_in(borough):
    close_user(by=the_house, user=borough.user(Role.ADVISER))
    assert not Client().login(username="adviser", password=story.PASSWORD)


def test_signing_in_works_with_the_right_password_only(borough):
    assert Client().login(username="adviser", password=story.PASSWORD)
    assert not Client().login(username="adviser", password="something else entirely")
    assert not Client().login(username="nobody", password=story.PASSWORD)


def entries() -> list[tuple[str, str]]:
    return list(Entry.objects.filter(kind="access").values_list("actor", "action"))


def test_coming_in_and_going_out_is_in_the_log(borough):
    client = Client()
    client.post("/accounts/login/", {"login": "adviser", "password": story.PASSWORD})
    client.post("/accounts/logout/")
    assert entries() == [("adviser", "signed in"), ("adviser", "signed out")]


def test_being_turned_away_is_in_the_log_without_what_was_typed(borough):
    for name in ("adviser", "hunter2-typed-into-the-wrong-box"):
        Client().post("/accounts/login/", {"login": name, "password": "wrong"})
    assert entries() == [
        ("adviser", "failed to sign in"),
        ("somebody unknown", "failed to sign in"),
    ]


def test_an_inspector_cannot_sign_in_after_the_visit(borough):
    with clock.stand_still(story.NOW + timedelta(days=3)):
        page = Client().post("/accounts/login/", {"login": "inspector", "password": story.PASSWORD})
    assert page.status_code == 200
    assert "govuk-error-summary" in page.content.decode()


def test_a_lost_password_is_replaced_by_an_administrator_only(borough):
    adviser = borough.user(Role.ADVISER)
    with pytest.raises(Refused):
        set_password(by=borough.user(Role.DIRECTOR), user=adviser, password="a-new-long-password")
    set_password(by=the_house, user=adviser, password="a-new-long-password")
    assert Client().login(username="adviser", password="a-new-long-password")
