"""What a manager does over the queue: giving out many contacts at once, reading the sample."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.days import monday
from homeward.core.db import write
from homeward.core.errors import Refused, Stale
from homeward.core.records import author
from homeward.ledger.actions import enter
from homeward.people.policies import get_person
from homeward.workforce.models import Worker

from ..models import Contact, ContactChild, SampleReading
from ..oversight.rules import why_not_read
from ..policies import get_contact
from ..queries.sampling import in_sample
from .asked_first import refuse
from .contacts import allocate_contact

MOST_AT_ONCE = 100


def allocate_contacts(
    *,
    by: Any,
    contacts: Sequence[Contact],
    worker: Worker | None,
    versions: Mapping[str, int] | None = None,
) -> list[Contact]:
    """Give several contacts to one worker, or back to the desk: all of them, or none.

    ``versions`` are those that the person had before them, by reference. Raises ``Refused`` where
    nothing is chosen, the worker has left, or somebody changed one of them in the meantime.
    """
    check(by, Can.RECORD_CONTACT)
    if not contacts:
        raise Refused("Tick the contacts that you want to give to somebody.")
    if len(contacts) > MOST_AT_ONCE:
        raise Refused(f"Give out at most {MOST_AT_ONCE} contacts at once.")
    one = partial(_one, by, worker, versions or {})
    with write():
        return list(map(one, contacts))


def _one(by: Any, worker: Worker | None, versions: Mapping[str, int], contact: Contact) -> Contact:
    version = versions.get(contact.ref)
    try:
        return allocate_contact(by=by, contact=contact, worker=worker, version=version)
    except Stale as stale:
        about = " and ".join(str(each.person) for each in contact.children.select_related("person"))
        raise Refused(
            f"The contact about {about} was changed in the meantime, so none is given out. "
            "Look at the queue again and choose anew."
        ) from stale


def read_sample(
    *, by: Any, child: ContactChild, agrees: bool | None, words: str = ""
) -> SampleReading:
    """Keep that a manager read a decision of this week's sample, and whether it was right.

    Raises ``Refused`` where it is not in the sample, is one's own, was read already, or is read as
    wrong without saying why.
    """
    check(by, Can.DECIDE_CONTACT)
    get_contact(by, child.contact.ref)
    get_person(by, child.person.ref)
    week = monday(clock.today())
    with write():
        refuse(
            why_not_read(
                agrees=agrees,
                words=words,
                sampled=in_sample(child, week),
                own=child.decided_by_id is not None and child.decided_by_id == by.pk,
                already=SampleReading.objects.filter(contact_child=child, week=week).exists(),
            )
        )
        reading = SampleReading(
            contact_child=child,
            week=week,
            read_by=author(by),
            agrees=bool(agrees),
            words=words.strip(),
        )
        enter(reading, by=by, action="read sampled decision", person=child.person)
    return reading
