"""Who works where, and who answers when a post is empty."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

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
    managers = _managers(Post.objects.filter(manages=True).select_related("holder"))
    return {pk: chain_of_answer(team, teams, managers) for pk, team in teams.items()}


def who_answers_for(service: str) -> tuple[Answer | None, dict[str, Answer]]:
    """Who answers for a service now, and for each part of its work that has a post of its own.

    The first is None before a team is set up. A part's post comes before the manager's; where it
    is empty, the part goes up as the team's duties do. Two queries.
    """
    teams = {team.pk: team for team in Team.objects.all()}
    team = next((each for _, each in sorted(teams.items()) if each.service == service), None)
    if team is None:
        return None, {}
    posts = list(Post.objects.exclude(manages=False, answers_for="").select_related("holder"))
    managers = _managers(posts)
    parts = [post for post in posts if post.answers_for and post.team_id == team.pk]
    # A filled post before an empty one: where two share a part, whoever is there answers.
    parts.sort(key=lambda post: (post.holder_id is not None, -post.pk))
    own = {post.answers_for: chain_of_answer(team, teams, managers, first=post) for post in parts}
    return chain_of_answer(team, teams, managers), own


def _managers(posts: Iterable[Post]) -> dict[int, Post]:
    """The managing post of each team: the oldest, where there are several."""
    newest_first = sorted(posts, key=lambda post: -post.pk)
    return {post.team_id: post for post in newest_first if post.manages}


def workers_now(people: Iterable[Any]) -> list[Allocation]:
    """Who works with these people now, and as what; one query for all."""
    rows = Allocation.objects.filter(person__in=list(people), to_on__isnull=True)
    return list(rows.select_related("person", "worker", "worker__team").order_by("-from_on"))


def social_workers_on(day: date) -> dict[int, Worker]:
    """The social worker of everybody who had one on a day, by the person's row number.

    Of several the one who began last.
    """
    rows = Allocation.objects.filter(role=Allocation.As.SOCIAL_WORKER, from_on__lte=day)
    rows = rows.filter(Q(to_on__isnull=True) | Q(to_on__gt=day))
    rows = rows.select_related("worker__team").order_by("from_on", "pk")
    return {each.person_id: each.worker for each in rows}


def current_workers(person: Any) -> list[Allocation]:
    """Who works with a person now, and as what."""
    rows = Allocation.objects.filter(person=person, to_on__isnull=True)
    return list(rows.select_related("worker", "worker__team").order_by("role"))


def workers_of(person: Any) -> list[Allocation]:
    """Everybody who works or worked with a person: those of now first, then the latest."""
    rows = Allocation.objects.filter(person=person).select_related("worker", "worker__team")
    by_start = rows.order_by("-from_on", "pk")
    return sorted(by_start, key=lambda each: each.to_on is not None)
