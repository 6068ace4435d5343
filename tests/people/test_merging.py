"""Merging two records of one person and parting them again, by hand-made cases."""

from datetime import UTC, date, datetime, timedelta

import pytest

from homeward.access.actions import the_house
from homeward.access.roles import MAY, Can, Role
from homeward.audit.models import Entry
from homeward.care.actions import start_period
from homeward.care.models import PeriodOfCare
from homeward.chronology.models import Event
from homeward.core import clock
from homeward.core.errors import NotForYou, Refused
from homeward.front_door.actions import record_contact
from homeward.front_door.models import Contact
from homeward.leaving_care.actions import open_case
from homeward.ledger.actions import rebuild
from homeward.ledger.models import Duty
from homeward.missing.actions import record_return, report_missing
from homeward.people.actions import (
    add_identifier,
    add_person,
    answer_not_same,
    correct_person,
    merge_people,
    relate,
    restrict,
    unmerge_people,
)
from homeward.people.merging.links import links, made_again
from homeward.people.models import Merge, Person, Relationship, Sealed
from homeward.people.policies import get_person, visible
from homeward.people.queries.merge_pages import preview, side_by_side
from homeward.people.queries.merging import added_since, plan_of, where_now
from tests.story import NOW

MANAGER = Role.FRONT_DOOR_MANAGER
WHY = "the school confirmed the date of birth"


@pytest.fixture
def manager(borough):
    return borough.user(MANAGER)


@pytest.fixture
def twice(borough):
    """Tomasz, and a second record that a misheard name made."""
    other = add_person(by=the_house, given_names="Tomas", family_name="Wieczorek", sex="M")
    return borough.people["tom"], other


def join(by, kept, away, **stands):
    return merge_people(by=by, kept=kept, away=away, because=WHY, stands=stands)


def part(by, merge, places=None, **answers):
    return unmerge_people(
        by=by, merge=merge, because="two cousins", places=places or {}, answers=answers
    )


def missing(person, hours=3):
    episode = report_missing(by=the_house, person=person, reported_at=NOW - timedelta(days=2))
    return record_return(
        by=the_house, episode=episode, returned_at=NOW - timedelta(days=2) + timedelta(hours=hours)
    )


def test_records_duties_and_events_move_to_the_record_that_is_kept(manager, twice):
    tom, other = twice
    episode = missing(other)
    owed = set(Duty.objects.filter(person=other).values_list("key", flat=True))
    join(manager, tom, other, given_names="kept")
    episode.refresh_from_db()
    assert episode.person == tom
    assert owed
    assert owed <= set(Duty.objects.filter(person=tom).values_list("key", flat=True))
    assert not Event.objects.filter(person=other).exists()
    assert not any(difference for _, difference in rebuild(rehearse=True))


def test_what_one_record_does_not_say_is_taken_from_the_other(manager, borough, twice):
    tom, other = twice
    join(manager, other, tom, given_names="away")
    other.refresh_from_db()
    assert (other.given_names, other.born_on) == ("Tomasz", date(2010, 11, 30))
    assert other.search_key == "tomasz wieczorek"


def test_a_fact_on_which_they_differ_must_be_chosen(manager, twice):
    with pytest.raises(Refused, match="choose which given names stands"):
        join(manager, *twice)
    assert not Merge.objects.exists()


def test_the_record_merged_away_is_in_no_list_and_its_link_leads_on(manager, twice):
    tom, other = twice
    join(manager, tom, other, given_names="kept")
    assert not visible(manager).filter(pk=other.pk).exists()
    with pytest.raises(NotForYou):
        get_person(manager, other.ref)
    into, sentence = where_now(viewer=manager, ref=other.ref)
    assert into == tom
    assert f"{other.ref} was merged into this one, {tom.ref}, on 17 June 2026" in sentence


def test_both_trails_tell_of_the_merge_and_of_its_undoing(manager, twice):
    tom, other = twice
    part(manager, join(manager, tom, other, given_names="kept"))
    for person in twice:
        actions = Entry.objects.filter(person_ref=person.ref, kind="write")
        assert {"merge people", "part people"} <= set(actions.values_list("action", flat=True))


@pytest.mark.parametrize("role", list(Role))
def test_only_managers_merge(borough, twice, role):
    user = borough.user(role)
    if Can.MERGE_PEOPLE in MAY[role]:
        assert join(user, *twice, given_names="kept").kept == twice[0]
    else:
        with pytest.raises(Refused, match="Your role does not let you"):
            join(user, *twice, given_names="kept")


def test_whoever_may_merge_may_see_every_room_that_the_records_are_in():
    reads = {Can.SEE_PEOPLE, Can.SEE_FRONT_DOOR, Can.SEE_MISSING, Can.SEE_LEAVING_CARE}
    assert all(reads <= rights for rights in MAY.values() if Can.MERGE_PEOPLE in rights)


def test_two_open_episodes_must_be_settled_first(manager, twice):
    for person in twice:
        report_missing(by=the_house, person=person, reported_at=NOW - timedelta(hours=5))
    with pytest.raises(Refused, match="Both records have an open missing episode"):
        join(manager, *twice, given_names="kept")
    assert [line.href != "" for line in preview(kept=twice[0], away=twice[1]).blocked] == [True]


def test_two_open_leaving_care_cases_must_be_settled_first(manager, borough):
    leah, kofi = borough.people["leah"], borough.people["kofi"]
    for person in (leah, kofi):
        open_case(
            by=the_house, person=person, category="former_relevant", entitled_on=date(2025, 7, 1)
        )
    with pytest.raises(Refused, match="Both records have an open leaving-care case"):
        join(manager, leah, kofi)


def test_a_period_of_care_that_both_have_stays_behind_and_is_told(manager, twice):
    tom, other = twice
    for person in twice:
        start_period(by=the_house, person=person, started_on=date(2025, 1, 6))
    shown = preview(kept=tom, away=other)
    assert [line.words for line in shown.left] == ["Period of care: started on 6 January 2025"]
    merge = join(manager, tom, other, given_names="kept")
    assert PeriodOfCare.objects.filter(person=other).count() == 1
    part(manager, merge)
    assert PeriodOfCare.objects.filter(person=tom).count() == 1


def test_two_open_periods_of_care_are_said_before(manager, twice):
    for person, day in zip(twice, (6, 7), strict=True):
        start_period(by=the_house, person=person, started_on=date(2025, 1, day))
    warnings = preview(kept=twice[0], away=twice[1]).warnings
    assert any("open period of care" in sentence for sentence in warnings)


def test_two_valid_nhs_numbers_are_said_before(manager, twice):
    for person, number in zip(twice, ("943 476 5919", "987 654 4322"), strict=True):
        add_identifier(by=the_house, person=person, scheme="nhs", value=number)
    assert any("NHS number" in each for each in preview(kept=twice[0], away=twice[1]).warnings)


def test_a_relationship_between_the_two_stays_as_it_was(manager, twice):
    tom, other = twice
    link = relate(by=the_house, person=tom, other=other, kind="sibling")
    join(manager, tom, other, given_names="kept")
    link.refresh_from_db()
    assert (link.person, link.other) == (tom, other)


def test_a_relationship_to_a_third_follows(manager, borough, twice):
    tom, other = twice
    relate(by=the_house, person=borough.people["leah"], other=other, kind="sibling")
    join(manager, tom, other, given_names="kept")
    assert Relationship.objects.get().other == tom


def test_sealed_records_are_never_joined_and_nobody_is_told_why(manager, twice):
    tom, other = twice
    Sealed.objects.create(person=other, other=tom, because="adopted")
    with pytest.raises(Refused) as refused:
        join(manager, tom, other, given_names="kept")
    assert "adopt" not in refused.value.sentence


def test_the_joined_record_is_restricted_where_either_was(borough, twice):
    director = borough.user(Role.DIRECTOR)
    tom, other = twice
    restrict(by=the_house, person=other, reason="a relative works here")
    assert any("restricted" in each for each in preview(kept=tom, away=other).warnings)
    merge = join(director, tom, other, given_names="kept")
    tom.refresh_from_db()
    assert tom.restricted
    part(director, merge)
    tom.refresh_from_db()
    assert not tom.restricted


def test_a_restricted_record_cannot_be_merged_by_somebody_outside_it(manager, borough, twice):
    with pytest.raises(NotForYou):
        join(manager, twice[0], borough.people["hidden"])


def test_a_preview_grown_stale_is_refused(manager, twice):
    tom, other = twice
    correct_person(by=the_house, person=other, known_as="Tommy")
    with pytest.raises(Refused, match="changed after you opened"):
        merge_people(
            by=manager,
            kept=tom,
            away=other,
            because=WHY,
            stands={"given_names": "kept"},
            seen="1.1",
        )


def test_a_record_is_not_merged_with_itself(manager, borough):
    with pytest.raises(Refused, match="one and the same"):
        join(manager, borough.people["tom"], borough.people["tom"])


def test_parting_gives_both_their_facts_and_authors_back(manager, twice):
    tom, other = twice
    before = [Person.objects.filter(pk=each.pk).values().get() for each in twice]
    with clock.stand_still(NOW + timedelta(days=1)):
        merge = join(manager, tom, other, given_names="away")
    with clock.stand_still(NOW + timedelta(days=400)):
        part(manager, merge)
    after = [Person.objects.filter(pk=each.pk).values().get() for each in twice]
    for one, two in zip(before, after, strict=True):
        assert {**one, "version": 0} == {**two, "version": 0}


def test_what_was_added_since_goes_where_a_person_says(manager, twice):
    tom, other = twice
    merge = join(manager, tom, other, given_names="kept")
    stays = missing(tom)
    goes = add_identifier(by=the_house, person=tom, scheme="upn", value="A123456789012")
    keys = {f"{key}:{row}": "kept" for key, rows in added_since(merge).items() for row in rows}
    assert set(keys) == {
        f"missing.episode:person_id:{stays.pk}",
        f"people.identifier:person_id:{goes.pk}",
    }
    with pytest.raises(Refused, match="2 of the records added since the merge have no place"):
        part(manager, merge)
    part(manager, merge, {**keys, f"people.identifier:person_id:{goes.pk}": "away"})
    goes.refresh_from_db()
    stays.refresh_from_db()
    assert (goes.person, stays.person) == (other, tom)
    assert not any(difference for _, difference in rebuild(rehearse=True))


@pytest.mark.parametrize(
    ("answer", "tom_is", "other_is"),
    [("kept", "Tommy", ""), ("away", "", "Tommy"), ("both", "Tommy", "Tommy")],
)
def test_a_fact_changed_since_goes_where_a_person_says(manager, twice, answer, tom_is, other_is):
    tom, other = twice
    merge = join(manager, tom, other, given_names="kept")
    correct_person(by=the_house, person=Person.objects.get(pk=tom.pk), known_as="Tommy")
    with pytest.raises(Refused, match="known as was changed since"):
        part(manager, merge)
    part(manager, merge, known_as=answer)
    assert Person.objects.get(pk=tom.pk).known_as == tom_is
    assert Person.objects.get(pk=other.pk).known_as == other_is


def test_merges_come_apart_in_the_opposite_order(manager, borough, twice):
    tom, other = twice
    third = add_person(by=the_house, given_names="Tomasz", family_name="Wieczorek", sex="M")
    first = join(manager, tom, other, given_names="kept")
    second = join(manager, Person.objects.get(pk=tom.pk), third)
    with pytest.raises(Refused, match=f"Record {third.ref} was merged into the same record"):
        part(manager, first)
    part(manager, second)
    part(manager, first)
    with pytest.raises(Refused, match="undone already"):
        part(manager, first)


def test_a_chain_names_what_must_be_undone_first(manager, borough, twice):
    tom, other = twice
    first = join(manager, tom, other, given_names="kept")
    leah = borough.people["leah"]
    facts = {"given_names": "kept", "family_name": "kept", "born_on": "kept", "sex": "kept"}
    second = join(manager, leah, Person.objects.get(pk=tom.pk), **facts)
    with pytest.raises(Refused, match=f"merged into record {leah.ref} afterwards"):
        part(manager, first)
    assert where_now(viewer=manager, ref=other.ref)[0] == leah
    part(manager, second)
    part(manager, first)
    assert visible(manager).filter(pk__in=(tom.pk, other.pk, leah.pk)).count() == 3


def test_an_added_record_cannot_be_placed_where_the_like_was_left(manager, twice):
    tom, other = twice
    contact = record_contact(
        by=the_house,
        received_at=datetime(2026, 6, 16, 9, tzinfo=UTC),
        children=[tom, other],
        source_code="2A",
        route="form",
        told="Both were named",
    )
    merge = join(manager, tom, other, given_names="kept")
    child = contact.children.get(person=tom)
    assert plan_of(kept=tom, away=other).moves == {}
    assert child.pk in merge.stood["front_door.contactchild:person_id"]


def test_the_answer_not_the_same_is_said_before_a_merge(manager, twice):
    answer_not_same(by=manager, person=twice[0], other=twice[1], because="cousins")
    assert any("cousins" in each for each in preview(kept=twice[0], away=twice[1]).warnings)


def test_a_protected_address_is_not_shown_beside_another(borough, twice):
    tom, other = twice
    address = tom.addresses.get()
    address.protected = True
    address.save()
    shown = {row.name: row.one for row in side_by_side(tom, other)}
    assert shown["addresses"] == "Protected address"


def test_every_model_that_names_a_person_moves_or_is_made_again():
    labels = {link.label for link in links()}
    assert {"missing.episode", "care.periodofcare", "people.grant", "people.relationship"} <= labels
    assert {model._meta.label_lower for model in made_again()} == {
        "chronology.event",
        "ledger.duty",
    }
    assert not labels & {"people.merge", "people.possibleduplicate", "people.person"}


def test_contacts_made_before_show_the_person_that_is_kept(manager, twice):
    tom, other = twice
    contact = record_contact(
        by=the_house,
        received_at=datetime(2026, 6, 16, 9, tzinfo=UTC),
        children=[other],
        source_code="2A",
        route="form",
        told="A worry",
    )
    join(manager, tom, other, given_names="kept")
    assert Contact.objects.get(pk=contact.pk).children.get().person == tom
