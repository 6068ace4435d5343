"""The queue's rows: contacts with children, history, clocks and what they wait for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from homeward.core import clock
from homeward.ledger.kinds import Kind
from homeward.ledger.queries import visible_duties
from homeward.people.models import Person
from homeward.people.rules import age_on
from homeward.ui.words import count_words

from .. import rules
from ..codes import Decision
from ..models import Contact, ContactChild, NamedChild, Proposal
from ..policies import visible_children, waiting_named
from .repeating import repeats_of

_LABEL = "front_door.contact"


@dataclass(frozen=True)
class ChildInRow:
    """A child as the queue shows them."""

    person: Person
    age: int | None
    history: str
    household: str
    decision: str
    proposed: str = ""


@dataclass
class Owed:
    """What is open on a contact: when its next decision is due, how many replies are awaited."""

    due_at: datetime | None = None
    replies: int = 0

    @property
    def words(self) -> str:
        """ "waits for 2 partners' replies"; empty where it waits for none."""
        if not self.replies:
            return ""
        return f"waits for {count_words(self.replies, 'partner’s reply', 'partners’ replies')}"


@dataclass(frozen=True)
class Row:
    """A contact as the queue shows it; ``due_at`` is None where nothing is owed any more."""

    contact: Contact
    children: list[ChildInRow]
    due_at: datetime | None
    named: list[NamedChild] = field(default_factory=list)
    waits_for: str = ""

    @property
    def ticked(self) -> str:
        """What a tick in the queue stands for: this contact, as it was when it was shown."""
        return f"{self.contact.ref}.{self.contact.version}"

    @property
    def late(self) -> bool:
        return self.due_at is not None and self.due_at < clock.now()


def rows_of(*, viewer: Any, contacts: Iterable[Contact]) -> list[Row]:
    """Contacts as the queue shows them: children, history and clocks in a query each."""
    shown = list(contacts)
    children = children_of(viewer, shown)
    shown_children = [child for each in children.values() for child in each]
    repeats = repeats_of(viewer=viewer, children=shown_children)
    owed = _owed(viewer, shown)
    named = named_on(shown)
    return [
        Row(
            contact=contact,
            due_at=owed[contact.pk].due_at,
            named=named[contact.pk],
            waits_for=owed[contact.pk].words,
            children=[_in_row(child, contact, repeats) for child in children[contact.pk]],
        )
        for contact in shown
    ]


def children_of(viewer: Any, contacts: Sequence[Contact]) -> dict[int, list[ContactChild]]:
    found: dict[int, list[ContactChild]] = {contact.pk: [] for contact in contacts}
    rows = visible_children(viewer).filter(contact__in=list(found))
    rows = rows.select_related("person", "decided_by", "contact")
    waiting = Proposal.objects.filter(contact_child=OuterRef("pk"), answer="")
    rows = rows.annotate(proposed=Subquery(waiting.values("decision")[:1]))
    for child in rows.order_by("person__born_on", "pk"):
        found[child.contact_id].append(child)
    return found


def named_on(contacts: Sequence[Contact]) -> dict[int, list[NamedChild]]:
    """The children named on written referrals of whom nobody has said who they are."""
    found: dict[int, list[NamedChild]] = {contact.pk: [] for contact in contacts}
    for named in waiting_named().filter(contact__in=list(found)).order_by("pk"):
        found[named.contact_id].append(named)
    return found


def _owed(viewer: Any, contacts: Sequence[Contact]) -> dict[int, Owed]:
    """When the next open decision of each contact is due, and how many replies it waits for."""
    rows = visible_duties(viewer).filter(
        root_label=_LABEL,
        root_id__in=[contact.pk for contact in contacts],
        state="open",
        kind__in=(Kind.CONTACT_DECISION, Kind.PARTNER_REPLY),
    )
    found = {contact.pk: Owed() for contact in contacts}
    for root, kind, due_at in rows.order_by("due_at").values_list("root_id", "kind", "due_at"):
        if kind == Kind.PARTNER_REPLY:
            found[root].replies += 1
        else:
            found[root].due_at = found[root].due_at or due_at
    return found


def _in_row(child: Any, contact: Contact, repeats: Mapping[int, rules.Repeats]) -> ChildInRow:
    return ChildInRow(
        person=child.person,
        age=age_on(child.person.born_on, clock.today()),
        history=repeats[child.pk].words,
        household=repeats[child.pk].household_words,
        decision=child.get_decision_display() if child.decision else "",
        proposed=Decision(child.proposed).label if child.proposed else "",
    )
