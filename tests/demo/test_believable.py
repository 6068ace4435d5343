"""What must be true of every child in the borough, for a head of service to believe in it."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from homeward.care.models import PeriodOfCare, Placement
from homeward.core.clock import ENGLAND, day_of
from homeward.demo.filling import world_of
from homeward.demo.making import make
from homeward.demo.names import COMMUNITIES
from homeward.demo.names.communities import ARRIVING
from homeward.demo.names.spellings import FAMILIES
from homeward.demo.world import SLEEPS, WAKES, Making
from homeward.front_door.models import Contact, ContactChild
from homeward.homes.models import Provider, Stay
from homeward.leaving_care.models import AdviserContact, LeavingCareCase, PathwayReview
from homeward.missing.models import Episode, Interview
from homeward.people.models import Address, Identifier, Person, Relationship
from homeward.people.rules import age_on
from homeward.workforce.models import Allocation

from .worlds import DAY

pytestmark = pytest.mark.parametrize("seed", [1, 2, 3])
_MADE: dict[int, list[Making]] = {}


def pages(seed: int) -> list[Making]:
    """The small borough of a seed, made once."""
    if seed not in _MADE:
        _MADE[seed] = list(make(world_of(size="small", seed=seed, as_of=DAY)))
    return _MADE[seed]


def found(seed, model):
    return [record for page in pages(seed) for record in page.records if type(record) is model]


def kin(seed, *kinds):
    """Pairs of people with their true days of birth known, of some kinship."""
    return [
        (tie.person, tie.other)
        for tie in found(seed, Relationship)
        if tie.kind in kinds and tie.person.born_on and tie.other.born_on
    ]


def test_nobody_is_born_after_today(seed):
    assert all(one.born_on is None or one.born_on <= DAY for one in found(seed, Person))


def test_a_parent_is_at_least_fourteen_years_older(seed):
    pairs = kin(seed, "parent")
    assert pairs
    for parent, child in pairs:
        assert (child.born_on - parent.born_on).days > 14 * 365


def test_brothers_and_sisters_are_twins_or_nine_months_apart(seed):
    pairs = kin(seed, "sibling")
    assert pairs
    for one, other in pairs:
        apart = abs((one.born_on - other.born_on).days)
        assert apart == 0 or apart > 270


def test_nobody_lives_anywhere_before_being_born(seed):
    for address in found(seed, Address):
        assert (
            address.person.born_on is None
            or address.from_on >= address.person.born_on
            or (_entered_twice(seed, address.person))
        )
        assert address.to_on is None or address.to_on >= address.from_on


def _entered_twice(seed, person):
    """A second entry may hold a wrong day of birth: that is what it is for."""
    return any(
        kind == "duplicate" and facts["same_as"] == person.ref
        for page in pages(seed)
        for kind, facts in page.truth
    )


def test_every_child_contacted_about_is_a_child(seed):
    rows = found(seed, ContactChild)
    assert rows
    for row in rows:
        if row.person.born_on and not _entered_twice(seed, row.person):
            assert 0 <= age_on(row.person.born_on, day_of(row.contact.received_at)) < 18


def test_those_who_go_missing_are_old_enough_to_walk_out(seed):
    for episode in found(seed, Episode):
        if episode.person.born_on:
            assert 9 <= age_on(episode.person.born_on, day_of(episode.left_at)) < 18


def test_an_episode_goes_forward_and_none_begins_before_the_last_has_ended(seed):
    of_child = defaultdict(list)
    for one in found(seed, Episode):
        assert one.left_at <= one.noticed_at <= one.reported_at
        if one.returned_at:
            assert one.reported_at <= one.located_at <= one.returned_at
        of_child[one.person.ref].append(one)
    for episodes in of_child.values():
        for before, after in zip(episodes, episodes[1:], strict=False):
            assert before.returned_at is not None
            assert before.returned_at < after.left_at


def test_an_episode_in_care_is_from_the_placement_of_that_day(seed):
    for one in found(seed, Episode):
        if one.placement is not None:
            day = day_of(one.left_at)
            assert one.placement.period.person is one.person
            assert one.placement.started_on <= day
            assert one.placement.ended_on is None or day < one.placement.ended_on


def test_an_interview_follows_the_return_and_its_offer_by_day(seed):
    rows = found(seed, Interview)
    assert rows
    for row in rows:
        moments = [row.episode.returned_at, row.offered_at, row.held_at or row.closed_at]
        there = [moment for moment in moments if moment]
        assert there == sorted(there)
        assert row.shared_at is None or row.shared_at >= row.held_at
        assert all(awake(at) for at in (row.offered_at, row.held_at) if at)


def awake(moment):
    return WAKES <= moment.astimezone(ENGLAND).hour < SLEEPS


def test_a_contact_is_decided_after_it_came_and_by_day_unless_it_came_by_night(seed):
    for row in found(seed, ContactChild):
        if row.decided_at:
            assert row.decided_at >= row.contact.received_at
            assert awake(row.decided_at) or row.decided_at == row.contact.received_at


def test_the_history_that_a_decision_names_is_on_file(seed):
    before: Counter[str] = Counter()
    for row in found(seed, ContactChild):
        if row.history_considered.startswith(("Nothing known", "Looked for")):
            assert before[row.person.ref] == 0
        if "earlier contacts" in row.history_considered:
            assert before[row.person.ref] >= 2
        before[row.person.ref] += 1


def test_what_is_told_and_decided_calls_no_child_he_or_she(seed):
    rows = [row for page in pages(seed)[11:] for row in page.records]
    for row in rows:
        said = (
            f"{row.told} "
            if isinstance(row, Contact)
            else f"{row.rationale} {row.history_considered} "
            if isinstance(row, ContactChild)
            else ""
        )
        assert not {"he", "she", "his", "her", "him"} & set(said.lower().split())


def test_schools_tell_of_children_who_could_be_theirs(seed):
    for row in found(seed, ContactChild):
        if row.contact.from_whom.endswith(("High", "Academy")) and row.person.born_on:
            assert age_on(row.person.born_on, day_of(row.contact.received_at)) >= 10


def test_a_name_belongs_to_one_community(seed):
    spelt = {one: set(family) for family in FAMILIES for one in family}
    lists = defaultdict(set)
    for who in (*COMMUNITIES, *ARRIVING):
        given = (*who.girls, *who.boys, *who.women, *who.men)
        lists[who.code] |= {name for one in given for name in spelt.get(one, {one})}
    for page in pages(seed)[11:]:
        second = {facts["same_as"] for kind, facts in page.truth if kind == "duplicate"}
        for person in page.records:
            if isinstance(person, Person) and person.ref not in second:
                assert person.given_names in lists[person.ethnicity]


def test_no_home_holds_more_than_its_places(seed):
    for home in found(seed, Provider):
        spans = [
            (one.started_on, one.ended_on or date.max)
            for one in (*found(seed, Stay), *found(seed, Placement))
            if getattr(one, "provider", None) is home or getattr(one, "urn", "") == home.urn
        ]
        for start, _ in spans:
            assert sum(a <= start < b for a, b in spans) <= home.places


def test_nobody_lives_in_two_places_at_once(seed):
    for stays in _by_person(found(seed, Stay)).values():
        for before, after in zip(stays, stays[1:], strict=False):
            assert before.ended_on is not None
            assert before.ended_on <= after.started_on


def test_nobody_has_a_home_of_their_own_while_in_a_placement(seed):
    care = _by_person(found(seed, PeriodOfCare))
    for row in (row for page in pages(seed)[11:] for row in page.records):
        if isinstance(row, Stay):
            for period in care.get(row.person.ref, []):
                assert period.ended_on is not None
                assert row.started_on >= period.ended_on


def _by_person(rows):
    of_person = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.started_on):
        of_person[row.person.ref].append(row)
    return of_person


def test_placements_follow_one_another_within_their_period(seed):
    of_period = defaultdict(list)
    for one in found(seed, Placement):
        of_period[one.period.ref].append(one)
    for placements in of_period.values():
        period = placements[0].period
        assert placements[0].started_on == period.started_on
        assert placements[-1].ended_on == period.ended_on
        for before, after in zip(placements, placements[1:], strict=False):
            assert before.ended_on == after.started_on


def test_nothing_is_done_in_leaving_care_before_entitlement_or_after_the_end(seed):
    for row in (*found(seed, AdviserContact), *found(seed, PathwayReview)):
        day = row.on if isinstance(row, AdviserContact) else row.reviewed_on
        assert row.case.entitled_on <= day <= (row.case.ended_on or DAY)
    for case in found(seed, LeavingCareCase):
        if case.person.born_on:
            assert 16 <= age_on(case.person.born_on, case.entitled_on) < 19


def test_who_works_with_a_child_was_employed_that_day(seed):
    for one in found(seed, Allocation):
        worker = one.worker
        assert worker.left_on is None or one.from_on <= worker.left_on
        assert one.to_on is None or one.to_on >= one.from_on


def test_nothing_real_is_in_it(seed):
    assert all(one.postcode.startswith("ZZ") for one in found(seed, Address) if one.postcode)
    assert all(home.urn.startswith("ZZ") for home in found(seed, Provider))
    for one in found(seed, Identifier):
        assert one.scheme != "nhs" or one.value.startswith("999")


def test_planted_contexts_and_as_many_innocent_hubs(seed):
    told = Counter(kind for page in pages(seed) for kind, _ in page.truth)
    assert told["context"] >= 1
    assert told["hub"] >= told["context"]
