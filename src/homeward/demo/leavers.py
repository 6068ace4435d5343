"""Care leavers of the demonstration borough: plans, visits, homes, days."""

from datetime import date, timedelta

from homeward.homes.codes import ALWAYS_UNSUITABLE, CRISIS, StayKind
from homeward.homes.models import Provider, Stay
from homeward.leaving_care.models import (
    Activity,
    AdviserContact,
    LeavingCareCase,
    PathwayPlan,
    PathwayReview,
)
from homeward.people.models import Person
from homeward.people.rules import age_on, birthday
from homeward.workforce.models import Allocation

from .families import young_person
from .figures import ACTIVITIES, STAYS, SUITABLE
from .names import HOMES, address, postcode
from .world import World

OWN_WORDS = "I want my own front door and somebody I can ring when the boiler breaks."


def make_leavers(world: World) -> None:
    """Young people of 16 to 22 with a case, and the homes they may live in."""
    providers = [
        world.add(Provider(name=name, kind=kind, places=places, postcode=postcode(world.rng)))
        for name, kind, places in HOMES
    ]
    for _ in range(world.size.care_leavers):
        _leaver(world, young_person(world, 16.1, 22.5), providers)


def _leaver(world: World, person: Person, providers: list[Provider]) -> None:
    assert person.born_on is not None  # noqa: S101 - made with one just above
    entitled = max(birthday(person.born_on, 16), world.began)
    age = age_on(person.born_on, world.today) or 16
    category = "former_relevant" if age >= 18 else world.pick({"eligible": 80, "relevant": 20})
    adviser = world.rng.choice(world.workers["leaving_care"]) if world.chance(0.94) else None
    case = world.add(
        LeavingCareCase(
            person=person,
            category=category,
            entitled_on=entitled,
            adviser=adviser,
            team=world.teams["leaving_care"],
        )
    )
    if adviser:
        world.add(Allocation(person=person, worker=adviser, role="adviser", from_on=entitled))
    _plans(world, case)
    _contacts(world, case)
    _stays(world, case, providers)
    world.add(Activity(case=case, code=world.pick(ACTIVITIES), as_on=world.today))


def _plans(world: World, case: LeavingCareCase) -> None:
    agreed = case.entitled_on + timedelta(days=world.rng.randrange(30, 130))
    if agreed > world.today:
        return
    world.add(
        PathwayPlan(
            case=case,
            agreed_on=agreed,
            written_by=case.adviser,
            young_persons_words=OWN_WORDS,
            seen_by_young_person=world.chance(0.8),
            summary="Settle at college, learn to cook five meals, see brother monthly.",
        )
    )
    day = agreed
    while True:
        day += timedelta(days=int(world.rng.gauss(172, 26)))
        if day > world.today or world.chance(0.07):
            return
        world.add(PathwayReview(case=case, reviewed_on=day, reviewed_by=case.adviser))


def _contacts(world: World, case: LeavingCareCase) -> None:
    day = case.entitled_on + timedelta(days=world.rng.randrange(5, 20))
    stops = world.today - timedelta(days=90) if world.chance(0.08) else world.today
    while day <= stops:
        kind = world.pick({"visit": 60, "call": 20, "message": 12, "attempt": 8})
        world.add(
            AdviserContact(
                case=case,
                on=day,
                kind=kind,
                in_touch="NO" if kind == "attempt" else "YES",
                worker=case.adviser,
            )
        )
        day += timedelta(days=max(4, int(world.rng.gauss(34, 14))))


def _stays(world: World, case: LeavingCareCase, providers: list[Provider]) -> None:
    if world.chance(0.04):
        return  # nobody knows where they live
    moved = case.entitled_on
    while True:
        until = moved + timedelta(days=world.rng.randrange(120, 700))
        stay = _stay(world, case.person, moved, providers)
        if until >= world.today:
            return
        stay.ended_on, stay.ended_because = until, "moved on"
        moved = until


def _stay(world: World, person: Person, moved: date, providers: list[Provider]) -> Stay:
    kind = StayKind(world.pick(STAYS))
    provided = kind in {"C", "D", "E", *CRISIS} and kind != StayKind.NO_FIXED_ABODE
    suitable = kind not in ALWAYS_UNSUITABLE and kind not in CRISIS and world.chance(SUITABLE)
    return world.add(
        Stay(
            person=person,
            kind=kind,
            suitability="1" if suitable else "2",
            provided_by_authority=provided,
            provider=world.rng.choice(providers[2:]) if kind in {"D", "E"} else None,
            address="" if kind == StayKind.NO_FIXED_ABODE else address(world.rng),
            postcode=postcode(world.rng),
            started_on=moved,
            known_on=moved,
        )
    )
