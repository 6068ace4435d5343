"""What may be said of measures since a plan began."""

from datetime import date, timedelta

import pytest

from homeward.access.models import User
from homeward.access.roles import Role
from homeward.core import clock
from homeward.core.errors import NotForYou
from homeward.measures.catalogue import MEASURES
from homeward.measures.declared import Point
from homeward.measures.queries import evidence_for, series_of
from homeward.measures.saying import silence_says
from homeward.workforce.models import Team

pytestmark = [pytest.mark.usefixtures("demonstration"), pytest.mark.django_db]


def lead() -> User:
    return User.objects.filter(role=Role.IMPROVEMENT_LEAD).first()


def test_every_measure_of_a_plan_says_what_it_can_and_cannot_show():
    start = clock.today() - timedelta(weeks=6)
    found = evidence_for(
        MEASURES, plan_start=start, plan_end=start + timedelta(weeks=12), viewer=lead()
    )
    assert list(found) == list(MEASURES)
    for evidence in found.values():
        assert evidence.words.endswith(".")
        assert evidence.since is None or evidence.claimed
        assert not (evidence.claimed and evidence.measure.hangs_together)


def test_the_teams_of_a_week_add_up_to_the_authority():
    groups = [*Team.objects.values_list("pk", flat=True), None]
    for code in ("missing-episodes", "interviews-offered-in-time", "pathway-reviews-in-time"):
        whole = series_of(code, viewer=lead(), weeks=26).points
        parts = [
            series_of(code, viewer=lead(), by="team", group=group, weeks=26).points
            for group in groups
        ]
        for n, point in enumerate(whole):
            assert point.numerator == sum(part[n].numerator for part in parts)
            assert point.denominator == sum(part[n].denominator for part in parts)
            assert point.unknown == sum(part[n].unknown for part in parts)


def test_a_measure_that_is_not_there_or_not_for_you_is_not_found():
    with pytest.raises(NotForYou):
        series_of("nonsense", viewer=lead())
    with pytest.raises(NotForYou):
        series_of("contacts", viewer=User(role=Role.PARTNER))


def test_the_silence_of_a_rare_event_says_how_often_it_is_luck():
    measure = MEASURES["bed-and-breakfast-placements"]
    week = date(2026, 1, 5)
    before = [Point(week, n % 13 == 0, 1, 0, float(n % 13 == 0)) for n in range(52)]
    since = [Point(week, 0, 0, 0, 0.0)] * 12
    assert "by luck 40% of the time" in silence_says(measure, before + since, 52)
    assert silence_says(measure, before + [*since, before[0]], 52) == ""
    assert silence_says(measure, since * 6, 52) == ""
