"""Who answers for a team when its post is empty; who is away, and how many days it costs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from homeward.calendar import is_working_day


@dataclass(frozen=True)
class Empty:
    """A post that nobody is in, and since when; None where the record does not say."""

    title: str
    since: date | None


@dataclass(frozen=True)
class Answer:
    """Who answers for a team: a name, and the empty posts passed over on the way up."""

    who: str
    worker_id: int | None
    empty: tuple[Empty, ...] = ()

    @property
    def escalated(self) -> bool:
        return bool(self.empty)

    @property
    def passed_over(self) -> tuple[str, ...]:
        """The titles of the empty posts, from the one that should answer upwards."""
        return tuple(each.title for each in self.empty)


def chain_of_answer(
    team: Any, teams: Mapping[int, Any], managers: Mapping[int, Any], first: Any = None
) -> Answer:
    """Go up from a team to the first manager's post that is filled.

    ``first`` is a post that answers before the team's manager, where there is one. Where every
    post on the way is empty, the topmost team's desk answers: never nobody.
    """
    passed: list[Empty] = []
    if first is not None:
        if first.holder is not None:
            return Answer(first.holder.name, first.holder_id)
        passed.append(Empty(first.title, first.empty_since))
    seen: set[int] = set()
    while team is not None and team.pk not in seen:
        seen.add(team.pk)
        post = managers.get(team.pk)
        if post is not None and post.holder is not None:
            return Answer(post.holder.name, post.holder_id, tuple(passed))
        title = post.title if post is not None else f"manager of {team.name}"
        passed.append(Empty(title, post.empty_since if post is not None else None))
        top, team = team, teams.get(team.answers_to_id)
    return Answer(f"{top.name} (duty desk)", None, tuple(passed))


def working_days_lost(absences: Iterable[Any], first: date, last: date) -> int:
    """Working days within a span on which somebody was away, each counted once.

    ``absences`` are of one worker, with ``from_on`` and ``to_on`` (None: still away).
    """
    lost: set[date] = set()
    for absence in absences:
        day, end = max(absence.from_on, first), min(absence.to_on or last, last)
        while day <= end:
            if is_working_day(day):
                lost.add(day)
            day += timedelta(days=1)
    return len(lost)


def teams_below(tops: Iterable[int], answers_to: Mapping[int, int | None]) -> set[int]:
    """These teams and every team that answers to one of them, however far down."""
    found = set(tops)
    grew = True
    while grew:
        below = {team for team, above in answers_to.items() if above in found} - found
        found |= below
        grew = bool(below)
    return found


def why_not_absent(
    from_on: date, to_on: date | None, worker: Any, others: Iterable[Any], today: date
) -> tuple[str, str] | None:
    """Why somebody cannot be away so, and the field it belongs to. ``others``: their absences."""
    if to_on is not None and to_on < from_on:
        return "The last day away is before the first. Check both dates.", "to_on"
    if worker.started_on is not None and from_on < worker.started_on:
        return f"They began work on {worker.started_on:%-d %B %Y}. Give a later day.", "from_on"
    if worker.left_on is not None and from_on >= worker.left_on:
        return f"They left on {worker.left_on:%-d %B %Y}. Give an earlier day.", "from_on"
    if to_on is None and from_on > today:
        return "Give the last day too where an absence lies in the future.", "to_on"
    for other in others:
        if from_on <= (other.to_on or date.max) and other.from_on <= (to_on or date.max):
            return (
                f"They are on record as away from {other.from_on:%-d %B %Y} already. "
                "End that absence first, or give other days.",
                "from_on",
            )
    return None
