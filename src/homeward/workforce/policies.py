"""Whose team somebody may look into: their own and those below it, or every team."""

from typing import Any

from django.db.models import QuerySet

from homeward.access.policies import allowed, check_may_know
from homeward.access.roles import Can
from homeward.core.errors import NotForYou

from .models import Post, Team, Worker
from .rules import teams_below


def teams_seen(viewer: Any) -> QuerySet[Team]:
    """The teams whose absence and supervision this viewer may see.

    A manager sees the teams that they manage and those below; who looks at all practice (an
    auditor, an inspector, the improvement lead) sees every team.
    """
    check_may_know(viewer, Can.SEE_TEAM)
    if not allowed(viewer, Can.MANAGE_TEAM) or viewer.pk is None:
        return Team.objects.all()
    managed = Post.objects.filter(manages=True, holder__user=viewer.pk)
    above = dict(Team.objects.values_list("pk", "answers_to_id"))
    below = teams_below(managed.values_list("team_id", flat=True), above)
    return Team.objects.filter(pk__in=below)


def get_worker(viewer: Any, ref: str) -> Worker:
    """The worker, or ``NotForYou`` (404) where they are in no team that this viewer sees."""
    rows = Worker.objects.filter(ref=ref, team__in=teams_seen(viewer))
    worker = rows.select_related("team", "user").first()
    if worker is None:
        raise NotForYou
    return worker
