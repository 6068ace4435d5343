"""Who may know of which strategy discussions and hand-overs, and who may answer a hand-over."""

from typing import Any

from django.db.models import QuerySet

from homeward.access.policies import allowed, check_may_know
from homeward.access.roles import Can
from homeward.core.errors import NotForYou
from homeward.people.policies import only_visible
from homeward.workforce.queries import who_answers, worker_of

from ..models import Discussed, DiscussionAction, HandOver, StrategyDiscussion
from ..policies import visible_children


def visible_discussions(viewer: Any) -> QuerySet[StrategyDiscussion]:
    """Discussions about at least one child whom the viewer may know."""
    check_may_know(viewer, Can.SEE_FRONT_DOOR)
    known = only_visible(Discussed.objects.all(), viewer)
    return StrategyDiscussion.objects.filter(pk__in=known.values("discussion"))


def visible_handovers(viewer: Any) -> QuerySet[HandOver]:
    """Hand-overs of children whom the viewer may know."""
    check_may_know(viewer, Can.SEE_FRONT_DOOR)
    return HandOver.objects.filter(contact_child__in=visible_children(viewer))


def get_discussion(viewer: Any, ref: str) -> StrategyDiscussion:
    """The discussion, or ``NotForYou`` (404)."""
    rows = visible_discussions(viewer).select_related("contact", "team", "worker")
    found = rows.prefetch_related("distributions").filter(ref=ref).first()
    if found is None:
        raise NotForYou
    return found


def get_action(discussion: StrategyDiscussion, ref: str) -> DiscussionAction:
    """One action of a discussion that the viewer may open, or ``NotForYou``."""
    found = discussion.actions.filter(ref=ref).first()
    if found is None:
        raise NotForYou
    return found


def get_handover(viewer: Any, ref: str) -> HandOver:
    """The hand-over, or ``NotForYou`` (404)."""
    rows = visible_handovers(viewer).select_related(
        "contact_child__contact", "contact_child__person", "to_team", "handed_by", "answered_by"
    )
    found = rows.filter(ref=ref).first()
    if found is None:
        raise NotForYou
    return found


def may_answer(user: Any, handover: HandOver) -> bool:
    """Whether this user may accept or refuse it.

    For a team of ours, whoever answers for that team now; for a service that does not sign in
    here, the front door, which names who there said so.
    """
    if handover.to_team_id is None:
        return allowed(user, Can.RECORD_CONTACT)
    worker = worker_of(user)
    answer = who_answers().get(handover.to_team_id)
    return worker is not None and answer is not None and answer.worker_id == worker.pk
