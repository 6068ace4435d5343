"""What every action of this room asks first."""

from typing import Any

from homeward.core import clock
from homeward.core.errors import Refused
from homeward.people.policies import get_person
from homeward.workforce.models import Worker

from .. import rules
from ..models import ContactChild


def refuse(fault: rules.Fault | None) -> None:
    """Stop with the sentence of a fault, where there is one."""
    if fault is not None:
        raise Refused(fault.sentence, field=fault.field)


def in_post(worker: Worker | None) -> Worker | None:
    """The worker to whom something is given, if one is; ``Refused`` where they have left."""
    if worker is not None and not worker.here_on(clock.today()):
        raise Refused(f"{worker.name} has left. Choose somebody in post.", field="worker")
    return worker


def locked(by: Any, child: ContactChild) -> ContactChild:
    """The child as stored now, held until the write ends, if this person may know them.

    Whoever decides second finds it decided, not a copy from before.
    """
    get_person(by, child.person.ref)
    rows = ContactChild.objects.select_for_update(of=("self",))
    return rows.select_related("contact", "person").get(pk=child.pk)


def standing_of(child: ContactChild) -> rules.Standing:
    """Where one child on a contact stands, for the rules."""
    return rules.Standing(
        received_at=child.contact.received_at,
        decided_elsewhere=child.contact.decided_elsewhere,
        history_considered=child.history_considered,
        decision=child.decision,
        decided_at=child.decided_at,
    )
