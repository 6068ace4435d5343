"""Who may know of which assessments, and who may complete one."""

from typing import Any

from django.db.models import QuerySet

from homeward.access.policies import allowed, check_may_know
from homeward.access.roles import Can
from homeward.core.errors import NotForYou
from homeward.people.policies import only_visible
from homeward.workforce.queries import who_answers, worker_of

from ..models import Assessment


def visible_assessments(viewer: Any) -> QuerySet[Assessment]:
    """Assessments of children whom the viewer may know."""
    check_may_know(viewer, Can.SEE_FRONT_DOOR)
    return only_visible(Assessment.objects.all(), viewer)


def get_assessment(viewer: Any, ref: str) -> Assessment:
    """The assessment, or ``NotForYou`` (404)."""
    rows = visible_assessments(viewer).select_related(
        "person", "team", "worker", "referral", "handover__contact_child__contact"
    )
    found = rows.filter(ref=ref).first()
    if found is None:
        raise NotForYou
    return found


def may_assess(user: Any, assessment: Assessment) -> bool:
    """Whether this user may complete it: its own worker, whoever answers for its team, or the
    front door, which notes it for a team that does not sign in here."""
    if allowed(user, Can.RECORD_CONTACT):
        return True
    worker = worker_of(user)
    if worker is None:
        return False
    answer = who_answers().get(assessment.team_id)
    answers = answer is not None and answer.worker_id == worker.pk
    return answers or assessment.worker_id == worker.pk
