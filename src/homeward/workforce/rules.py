"""Who answers for a team's duties when its own post is empty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


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
