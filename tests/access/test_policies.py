"""Everything that is not said is refused."""

from datetime import timedelta

import pytest
from django.test import Client

from homeward.access.actions import add_user, close_user, the_house
from homeward.access.policies import allowed, check
from homeward.access.roles import MAY, Can, Role
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
