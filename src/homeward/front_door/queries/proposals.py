"""What was proposed for the children of a contact, and whether the reasons are their own."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.urls import reverse

from homeward.core import clock
from homeward.people.policies import only_visible
from homeward.ui.words import count_words

from ..likeness import Likeness, most_alike
from ..models import ContactChild, Proposal
from ..offered import levels_on

LOOKED_BACK = timedelta(days=90)
MOST_COMPARED = 1_000


@dataclass(frozen=True)
class Proposed:
    """A proposal, its level in words, and the earlier contact whose reasons it is most like."""

    proposal: Proposal
    level: str
    alike: Likeness | None

    @property
    def grounds(self) -> dict[str, str]:
        """What it said, as a form's first answers."""
        names = ("decision", "rationale", "level", "agreement", "agreement_because")
        more = ("lawful_basis", "override_because")
        return {name: getattr(self.proposal, name) for name in (*names, *more)}


@dataclass(frozen=True)
class NextUp:
    """What waits for one manager: how many proposals, and where the longest waiting is answered."""

    count: int
    href: str
    received_at: datetime

    @property
    def words(self) -> str:
        """ "39 proposals wait for you"."""
        return count_words(self.count, "proposal waits for you", "proposals wait for you")


def waiting_proposals(viewer: Any) -> QuerySet[Proposal]:
    """Proposals for children whom the viewer may know that a manager has still to answer."""
    rows = Proposal.objects.filter(answer="", contact_child__decided_at__isnull=True)
    return only_visible(rows, viewer, path="contact_child__person")


def next_up(*, viewer: Any) -> NextUp | None:
    """The proposal that this manager answers next: the contact received first, not their own.

    It opens at the child, where clocks, history, reasons and answers stand together. None where
    nothing waits. It names nobody: no record is opened until somebody goes there.
    """
    rows = waiting_proposals(viewer).exclude(proposed_by=viewer)
    rows = rows.annotate(many=Window(Count("pk")))  # counted and found in one query
    rows = rows.select_related("contact_child__contact")
    first = rows.order_by("contact_child__contact__received_at", "pk").first()
    if first is None:
        return None
    child, contact = first.contact_child, first.contact_child.contact
    address = reverse("front_door:contact", args=[contact.ref])
    return NextUp(first.many, f"{address}#child-{child.ref}", contact.received_at)


def proposed_for(children: Sequence[ContactChild]) -> dict[int, list[Proposed]]:
    """The proposals for each child on a contact, newest first, by the child's row number."""
    rows = Proposal.objects.filter(contact_child__in=children)
    rows = rows.select_related("proposed_by", "answered_by").order_by("-proposed_at", "-pk")
    found: dict[int, list[Proposed]] = defaultdict(list)
    shown = list(rows)
    waits = any(not each.answer for each in shown)
    earlier = _earlier_reasons(children) if waits else {}
    for each in shown:
        levels = {level.code: level.words for level in levels_on(each.proposed_at)}
        alike = most_alike(each.rationale, earlier) if not each.answer else None
        found[each.contact_child_id].append(Proposed(each, levels.get(each.level, ""), alike))
    return found


def _earlier_reasons(children: Sequence[ContactChild]) -> dict[str, str]:
    """The reasons of other contacts of late, by the contact's reference."""
    since = clock.now() - LOOKED_BACK
    rows = ContactChild.objects.filter(decided_at__gte=since)
    rows = rows.exclude(contact__in={child.contact_id for child in children})
    return dict(
        rows.order_by("-decided_at").values_list("contact__ref", "rationale")[:MOST_COMPARED]
    )
