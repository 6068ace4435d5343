"""Contacts of the demonstration borough, and what was decided."""

from datetime import datetime, timedelta

from homeward.calendar import deadline, is_working_day, rule_for
from homeward.front_door.codes import REFERRED, Decision
from homeward.front_door.models import Contact, ContactChild, Referral
from homeward.people.models import Person

from .figures import DECISIONS, HOURS, SOURCES
from .world import World

TOLD = {
    "6": "Officers attended an argument between adults at the home. {name} was upstairs and upset.",
    "2A": "{name} has been absent eleven times this term and came in without a coat or breakfast.",
    "3F": "{name} was brought in with a sprained wrist; the account of how changed twice.",
    "1A": "Grandmother is worried that nobody gets {name} up for school since the move.",
}
OTHERWISE = "A worry about {name}: who is at home in the evenings, and whether there is food."
WHY = {
    Decision.NO_FURTHER_ACTION: "One event, well handled by the family; school sees {name} daily.",
    Decision.ADVICE: "The family asked for advice on housing and was given three names to ring.",
    Decision.EARLY_HELP: "Three contacts in six months about routines: the family agreed to help.",
    Decision.REFERRAL: "Fourth contact; advice changed nothing. {name} needs an assessment.",
    Decision.STRATEGY: "An injury with two accounts: a strategy discussion was held the same day.",
    Decision.OPEN_CASE: "{name} has a social worker, who was told within the hour.",
    Decision.OTHER_AUTHORITY: "The family moved in March; the new authority accepted by telephone.",
}
HISTORY = "Earlier contacts read: they are about the same evenings alone, and closer together."


def make_contacts(world: World) -> None:
    """Contacts for every day of the history; a few children again and again."""
    often = [3.0 if n % 9 == 0 else 1.0 for n, _ in enumerate(world.children)]
    day = world.began
    while day <= world.today:
        busy = world.size.contacts_a_day * (1.0 if is_working_day(day) else 0.35)
        for _ in range(_poisson(world, busy)):
            child = world.rng.choices(world.children, weights=often)[0]
            _contact(world, child, world.at(day, HOURS))
        day += timedelta(days=1)


def _poisson(world: World, mean: float) -> int:
    count, left = 0, world.rng.expovariate(1.0)
    while left < mean:
        count += 1
        left += world.rng.expovariate(1.0)
    return count


def _contact(world: World, child: Person, received: datetime) -> None:
    if received > world.now or child.born_on is None or child.born_on > received.date():
        return
    code = world.pick(SOURCES)
    contact = world.add(
        Contact(
            received_at=received,
            source_code=code,
            route=_route(world, code),
            from_whom="",
            told=TOLD.get(code, OTHERWISE).format(name=child.given_names),
            team=world.teams["front_door"],
            worker=world.rng.choice(world.workers["front_door"]) if world.chance(0.9) else None,
        )
    )
    concern = world.add(ContactChild(contact=contact, person=child))
    _decide(world, contact, concern, received)


def _route(world: World, code: str) -> str:
    if code == "6":
        return "domestic_abuse" if world.chance(0.6) else "police_notice"
    return world.pick({"form": 45, "telephone": 40, "email": 10, "out_of_hours": 5})


def _decide(world: World, contact: Contact, concern: ContactChild, received: datetime) -> None:
    due = deadline(received, rule_for("contact_decision", received.date()))
    improving = 0.62 + 0.3 * max(0.0, world.share_of_history(received.date()) - 0.4)
    if world.chance(improving):
        decided = received + (due - received) * world.rng.uniform(0.05, 0.98)
    else:
        decided = due + timedelta(hours=world.rng.expovariate(1 / 40))
    if decided > world.now:
        return
    concern.decision = world.pick(DECISIONS)
    concern.decided_at = decided
    concern.rationale = WHY[Decision(concern.decision)].format(name=concern.person.given_names)
    if world.chance(0.45 + 0.4 * world.share_of_history(received.date())):
        concern.history_considered = HISTORY
    if concern.decision in REFERRED:
        world.add(
            Referral(
                person=concern.person,
                contact_child=concern,
                received_on=decided.date(),
                source_code=contact.source_code,
                no_further_action=world.chance(0.04),
            )
        )
