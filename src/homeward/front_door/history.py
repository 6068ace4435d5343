"""What is known already about the people on a contact and those they live with, made by machine.

Inspectors asked why nobody saw that the same children kept being contacted about. So every contact
brings its history with it: each thing with its date and its source. What it means is for a
person to say (``actions.consider_history``). Nothing is added up to a grade.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from dateutil.relativedelta import relativedelta
from django.urls import reverse

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.access.rooms import sees
from homeward.alerts.models import Alert
from homeward.alerts.queries import alerts_now
from homeward.care.queries import periods_of
from homeward.core import clock
from homeward.ledger.models import Duty
from homeward.ledger.queries import visible_duties
from homeward.missing.queries import episodes_for, out_words
from homeward.people.models import Person
from homeward.people.queries import household_on, lived_with
from homeward.ui.words import count_words, day_words
from homeward.workforce.queries import workers_now

from .codes import Decision, Route, Source
from .models import Contact, ContactChild
from .policies import visible_children
from .rules import HISTORY_MONTHS

_LABEL = "front_door.contact"
_COUNTED_TO = "counted from the records, up to "


class Kind(StrEnum):
    """What sort of thing is known, in the order in which a page shows it."""

    IN_SHORT = "In short"
    VIOLENCE = "Violence flags"
    ALERT = "Alerts"
    OPEN_WORK = "Open work"
    CONTACT = "Earlier contacts"
    MISSING = "Missing"
    CARE = "Care"


@dataclass(frozen=True)
class KnownItem:
    """One thing known: about whom, what, since when or on which day, from where.

    ``on`` is a day or a moment; ``href`` the page that shows it, where there is one;
    ``household`` is true of somebody who is not on the contact but lives with them.
    """

    kind: Kind
    about: Person
    on: date | datetime
    words: str
    source: str
    href: str = ""
    household: bool = False


@dataclass(frozen=True)
class _Scope:
    """Whose history is asked for, by whom, up to when; ``besides`` is the contact at hand."""

    viewer: Any
    people: dict[int, Person]
    on_contact: frozenset[int]
    at: datetime
    besides: Contact | None

    def item(
        self,
        kind: Kind,
        about: Person,
        on: date | datetime,
        words: str,
        source: str,
        href: str = "",
    ) -> KnownItem:
        household = about.pk not in self.on_contact
        return KnownItem(kind, about, on, words, source, href, household)


def history_for(
    *,
    viewer: Any,
    people: Sequence[Person],
    at: datetime,
    besides: Contact | None = None,
) -> list[KnownItem]:
    """What is known up to a moment about these people and their household at that moment.

    Previous contacts with their outcomes (and how many in twelve months), open work, alerts,
    violence flags, missing episodes and periods of care: by kind, then newest first. Leaves out
    the contact at hand (``besides``) and whatever the viewer may not see. The number of queries
    is the same for any household: at most twelve.
    """
    check_may_know(viewer, Can.SEE_FRONT_DOOR)
    scope = _scope(viewer, people, at, besides)
    contacts = _contacts(scope)
    alerts = _alerts(scope)
    episodes = [
        each
        for each in episodes_for(viewer=viewer, people=scope.people.values())
        if each.reported_at <= at
    ]
    pages = {
        **{(_LABEL, each.contact_id): _contact_page(each) for each in contacts},
        **{("alerts.alert", each.pk): _alert_page(each) for each in alerts},
        **{("missing.episode", each.pk): _episode_page(each) for each in episodes},
    }
    found = [
        *_in_short(scope, contacts),
        *(_alert(scope, each) for each in alerts),
        *_open_work(scope, pages),
        *(_contact(scope, each) for each in contacts),
        *(_episode(scope, each) for each in episodes),
        *_care(scope),
    ]
    order = list(Kind)
    found.sort(key=lambda item: (item.household, order.index(item.kind)))
    return found


def _scope(viewer: Any, people: Sequence[Person], at: datetime, besides: Contact | None) -> _Scope:
    together = lived_with(viewer=viewer, people=people)
    day = clock.day_of(at)
    everyone = {person.pk: person for person in people}
    for spans in together.values():
        for each in household_on(spans, day):
            everyone.setdefault(each.other.pk, each.other)
    on_contact = frozenset(person.pk for person in people)
    return _Scope(viewer, everyone, on_contact, at, besides)


def _contacts(scope: _Scope) -> list[ContactChild]:
    rows = visible_children(scope.viewer).filter(
        person__in=scope.people.values(), contact__received_at__lte=scope.at
    )
    rows = rows.exclude(contact=scope.besides).select_related("person", "contact__recorded_by")
    return list(rows.order_by("-contact__received_at", "-pk"))


def _contact(scope: _Scope, child: ContactChild) -> KnownItem:
    contact = child.contact
    told = f"{Source(contact.source_code).label}, {Route(contact.route).label.lower()}"
    if child.decision:
        outcome = Decision(child.decision).label
    else:
        outcome = "decision held elsewhere" if contact.decided_elsewhere else "not yet decided"
    words, source = f"{told}: {outcome}", _source(contact)
    return scope.item(
        Kind.CONTACT, child.person, contact.received_at, words, source, _contact_page(child)
    )


def _in_short(scope: _Scope, contacts: Iterable[ContactChild]) -> Iterable[KnownItem]:
    """For each person: how many contacts in twelve months, and what they led to.

    Counted up to the contact at hand, where there is one: as its own count of contacts is.
    """
    until = scope.besides.received_at if scope.besides else scope.at
    since = until - relativedelta(months=HISTORY_MONTHS)
    by_person: dict[int, list[ContactChild]] = defaultdict(list)
    for child in contacts:
        if since < child.contact.received_at <= until:
            by_person[child.person_id].append(child)
    for pk, person in scope.people.items():
        if by_person[pk] or pk in scope.on_contact:
            words = _counted(by_person[pk], "other contact" if scope.besides else "contact")
            yield scope.item(Kind.IN_SHORT, person, until, words, _COUNTED_TO + day_words(until))


def _counted(children: Sequence[ContactChild], what: str) -> str:
    """ "4 contacts in 12 months, 1 strategy discussion, 2 domestic-abuse notifications"."""
    if not children:
        return f"No {what} in {HISTORY_MONTHS} months"
    strategy = sum(child.decision == Decision.STRATEGY for child in children)
    abuse = sum(child.contact.route == Route.DOMESTIC_ABUSE for child in children)
    waiting = sum(not child.decision and not child.contact.decided_elsewhere for child in children)
    parts = [f"{count_words(len(children), what)} in {HISTORY_MONTHS} months"]
    for number, thing in (
        (strategy, "strategy discussion"),
        (abuse, "domestic-abuse notification"),
    ):
        if number:
            parts.append(count_words(number, thing))
    if waiting:
        parts.append(f"{waiting} not yet decided")
    return ", ".join(parts)


def _open_work(scope: _Scope, pages: dict[tuple[str, int], str]) -> Iterable[KnownItem]:
    """Who works with them, and what is owed to them, but for the contact at hand."""
    for each in workers_now(scope.people.values()):
        words = f"{each.get_role_display()}: {each.worker} ({each.worker.team})"
        yield scope.item(Kind.OPEN_WORK, each.person, each.from_on, words, "allocation")
    rows = visible_duties(scope.viewer).filter(person__in=scope.people.values(), state="open")
    if scope.besides is not None:
        rows = rows.exclude(root_label=_LABEL, root_id=scope.besides.pk)
    for duty in rows.order_by("due_at"):
        if sees(scope.viewer, duty.root_label) and duty.person is not None:
            yield _duty(scope, duty, duty.person, pages)


def _duty(
    scope: _Scope, duty: Duty, person: Person, pages: dict[tuple[str, int], str]
) -> KnownItem:
    late = ", overdue" if duty.due_at < scope.at else ""
    words = f"{duty.get_kind_display()}, due {day_words(duty.due_at)}{late}"
    href = pages.get((duty.root_label, duty.root_id), "")
    if duty.root_label.startswith("leaving_care."):
        href = reverse("leaving_care:case", args=[person.ref])
    source = f"owed by {duty.owner or f'{duty.team} duty desk'}"
    return scope.item(Kind.OPEN_WORK, person, duty.raised_at, words, source, href)


def _alerts(scope: _Scope) -> list[Alert]:
    found = alerts_now(viewer=scope.viewer, people=scope.people.values())
    return [alert for alerts in found.values() for alert in alerts]


def _alert(scope: _Scope, alert: Alert) -> KnownItem:
    kind = Kind.VIOLENCE if alert.what.violence else Kind.ALERT
    words = f"{alert.what.words}: {alert.words}"
    return scope.item(kind, alert.person, alert.began_on, words, _source(alert), _alert_page(alert))


def _episode(scope: _Scope, episode: Any) -> KnownItem:
    interview = getattr(episode, "interview", None)
    ended = f"out {out_words(episode)}" if episode.returned_at else "not yet returned"
    place = f" from {episode.went_from}" if episode.went_from else ""
    asked = f"; interview {interview.get_state_display().lower()}" if interview else ""
    words = f"{episode.get_category_display()}{place}: {ended}{asked}"
    return scope.item(
        Kind.MISSING,
        episode.person,
        episode.reported_at,
        words,
        episode.source or episode.reported_by or "recorded here",
        _episode_page(episode),
    )


def _care(scope: _Scope) -> Iterable[KnownItem]:
    day = clock.day_of(scope.at)
    for period in periods_of(viewer=scope.viewer, people=scope.people.values()):
        if period.started_on <= day:
            until = f"until {day_words(period.ended_on)}" if period.ended_on else "and still is"
            words = f"Looked after {until}"
            source = period.source or "recorded here"
            yield scope.item(Kind.CARE, period.person, period.started_on, words, source)


def _source(record: Any) -> str:
    return record.source or f"recorded by {record.recorded_by or 'Homeward'}"


def _contact_page(child: ContactChild) -> str:
    return reverse("front_door:contact", args=[child.contact.ref])


def _alert_page(alert: Alert) -> str:
    return reverse("alerts:alert", args=[alert.ref])


def _episode_page(episode: Any) -> str:
    return reverse("missing:episode", args=[episode.ref])
