"""The weekly sample: decisions on repeat contacts that nobody acted on, to be read again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Q, QuerySet

from homeward.core.days import start_of_day

from .. import rules
from ..models import ContactChild, SampleReading
from ..oversight.rules import CLOSED_LIGHTLY, REPEAT, drawn
from ..policies import visible_children


@dataclass(frozen=True)
class Sampled:
    """A decision to be read, and the reading where there is one."""

    child: ContactChild
    reading: SampleReading | None
    own: bool


def sample_of(*, viewer: Any, week: date) -> list[Sampled]:
    """The decisions of the week before that this week's sample holds: at most five.

    The draw is over all of them; of those drawn, the ones that this viewer may not know are left
    out. ``week`` is a Monday.
    """
    refs = _refs(week)
    rows = visible_children(viewer).filter(ref__in=refs)
    rows = rows.select_related("person", "contact", "decided_by")
    readings = {
        each.contact_child_id: each
        for each in SampleReading.objects.filter(
            week=week, contact_child__ref__in=refs
        ).select_related("read_by")
    }
    children = sorted(rows, key=lambda child: refs.index(child.ref))
    return [
        Sampled(child, readings.get(child.pk), child.decided_by_id == viewer.pk)
        for child in children
    ]


def in_sample(child: ContactChild, week: date) -> bool:
    """Whether a decision stands in a week's sample."""
    return child.ref in _refs(week)


def readings_of(children: Sequence[ContactChild]) -> dict[int, SampleReading]:
    """The last reading of each child's decision, by the child's row number."""
    if not children:
        return {}
    rows = SampleReading.objects.filter(contact_child__in=children).select_related("read_by")
    return {each.contact_child_id: each for each in rows.order_by("week")}


def _refs(week: date) -> list[str]:
    """Drawn by lot; a decision that was read stays, though it was changed since."""
    decided = list(_decided_lightly(week))
    came = _repeat_counts(decided)
    return drawn((child.ref for child in decided if came[child.pk] >= REPEAT), week)


def _decided_lightly(week: date) -> QuerySet[ContactChild]:
    first = start_of_day(week - timedelta(days=7))
    lightly = Q(decision__in=CLOSED_LIGHTLY) | Q(readings__week=week)
    rows = ContactChild.objects.filter(
        lightly, decided_at__gte=first, decided_at__lt=start_of_day(week)
    )
    return rows.filter(contact__decided_elsewhere=False).select_related("contact").distinct()


def _repeat_counts(decided: Sequence[ContactChild]) -> Counter[int]:
    """How many contacts each child had in the three months up to the one decided."""
    if not decided:
        return Counter()
    arrivals = [child.contact.received_at for child in decided]
    months = relativedelta(months=rules.RECENT_MONTHS)
    rows = ContactChild.objects.filter(
        person__in={child.person_id for child in decided},
        contact__received_at__gt=min(arrivals) - months,
        contact__received_at__lte=max(arrivals),
    )
    came: dict[int, list[rules.Earlier]] = {}
    for person_id, at in rows.values_list("person_id", "contact__received_at"):
        came.setdefault(person_id, []).append(rules.Earlier(at))
    return Counter(
        {
            child.pk: rules.repeats(came[child.person_id], until=child.contact.received_at).recent
            for child in decided
        }
    )
