"""Contacts about a household, what was decided, and who then worked with the child."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from homeward.access.roles import Role
from homeward.calendar import deadline, is_working_day, rule_for
from homeward.core.clock import ENGLAND, day_of
from homeward.front_door.codes import REFERRED, Decision
from homeward.front_door.models import Assessment, Contact, ContactChild, Referral
from homeward.people.models import Person
from homeward.workforce.models import Allocation, Worker

from . import words
from .course import CONTACTS, LATE_DECISIONS, NO_HISTORY, SCREENED
from .dice import dice_for
from .figures import front_door as figures
from .figures.workforce import DAYS_WITH_ONE_WORKER
from .overseeing import oversee
from .people import Child, Family
from .world import SLEEPS, WAKES, Making

Concern = tuple[date, Child]  # a day, and the child it is about


def make_spell(page: Making, family: Family, first: date) -> int:
    """A worry that begins on a day and may bring more contacts; how many the history holds."""
    return make_contacts(page, family, spell(page, family, first, page.world.began))


def spell(page: Making, family: Family, first: date, noticed: date) -> list[Concern]:
    """The days of one worry, and about which child it is above all.

    Where contacts rise, those about families known before rise as the first ones do. A family
    first ``noticed`` within the rise is itself part of it: its contacts are as many as ever.
    """
    dice, day, concerns = page.dice, first, []
    usual = page.world.course.times(CONTACTS, noticed)
    of_whom = dice.choice(family.children)
    for _ in range(dice.geometric(dice.pick(figures.AGAIN_IN_A_SPELL))):
        when = day
        for _ in range(dice.about(page.world.course.times(CONTACTS, day) / usual)):
            concerns.append((when, of_whom))
            when = working(page, when + timedelta(days=dice.randint(1, 6)))
        day = working(page, day + timedelta(days=1 + dice.days(figures.DAYS_TO_THE_NEXT)))
    return concerns


def make_contacts(page: Making, family: Family, concerns: Iterable[Concern]) -> int:
    """Contacts about a household in their order; how many the history holds."""
    in_order = sorted(concerns, key=lambda concern: concern[0])
    return sum([_on_a_day(page, family, day, of_whom) for day, of_whom in in_order])


def working(page: Making, day: date) -> date:
    """The day, or (most often) the next working day where it is a day off."""
    while not is_working_day(day) and not page.dice.chance(figures.DAY_OFF * 0.6):
        day += timedelta(days=1)
    return day


def _on_a_day(page: Making, family: Family, day: date, of_whom: Child) -> int:
    world, dice = page.world, page.dice
    if not world.began <= day <= world.today:
        return 0
    young = [child for child in family.children if 0 <= child.age_on(day) < 18]
    if not young:
        return 0
    focal = of_whom if of_whom in young else dice.choice(young)
    about = [c for c in young if c is focal or dice.chance(figures.SIBLING_TOO)]
    return len(make_contact(page, about, day))


def make_contact(
    page: Making, about: list[Child], day: date, source: str = "", decision: str = ""
) -> list[ContactChild]:
    """One contact about some children; none where its moment has not come."""
    dice, world = page.dice, page.world
    at_work = is_working_day(day)
    code = source or dice.pick(figures.SOURCES if at_work else figures.SOURCES_ON_A_DAY_OFF)
    received = page.at(day, figures.POLICE_HOURS if code == "6" else figures.HOURS)
    if received > world.now:
        return []
    by_day = at_work and WAKES <= received.astimezone(ENGLAND).hour < SLEEPS
    route = words.route(dice, code, figures.DOMESTIC_ABUSE_OF_POLICE, by_day)
    entries = [(child, child.entry(dice)) for child in about]
    age = about[0].age_on(day)
    code = _fitting(code, age)
    contact = Contact(
        received_at=received,
        recorded_at=received,
        source_code=code,
        route=route,
        from_whom=words.teller(dice, code, age),
        told=words.told(dice, code, route, entries[0][1].given_names, age),
        team=world.teams["front_door"],
        worker=world.staff.on("front_door", day, dice) if dice.chance(0.9) else None,
    )
    contact.category = words.category(route, contact.told)
    page.add(contact)
    decided = _decided_at(page, received, route)
    children = [_about(page, contact, child, entry, decided, decision) for child, entry in entries]
    oversee(page, contact, children)
    return children


def _fitting(code: str, age: float) -> str:
    """The source as it is for a child of this age: no health visitor at school, no small child
    who rings a council."""
    if code == "3B" and age >= figures.SCHOOL_NURSE_FROM:
        return "3C"
    return "1A" if code == "1C" and age < figures.RINGS_FROM else code


def _decided_at(page: Making, received: datetime, route: str) -> datetime | None:
    """When it was decided: in time, late, or not yet."""
    dice, world = page.dice, page.world
    day = day_of(received)
    # By the clock as it stands now: the history may reach further back than the rule does.
    due = deadline(received, rule_for("contact_decision", world.today))
    late = dice.chance(world.course.share(figures.LATE, LATE_DECISIONS, day))
    if route == words.DOMESTIC and not dice.chance(world.course.times(SCREENED, day)):
        decided = page.by_day(due + timedelta(days=21 + dice.days(60)))
    elif late:
        decided = page.by_day(due + timedelta(hours=2 + dice.expovariate(1 / 46)))
    else:
        decided = received + (due - received) * dice.uniform(0.05, 0.99)
        decided = max(received, page.by_day(decided, latest=due))
    return decided if decided <= world.now else None


def _about(
    page: Making,
    contact: Contact,
    whom: Child,
    person: Person,
    decided: datetime | None,
    decision: str,
) -> ContactChild:
    dice, world = page.dice, page.world
    child = ContactChild(contact=contact, person=person, recorded_at=contact.received_at)
    page.add(child)
    before = whom.contacted.count(person.ref)
    whom.contacted.append(person.ref)
    if decided is None:
        return child
    day = day_of(decided)
    helped = whom.helped_until is not None and day <= whom.helped_until
    child.decided_at, child.recorded_at = decided, decided
    child.decided_by = world.users[Role.FRONT_DOOR_MANAGER.value]
    child.decision = decision or dice.pick(
        figures.DECISIONS_OF_OPEN_CASES if helped else figures.DECISIONS
    )
    child.rationale = words.why(dice, child.decision, person.given_names)
    if not dice.chance(world.course.share(figures.NO_HISTORY, NO_HISTORY, day)):
        child.history_considered = words.history(dice, before)
    if child.decision in REFERRED:
        _refer(page, contact, child, day, whom)
    return child


def _refer(page: Making, contact: Contact, child: ContactChild, day: date, whom: Child) -> None:
    """A referral; and a social worker, unless nothing comes of it or there is one already."""
    dice = page.dice
    nothing = dice.chance(figures.NO_FURTHER_ACTION_ON_REFERRAL)
    referral = page.add(
        Referral(
            person=child.person,
            contact_child=child,
            received_on=day,
            recorded_at=child.recorded_at,
            source_code=contact.source_code,
            no_further_action=nothing,
        )
    )
    helped = whom.helped_until is not None and day <= whom.helped_until
    if not helped and (child.decision == Decision.STRATEGY or not nothing):
        assessed = dice.chance(figures.ASSESSED_NOT_IN_NEED)
        long = figures.DAYS_ASSESSED if assessed else 30 + dice.days(figures.DAYS_HELPED)
        whom.helped_until = day + timedelta(days=long)
        works_with(page, child.person, "care", "social_worker", day, whom.helped_until)
        _assess(page, referral, in_need=not assessed, until=whom.helped_until)


def _assess(page: Making, referral: Referral, *, in_need: bool, until: date) -> None:
    """The assessment of a child taken on: its end stands where that is past."""
    world, started = page.world, referral.received_on
    dice = dice_for(world.seed, "assessment", referral.ref)
    took = int(dice.triangular(*figures.DAYS_OF_ASSESSMENT)) if in_need else figures.DAYS_ASSESSED
    done = min(started + timedelta(days=took), until)
    over = done <= world.today
    page.add(
        Assessment(
            person=referral.person,
            referral=referral,
            recorded_at=referral.recorded_at,
            started_on=started,
            authorised_on=done if over else None,
            seen=dice.chance(figures.SEEN_IN_ASSESSMENT) if over else None,
            in_need=in_need if over else None,
            team=world.teams["care"],
        )
    )


def works_with(
    page: Making, person: Person, place: str, role: str, first: date, last: date | None
) -> Worker | None:
    """One worker after another with a person, as workers come and go; who it is now, if anybody."""
    world, day = page.world, first
    until = min(last or world.today, world.today)
    while day <= until:
        worker = world.staff.on(place, day, page.dice)
        ends = worker.left_on or date.max
        changed = day + timedelta(days=30 + page.dice.days(DAYS_WITH_ONE_WORKER))
        stop = min(ends, changed, last or date.max)
        going_on = stop > world.today
        page.add(
            Allocation(
                person=person,
                worker=worker,
                role=role,
                from_on=day,
                to_on=None if going_on else stop,
                reason="" if going_on or stop == last else "the worker left or moved",
            )
        )
        if going_on:
            return worker
        if stop == last:
            return None
        day = max(stop, day + timedelta(days=1))
    return None
