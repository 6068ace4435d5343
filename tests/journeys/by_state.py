"""Pages to which a link leads only from a record in a certain state.

The walk opens one page of each kind, and that one may stand in another state: these are opened by
hand. That the links are there is tested in the rooms.
"""

from django.urls import reverse

from homeward.access.roles import Role
from homeward.front_door.models import Assessment, Contact
from homeward.front_door.referring.desk import SPOKEN
from homeward.improvement.models import Pack
from homeward.missing.codes import STILL_OWED
from homeward.missing.models import Interview


def by_state() -> dict[str, tuple[Role, str]]:
    """Each page's name, who opens it, and where."""
    assessment = Assessment.objects.filter(person__restricted=False, authorised_on=None)[0]
    contact = Contact.objects.filter(route__in=SPOKEN, decided_elsewhere=False).exclude(told="")[0]
    owed = Interview.objects.filter(state__in=STILL_OWED, episode__returned_at__isnull=False)
    interview = owed.filter(episode__person__restricted=False)[0]
    pack = Pack.objects.all()[0]
    manager, lead = Role.FRONT_DOOR_MANAGER, Role.IMPROVEMENT_LEAD
    return {
        "front_door:assessment": (manager, _at("front_door:assessment", assessment.ref)),
        "front_door:assessment-step": (
            manager,
            _at("front_door:assessment-step", assessment.ref, "complete"),
        ),
        "front_door:confirm": (manager, _at("front_door:confirm", contact.ref)),
        "missing:interview": (
            Role.MISSING_COORDINATOR,
            _at("missing:interview", interview.episode.ref),
        ),
        "improvement:pack": (lead, _at("improvement:pack", pack.ref)),
        "improvement:pack-file": (lead, _at("improvement:pack-file", pack.ref)),
    }


def _at(name: str, *refs: str) -> str:
    return reverse(name, args=refs)
