"""Who works where, and who answers when a post is empty."""

from collections.abc import Iterable
from typing import Any

from homeward.core import clock

from .models import Allocation, Post, Team, Worker
from .rules import Answer, chain_of_answer


def worker_of(user: Any) -> Worker | None:
    """The worker who signs in as this user; None for inspectors, board members and partners."""
    return Worker.objects.select_related("team").filter(user=user.pk).first()


def team_for(service: str) -> Team | None:
    """The team that does a service's work: the first set up for it."""
    return Team.objects.filter(service=service).order_by("pk").first()


def workers_in(service: str) -> list[Worker]:
    """Everyone now in post in a service's teams, by name."""
    rows = Worker.objects.filter(team__service=service).select_related("team")
    return [worker for worker in rows.order_by("name") if worker.here_on(clock.today())]


def who_answers() -> dict[int, Answer]:
    """For every team, who answers for its duties now: its manager, or the next filled post above.

    One read of teams and posts for the whole page.
    """
    teams = {team.pk: team for team in Team.objects.all()}
    managers = {
        post.team_id: post
        for post in Post.objects.filter(manages=True).select_related("holder").order_by("-pk")
    }
    return {pk: chain_of_answer(team, teams, managers) for pk, team in teams.items()}


def workers_now(people: Iterable[Any]) -> list[Allocation]:
    """Who works with these people now, and as what; one query for all."""
    rows = Allocation.objects.filter(person__in=list(people), to_on__isnull=True)
    return list(rows.select_related("person", "worker", "worker__team").order_by("-from_on"))


def current_workers(person: Any) -> list[Allocation]:
    """Who works with a person now, and as what."""
    rows = Allocation.objects.filter(person=person, to_on__isnull=True)
    return list(rows.select_related("worker", "worker__team").order_by("role"))


def workers_of(person: Any) -> list[Allocation]:
    """Everybody who works or worked with a person: those of now first, then the latest."""
    rows = Allocation.objects.filter(person=person).select_related("worker", "worker__team")
    by_start = rows.order_by("-from_on", "pk")
    return sorted(by_start, key=lambda each: each.to_on is not None)
