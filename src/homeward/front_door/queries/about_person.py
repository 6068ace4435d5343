"""What a person's page shows of the front door: discussions, hand-overs and assessments."""

from dataclasses import dataclass
from typing import Any

from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.people.models import Person

from ..assessing.policies import visible_assessments
from ..discussing.policies import visible_discussions, visible_handovers
from ..models import Assessment, HandOver, StrategyDiscussion


@dataclass(frozen=True)
class Worked:
    """What was talked over, passed on and assessed about one person, newest first."""

    discussions: list[StrategyDiscussion]
    handovers: list[HandOver]
    assessments: list[Assessment]

    @property
    def any(self) -> bool:
        return bool(self.discussions or self.handovers or self.assessments)


def worked_on(*, viewer: Any, person: Person) -> Worked:
    """The discussions, hand-overs and assessments of a person; none without the front door.

    Three questions to the database, four where there was a discussion.
    """
    if not allowed(viewer, Can.SEE_FRONT_DOOR):
        return Worked([], [], [])
    discussions = visible_discussions(viewer).filter(about__person=person)
    handovers = visible_handovers(viewer).filter(contact_child__person=person)
    assessments = visible_assessments(viewer).filter(person=person)
    return Worked(
        list(discussions.prefetch_related("distributions").order_by("-called_at", "-pk")),
        list(handovers.select_related("to_team").order_by("-handed_at", "-pk")),
        list(assessments.order_by("-started_on", "-pk")),
    )
