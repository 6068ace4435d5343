"""Reading the front door: the queue, one contact with its history, what came before."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from homeward.access.models import User
from homeward.audit.queries import writes_to
from homeward.chronology.models import Event
from homeward.core import clock
from homeward.core.errors import NotForYou
from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty
from homeward.ledger.queries import visible_duties
from homeward.people.models import Person
from homeward.people.policies import only_visible
from homeward.people.rules import age_on
from homeward.workforce.queries import worker_of

from .. import rules
from ..codes import Decision
from ..models import Contact, ContactChild, Proposal, Question
from ..policies import get_contact, visible_children, visible_contacts
from .proposals import Proposed, proposed_for

TABS = {
    "undecided": "Undecided",
    "proposed": "Waiting for a manager",
    "decided": "Decided",
    "all": "All",
}
FILTERS = ("source", "route", "worker")
MINE, NOBODY = "me", "nobody"
EVENTS_SHOWN = 12
_LABEL = "front_door.contact"


@dataclass(frozen=True)
class ChildInRow:
    """A child as the queue shows them."""

    person: Person
    age: int | None
    history: str
    decision: str


@dataclass(frozen=True)
class Row:
    """A contact as the queue shows it; ``due_at`` is None where nothing is owed any more."""

    contact: Contact
    children: list[ChildInRow]
    due_at: datetime | None

    @property
    def late(self) -> bool:
        return self.due_at is not None and self.due_at < clock.now()


@dataclass(frozen=True)
class Change:
    """An earlier decision, and who put another in its place when."""

    was: str
    because: str
    who: str
    at: datetime


@dataclass(frozen=True)
class ChildOnContact:
    """One child on a contact: what is decided, what is owed, and what is known besides."""

    child: ContactChild
    age: int | None
    duty: Duty | None
    history: str
    events: list[Event]
    more_events: int
    other_duties: list[Duty]
    changes: list[Change] = field(default_factory=list)
    proposed: list[Proposed] = field(default_factory=list)

    @property
    def waiting(self) -> Proposed | None:
        """The proposal that a manager has still to answer."""
        return next((each for each in self.proposed if not each.proposal.answer), None)

    @property
    def answered(self) -> list[Proposed]:
        """Those that were answered, newest first: returned, agreed, decided otherwise."""
        return [each for each in self.proposed if each.proposal.answer]

    @property
    def last_grounds(self) -> dict[str, str]:
        """What the last proposal said, to begin the next one from."""
        return self.proposed[0].grounds if self.proposed else {}


@dataclass(frozen=True)
class ContactPage:
    """One contact with the children whom this viewer may know."""

    contact: Contact
    children: list[ChildOnContact]
    questions: list[Question] = field(default_factory=list)

    @property
    def people(self) -> list[Person]:
        """Everybody whom the page names: whoever opens it has looked at them."""
        return [each.child.person for each in self.children]


def queue(*, viewer: Any, tab: str, filters: Mapping[str, str]) -> QuerySet[Contact]:
    """The contacts of one tab: undecided ones oldest first, others newest first."""
    rows = _filtered(visible_contacts(viewer), viewer, filters).annotate(waits=_waits(viewer))
    rows = rows.select_related("worker", "team")
    if tab == "undecided":
        return rows.filter(waits=True).order_by("received_at", "pk")
    if tab == "proposed":
        return rows.filter(_proposed(viewer)).order_by("received_at", "pk")
    if tab == "decided":
        rows = rows.filter(waits=False)
    return rows.order_by("-received_at", "-pk")


def counts(*, viewer: Any, filters: Mapping[str, str]) -> dict[str, int]:
    """How many contacts each tab holds under these filters."""
    rows = _filtered(visible_contacts(viewer), viewer, filters)
    found = rows.annotate(waits=_waits(viewer), proposed=_proposed(viewer)).aggregate(
        whole=Count("pk"),
        undecided=Count("pk", filter=Q(waits=True)),
        waiting=Count("pk", filter=Q(proposed=True)),
    )
    whole, undecided = found["whole"], found["undecided"]
    proposed, decided = found["waiting"], whole - undecided
    return {"undecided": undecided, "proposed": proposed, "decided": decided, "all": whole}


def rows_of(*, viewer: Any, contacts: Iterable[Contact]) -> list[Row]:
    """Contacts as the queue shows them: children, history and clocks in a query each."""
    shown = list(contacts)
    children = _children_of(viewer, shown)
    repeats = _repeats([child for each in children.values() for child in each])
    due = _due(viewer, shown)
    return [
        Row(
            contact=contact,
            due_at=due.get(contact.pk),
            children=[_in_row(child, contact, repeats) for child in children[contact.pk]],
        )
        for contact in shown
    ]


def contact_page(*, viewer: Any, ref: str) -> ContactPage:
    """One contact with its history beside it, or ``NotForYou``.

    What happened since the contact came is shown too: a child who went missing this morning
    matters to a decision about yesterday.
    """
    contact = get_contact(viewer, ref)
    children = _children_of(viewer, [contact])[contact.pk]
    if not children:
        raise NotForYou
    people = [child.person for child in children]
    events = histories(viewer=viewer, people=people, before=clock.now())
    duties = _open_duties(viewer, people)
    repeats = _repeats(children)
    changes, proposed = _changes(children), proposed_for(children)
    return ContactPage(
        contact,
        [
            replace(
                _on_contact(child, contact, events, duties, repeats),
                changes=changes.get(child.ref, []),
                proposed=proposed.get(child.pk, []),
            )
            for child in children
        ],
        list(contact.questions.order_by("asked_at", "pk")),
    )


def history_of(*, viewer: Any, person: Person, before: datetime) -> list[Event]:
    """What happened to one person before a moment, newest first: contacts, episodes, care."""
    return histories(viewer=viewer, people=[person], before=before)[person.pk]


def histories(*, viewer: Any, people: Sequence[Person], before: datetime) -> dict[int, list[Event]]:
    """The same for several people, by row number, in one query."""
    rows = only_visible(Event.objects.filter(person__in=people, at__lt=before), viewer)
    found: dict[int, list[Event]] = defaultdict(list)
    for event in rows.order_by("-at", "-pk"):
        found[event.person_id].append(event)
    return found


def _waits(viewer: Any) -> Exists:
    """Whether a child whom the viewer may know still waits for a decision that is ours to make."""
    return Exists(
        visible_children(viewer).filter(
            contact=OuterRef("pk"), decided_at__isnull=True, contact__decided_elsewhere=False
        )
    )


def _proposed(viewer: Any) -> Exists:
    """Whether a decision proposed for a child whom the viewer may know waits for a manager."""
    children = visible_children(viewer).filter(decided_at__isnull=True)
    waiting = Proposal.objects.filter(answer="", contact_child__in=children)
    return Exists(waiting.filter(contact_child__contact=OuterRef("pk")))


def _filtered(
    rows: QuerySet[Contact], viewer: Any, filters: Mapping[str, str]
) -> QuerySet[Contact]:
    if filters.get("source"):
        rows = rows.filter(source_code=filters["source"])
    if filters.get("route"):
        rows = rows.filter(route=filters["route"])
    whose = filters.get("worker")
    if whose == MINE:
        return rows.filter(worker=worker_of(viewer), worker__isnull=False)
    if whose == NOBODY:
        return rows.filter(worker__isnull=True)
    return rows.filter(worker__ref=whose) if whose else rows


def _children_of(viewer: Any, contacts: Sequence[Contact]) -> dict[int, list[ContactChild]]:
    found: dict[int, list[ContactChild]] = {contact.pk: [] for contact in contacts}
    rows = visible_children(viewer).filter(contact__in=list(found))
    rows = rows.select_related("person", "decided_by", "contact")
    for child in rows.order_by("person__born_on", "pk"):
        found[child.contact_id].append(child)
    return found


def _repeats(children: Sequence[ContactChild]) -> dict[int, rules.Repeats]:
    """For each child on a contact: how often they were the subject of one, in one query."""
    if not children:
        return {}
    arrivals = [child.contact.received_at for child in children]
    since = min(arrivals) - relativedelta(months=rules.HISTORY_MONTHS)
    rows = ContactChild.objects.filter(
        person__in={child.person_id for child in children},
        contact__received_at__gt=since,
        contact__received_at__lte=max(arrivals),
    )
    contacts: dict[int, list[rules.Earlier]] = defaultdict(list)
    for person_id, at, decision in rows.values_list(
        "person_id", "contact__received_at", "decision"
    ):
        contacts[person_id].append(rules.Earlier(at, decision))
    return {
        child.pk: rules.repeats(contacts[child.person_id], until=child.contact.received_at)
        for child in children
    }


def _due(viewer: Any, contacts: Sequence[Contact]) -> dict[int, datetime]:
    """When the next open decision of each contact is due, from the ledger."""
    rows = visible_duties(viewer).filter(
        root_label=_LABEL, root_id__in=[contact.pk for contact in contacts], state="open"
    )
    # Of several children the one due first stands: later pairs replace earlier ones.
    return dict(rows.order_by("-due_at").values_list("root_id", "due_at"))


def _in_row(
    child: ContactChild, contact: Contact, repeats: Mapping[int, rules.Repeats]
) -> ChildInRow:
    return ChildInRow(
        person=child.person,
        age=age_on(child.person.born_on, clock.today()),
        history=repeats[child.pk].words,
        decision=child.get_decision_display() if child.decision else "",
    )


def _open_duties(viewer: Any, people: Sequence[Person]) -> dict[int, list[Duty]]:
    """Everything owed about these people that is open, and the decisions already made."""
    rows = visible_duties(viewer).filter(person__in=people)
    rows = rows.filter(Q(state="open") | Q(kind=Kind.CONTACT_DECISION))
    found: dict[int, list[Duty]] = defaultdict(list)
    for duty in rows.order_by("due_at"):
        found[duty.person_id or 0].append(duty)
    return found


def _on_contact(
    child: ContactChild,
    contact: Contact,
    events: Mapping[int, list[Event]],
    duties: Mapping[int, list[Duty]],
    repeats: Mapping[int, rules.Repeats],
) -> ChildOnContact:
    mine = f"{_LABEL}:{contact.pk}:decision:{child.pk}"
    owed = duties.get(child.person_id, [])
    before = [
        event
        for event in events.get(child.person_id, [])
        if (event.root_label, event.root_id) != (_LABEL, contact.pk)
    ]
    return ChildOnContact(
        child=child,
        age=age_on(child.person.born_on, clock.day_of(contact.received_at)),
        duty=next((duty for duty in owed if duty.key == mine), None),
        history=repeats[child.pk].words,
        events=before[:EVENTS_SHOWN],
        more_events=max(0, len(before) - EVENTS_SHOWN),
        other_duties=[duty for duty in owed if duty.key != mine and duty.state == "open"],
    )


def _changes(children: Sequence[ContactChild]) -> dict[str, list[Change]]:
    """Decisions that were put in the place of others, from the log, by the child's reference."""
    entries = writes_to(children, action="change decision")
    if not entries:
        return {}
    users = User.objects.filter(username__in={entry.actor for entry in entries})
    names = {user.username: str(user) for user in users}
    found: dict[str, list[Change]] = defaultdict(list)
    for entry in entries:
        was = json.loads(entry.details)
        found[entry.subject.split()[-1]].append(
            Change(
                was=Decision(was["decision"][0]).label,
                because=was.get("rationale", [""])[0],
                who=names.get(entry.actor, entry.actor),
                at=entry.at,
            )
        )
    return found
