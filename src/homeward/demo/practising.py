"""Sickness, supervision and case audits: how the work itself is looked after.

With dice of its own, so that nothing else in the borough falls otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from homeward.calendar import is_working_day, next_working_day
from homeward.core import ids
from homeward.core.days import start_of_day
from homeward.practice.models import CaseAudit, ChildDiscussed, Supervision
from homeward.workforce.models import Absence, Allocation, Post, Worker

from . import noted
from .dice import Dice, dice_for
from .figures import workforce as figures
from .names import staff_name
from .staff import MANAGES
from .world import Making, World

OFTEN_MANAGED = ("front_door", "care", "courts")  # places with team managers
AT_THREE_IN_THE_AFTERNOON = timedelta(hours=15)


def make_practice(page: Making) -> None:
    """Team managers, and through the whole history who was away and who was supervised."""
    world = page.world
    dice = dice_for(world.seed, "practice")
    with ids.seeded(dice):
        supervisors = {place: _supervisors(page, dice, place) for place in world.teams}
        director = supervisors["leadership"][0]
        for place, workers in world.staff.by_place.items():
            for number, worker in enumerate(workers):
                away = [] if worker.user else _absences(page, dice, worker)
                above = supervisors[place][number % len(supervisors[place])]
                if above is worker:
                    above = director
                if above is not worker:
                    _supervise(page, dice, worker, above, away)
        _somebody_is_away(page)
        for manager in world.staff.managers:
            _supervise(page, dice, manager, director, _absences(page, dice, manager))


def _somebody_is_away(page: Making) -> None:
    """In the smallest borough too, one worker of the front door is ill today."""
    world = page.world
    away = [one for one in page.records if isinstance(one, Absence)]
    if any(one.to_on is None for one in away):
        return
    ill = world.staff.on("front_door", world.today, dice_for(world.seed, "ill today"))
    since = world.today - timedelta(days=2)
    if not any(one.worker is ill and (one.to_on or since) >= since for one in away):
        page.add(Absence(worker=ill, why=Absence.Why.SICK, from_on=since))


def _supervisors(page: Making, dice: Dice, place: str) -> list[Worker]:
    """Who supervises at a place: the manager who signs in, and team managers where many work."""
    world = page.world
    signed = [w for w in world.staff.by_place[place] if w.user and w.user.role in MANAGES]
    posts = sum(slot.post.team is world.teams[place] for slot in world.staff.slots)
    if place in OFTEN_MANAGED:
        for _ in range(max(1, posts // figures.SUPERVISED_BY_ONE)):
            signed.append(_team_manager(page, dice, place, first=not signed))
    return signed


def _team_manager(page: Making, dice: Dice, place: str, *, first: bool) -> Worker:
    world = page.world
    manager: Worker = page.add(
        Worker(
            name=staff_name(dice),
            team=world.teams[place],
            job="Team manager",
            started_on=world.began - timedelta(days=dice.randrange(30, 900)),
        )
    )
    page.add(Post(title="Team manager", team=manager.team, manages=first, holder=manager))
    world.staff.managers.append(manager)
    return manager


def _absences(page: Making, dice: Dice, worker: Worker) -> list[Absence]:
    """Sickness at the published rate, and a little else, one after another."""
    found: list[Absence] = []
    day, until = _in_post(page.world, worker)
    rate = figures.SPELLS_A_YEAR + figures.OTHER_ABSENCE_A_YEAR
    while True:
        day += timedelta(days=1 + dice.days(365 / rate))
        day = day if is_working_day(day) else next_working_day(day)
        if day >= until:
            return found
        why, last = _spell(dice, day, figures.SPELLS_A_YEAR / rate)
        found.append(_absence(page, worker, why, day, last, until))
        day = last


def _absence(page: Making, worker: Worker, why: str, day: date, last: date, until: date) -> Absence:
    """One absence; still open where it goes on today, ended where the worker left."""
    stays = worker.left_on is None
    ends = None if stays and last >= page.world.today else min(last, until - timedelta(days=1))
    absence: Absence = page.add(
        Absence(
            worker=worker,
            why=why,
            from_on=day,
            to_on=ends,
            recorded_at=min(start_of_day(day) + timedelta(hours=9), page.world.now),
        )
    )
    return absence


def _spell(dice: Dice, day: date, sick: float) -> tuple[str, date]:
    """Why, and the last day away."""
    if dice.chance(sick):
        _, low, high = dice.choices(figures.SPELLS, weights=[one[0] for one in figures.SPELLS])[0]
        last = day
        for _ in range(dice.randint(low, high) - 1):
            last = next_working_day(last)
        return Absence.Why.SICK, last
    why = dice.choice(list(figures.OTHER_ABSENCE))
    return why, day + timedelta(days=dice.randint(*figures.OTHER_ABSENCE[why]))


def _in_post(world: World, worker: Worker) -> tuple[date, date]:
    """From when to when a worker was in post within the history."""
    started = max(worker.started_on or world.began, world.began)
    return started, worker.left_on or world.today + timedelta(days=1)


def _supervise(
    page: Making, dice: Dice, worker: Worker, above: Worker, away: list[Absence]
) -> None:
    """Supervision about monthly while in post; late at times, and after an absence."""
    world = page.world
    started, until = _in_post(world, worker)
    day = max(started, world.today - timedelta(days=figures.SUPERVISED_FOR))
    day += timedelta(days=dice.randrange(2, 26))
    held = world.staff.supervised[worker.ref]
    while True:
        day = _back(day, away)
        if day > world.today or day >= until:
            return
        held.append(page.add(_supervision(dice, worker, above, day)))
        day += timedelta(days=max(14, int(dice.gauss(*figures.DAYS_BETWEEN_SUPERVISIONS))))
        if dice.chance(figures.SUPERVISED_LATE):
            day += timedelta(days=2 + dice.days(figures.DAYS_SUPERVISED_LATE))


def _back(day: date, away: list[Absence]) -> date:
    """The first working day from ``day`` on which the worker is there; far ahead if never."""
    day = day if is_working_day(day) else next_working_day(day)
    for absence in away:  # in order, so that who is back is not sent to an earlier one
        if absence.away_on(day):
            if absence.to_on is None:
                return date.max
            day = next_working_day(absence.to_on)
    return day


def _supervision(dice: Dice, worker: Worker, above: Worker, day: date) -> Supervision:
    return Supervision(
        worker=worker,
        supervisor=above,
        held_on=day,
        words=dice.choice(noted.ABOUT_WORKER),
        recorded_at=start_of_day(day) + AT_THREE_IN_THE_AFTERNOON,
    )


def make_practised(page: Making) -> None:
    """What was said of the children of a household in supervision, and audits of the work."""
    works = [each for each in page.records if isinstance(each, Allocation)]
    if not works:
        return
    dice = dice_for(page.world.seed, "practised", works[0].ref)
    with ids.seeded(dice):
        said: set[tuple[str, str]] = set()
        for work in works:
            for held in _held_during(page.world, work):
                key = (held.ref, work.person.ref)
                if key not in said and dice.chance(figures.DISCUSSED):
                    said.add(key)
                    _discussed(page, dice, held, work)
            if dice.chance(figures.AUDITED):
                _audit(page, dice, work)


def _held_during(world: World, work: Allocation) -> Iterator[Supervision]:
    until = work.to_on or world.today
    for held in world.staff.supervised[work.worker.ref]:
        if work.from_on < held.held_on <= until:
            yield held


def _discussed(page: Making, dice: Dice, held: Supervision, work: Allocation) -> None:
    words, agreed = dice.choice(_sayings(held, work))
    page.add(
        ChildDiscussed(
            supervision=held,
            person=work.person,
            words=words,
            agreed=agreed,
            recorded_at=held.recorded_at,
        )
    )


def _sayings(held: Supervision, work: Allocation) -> tuple[tuple[str, str], ...]:
    """What fits the age of whom it is about; a child where the age is not known."""
    born = work.person.born_on
    grown = born is not None and (held.held_on - born).days / 365.25 >= noted.PAST_SCHOOL
    return noted.DISCUSSED_GROWN if grown else noted.DISCUSSED


def _audit(page: Making, dice: Dice, work: Allocation) -> None:
    """An audit by a team manager who does not hold the work, within the last two years."""
    world = page.world
    first = max(
        work.from_on + timedelta(days=14), world.today - timedelta(days=figures.SUPERVISED_FOR)
    )
    last = min(work.to_on or world.today, world.today)
    if first > last:
        return
    day = next_working_day(first + timedelta(days=dice.randrange((last - first).days + 1)))
    if day > last:
        return
    grade = dice.pick(figures.GRADES)
    because, meaning, action = noted.AUDITED[grade]
    audit = CaseAudit(
        person=work.person,
        auditor=dice.choice(world.staff.managers),
        audited_on=day,
        grade=grade,
        because=because,
        meaning=meaning,
        action=action,
        action_by_on=day + timedelta(days=28) if action else None,
        answers=work.worker,
        team=work.worker.team,
        recorded_at=start_of_day(day) + AT_THREE_IN_THE_AFTERNOON,
    )
    page.add(audit)
    done = day + timedelta(days=dice.randrange(3, 40))
    if action and done <= world.today and dice.chance(figures.ACTION_DONE):
        audit.done_on, audit.done_words = done, noted.PUT_RIGHT
