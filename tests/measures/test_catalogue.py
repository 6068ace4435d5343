"""Every measure of the catalogue, on the demonstration borough, against a slow obvious version."""

import inspect
from collections import Counter
from datetime import datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from homeward.access.models import User
from homeward.access.roles import Role
from homeward.core import clock
from homeward.core.days import monday
from homeward.front_door.models import ContactChild, Referral
from homeward.ledger.models import Duty
from homeward.ledger.rules import week_of
from homeward.measures.catalogue import MEASURES, NOT_YET
from homeward.measures.declared import Measure
from homeward.measures.duties import MetInTime, UpToDate
from homeward.measures.queries import behind, charted, shown_weeks
from homeward.measures.weeks import Weeks
from homeward.missing.models import Episode

pytestmark = [pytest.mark.usefixtures("demonstration"), pytest.mark.django_db]
ALL = list(MEASURES.values())
KEYS = list(MEASURES)


@pytest.mark.parametrize("measure", ALL, ids=KEYS)
def test_a_measure_says_in_words_what_it_counts(measure):
    for part in ("title", "why", "numerator", "denominator", "clock", "not_counted", "source"):
        assert getattr(measure, part), f"{measure.key} does not say its {part}"
    assert measure.version


@pytest.mark.parametrize("measure", NOT_YET.values(), ids=list(NOT_YET))
def test_a_measure_not_counted_yet_says_what_it_needs(measure):
    for part in ("title", "why", "numerator", "denominator", "clock", "source", "needs"):
        assert getattr(measure, part), f"{measure.key} does not say its {part}"


def test_all_sixty_indicators_are_declared_counted_or_not_yet():
    sixty = [("F", 16), ("M", 11), ("C", 10), ("A", 12), ("W", 7), ("I", 4)]
    declared = {measure.number for measure in [*ALL, *NOT_YET.values()]}
    asked = {f"{letter}{n}" for letter, last in sixty for n in range(1, last + 1)}
    assert len(asked) == 60
    assert asked - declared <= {"F9", "F10"}


def test_keys_and_numbers_are_unique():
    everything = [*ALL, *NOT_YET.values()]
    assert len({measure.number for measure in everything}) == len(everything)
    assert not set(NOT_YET) & set(MEASURES)
    assert all(key == measure.key for key, measure in MEASURES.items())


@pytest.mark.parametrize("measure", ALL, ids=KEYS)
def test_the_number_of_a_week_is_the_names_behind_it(measure):
    weeks, now = shown_weeks(26), clock.now()
    series = measure.series(weeks, now)
    for point in series[::5]:
        names = list(measure.names(point.week, weeks, now))
        counted = [fact for fact in names if fact.counts]
        unknown = [fact for fact in names if fact.counts is None]
        assert len(unknown) == point.unknown
        if measure.unit == "days":
            assert point.value == max((fact.amount for fact in counted), default=0.0)
        else:
            assert sum(fact.amount for fact in counted) == pytest.approx(point.numerator)


@pytest.mark.parametrize("measure", ALL, ids=KEYS)
def test_one_week_alone_gives_the_same_figure_as_that_week_in_a_year(measure):
    weeks, now = shown_weeks(52), clock.now()
    year = measure.series(weeks, now)
    for n in (0, 17, 51):
        (alone,) = measure.series(Weeks(year[n].week, 1), now)
        assert alone == year[n]


@pytest.mark.parametrize("measure", ALL, ids=KEYS)
def test_a_measure_is_drawn(measure):
    chart = charted(measure)
    assert len(chart.points) == 52
    assert chart.says


@pytest.mark.parametrize("by", [None, "team", "worker", "placement"])
@pytest.mark.parametrize("measure", ALL, ids=KEYS)
def test_the_quick_count_equals_the_facts_counted_one_by_one(measure, by):
    weeks, now = shown_weeks(104), clock.now()
    quick = measure.grouped(weeks, now, by)
    slow = Measure.grouped(measure, weeks, now, by)
    for group in quick.keys() | slow.keys():
        for mine, theirs in zip(
            measure.series(weeks, now, by=by, group=group), slow.get(group, []), strict=False
        ):
            assert mine.value == pytest.approx(theirs.value)
            assert (mine.week, mine.unknown) == (theirs.week, theirs.unknown)
            assert mine.numerator == pytest.approx(theirs.numerator)
            assert mine.denominator == pytest.approx(theirs.denominator)
    assert set(slow) <= set(quick)


def in_week(moment: datetime, week) -> bool:
    return week_of(moment) == week


@pytest.mark.parametrize(
    "measure", [m for m in ALL if isinstance(m, MetInTime)], ids=lambda m: m.key
)
def test_met_in_time_equals_the_obvious_count(measure):
    weeks, now = shown_weeks(52), clock.now()
    duties = list(Duty.objects.filter(kind__in=measure.kinds))
    for point in measure.series(weeks, now):
        mine = [d for d in duties if in_week(d.raised_at, point.week)]
        due = [d for d in mine if d.state == "met" or d.due_at < (d.excused_at or now)]
        met = [d for d in due if d.met_at and d.met_at <= d.due_at]
        assert (point.numerator, point.denominator) == (len(met), len(due))


@pytest.mark.parametrize(
    "measure", [m for m in ALL if isinstance(m, UpToDate)], ids=lambda m: m.key
)
def test_up_to_date_equals_the_obvious_count(measure):
    weeks, now = shown_weeks(12), clock.now()
    duties = list(Duty.objects.filter(kind__in=measure.kinds))
    for point in measure.series(weeks, now):
        end = weeks.end_of(point.week)
        owed: dict[int, list[Duty]] = {}
        for duty in duties:
            over = duty.met_at or duty.excused_at
            if duty.raised_at < end and (over is None or over >= end):
                owed.setdefault(duty.person_id, []).append(duty)
        current = [p for p, mine in owed.items() if all(d.due_at >= end for d in mine)]
        assert (point.numerator, point.denominator) == (len(current), len(owed))


def test_contacts_equal_the_obvious_count():
    rows = ContactChild.objects.select_related("contact")
    obvious = Counter(week_of(row.contact.received_at) for row in rows)
    for point in MEASURES["contacts"].series(shown_weeks(52), clock.now()):
        assert point.value == obvious[point.week]


@pytest.mark.parametrize(
    ("key", "long"), [("repeat-contacts", 13), ("repeat-contacts-in-a-year", 52)]
)
def test_repeat_contacts_are_counted_by_child_as_inspectors_did(key, long):
    rows = list(ContactChild.objects.select_related("contact"))
    for point in MEASURES[key].series(shown_weeks(8), clock.now()):
        since = point.week - timedelta(weeks=long - 1)
        times = Counter(
            row.person_id for row in rows if since <= week_of(row.contact.received_at) <= point.week
        )
        again = sum(count >= 2 for count in times.values())
        assert (point.numerator, point.denominator) == (again, len(times))


def test_decided_too_fast_is_within_the_hour_and_blind():
    rows = list(ContactChild.objects.filter(decided_at__isnull=False).select_related("contact"))
    one = next(row for row in rows if week_of(row.decided_at) == shown_weeks(2).first)
    one.contact.received_at = one.decided_at - timedelta(minutes=60)
    one.contact.save()
    one.history_considered = " "
    one.save()
    hasty = {
        row.pk
        for row in ContactChild.objects.filter(decided_at__isnull=False).select_related("contact")
        if week_of(row.decided_at) == shown_weeks(2).first
        and row.decided_at - row.contact.received_at <= timedelta(hours=1)
        and not row.history_considered.strip()
        and not any(
            question.reply == "answered" and question.replied_at <= row.decided_at
            for question in row.contact.questions.all()
        )
    }
    assert one.pk in hasty
    first = MEASURES["decided-too-fast"].series(shown_weeks(2), clock.now())[0]
    assert first.numerator == len(hasty)


def test_referrals_again_and_without_action_equal_the_obvious_counts():
    rows = list(Referral.objects.order_by("received_on", "pk"))
    weeks, now = shown_weeks(52), clock.now()
    series = {
        key: {point.week: point for point in MEASURES[key].series(weeks, now)}
        for key in ("referrals", "referred-again", "referrals-without-action")
    }
    for week in weeks.mondays:
        mine = [row for row in rows if monday(row.received_on) == week]
        again = {
            (row.person_id, row.received_on)
            for row in mine
            for other in rows
            if other.person_id == row.person_id
            and row.received_on - relativedelta(months=12) <= other.received_on < row.received_on
        }
        assert series["referrals"][week].numerator == len(mine)
        assert series["referred-again"][week].numerator == len(again)
        stopped = [row for row in mine if row.no_further_action]
        assert series["referrals-without-action"][week].numerator == len(stopped)


def test_assessed_and_not_in_need_equals_the_obvious_count():
    rows = list(Referral.objects.prefetch_related("assessments"))
    points = MEASURES["assessed-not-in-need"].series(shown_weeks(52), clock.now())
    for point in points:
        mine = [row for row in rows if monday(row.received_on) == point.week]
        outcomes = []
        for row in mine:
            found = [each.in_need for each in row.assessments.all()]
            if row.no_further_action and not found:
                outcomes.append("stopped")
            outcomes += [{True: "in need", False: "not", None: "open"}[each] for each in found]
        assert point.numerator == outcomes.count("not")
        assert point.denominator == len(outcomes) - outcomes.count("open")
        assert point.unknown == len(mine) - len(outcomes)
    # A third, as in the census (30.8% of referrals in England, those without action counted).
    share = sum(point.numerator for point in points) / sum(point.denominator for point in points)
    assert 0.2 < share < 0.45


def test_missing_episodes_equal_the_obvious_count():
    obvious = Counter(week_of(row.reported_at) for row in Episode.objects.all())
    for point in MEASURES["missing-episodes"].series(shown_weeks(52), clock.now()):
        assert point.value == obvious[point.week]


def test_names_behind_a_number_leave_out_restricted_records_and_say_how_many():
    viewer = User.objects.get(role=Role.FRONT_DOOR_WORKER)
    measure = MEASURES["contacts"]
    week = shown_weeks(1).first
    before = behind(viewer=viewer, measure=measure, week=week)
    assert before.withheld == 0
    person = before.rows[0].person
    type(person).objects.filter(pk=person.pk).update(restricted=True)
    after = behind(viewer=viewer, measure=measure, week=week)
    assert after.withheld == sum(row.person == person for row in before.rows)
    assert len(after.rows) + after.withheld == len(before.rows)


def test_every_measure_is_a_short_class():
    for measure in ALL:
        assert len(inspect.getsource(type(measure)).splitlines()) <= 48, measure.key
        assert isinstance(measure, Measure)
