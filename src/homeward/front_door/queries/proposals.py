"""What was proposed for the children of a contact, and whether the reasons are their own."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from homeward.core import clock

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
