"""Reading strategy discussions and hand-overs, and which roots their parts belong to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import NotForYou
from homeward.ledger.kinds import Kind
from homeward.ledger.queries import visible_duties
from homeward.people.models import Person
from homeward.people.policies import only_visible

from ..discussing import handing
from ..discussing.policies import (
    get_discussion,
    get_handover,
    may_answer,
    visible_discussions,
    visible_handovers,
)
from ..discussing.rules import missing_words
from ..models import (
    Attendance,
    Contact,
    ContactChild,
    Discussed,
    DiscussionAction,
    Distribution,
    HandOver,
    StrategyDiscussion,
)

_HANDOVER, _DISCUSSION = "front_door.handover", "front_door.strategydiscussion"


@dataclass(frozen=True)
class DiscussionPage:
    """One discussion with the children whom the viewer may know, and all that hangs on it."""

    discussion: StrategyDiscussion
    children: list[Person]
    attendances: list[Attendance]
    missing: list[str]
    actions: list[DiscussionAction]
    sent: list[Distribution]
    minutes_due_at: datetime | None

    @property
    def changed_since_sent(self) -> bool:
        """Whether the minutes were written again after they were last sent."""
        written = self.discussion.written_at
        return bool(self.sent and written and written > max(each.sent_at for each in self.sent))


@dataclass(frozen=True)
class HandOverRow:
    """A hand-over as lists show it; ``due_at`` is None where nobody's answer is owed any more."""

    handover: HandOver
    due_at: datetime | None

    @property
    def person(self) -> Person:
        return self.handover.contact_child.person

    @property
    def late(self) -> bool:
        return self.due_at is not None and self.due_at < clock.now()


@dataclass(frozen=True)
class Talks:
    """What stands on a contact's page of discussions and hand-overs."""

    discussions: list[StrategyDiscussion]
    handovers: list[HandOverRow]
    may_call: bool
    to_hand_over: list[ContactChild]

    @property
    def any(self) -> bool:
        return bool(self.discussions or self.handovers or self.may_call or self.to_hand_over)


def talks_on(*, viewer: Any, contact: Contact, children: Sequence[ContactChild]) -> Talks:
    """The discussions and hand-overs of a contact, and what may be begun for its children."""
    may = allowed(viewer, Can.RECORD_CONTACT)
    rows = visible_discussions(viewer).filter(contact=contact)
    rows = rows.prefetch_related("distributions").order_by("called_at", "pk")
    decided = [child for child in children if child.decided_at]
    handed = visible_handovers(viewer).filter(contact_child__in=decided)
    shown = _rows(viewer, handed.order_by("handed_at", "pk")) if decided else []
    taken = {
        row.handover.contact_child_id
        for row in shown
        if row.handover.standing in ("waiting", "accepted")
    }
    free: list[ContactChild] = []
    if may and not contact.decided_elsewhere:
        free = [
            child
            for child in decided
            if child.pk not in taken and handing.destination_of(child.decision)
        ]
    return Talks(list(rows), shown, may, free)


def discussion_page(*, viewer: Any, ref: str) -> DiscussionPage:
    """One discussion, or ``NotForYou``."""
    discussion = get_discussion(viewer, ref)
    children = only_visible(Discussed.objects.filter(discussion=discussion), viewer)
    people = [each.person for each in children.select_related("person").order_by("pk")]
    if not people:
        raise NotForYou
    attendances = [row for row in discussion.attendances.order_by("pk") if row.came]
    missing = missing_words({row.agency: row.came for row in attendances})
    duties = visible_duties(viewer).filter(
        root_label=_DISCUSSION, root_id=discussion.pk, kind=Kind.STRATEGY_MINUTES, state="open"
    )
    owed = duties.first()
    return DiscussionPage(
        discussion,
        people,
        attendances,
        missing if discussion.held_at else [],
        list(discussion.actions.select_related("worker").order_by("due_on", "pk")),
        sorted(discussion.distributions.all(), key=lambda each: each.sent_at),
        owed.due_at if owed else None,
    )


def handover_page(*, viewer: Any, ref: str) -> tuple[HandOverRow, bool]:
    """One hand-over, and whether this viewer may answer it; or ``NotForYou``."""
    handover = get_handover(viewer, ref)
    (row,) = _rows(viewer, visible_handovers(viewer).filter(pk=handover.pk))
    return row, may_answer(viewer, handover)


def waiting_handovers(*, viewer: Any) -> list[HandOverRow]:
    """Hand-overs that nobody has accepted yet, and refused ones without an answer: oldest first.

    For the manager's oversight: until then the child's case lies with whoever handed it over.
    """
    handed = visible_handovers(viewer).filter(recorded_in_error="").exclude(answer="accepted")
    return [row for row in _rows(viewer, handed.order_by("handed_at", "pk")) if row.due_at]


def _rows(viewer: Any, handed: Any) -> list[HandOverRow]:
    found = list(
        handed.select_related(
            "contact_child__contact",
            "contact_child__person",
            "to_team",
            "handed_by",
            "answered_by",
        )
    )
    duties = visible_duties(viewer).filter(
        root_label=_HANDOVER, root_id__in=[each.pk for each in found], state="open"
    )
    due = dict(duties.values_list("root_id", "due_at")) if found else {}
    return [HandOverRow(each, due.get(each.pk)) for each in found]


# For the projections: the roots that a part's change touches.


def discussions_on(rows: Sequence[Contact]) -> list[int]:
    """The discussions on these contacts: who answers for a contact answers for them."""
    found = StrategyDiscussion.objects.filter(contact__in=[row.pk for row in rows])
    return list(found.values_list("pk", flat=True))


def contacts_behind(rows: Sequence[Discussed]) -> list[int]:
    """The contacts whose owed discussion these children's rows may meet."""
    found = StrategyDiscussion.objects.filter(
        pk__in=[row.discussion_id for row in rows], contact__isnull=False
    )
    return [pk for pk in found.values_list("contact", flat=True) if pk is not None]


def handovers_on(rows: Sequence[Contact]) -> list[int]:
    """The hand-overs of these contacts' children."""
    found = HandOver.objects.filter(contact_child__contact__in=[row.pk for row in rows])
    return list(found.values_list("pk", flat=True))


def handovers_of(rows: Sequence[ContactChild]) -> list[int]:
    """The hand-overs of these children on contacts."""
    found = HandOver.objects.filter(contact_child__in=[row.pk for row in rows])
    return list(found.values_list("pk", flat=True))


def beside(rows: Sequence[HandOver]) -> list[int]:
    """The other hand-overs of the same children: a later one answers an earlier refusal."""
    found = HandOver.objects.filter(contact_child__in=[row.contact_child_id for row in rows])
    return list(found.values_list("pk", flat=True))
