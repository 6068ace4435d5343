"""The board: who is out now, which interviews are owed, and who keeps going."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from homeward.calendar import deadline, rule_for
from homeward.core import clock
from homeward.missing.codes import RISK_COLOURS, STILL_OWED, InterviewState
from homeward.missing.models import Episode, Interview
from homeward.missing.rules import DAYS_LOOKED_AT, REPEATS
from homeward.people.models import Person
from homeward.people.rules import age_on
from homeward.workforce.queries import who_answers
from homeward.workforce.rules import Answer

from .episodes import interview_due, out_words, owner_words, visible_episodes
from .notices import waiting_notifications


@dataclass(frozen=True)
class Counts:
    """The figures at the top of the board."""

    out: int
    owed: int
    over: int
    waiting: int = 0


@dataclass(frozen=True)
class OutNow:
    """Somebody who is out now, how long, who answers, and what comes next."""

    episode: Episode
    age: int | None
    out: str
    owner: str
    next_step: str
    where: str = ""
    take_up_due: datetime | None = None
    call: str = ""

    @property
    def colour(self) -> str:
        """The colour that repeats the word of the police's grade."""
        return RISK_COLOURS.get(self.episode.risk, "grey")


@dataclass(frozen=True)
class Owed:
    """An interview that is owed, with its clock."""

    episode: Episode
    interview: Interview
    due_at: datetime | None
    owner: str


@dataclass(frozen=True)
class Repeat:
    """A child with several episodes in 90 days, and what became of the interviews on them."""

    person: Person
    age: int | None
    episodes: int
    last_at: datetime
    out_now: bool
    held: int
    returned: int


def counts(viewer: Any) -> Counts:
    """How many are out, how many interviews are owed, how many of those are past 72 hours."""
    owed = Q(returned_at__isnull=False, interview__state__in=STILL_OWED)
    found = visible_episodes(viewer).aggregate(
        out=Count("pk", filter=Q(returned_at__isnull=True)),
        owed=Count("pk", filter=owed),
        over=Count("pk", filter=owed & Q(returned_at__lt=_longest_ago())),
    )
    return Counts(**found, waiting=waiting_notifications(viewer).count())


def missing_now(viewer: Any, answers: Mapping[int, Answer] | None = None) -> list[OutNow]:
    """Everyone out at this moment, longest first. ``answers``: ``who_answers()``, if read."""
    rows = _out(viewer).select_related("person", "team", "worker", "placement")
    answers = who_answers() if answers is None else answers
    found = [
        OutNow(
            episode=episode,
            age=age_on(episode.person.born_on, clock.today()),
            out=out_words(episode),
            owner=owner_words(episode, answers),
            next_step=_next_step(episode),
            where=_authorities(episode),
            **_waits(episode, answers),
        )
        for episode in rows
    ]
    return sorted(found, key=lambda row: row.episode.left_at or row.episode.reported_at)


def interviews_owed(viewer: Any) -> QuerySet[Episode]:
    """The episodes whose interview is owed, offered or accepted: the one due first, first."""
    rows = _owed(viewer).select_related("person", "team", "worker", "interview")
    return rows.order_by("returned_at", "pk")


def owed_rows(
    episodes: Iterable[Episode], answers: Mapping[int, Answer] | None = None
) -> list[Owed]:
    """Rows of the board for one page of ``interviews_owed``."""
    answers = who_answers() if answers is None else answers
    return [
        Owed(
            episode=episode,
            interview=episode.interview,
            due_at=interview_due(episode.returned_at) if episode.returned_at else None,
            owner=owner_words(episode, answers),
        )
        for episode in episodes
    ]


def three_or_more_in_90_days(viewer: Any) -> list[Repeat]:
    """Children with three or more episodes reported in the last 90 days, most first."""
    since = clock.now() - timedelta(days=DAYS_LOOKED_AT)
    rows = (
        visible_episodes(viewer)
        .filter(reported_at__gte=since)
        .values("person")
        .annotate(
            number=Count("pk"),
            last=Max("reported_at"),
            out=Count("pk", filter=Q(returned_at__isnull=True)),
            held=Count("pk", filter=Q(interview__state=InterviewState.HELD)),
        )
        .filter(number__gte=REPEATS)
        .order_by("-number", "-last", "person")
    )
    found = list(rows)
    people = Person.objects.in_bulk([row["person"] for row in found])
    return [
        Repeat(
            person=people[row["person"]],
            age=age_on(people[row["person"]].born_on, clock.today()),
            episodes=row["number"],
            last_at=row["last"],
            out_now=bool(row["out"]),
            held=row["held"],
            returned=row["number"] - row["out"],
        )
        for row in found
    ]


def open_episodes(viewer: Any) -> QuerySet[Episode]:
    """Every episode that is open at this moment, with its child."""
    return _out(viewer).select_related("person")


def _out(viewer: Any) -> QuerySet[Episode]:
    return visible_episodes(viewer).filter(returned_at__isnull=True)


def _owed(viewer: Any) -> QuerySet[Episode]:
    return visible_episodes(viewer).filter(
        returned_at__isnull=False, interview__state__in=STILL_OWED
    )


def _longest_ago() -> datetime:
    """The return whose interview is due at this moment: clocks of hours run the same both ways."""
    now = clock.now()
    due = interview_due(now)
    return now - (due - now) if due else now


def _authorities(episode: Episode) -> str:
    """Whose child it is, or where ours lives, where that is another authority."""
    if episode.placing_authority:
        return f"Placed here by {episode.placing_authority}"
    placement = episode.placement
    if placement is not None and placement.in_area is False:
        return f"Ours, placed in {placement.authority or 'another authority'}"
    return ""


def _waits(episode: Episode, answers: Mapping[int, Answer]) -> dict[str, Any]:
    """Where nobody has taken it up: by when, and whom it is with; after that, the team above."""
    if not episode.waits or episode.notified_at is None:
        return {}
    rule = rule_for("episode_acknowledged", clock.day_of(episode.notified_at))
    due_at = deadline(episode.notified_at, rule)
    team = episode.team_id if clock.now() <= due_at else episode.team.answers_to_id
    answer = answers.get(team or episode.team_id) or answers.get(episode.team_id)
    return {"take_up_due": due_at, "call": answer.who if answer else ""}


def _next_step(episode: Episode) -> str:
    if episode.waits:
        return "Take it up"
    if not episode.police_ref:
        return "Ask the police for their reference"
    if not episode.risk:
        return "Ask the police for their grade"
    return "Bring home" if episode.located_at else "Find, and record the return"
