"""Lists 1 to 7 of Annex A: contacts, early help, referrals, children in need.

Contacts, referrals and assessments stand in the records as they are. The demonstration keeps no
enquiries or plans of its own: their dates are drawn from what was decided and for how long a
social worker stayed, so that lists 2 and 5 to 7 agree with lists 1, 3 and 4.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from homeward.care.models import PeriodOfCare
from homeward.core.clock import day_of
from homeward.demo.figures.front_door import DAYS_ASSESSED
from homeward.demo.names import SCHOOLS
from homeward.exchange.annex_a import Value
from homeward.front_door.codes import Decision
from homeward.front_door.models import Assessment, ContactChild, Referral
from homeward.people.models import Person
from homeward.people.rules import age_on

from .household import SOCIAL_WORKER, Household

Values = Mapping[str, Value]
YES = {True: "yes", False: "no", None: "unknown"}
YEAR = timedelta(days=365)
LONGEST_PLAN = 480  # days, a choice
NEEDS = {"N1": 55, "N5": 17, "N4": 9, "N2": 8, "N3": 5, "N6": 4, "N8": 2}
CATEGORIES = {"EMO": 42, "NEG": 46, "PHY": 7, "SAB": 4, "MUL": 1}
ORGANISATIONS = ("Early help team", "Family hub", *SCHOOLS)


def six_months_before(day: date) -> date:
    """The day half a year before, as Annex A counts: 31 August goes back to 28 February."""
    year, month = (day.year, day.month - 6) if day.month > 6 else (day.year - 1, day.month + 6)
    return min(day.replace(day=28), day).replace(year=year, month=month)


def about(home: Household, person: Person, *, disability: bool = True) -> dict[str, Value]:
    """The columns about the child that every list begins with."""
    born = person.born_on
    values: dict[str, Value] = {
        "child_id": home.child_id(person),
        "gender": person.sex,
        "ethnicity": person.ethnicity or None,
        "born_on": born,
        "age": age_on(born, home.world.today) if born and born <= home.world.today else None,
    }
    return {**values, "disability": YES[person.disabled]} if disability else values


def team_and_worker(home: Household, person: Person, day: date) -> dict[str, Value]:
    """The social worker of a day, with the team."""
    held = home.worker_on(person, SOCIAL_WORKER, day)
    return {} if held is None else {"team": held.worker.team.name, "worker": held.worker.name}


def contacts(home: Household) -> Iterator[Values]:
    """List 1: contacts of the last six months, a row a child."""
    since = six_months_before(home.world.today)
    for each in home.all(ContactChild):
        day = day_of(each.contact.received_at)
        if day >= since:
            child = about(home, each.person, disability=False)
            yield {**child, "contact_on": day, "source": each.contact.source_code}


def early_help(home: Household) -> Iterator[Values]:
    """List 2: early-help assessments open, or ended, in the last six months."""
    today = home.world.today
    for each in decided(home, Decision.EARLY_HELP):
        dice = home.dice("list 2", each.ref)
        started = _day(each) + timedelta(days=dice.randint(3, 15))
        ended = started + timedelta(days=dice.randint(20, 60))
        if started <= today and ended >= six_months_before(today):
            yield {
                **about(home, each.person, disability=False),
                "assessment_started_on": started,
                "assessment_completed_on": ended if ended <= today else None,
                "organisation": dice.choice(ORGANISATIONS),
            }


def referrals(home: Household) -> Iterator[Values]:
    """List 3: referrals of the last six months."""
    today = home.world.today
    for each in home.all(Referral):
        if each.received_on >= six_months_before(today):
            year = [one for one in home.of(Referral, each.person) if one.received_on > today - YEAR]
            yield {
                **about(home, each.person, disability=False),
                "referred_on": each.received_on,
                "source": each.source_code,
                "nfa": YES[each.no_further_action],
                "referrals_in_12_months": len(year),
                **team_and_worker(home, each.person, each.received_on),
            }


def assessments(home: Household) -> Iterator[Values]:
    """List 4: assessments open at some time of the last six months."""
    since = six_months_before(home.world.today)
    for each in home.all(Assessment):
        if each.authorised_on is None or each.authorised_on >= since:
            yield {
                **about(home, each.person),
                "assessment_started_on": each.started_on,
                "seen": YES[each.seen],
                "authorised_on": each.authorised_on,
                "needs_support": YES[each.in_need] if each.authorised_on else None,
                **team_and_worker(home, each.person, each.started_on),
            }


def enquiries(home: Household) -> Iterator[Values]:
    """List 5: section 47 enquiries begun in the last six months, with their conferences."""
    today = home.world.today
    for each in decided(home, Decision.STRATEGY):
        if _day(each) < six_months_before(today):
            continue
        same = [one for one in _enquiries_about(home, each.person) if _day(one) > today - YEAR]
        planned = conference_on(home, each)
        held = planned if planned and planned <= today else None
        conferences = [conference_on(home, one) for one in same]
        yield {
            **about(home, each.person),
            "strategy_discussion_on": _day(each),
            "conference_unnecessary": "yes" if planned is None else "no",
            "conference_on": held,
            "plan_resulted": YES[_plan(home, each)] if held else None,
            "enquiries_in_12_months": len(same),
            "conferences_in_12_months": sum(bool(day and day <= today) for day in conferences),
            **team_and_worker(home, each.person, _day(each)),
        }


def in_need(home: Household) -> Iterator[Values]:
    """List 6: children in need now, or closed in the last six months."""
    today = home.world.today
    for each in _taken_on(home):
        ended = home.helped_until(each)
        if not _in_need(home, each) or (ended and ended < six_months_before(today)):
            continue
        dice = home.dice("list 6", each.ref)
        seen = max(each.received_on, (ended or today) - timedelta(days=dice.randint(1, 30)))
        yield {
            **about(home, each.person),
            "started_on": each.received_on,
            "need": dice.pick(NEEDS),
            "last_seen_on": seen,
            "closed_on": ended,
            "closure_reason": dice.pick({"RC7": 70, "RC9": 30}) if ended else None,
            "case_status": _status(home, each, ended),
            **team_and_worker(home, each.person, min(today, ended or today) - timedelta(days=1)),
        }


def protection_plans(home: Household) -> Iterator[Values]:
    """List 7: child protection plans now, or ended in the last six months."""
    today = home.world.today
    for each in decided(home, Decision.STRATEGY):
        spell = plan_of(home, each)
        if spell is None or (spell[1] and spell[1] < six_months_before(today)):
            continue
        started, ended = spell
        dice = home.dice("list 7", each.ref)
        until = ended or today
        category = dice.pick(CATEGORIES)
        yield {
            **about(home, each.person),
            "started_on": started,
            "initial_category": category,
            "latest_category": category if dice.chance(0.9) else dice.pick(CATEGORIES),
            "last_visit_on": max(started, until - timedelta(days=dice.randint(1, 12))),
            "seen_alone": "yes" if dice.chance(0.85) else "no",
            "latest_review_on": _review(started, until),
            "ended_on": ended,
            "emergency_powers": "yes" if dice.chance(0.04) else "no",
            "previous_plans": dice.pick({0: 76, 1: 18, 2: 6}),
            **team_and_worker(home, each.person, until - timedelta(days=1)),
        }


def decided(home: Household, what: Decision) -> Iterator[ContactChild]:
    """Contacts about children on which this was decided."""
    return (each for each in home.all(ContactChild) if each.decision == what)


def _enquiries_about(home: Household, person: Person) -> list[ContactChild]:
    return [each for each in decided(home, Decision.STRATEGY) if each.person is person]


def conference_on(home: Household, each: ContactChild) -> date | None:
    """The day set for the conference of an enquiry; None where none was thought necessary."""
    dice = home.dice("conference", each.ref)
    return _day(each) + timedelta(days=dice.randint(9, 24)) if dice.chance(0.42) else None


def plan_of(home: Household, each: ContactChild) -> tuple[date, date | None] | None:
    """A protection plan that an enquiry led to: its first day, and its end where that is past."""
    started = conference_on(home, each)
    if started is None or started > home.world.today or not _plan(home, each):
        return None
    dice = home.dice("plan", each.ref)
    ended = started + timedelta(days=dice.randint(90, LONGEST_PLAN))
    return started, ended if ended <= home.world.today else None


def _plan(home: Household, each: ContactChild) -> bool:
    return home.dice("plan made", each.ref).chance(0.86)


def _review(started: date, until: date) -> date | None:
    """The latest review conference: three months after the first, then every six."""
    first = started + timedelta(days=88)
    if first > until:
        return None
    return first + timedelta(days=175) * ((until - first).days // 175)


def _day(each: ContactChild) -> date:
    return day_of(each.decided_at or each.contact.received_at)


def _taken_on(home: Household) -> Iterator[Referral]:
    return (each for each in home.all(Referral) if not each.no_further_action)


def _in_need(home: Household, each: Referral) -> bool:
    """Whether the social work went on beyond an assessment."""
    ended = home.helped_until(each) or home.world.today
    return (ended - each.received_on).days > DAYS_ASSESSED


def _status(home: Household, each: Referral, ended: date | None) -> str:
    if any(period.ended_on is None for period in home.of(PeriodOfCare, each.person)):
        return "looked_after"
    if ended is not None:
        return "closed"
    plans = [plan_of(home, one) for one in _enquiries_about(home, each.person)]
    return "protection_plan" if any(p and p[1] is None for p in plans) else "in_need_plan"
