"""The search for people on file twice, and what is answered to it."""

from datetime import date, timedelta

import pytest

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.core import clock
from homeward.core.errors import NotForYou, Refused
from homeward.people.actions import (
    add_person,
    answer_cannot_tell,
    answer_not_same,
    look_for_duplicates,
    merge_people,
    restrict,
    unmerge_people,
)
from homeward.people.models import NotSame, PossibleDuplicate, Sealed
from homeward.people.queries.duplicates import pairs, record_named, waiting
from tests.story import NOW

WAITING = PossibleDuplicate.State.WAITING


@pytest.fixture
def manager(borough):
    return borough.user(Role.FRONT_DOOR_MANAGER)


@pytest.fixture
def again(borough):
    """Aaliyah, a second time, with her two family names parted and one letter fewer."""
    return add_person(
        by=the_house,
        given_names="Aliyah",
        family_name="Hussain Doyle",
        born_on=date(2012, 3, 9),
        sex="F",
    )


def look(days=0, **how):
    with clock.stand_still(NOW + timedelta(days=days, hours=1)):
        return look_for_duplicates(by=the_house, **how)


def queued(viewer):
    return [{pair.person, pair.other} for pair in pairs(viewer=viewer, state=WAITING)]


def test_a_pair_is_found_once_with_reasons_in_words(manager, borough, again):
    assert look().pairs == 1
    assert look(whole=True).pairs == 0
    assert queued(manager) == [{borough.people["aaliyah"], again}]
    pair = PossibleDuplicate.objects.get()
    said = {field: (words, speaks_for) for field, words, speaks_for in pair.reasons}
    assert said["born"][1]
    assert all(words for words, _ in said.values())
    assert pair.person_id < pair.other_id


def test_people_who_are_not_alike_are_not_queued(borough):
    assert look().pairs == 0
    assert look(days=1).people == 0


def test_only_people_changed_since_are_compared_again(manager, borough):
    assert look().people == 6
    with clock.stand_still(NOW + timedelta(days=1)):
        add_person(
            by=the_house,
            given_names="Tomasz",
            family_name="Wieczorek",
            born_on=date(2010, 11, 30),
            sex="M",
        )
    later = look(days=2)
    assert (later.people, later.pairs) == (1, 1)
    assert waiting(viewer=manager) == 1


def test_a_pair_said_not_to_be_the_same_never_comes_back(manager, borough, again):
    look()
    who = borough.people["aaliyah"]
    answer_not_same(by=manager, person=again, other=who, because="cousins")
    assert waiting(viewer=manager) == 0
    assert look(days=1, whole=True).pairs == 0
    assert waiting(viewer=manager) == 0
    assert NotSame.objects.get().because == "cousins"


def test_a_pair_of_which_nobody_can_tell_stays_with_its_note(manager, borough, again):
    look()
    who = borough.people["aaliyah"]
    answer_cannot_tell(by=manager, person=again, other=who, because="ask the school")
    look(days=1, whole=True)
    pair = pairs(viewer=manager, state=PossibleDuplicate.State.CANNOT_TELL).get()
    assert (pair.note, pair.touched_by) == ("ask the school", manager)


@pytest.mark.parametrize("answer", [answer_not_same, answer_cannot_tell])
def test_an_answer_needs_words(manager, borough, again, answer):
    with pytest.raises(Refused):
        answer(by=manager, person=again, other=borough.people["tom"], because=" ")


def test_a_restricted_record_shows_only_to_those_with_access(manager, borough, again):
    look()
    restrict(by=the_house, person=again, reason="a relative works here")
    assert waiting(viewer=manager) == 0
    assert waiting(viewer=borough.user(Role.DIRECTOR)) == 1
    with pytest.raises(NotForYou):
        answer_not_same(
            by=manager, person=again, other=borough.people["aaliyah"], because="cousins"
        )


def test_a_sealed_pair_is_neither_found_nor_shown(manager, borough, again):
    look()
    Sealed.objects.create(person=again, other=borough.people["aaliyah"], because="adoption")
    assert waiting(viewer=manager) == 0
    PossibleDuplicate.objects.all().delete()
    assert look(days=1, whole=True).pairs == 0


def test_a_merged_pair_leaves_the_queue_and_comes_back_when_parted(manager, borough, again):
    look()
    kept = borough.people["aaliyah"]
    stands = {"given_names": "kept", "family_name": "kept"}
    merge = merge_people(by=manager, kept=kept, away=again, because="school", stands=stands)
    assert waiting(viewer=manager) == 0
    unmerge_people(by=manager, merge=merge, because="no", places={}, answers={})
    assert waiting(viewer=manager) == 1


def test_nothing_is_merged_by_the_search(borough, again):
    look()
    again.refresh_from_db()
    assert again.merged_into is None


def test_a_record_is_named_by_its_reference_or_number_if_it_may_be_opened(manager, borough):
    tom, hidden = borough.people["tom"], borough.people["hidden"]
    assert record_named(viewer=manager, words=tom.ref.lower()) == tom
    assert record_named(viewer=manager, words="1002") == tom
    assert record_named(viewer=manager, words=hidden.ref) is None
    assert record_named(viewer=manager, words="Tomasz") is None
