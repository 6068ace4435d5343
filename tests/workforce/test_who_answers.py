"""Nobody is ever answered for by an empty post."""

from datetime import date

import pytest

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.workforce.actions import leave
from homeward.workforce.queries import who_answers


def test_a_teams_manager_answers_for_it(borough):
    answer = who_answers()[borough.teams["front_door"].pk]
    assert answer.who == borough.workers[Role.FRONT_DOOR_MANAGER].name
    assert not answer.escalated


def test_when_the_managers_post_falls_empty_the_director_answers_and_the_page_can_say_why(borough):
    leave(by=the_house, worker=borough.workers[Role.FRONT_DOOR_MANAGER], on=date(2026, 6, 1))
    answer = who_answers()[borough.teams["front_door"].pk]
    assert answer.who == borough.workers[Role.DIRECTOR].name
    assert answer.passed_over == ("Hub manager",)


@pytest.mark.usefixtures("borough")
def test_when_every_post_is_empty_the_topmost_desk_answers(borough):
    for role in (Role.FRONT_DOOR_MANAGER, Role.DIRECTOR):
        leave(by=the_house, worker=borough.workers[role], on=date(2026, 6, 1))
    answer = who_answers()[borough.teams["front_door"].pk]
    assert answer.who == "Directorate (duty desk)"
