"""Targets, new limits and published figures: stored, dated, and shown beside the measure."""

from datetime import date, timedelta

import pytest

from homeward.access.roles import Role
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.measures import actions
from homeward.measures.catalogue import MEASURES
from homeward.measures.declared import Point
from homeward.measures.limits import why_no_new_limits
from homeward.measures.models import Neighbour, NewLimits, Published, Target
from homeward.measures.queries import authorities, chart_of, comparators, steering
from homeward.measures.queries.stored import trajectory
from homeward.measures.rare_chart import rare_chart
from homeward.measures.weeks import WEEK, monday
from homeward.ui.charts import FunnelPoint, assurance_icon, funnel_chart, variation_icon
from tests import story

IN_TIME = MEASURES["contacts-decided-in-time"]
SUITABLE = MEASURES["suitable-homes-19-to-21"]
FIRST = monday(date(2026, 1, 5))


def weeks_of(values):
    return [Point(FIRST + n * WEEK, v, 100, 0, float(v)) for n, v in enumerate(values)]


def moved():
    """Twenty weeks about 50, then fourteen about 80."""
    return weeks_of([50 + n % 3 for n in range(20)] + [80 + n % 3 for n in range(14)])


def chart_now(points):
    return chart_of(IN_TIME, points, steering([IN_TIME])[IN_TIME.key])


def test_a_target_draws_its_line_and_the_one_before_stays(borough):
    lead = borough.user(Role.IMPROVEMENT_LEAD)
    end = story.TODAY + timedelta(weeks=10)
    for level in (80.0, 90.0):
        target = actions.set_target(
            by=lead, measure=IN_TIME, from_level=70.0, level=level, by_on=end, why="The plan"
        )
    assert Target.objects.count() == 2
    begun = target.from_on
    points = [Point(begun + n * WEEK, 0, 0, 0, None) for n in (-1, 0, 5, 10, 12)]
    assert trajectory(target, points).levels == (None, 70.0, 80.0, 90.0, 90.0)
    assert chart_now(points).trajectory.target == target


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"level": 140.0}, "from 0 to 100"),
        ({"level": float("nan")}, "from 0 to 100"),
        ({"by_on": date(2020, 1, 1)}, "after today"),
        ({"why": " "}, "why"),
        ({"measure": MEASURES["contacts"]}, "no target"),
    ],
)
def test_a_target_that_cannot_be_is_refused(borough, changed, words):
    asked = {
        "measure": IN_TIME,
        "from_level": 70.0,
        "level": 90.0,
        "by_on": story.TODAY + timedelta(weeks=4),
        "why": "The plan",
    }
    with pytest.raises(Refused, match=words):
        actions.set_target(by=borough.user(Role.IMPROVEMENT_LEAD), **{**asked, **changed})


def test_new_limits_need_a_lasting_change_and_twelve_weeks(db):
    chart = chart_now(moved())
    assert why_no_new_limits(chart, FIRST + 20 * WEEK) == ""
    assert "12 weeks" in why_no_new_limits(chart, FIRST + 25 * WEEK)
    assert "Monday of a week on the chart" in why_no_new_limits(chart, FIRST)
    steady = chart_now(weeks_of([50 + n % 3 for n in range(30)]))
    assert "no lasting shift" in why_no_new_limits(steady, FIRST + 10 * WEEK)


def test_two_people_change_the_limits_and_the_old_ones_stay(borough, monkeypatch):
    lead, director = (borough.user(role) for role in (Role.IMPROVEMENT_LEAD, Role.DIRECTOR))
    chart = chart_now(moved())
    monkeypatch.setattr("homeward.measures.actions.limits.charted", lambda measure: chart)
    since = FIRST + 20 * WEEK
    asked = actions.ask_for_new_limits(
        by=lead, measure=IN_TIME, since=since, cause="Second screening manager"
    )
    assert chart_now(moved()).lines.segments == chart.lines.segments
    with pytest.raises(Refused, match="somebody else"):
        actions.decide_new_limits(by=lead, limits=asked, agreed=True, because="Yes")
    actions.decide_new_limits(by=director, limits=asked, agreed=True, because="It has lasted")
    rebased = chart_now(moved()).lines
    assert [part.start for part in rebased.segments] == [0, 20]
    assert rebased.mean[0] == pytest.approx(51, abs=0.2)
    assert rebased.mean[-1] == pytest.approx(81, abs=0.2)
    with pytest.raises(Refused, match="already"):
        actions.decide_new_limits(by=director, limits=asked, agreed=False, because="No")
    assert NewLimits.objects.get().decided_by == director


def test_published_figures_stand_beside_a_measure_with_their_unknowns(
    borough, shared_data, settings
):
    settings.HOMEWARD_AUTHORITY = "Tameside"
    lead = borough.user(Role.IMPROVEMENT_LEAD)
    for name in ("la_care_leavers_accommodation_suitability.csv", "sn_model_2025_wide.csv"):
        actions.load_published(by=lead, path=shared_data / "dfe" / name)
    found = comparators(SUITABLE, viewer=lead)
    assert found.known
    said = {each.whose: (each.area, each.said) for each in found.latest}
    assert said["England"] == ("England", "89")
    assert said["Ourselves, as published"] == ("Tameside", "90")
    assert said["Our region"][0] == "North West"
    assert sum(whose.startswith("Neighbour ") for whose in said) == 10
    assert {each.year for each in found.years} == {2021, 2022, 2023, 2024, 2025}
    unknown = Published.objects.filter(value=None)
    assert unknown.exists()
    assert not unknown.filter(mark="").exists()
    assert Neighbour.objects.count() > 1000
    assert authorities(SUITABLE, viewer=lead).funnel.overdispersion > 1
    with pytest.raises(Refused, match="already"):
        actions.load_published(by=lead, path=shared_data / "dfe" / name)


def test_a_file_that_is_no_published_table_gets_one_sentence(borough, tmp_path):
    lead = borough.user(Role.IMPROVEMENT_LEAD)
    for name, content in (
        ("a.csv", b"x,y\n1,2\n"),
        ("b.csv", b"\xff\xfe\x00"),
        ("c.csv.gz", b"no"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(Refused, match=r"Give|Fetch"):
            actions.load_published(by=lead, path=path)
    assert Published.objects.count() == 0


def test_the_time_between_rare_events_is_charted():
    measure = MEASURES["bed-and-breakfast-placements"]
    counts = [0] * 40
    for at in (2, 9, 10, 25):
        counts[at] = 1
    found = rare_chart(measure, weeks_of(counts))
    assert [gap.length for gap in found.gaps] == [49.0, 7.0, 105.0]
    assert found.open_gap == 98.0
    assert rare_chart(measure, weeks_of([1] * 40)) is None
    assert rare_chart(measure, weeks_of([0] * 40)) is None


def test_the_pages_of_steering_open_for_those_who_steer_alone(client_as):
    for page in ("target", "new-limits"):
        address = f"/measures/{IN_TIME.key}/{page}/"
        assert client_as(Role.IMPROVEMENT_LEAD).get(address).status_code == 200
        assert client_as(Role.BOARD_MEMBER).get(address).status_code == 404
    page = client_as(Role.BOARD_MEMBER).get(f"/measures/{SUITABLE.key}/authorities/")
    assert "No published file" in page.content.decode()
    assert clock.today() == story.TODAY


def test_a_funnel_names_who_lies_outside_and_rings_our_own():
    points = [
        FunnelPoint("Ours", 100, 88.0, 70.0, 99.0, ours=True),
        FunnelPoint("Far <out>", 200, 40.0, 75.0, 97.0, "special_cause_concern"),
    ]
    drawn = funnel_chart(points, title="One differs", unit="Suitable", center=88.0)
    assert "the ring is Ours, 88%" in drawn
    assert "Outside the limits: Far &lt;out&gt;." in drawn
    assert "<script" not in drawn
    assert "style=" not in drawn


def test_each_icon_has_its_words():
    assert "within chance" in variation_icon("common_cause", None)
    assert "high beyond chance" in variation_icon("special_cause_improvement", "high")
    assert "will not be met" in assurance_icon("consistent_fail")
    assert assurance_icon(None) == ""
