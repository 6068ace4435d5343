"""Where young people live: moves, judgements, and the beds nobody should sleep in."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.chronology.models import Event
from homeward.core.errors import NotForYou, Refused, Stale
from homeward.homes.actions import add_provider, judge_suitability, move_in, move_out
from homeward.homes.codes import StayKind
from homeward.homes.models import Provider, Stay
from homeward.homes.queries import bed_and_breakfast, counts, stays_now
from homeward.homes.rules import breaches_two_days, judged, nights
from homeward.ledger.actions import rebuild
from tests import story

MOVED = story.TODAY - timedelta(days=20)


@pytest.fixture
def adviser(borough):
    return borough.user(Role.ADVISER)


@pytest.fixture
def kofi(borough):
    return borough.people["kofi"]


def moved_in(by, person, kind=StayKind.INDEPENDENT, on=MOVED, **facts):
    given_facts = {"suitability": "1", "suitable_because": "warm, safe, near college", **facts}
    return move_in(by=by, person=person, kind=kind, started_on=on, **given_facts)


def test_moving_in_ends_the_home_before_on_the_same_day_and_tells_the_timeline(adviser, kofi):
    first = moved_in(adviser, kofi)
    second = moved_in(adviser, kofi, kind=StayKind.FOYER, on=MOVED + timedelta(days=9))
    first.refresh_from_db()
    assert (first.ended_on, second.ended_on) == (second.started_on, None)
    assert Stay.objects.filter(person=kofi, ended_on=None).count() == 1
    assert Event.objects.filter(person=kofi, root_label="homes.stay").count() >= 2
    assert not any(found for _, found in rebuild())


def test_moving_out_leaves_nobody_knowing_where_they_live(adviser, kofi, borough):
    stay = moved_in(adviser, kofi)
    move_out(by=adviser, stay=stay, ended_on=story.TODAY, ended_because="left in the night")
    assert not stays_now(viewer=borough.user(Role.DIRECTOR)).exists()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"on": story.TODAY + timedelta(days=1)}, "future"),
        ({"kind": "Q"}, "Choose from the list"),
        ({"suitable_because": " "}, "Say what makes the home suitable"),
        ({"kind": StayKind.CUSTODY}, "can only be not suitable"),
        ({"kind": StayKind.NO_FIXED_ABODE}, "can only be not suitable"),
    ],
)
def test_a_move_that_cannot_be_is_refused_and_nothing_is_written(adviser, kofi, facts, sentence):
    with pytest.raises(Refused, match=sentence):
        moved_in(adviser, kofi, **facts)
    assert not Stay.objects.exists()


def test_a_move_before_the_home_on_record_began_is_refused_with_that_day(adviser, kofi):
    moved_in(adviser, kofi)
    with pytest.raises(Refused, match="before the home on record began"):
        moved_in(adviser, kofi, on=MOVED - timedelta(days=3))


def test_a_judgement_is_changed_with_its_reason_and_the_one_before_stays_in_the_log(adviser, kofi):
    stay = moved_in(adviser, kofi)
    judge_suitability(by=adviser, stay=stay, suitability="2", suitable_because="damp and unsafe")
    entry = Entry.objects.filter(action="judge suitability").get()
    assert '"suitability":["1","2"]' in entry.details
    with pytest.raises(Stale):
        judge_suitability(
            by=adviser, stay=Stay.objects.get(), suitability="1", suitable_because="x", version=1
        )


def test_a_stay_ends_once(adviser, kofi):
    stay = moved_in(adviser, kofi)
    move_out(by=adviser, stay=stay, ended_on=story.TODAY)
    with pytest.raises(Refused, match="ended already"):
        move_out(by=adviser, stay=stay, ended_on=story.TODAY)


@pytest.mark.parametrize("role", [Role.FRONT_DOOR_WORKER, Role.INSPECTOR, Role.BOARD_MEMBER])
def test_other_roles_move_nobody(borough, kofi, role):
    with pytest.raises((Refused, NotForYou)):
        moved_in(borough.user(role), kofi)


def test_a_restricted_young_person_is_in_nobodys_list(borough, adviser):
    moved_in(the_house, borough.people["hidden"])
    assert not stays_now(viewer=adviser).exists()
    assert stays_now(viewer=borough.user(Role.DIRECTOR)).count() == 1
    with pytest.raises(NotForYou):
        moved_in(adviser, borough.people["hidden"])


def test_each_count_is_the_list_behind_it(borough, adviser):
    director = borough.user(Role.DIRECTOR)
    moved_in(adviser, borough.people["kofi"])
    moved_in(
        adviser,
        borough.people["leah"],
        kind=StayKind.BED_AND_BREAKFAST,
        suitability="2",
        suitable_because="no bed elsewhere tonight",
    )
    rows = {row.kind: row for row in counts(viewer=director).kinds}
    for kind, row in rows.items():
        listed = stays_now(viewer=director, show=kind).count()
        assert row.suitable + row.unsuitable + row.not_judged == listed == 1


def test_nights_in_bed_and_breakfast_are_counted_with_the_name(borough, adviser):
    moved_in(
        adviser,
        borough.people["tom"],
        kind=StayKind.BED_AND_BREAKFAST,
        on=story.TODAY - timedelta(days=6),
        suitability="2",
        suitable_because="no bed elsewhere",
    )
    (row,) = bed_and_breakfast(viewer=borough.user(Role.DIRECTOR))
    assert row.stay.person == borough.people["tom"]
    assert row.nights == 6


def test_two_working_days_in_bed_and_breakfast_are_a_breach_only_before_eighteen():
    born = date(2009, 6, 1)
    facts = {"born_on": born, "started_on": date(2026, 6, 11), "ended_on": None}  # a Thursday
    assert breaches_two_days(**facts, today=date(2026, 6, 15)) is False
    assert breaches_two_days(**facts, today=date(2026, 6, 16)) is True
    grown = {**facts, "born_on": date(2005, 6, 1)}
    assert breaches_two_days(**grown, today=date(2026, 7, 16)) is False
    assert breaches_two_days(**{**facts, "born_on": None}, today=date(2026, 7, 16)) is None


DAYS = st.dates(date(2020, 1, 1), date(2026, 6, 17))


@given(st.none() | DAYS, st.none() | DAYS)
def test_nights_are_never_fewer_than_none(started, ended):
    counted = nights(started, ended, date(2026, 6, 17))
    assert (counted is None) == (started is None)
    assert counted is None or counted >= 0


@given(st.sampled_from(StayKind), st.sampled_from(["0", "1", "2"]))
def test_custody_and_no_fixed_abode_are_never_left_unjudged(kind, suitability):
    if kind in {StayKind.CUSTODY, StayKind.NO_FIXED_ABODE}:
        assert judged(kind, suitability) != "0"
    else:
        assert judged(kind, suitability) == suitability


def test_a_provider_is_on_the_list_once_by_its_number(adviser):
    add_provider(by=adviser, name="Throstle Court", urn="ZZ100", places=8)
    with pytest.raises(Refused, match="Throstle Court is on the list"):
        add_provider(by=adviser, name="Another", urn="ZZ100")
    with pytest.raises(Refused, match="Give the provider's name"):
        add_provider(by=adviser, name=" ")
    assert Provider.objects.count() == 1


def test_a_move_is_recorded_on_the_page_and_shown_in_the_list(client_as, borough, kofi):
    adviser = client_as(Role.ADVISER)
    answers = {
        "kind": "U",
        "started_on_day": MOVED.day,
        "started_on_month": MOVED.month,
        "started_on_year": MOVED.year,
        "suitability": "1",
        "suitable_because": "his own front door",
        "provided_by_authority": "no",
    }
    page = adviser.post(reverse("homes:move-in", args=[kofi.ref]), answers, follow=True)
    assert page.status_code == 200
    assert Stay.objects.get().person == kofi
    assert "Kofi" in adviser.get(reverse("homes:stays")).content.decode()


def test_the_list_of_stays_keeps_its_budget(
    client_as, borough, adviser, django_assert_max_num_queries
):
    for key in ("kofi", "leah", "sian"):
        moved_in(adviser, borough.people[key])
    client = client_as(Role.HOMES_COMMISSIONER)
    with django_assert_max_num_queries(14):
        client.get(reverse("homes:stays"))


def test_bed_and_breakfast_is_no_suitable_home_before_eighteen(adviser, borough):
    facts = {"kind": StayKind.BED_AND_BREAKFAST, "suitable_because": "fine"}
    with pytest.raises(Refused, match="not suitable for somebody under eighteen"):
        moved_in(adviser, borough.people["tom"], **facts)
    stay = moved_in(adviser, borough.people["tom"], suitability="2", **facts)
    with pytest.raises(Refused, match="not suitable for somebody under eighteen"):
        judge_suitability(by=adviser, stay=stay, suitability="1", suitable_because="better")
