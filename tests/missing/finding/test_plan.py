"""The find plan: only while the child is missing, every line with a source, ranked at once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from homeward.access.models import User
from homeward.core import clock
from homeward.core.errors import NotForYou, Refused
from homeward.missing.actions import record_return
from homeward.missing.actions.finding import record_check, withdraw
from homeward.missing.finding.queries.known import known_places
from homeward.missing.finding.queries.plan import FindPlan, PlaceLine, find_plan
from homeward.missing.models import Episode, KnownAssociate, KnownPlace, Place
from tests.missing.finding.conftest import Told
from tests.story import Borough


def total(plan: FindPlan) -> float:
    return plan.somewhere_new + plan.elsewhere + sum(line.odds for line in plan.places)


def test_a_plan_names_places_with_their_sources_and_somewhere_new(
    missing: Episode, earlier: list[Episode], flat: Place, told: Told, coordinator: User
) -> None:
    for episode in earlier[:2]:
        told(flat, episode=episode)
    plan = find_plan(coordinator, missing.ref)
    (line,) = plan.places
    assert line.spot.name == "Kel's flat"
    assert [each.said_by for each in line.sources] == ["Aaliyah", "Aaliyah"]
    assert 0 < line.odds < 0.5 < plan.somewhere_new
    assert total(plan) == pytest.approx(1)


def test_a_plan_with_nothing_on_record_is_all_somewhere_new(
    missing: Episode, coordinator: User
) -> None:
    plan = find_plan(coordinator, missing.ref)
    assert plan.places == ()
    assert plan.somewhere_new == 1
    assert [gap.words for gap in plan.gaps][:2] == [
        "3 episodes with no place recorded",
        "3 episodes with no interview held",
    ]


def test_a_check_in_vain_ranks_the_plan_again_at_once(
    missing: Episode, earlier: list[Episode], flat: Place, told: Told, coordinator: User
) -> None:
    told(flat, episode=earlier[0])
    before = find_plan(coordinator, missing.ref)
    record_check(
        by=coordinator,
        episode=missing,
        place=flat,
        way="door",
        result="not_there",
        checked_by="PC 1234",
    )
    after = find_plan(coordinator, missing.ref)
    assert after.places[0].odds < before.places[0].odds
    assert after.somewhere_new > before.somewhere_new
    assert total(after) == pytest.approx(1)
    assert after.places[0].checks[0].by == "PC 1234"


def test_what_a_check_said_fades_because_children_move(
    missing: Episode, earlier: list[Episode], flat: Place, told: Told, coordinator: User
) -> None:
    told(flat, episode=earlier[0])
    unchecked = find_plan(coordinator, missing.ref).places[0].odds
    record_check(
        by=coordinator,
        episode=missing,
        place=flat,
        way="door",
        result="not_there",
        checked_by="PC 1234",
    )
    at_once = find_plan(coordinator, missing.ref).places[0].odds
    with clock.stand_still(clock.now() + timedelta(hours=6)):
        later = find_plan(coordinator, missing.ref).places[0].odds
    assert at_once < later < unchecked


def test_a_check_that_could_not_be_made_changes_no_odds(
    missing: Episode, earlier: list[Episode], flat: Place, told: Told, coordinator: User
) -> None:
    told(flat, episode=earlier[0])
    before = find_plan(coordinator, missing.ref).places[0].odds
    record_check(
        by=coordinator,
        episode=missing,
        place=flat,
        way="door",
        result="not_checked",
        checked_by="PC 1234",
    )
    assert find_plan(coordinator, missing.ref).places[0].odds == before


def test_found_at_a_place_is_known_of_the_child_from_then_on(
    missing: Episode, earlier: list[Episode], flat: Place, told: Told, coordinator: User
) -> None:
    told(flat, episode=earlier[0])
    record_check(
        by=coordinator,
        episode=missing,
        place=flat,
        way="door",
        result="found",
        checked_by="PC 1234",
    )
    plan = find_plan(coordinator, missing.ref)
    assert plan.places[0].odds == 1
    newest = known_places(coordinator, missing.person)[-1]
    assert (newest.known_how, newest.episode, newest.said_by) == ("found", missing, "PC 1234")


def test_the_plan_ends_when_the_child_is_back(
    missing: Episode, flat: Place, coordinator: User
) -> None:
    record_return(by=coordinator, episode=missing, returned_at=clock.now())
    with pytest.raises(NotForYou):
        find_plan(coordinator, missing.ref)
    with pytest.raises(Refused, match="nothing left to check"):
        record_check(
            by=coordinator,
            episode=missing,
            place=flat,
            way="door",
            result="not_there",
            checked_by="PC 1234",
        )


def test_people_to_ask_have_sources_and_no_odds(
    missing: Episode, kel: KnownAssociate, coordinator: User
) -> None:
    (person,) = find_plan(coordinator, missing.ref).people
    assert (person.name, person.times, person.sources[0].said_by) == ("Kel", 1, "Aaliyah")
    assert not [name for name in vars(person) if "odds" in name]


@pytest.mark.parametrize("nothing", [{"said_by": " "}, {"how_known": ""}])
def test_a_fact_without_a_source_is_refused(
    nothing: dict[str, str], flat: Place, told: Told, earlier: list[Episode]
) -> None:
    with pytest.raises(Refused, match="Say "):
        told(flat, episode=earlier[0], **nothing)


def test_the_database_takes_no_fact_without_a_source(
    flat: Place, told: Told, earlier: list[Episode]
) -> None:
    fact = told(flat, episode=earlier[0])
    for field in ("said_by", "how_known"):
        with pytest.raises(IntegrityError), transaction.atomic():
            KnownPlace.objects.filter(pk=fact.pk).update(**{field: ""})


def test_a_line_without_a_source_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no source"):
        PlaceLine(1, None, 0.1, "", (), ())  # type: ignore[arg-type]


def test_what_is_withdrawn_is_used_no_more(
    missing: Episode, earlier: list[Episode], flat: Place, told: Told, coordinator: User
) -> None:
    fact = told(flat, episode=earlier[0])
    withdraw(by=coordinator, fact=fact, reason="Another child's place")
    assert find_plan(coordinator, missing.ref).places == ()


def test_another_childs_places_are_not_on_the_plan(
    missing: Episode, flat: Place, told: Told, coordinator: User, borough: Borough
) -> None:
    told(flat, who="tom")
    assert find_plan(coordinator, missing.ref).places == ()
    assert len(known_places(coordinator, borough.people["tom"])) == 1
