"""The pages of measures: what each role sees, rounded where they may see no names."""

import csv
import io

import pytest

from homeward.access.models import User
from homeward.access.roles import Role
from homeward.measures.catalogue import MEASURES, NOT_YET
from homeward.measures.declared import Point
from homeward.measures.queries import charted, parts, themes
from homeward.measures.rounding import nearest, rounded
from homeward.measures.weeks import Weeks

pytestmark = [pytest.mark.usefixtures("demonstration"), pytest.mark.django_db]


@pytest.fixture
def page(client):
    """Signs in as a role and opens an address."""

    def open_as(role: Role, address: str):
        client.force_login(User.objects.filter(role=role).first())
        return client.get(address)

    return open_as


def test_every_theme_shows_its_measures_and_those_not_counted_yet(page):
    for theme in themes():
        text = page(Role.IMPROVEMENT_LEAD, f"/measures/?theme={theme}").content.decode()
        for measure in MEASURES.values():
            assert (f"/measures/{measure.key}/" in text) == (measure.theme == theme)
        for each in NOT_YET.values():
            assert (each.needs.split(":")[0].split("'")[0] in text) or each.theme != theme


def test_how_everything_is_counted_stands_on_one_page(page):
    text = page(Role.BOARD_MEMBER, "/measures/how/").content.decode()
    for each in [*MEASURES.values(), *NOT_YET.values()]:
        assert f"{each.number}: " in text


@pytest.mark.parametrize("key", ["contacts-decided-in-time", "missing-episodes", "turnover"])
def test_a_measure_opens_for_lead_manager_and_board(page, key):
    for role in (Role.IMPROVEMENT_LEAD, Role.LEAVING_CARE_MANAGER, Role.BOARD_MEMBER):
        text = page(role, f"/measures/{key}/").content.decode()
        assert "Is it really better?" in text
        assert ("Worker by worker" in text) == (role != Role.BOARD_MEMBER)


def test_the_board_sees_teams_and_no_workers_nor_names(page):
    assert page(Role.BOARD_MEMBER, "/measures/missing-episodes/teams/").status_code == 200
    assert page(Role.BOARD_MEMBER, "/measures/missing-episodes/workers/").status_code == 404
    week = charted(MEASURES["missing-episodes"]).points[-1].week
    address = f"/measures/missing-episodes/{week}/"
    assert page(Role.BOARD_MEMBER, address).status_code == 404
    assert page(Role.DIRECTOR, address).status_code == 200


def test_files_for_the_board_hold_rounded_numbers(page):
    answer = page(Role.BOARD_MEMBER, "/measures/missing-episodes/figures.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode().lstrip("\ufeff"))))
    assert {float(row["counted"]) % 5 for row in rows} == {0}
    whole = page(Role.DIRECTOR, "/measures/missing-episodes/figures.json").json()
    exact = [week["counted"] for week in whole["weeks"]]
    assert [nearest(number) for number in exact] == [float(row["counted"]) for row in rows]
    assert whole["definition"]["counted"] == MEASURES["missing-episodes"].numerator


def test_a_share_of_fewer_than_ten_is_not_shown_without_names():
    measure = MEASURES["interviews-held-in-time"]
    week = Weeks.up_to(charted(measure).points[-1].week, 1).first
    assert rounded(measure, Point(week, 3, 9, 1, 33.3)).value is None
    assert rounded(measure, Point(week, 6, 12, 3, 50.4)) == Point(week, 5, 10, 5, 50.0)


def test_teams_add_up_to_the_authority():
    director = User.objects.filter(role=Role.DIRECTOR).first()
    measure = MEASURES["missing-episodes"]
    teams = parts(measure, viewer=director, by="team")
    workers = parts(measure, viewer=director, by="worker")
    whole = sum(point.numerator for point in charted(measure).points[-12:])
    assert sum(part.point.numerator for part in teams) == whole
    assert sum(part.point.numerator for part in workers) == whole
