"""What is noted about children beside their story: alerts, needs, documents.

With dice of its own for each household, so that nothing else in the borough falls otherwise.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from homeward.alerts.kinds import kind_of
from homeward.alerts.models import Alert, Review
from homeward.core import ids
from homeward.core.clock import ENGLAND, day_of
from homeward.people.models import Document, Identifier, Needs, Person
from homeward.people.rules import folded
from homeward.workforce.models import Allocation

from . import noted
from .dice import Dice, dice_for
from .figures import knowing as figures
from .papers import Paper
from .world import Making


def make_known(page: Making, *, always: bool = False) -> None:
    """Alerts, needs and documents of the children of a household.

    ``always``: each child of a story has all three, as far as somebody works with them.
    """
    children = [
        each.person
        for each in page.records
        if isinstance(each, Identifier) and each.scheme == Identifier.Scheme.LA_CHILD_ID
    ]
    if not children:
        return
    works: dict[str, Allocation] = {}
    for each in page.records:
        if isinstance(each, Allocation):
            works[each.person.ref] = each
    dice = dice_for(page.world.seed, "knowing", children[0].ref)
    with ids.seeded(dice):
        for person in children:
            _alert(page, dice, person, works.get(person.ref), always)
            _needs(page, dice, person, works.get(person.ref), always)
            _documents(page, dice, person, works.get(person.ref), always)


def _alert(page: Making, dice: Dice, person: Person, work: Allocation | None, always: bool) -> None:
    """An alert raised while somebody works with the child, reviewed until that work ends."""
    if work is None:
        return
    share = figures.ALERT_NOW if work.to_on is None else figures.ALERT_BEFORE
    if not (dice.chance(share) or always):
        return
    until = work.to_on or page.world.today
    first = max(work.from_on, page.world.today - timedelta(days=500))
    if (until - first).days < 2:
        return
    began = first + timedelta(days=dice.randrange(0, (until - first).days))
    kind = _kind(dice, person, began)
    months = kind_of(kind).review_months
    told = dice.pick(figures.TOLD)
    alert = Alert(
        person=person,
        kind=kind,
        words=noted.ALERTED[kind],
        began_on=began,
        first_review_on=began + relativedelta(months=months),
        told=told,
        told_on=began if told == Alert.Told.YES else None,
        not_told_because=noted.NOT_TOLD if told == Alert.Told.NO else "",
        team=work.worker.team,
        worker=work.worker,
    )
    page.add(alert)
    _reviews(page, dice, alert, months, until)
    if work.to_on is not None:
        alert.ended_on, alert.ended_because = work.to_on, noted.ALERT_ENDED


def _kind(dice: Dice, person: Person, day: date) -> str:
    age = (day - person.born_on).days / 365.25 if person.born_on else 0.0
    fits = {
        kind: share
        for kind, share in figures.ALERTS.items()
        if age >= figures.FROM_AGE.get(kind, 0.0)
    }
    return dice.pick(fits)


def _reviews(page: Making, dice: Dice, alert: Alert, months: int, until: date) -> None:
    """Most in time; the last ones not yet made, or late."""
    due = alert.first_review_on
    while dice.chance(figures.REVIEWED_IN_TIME):
        day = due - timedelta(days=dice.randrange(1, 12))
        if day >= until or day <= alert.began_on:
            return
        due = day + relativedelta(months=months)
        page.add(Review(alert=alert, reviewed_on=day, words=noted.STILL_STANDS, next_on=due))


def _needs(page: Making, dice: Dice, person: Person, work: Allocation | None, always: bool) -> None:
    """Languages, disability, how to speak with them, consent; what nobody asked stays empty."""
    here = work is not None and work.to_on is None
    noted = figures.NEEDS_NOTED if here else figures.NEEDS_OF_OTHERS
    if not (always or person.unaccompanied or dice.chance(noted)):
        return
    found: dict[str, Any] = {**_languages(dice, person), **_disability(dice, person)}
    if here and work is not None and dice.chance(figures.CONSENT):
        day = _since(page, dice, work)
        found |= {
            "may_contact": True,
            "consent_on": day,
            "consent_how": f"said to {work.worker.name} on a visit",
        }
    page.add(Needs(person=person, **found))


def _languages(dice: Dice, person: Person) -> dict[str, Any]:
    if person.unaccompanied and person.ethnicity in noted.LANGUAGES_ARRIVED:
        return {
            "languages": dice.choice(noted.LANGUAGES_ARRIVED[person.ethnicity]),
            "interpreter": dice.chance(figures.INTERPRETER_ARRIVED),
        }
    if dice.chance(figures.OTHER_LANGUAGE.get(person.ethnicity, 0.0)):
        return {
            "languages": f"{dice.choice(noted.LANGUAGES[person.ethnicity])}, English",
            "interpreter": dice.chance(figures.INTERPRETER),
        }
    return {"languages": "English", "interpreter": False}


def _disability(dice: Dice, person: Person) -> dict[str, Any]:
    if not person.disabled:
        return {}
    some = noted.AUTISTIC if dice.chance(figures.AUTISTIC_OR_LEARNING) else noted.DISABILITIES
    disability, communication = dice.choice(some)
    return {"disability": disability, "communication": communication}


def _documents(
    page: Making, dice: Dice, person: Person, work: Allocation | None, always: bool
) -> None:
    """A file or two on the record of a child somebody works with; a few were the wrong child's."""
    if work is None or work.to_on is not None or not (always or dice.chance(figures.DOCUMENTS)):
        return
    for paper in dice.sample(page.world.papers, dice.pick({1: 3, 2: 1})):
        document = page.add(_document(paper, person))
        day = _since(page, dice, work)
        document.recorded_at = _by_day(page, dice, day)
        if day_of(document.recorded_at) < page.world.today and dice.chance(figures.WITHDRAWN):
            document.withdrawn_at = page.world.now
            document.withdrawn_by = work.worker.user
            document.withdrawn_because = "Attached to the wrong child."


def _since(page: Making, dice: Dice, work: Allocation) -> date:
    """A day since this worker came to the child, within the history."""
    first = max(work.from_on, page.world.began)
    return first + timedelta(days=dice.randrange((page.world.today - first).days + 1))


def _by_day(page: Making, dice: Dice, day: date) -> datetime:
    """A moment of a working day, never after now."""
    moment = datetime.combine(day, time(9), tzinfo=ENGLAND)
    return min(moment + timedelta(minutes=dice.randrange(500)), page.world.now)


def _document(paper: Paper, person: Person) -> Document:
    said = paper.file.words or ""
    return Document(
        person=person,
        title=paper.title,
        kind=paper.kind,
        file_name=paper.file.name,
        ending=paper.file.format.ending,
        size=paper.file.size,
        content=paper.content,
        scanned=Document.Scanned.NOT_SCANNED,
        words=said,
        search_key=folded(f"{paper.title} {paper.file.name} {said}"),
    )
