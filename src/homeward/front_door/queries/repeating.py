"""How often children, and the households they live in, were the subject of a contact."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateutil.relativedelta import relativedelta

from homeward.core import clock
from homeward.people.queries import Together, household_on, lived_with

from .. import rules
from ..models import ContactChild
from ..policies import visible_children

Lived = Mapping[int, Sequence[Together]]
"""Who ever lived with each child, by the child's row number as a person."""
Came = dict[int, list[rules.Earlier]]
"""The contacts about each person, by the person's row number."""


def repeats_of(
    *, viewer: Any, children: Sequence[ContactChild], together: Lived | None = None
) -> dict[int, rules.Repeats]:
    """For each child on a contact, by its row number: contacts about them and their household.

    Counted up to and including the contact at hand, by child as inspectors count, and for the
    household by contact. Three queries for any number of children (a household is then those at
    one address), one where the page knows already who lived ``together``.
    """
    if not children:
        return {}
    if together is None:
        people = {child.person_id: child.person for child in children}
        together = lived_with(viewer=viewer, people=people.values(), relatives=False)
    homes = _homes(children, together)
    everyone = {pk for home in homes.values() for pk in home}
    came = _came(viewer, everyone, children)
    return {child.pk: _repeats(child, homes[child.pk], came) for child in children}


def _homes(children: Iterable[ContactChild], together: Lived) -> dict[int, set[int]]:
    """Who lived with each child on the day of the contact, the child included."""
    return {
        child.pk: {child.person_id}
        | {
            each.other.pk
            for each in household_on(
                together[child.person_id], clock.day_of(child.contact.received_at)
            )
        }
        for child in children
    }


def _came(viewer: Any, people: Iterable[int], children: Sequence[ContactChild]) -> Came:
    arrivals = [child.contact.received_at for child in children]
    rows = visible_children(viewer).filter(
        person__in=people,
        contact__received_at__gt=min(arrivals) - relativedelta(months=rules.HISTORY_MONTHS),
        contact__received_at__lte=max(arrivals),
    )
    found: Came = defaultdict(list)
    named = ("person_id", "contact__received_at", "decision", "contact_id")
    for person_id, at, decision, contact_id in rows.values_list(*named):
        found[person_id].append(rules.Earlier(at, decision, contact_id))
    return found


def _repeats(
    child: ContactChild, home: Iterable[int], came: Mapping[int, list[rules.Earlier]]
) -> rules.Repeats:
    own = came.get(child.person_id, [])
    household = [each for pk in home for each in came.get(pk, [])]
    return rules.repeats(own, until=child.contact.received_at, household=household)
