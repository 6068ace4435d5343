"""Reading the front door: the queue, one contact with its history, what came before."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from homeward.access.models import User
from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.audit.queries import writes_to
from homeward.core import clock
from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty
from homeward.ledger.queries import visible_duties
from homeward.people.models import Person
from homeward.people.queries import lived_with
from homeward.people.rules import age_on
from homeward.workforce.queries import worker_of

from ..ages import BANDS, CHILDREN, born_between, spans
from ..codes import Decision
from ..history import KnownItem, history_for
from ..models import Contact, ContactChild, NamedChild, Question, SampleReading
from ..policies import get_contact, visible_children, visible_contacts, waiting_named
from .presence import Present, present_at
from .proposals import Proposed, proposed_for, waiting_proposals
from .repeating import repeats_of
from .rows import children_of, named_on
from .sampling import readings_of

TABS = {
    "undecided": "Undecided",
    "proposed": "Waiting for a manager",
    "decided": "Decided",
    "all": "All",
}
FILTERS = ("source", "route", "category", "worker", "age", "child")
MINE, NOBODY, UNSAID = "me", "nobody", "unsaid"
ITEMS_SHOWN, ITEMS_FOLDED = 6, 24  # of one kind: in sight, and folded away
_LABEL = "front_door.contact"


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
    known: list["Known"]
    household: str = ""
    changes: list[Change] = field(default_factory=list)
    proposed: list[Proposed] = field(default_factory=list)
    reading: SampleReading | None = None

    @property
    def read_as_wrong(self) -> SampleReading | None:
        """The reading that says the decision is wrong, until the decision is changed."""
        if self.reading is None or self.reading.agrees:
            return None
        mended = any(change.at > self.reading.recorded_at for change in self.changes)
        return None if mended else self.reading

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
    """One contact with the children whom this viewer may know, and what is known besides.

    ``household`` is what is known of those who live with them and are not on the contact;
    ``people`` everybody whom the page tells something about: whoever opens it has looked at them.
    """

    contact: Contact
    children: list[ChildOnContact]
    household: list["Known"]
    people: list[Person]
    present: list[Present] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    named: list[NamedChild] = field(default_factory=list)

    @property
    def in_writing(self) -> Contact | None:
        """The contact itself where it came in writing: its page names children not on file yet."""
        return self.contact if hasattr(self.contact, "written") else None

    @property
    def undecided(self) -> bool:
        """Whether a child still waits for a decision, or to be matched."""
        return bool(self.named) or any(not each.child.decided_at for each in self.children)


@dataclass(frozen=True)
class Known:
    """What is known of one kind: the newest few, those folded away, how many are older still."""

    kind: str
    items: list[KnownItem]
    rest: list[KnownItem]
    left_out: int

    @property
    def more(self) -> str:
        """How many are folded away, in words."""
        return f"And {len(self.rest)} earlier"


def queue(*, viewer: Any, tab: str, filters: Mapping[str, str]) -> QuerySet[Contact]:
    """The contacts of one tab: undecided ones oldest first, others newest first."""
    if tab == "undecided":
        rows = _filtered(waiting_contacts(viewer), viewer, filters)
        return rows.select_related("worker", "team").order_by("received_at", "pk")
    rows = _filtered(visible_contacts(viewer), viewer, filters).select_related("worker", "team")
    if tab == "proposed":
        return rows.filter(_proposed(viewer)).order_by("received_at", "pk")
    if tab == "decided":
        rows = rows.exclude(waits(viewer))
    return rows.order_by("-received_at", "-pk")


def counts(*, viewer: Any, filters: Mapping[str, str]) -> dict[str, int]:
    """How many contacts each tab holds under these filters."""
    rows = _filtered(visible_contacts(viewer), viewer, filters)
    found = rows.aggregate(
        whole=Count("pk"),
        undecided=Count("pk", filter=waits(viewer)),
        waiting=Count("pk", filter=_proposed(viewer)),
    )
    whole, undecided = found["whole"], found["undecided"]
    proposed, decided = found["waiting"], whole - undecided
    return {"undecided": undecided, "proposed": proposed, "decided": decided, "all": whole}


def contact_page(*, viewer: Any, ref: str) -> ContactPage:
    """One contact with its history beside it, or ``NotForYou``.

    What happened since the contact came is shown too: a child who went missing this morning
    matters to a decision about yesterday.
    """
    contact = get_contact(viewer, ref)
    children = children_of(viewer, [contact])[contact.pk]
    people = [child.person for child in children]
    together = lived_with(viewer=viewer, people=people)
    known = history_for(
        viewer=viewer, people=people, at=clock.now(), besides=contact, together=together
    )
    duties = _own_duties(viewer, contact)
    repeats = repeats_of(viewer=viewer, children=children, together=together)
    changes, proposed = _changes(children), proposed_for(children)
    readings = readings_of([child for child in children if child.decided_at])
    shown = [
        ChildOnContact(
            child=child,
            age=age_on(child.person.born_on, clock.day_of(contact.received_at)),
            duty=duties.get(child.person_id),
            history=repeats[child.pk].words,
            household=repeats[child.pk].household_words,
            known=_by_kind(item for item in known if item.about == child.person),
            changes=changes.get(child.ref, []),
            reading=readings.get(child.pk),
            proposed=proposed.get(child.pk, []),
        )
        for child in children
    ]
    others = {item.about for item in known if item.household}
    household = _by_kind(item for item in known if item.household)
    asked = list(contact.questions.order_by("asked_at", "pk"))
    present = present_at(viewer=viewer, contact=contact, child=children[0]) if children else []
    waiting = named_on([contact])[contact.pk] if hasattr(contact, "written") else []
    everybody = [*people, *others]
    return ContactPage(contact, shown, household, everybody, present, asked, waiting)


def _by_kind(items: Iterable[KnownItem]) -> list[Known]:
    """What is known, under its kinds; of many the newest few, and the rest folded away."""
    found: dict[str, list[KnownItem]] = defaultdict(list)
    for item in items:
        found[item.kind].append(item)
    return [_known(kind, all_) for kind, all_ in found.items()]


def _known(kind: str, items: list[KnownItem]) -> Known:
    most = ITEMS_SHOWN + ITEMS_FOLDED
    return Known(kind, items[:ITEMS_SHOWN], items[ITEMS_SHOWN:most], max(0, len(items) - most))


def waiting_contacts(viewer: Any) -> QuerySet[Contact]:
    """Contacts on which a decision is owed, of those that this viewer may know.

    Whatever waits is visible by that already: a hub that drowns is not asked for both.
    """
    check_may_know(viewer, Can.SEE_FRONT_DOOR)
    return Contact.objects.filter(waits(viewer))


def waits(viewer: Any) -> Q:
    """Contacts with a child whom the viewer may know who waits for our decision, or to be matched.

    Asked once for the whole list, not once a contact: a hub that drowns has thousands.
    """
    owed = visible_children(viewer).filter(
        decided_at__isnull=True, contact__decided_elsewhere=False
    )
    return Q(pk__in=owed.values("contact")) | Q(pk__in=waiting_named().values("contact"))


def _proposed(viewer: Any) -> Q:
    """Contacts on which a proposal for a child whom the viewer may know waits for a manager."""
    return Q(pk__in=waiting_proposals(viewer).values("contact_child__contact"))


def _filtered(
    rows: QuerySet[Contact], viewer: Any, filters: Mapping[str, str]
) -> QuerySet[Contact]:
    if filters.get("source"):
        rows = rows.filter(source_code=filters["source"])
    if filters.get("route"):
        rows = rows.filter(route=filters["route"])
    if filters.get("category"):
        about = filters["category"]
        rows = rows.filter(category="" if about == UNSAID else about)
    rows = _of_age(_of_children(rows, viewer, filters.get("child")), filters.get("age"))
    whose = filters.get("worker")
    if whose == MINE:
        return rows.filter(worker=worker_of(viewer), worker__isnull=False)
    if whose == NOBODY:
        return rows.filter(worker__isnull=True)
    return rows.filter(worker__ref=whose) if whose else rows


def _of_age(rows: QuerySet[Contact], band: str | None) -> QuerySet[Contact]:
    """Those that came so long ago."""
    if band not in BANDS:
        return rows
    after, until = spans(clock.now())[band]
    rows = rows.filter(received_at__gt=after) if after else rows
    return rows.filter(received_at__lte=until) if until else rows


def _of_children(rows: QuerySet[Contact], viewer: Any, group: str | None) -> QuerySet[Contact]:
    """Those about a child of these ages."""
    if group not in CHILDREN:
        return rows
    after, until = born_between(group, clock.today())
    children = visible_children(viewer).filter(contact=OuterRef("pk"))
    children = children.filter(person__born_on__gt=after) if after else children
    children = children.filter(person__born_on__lte=until) if until else children
    return rows.filter(Exists(children))


def _own_duties(viewer: Any, contact: Contact) -> dict[int, Duty]:
    """The decision owed on this contact for each child, by the child's row number."""
    rows = visible_duties(viewer).filter(
        root_label=_LABEL, root_id=contact.pk, kind=Kind.CONTACT_DECISION
    )
    return {duty.person_id: duty for duty in rows if duty.person_id is not None}


def _changes(children: Sequence[ContactChild]) -> dict[str, list[Change]]:
    """Decisions that were put in the place of others, from the log, by the child's reference."""
    decided = [child for child in children if child.decided_at]
    entries = writes_to(decided, action="change decision") if decided else []
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
