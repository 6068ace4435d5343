"""Who answers for a team's duties when its own post is empty."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """Who answers for a team: a name, and the empty posts passed over on the way up."""

    who: str
    worker_id: int | None
    passed_over: tuple[str, ...] = ()

    @property
    def escalated(self) -> bool:
        return bool(self.passed_over)


def chain_of_answer(team: Any, teams: Mapping[int, Any], managers: Mapping[int, Any]) -> Answer:
    """Go up from a team to the first manager's post that is filled.

    Where every post on the way is empty, the topmost team's desk answers: never nobody.
    """
    passed: list[str] = []
    seen: set[int] = set()
    while team is not None and team.pk not in seen:
        seen.add(team.pk)
        post = managers.get(team.pk)
        if post is not None and post.holder is not None:
            return Answer(post.holder.name, post.holder_id, tuple(passed))
        passed.append(post.title if post is not None else f"manager of {team.name}")
        top, team = team, teams.get(team.answers_to_id)
    return Answer(f"{top.name} (duty desk)", None, tuple(passed))
