"""One episode, with all that its page shows; and the episodes of one child."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.calendar import NoRule, deadline, rule_for
from homeward.core import clock
from homeward.core.errors import NotForYou
from homeward.ledger.models import Duty
from homeward.ledger.queries import visible_duties
from homeward.missing import rules
from homeward.missing.models import Episode, Interview, MeetingQuestion
from homeward.missing.projections import interview_of, times_of
from homeward.people.models import Person
from homeward.people.policies import only_visible
from homeward.people.rules import age_on
from homeward.workforce.queries import who_answers
from homeward.workforce.rules import Answer

from .telling import Telling, tellings_of

EARLIER_SHOWN = 20


@dataclass(frozen=True)
class EpisodePage:
    """An episode with its interview, duties, the child's other episodes, and what may follow.

    ``coverers`` are the child's other episodes whose interview could have been about this one.
    """

    episode: Episode
    interview: Interview | None
    age: int | None
    out: str
    owner: str
    duties: list[Duty]
    others: list[Episode]
    coverers: list[Episode]
    tellings: list[Telling]
    meetings: list[MeetingQuestion]
    steps: tuple[str, ...]

    @property
    def person(self) -> Person:
        return self.episode.person


def visible_episodes(viewer: Any) -> QuerySet[Episode]:
    """Episodes that stand (not recorded in error) of children whom this viewer may know of."""
    return _known_to(viewer).filter(recorded_in_error="")


def get_episode(viewer: Any, ref: str) -> Episode:
    """The episode, also one recorded in error; ``NotForYou`` (404) where it is not for them."""
    rows = _known_to(viewer).select_related(
        "interview__interviewer", "interview__covered_by", "prevention"
    )
    episode = rows.select_related("person", "team", "worker", "placement").filter(ref=ref).first()
    if episode is None:
        raise NotForYou
    return episode


def episodes_of(viewer: Any, person: Person) -> list[Episode]:
    """A child's episodes with their interviews, newest first."""
    rows = _known_to(viewer).filter(person=person).select_related("interview")
    return list(rows.order_by("-reported_at"))


def out_now(viewer: Any, person: Person) -> Episode | None:
    """The episode in which a child is missing at this moment; None where they are not."""
    return visible_episodes(viewer).filter(person=person, returned_at__isnull=True).first()


def missing_rows(viewer: Any, people: Iterable[Person]) -> set[int]:
    """The rows of those of these people who are missing now; none for who may not see it."""
    if not allowed(viewer, Can.SEE_MISSING):
        return set()
    rows = visible_episodes(viewer).filter(person__in=[each.pk for each in people])
    return set(rows.filter(returned_at__isnull=True).values_list("person_id", flat=True))


def episode_page(viewer: Any, ref: str) -> EpisodePage:
    """All that an episode's page shows."""
    episode = get_episode(viewer, ref)
    meetings = list(episode.meetings.select_related("discussion").order_by("pk"))
    others = [each for each in episodes_of(viewer, episode.person) if each.pk != episode.pk]
    duties = visible_duties(viewer).filter(root_label=Episode._meta.label_lower, root_id=episode.pk)
    return EpisodePage(
        episode=episode,
        interview=interview_of(episode),
        age=age_on(episode.person.born_on, clock.today()),
        out=out_words(episode),
        owner=owner_words(episode, who_answers()),
        duties=list(duties.order_by("pk")),
        others=others[:EARLIER_SHOWN],
        coverers=[each for each in others if may_cover(each, episode)],
        tellings=tellings_of(episode),
        meetings=meetings,
        steps=_steps(episode, meetings),
    )


def may_cover(other: Episode, episode: Episode) -> bool:
    """Whether another episode's interview could have been about this one."""
    interview = interview_of(other)
    if interview is None or episode.returned_at is None or other.recorded_in_error:
        return False
    refuse = rules.why_not_covered(
        same_child=other.person_id == episode.person_id,
        same_episode=other.pk == episode.pk,
        held_at=interview.held_at,
        returned_at=episode.returned_at,
    )
    return refuse is None


def out_words(episode: Episode) -> str:
    """How long the child was out, or is; "at least" where nobody knows when they left."""
    times = times_of(episode)
    length = rules.in_words(rules.time_out(times.began, episode.returned_at or clock.now()))
    return length if episode.left_at else f"at least {length}"


def owner_words(episode: Episode, answers: Mapping[int, Answer]) -> str:
    """Who answers for an episode: its worker while in post, else whoever answers for the desk."""
    if episode.worker is not None and episode.worker.here_on(clock.today()):
        return episode.worker.name
    answer = answers.get(episode.team_id)
    return f"{episode.team.name} desk: {answer.who}" if answer else episode.team.name


def interview_due(returned_at: datetime) -> datetime | None:
    """By when the interview is to be held; None for a return from before the rule."""
    try:
        return deadline(returned_at, rule_for("return_interview_held", clock.day_of(returned_at)))
    except NoRule:
        return None


def _known_to(viewer: Any) -> QuerySet[Episode]:
    if not allowed(viewer, Can.SEE_MISSING):
        return Episode.objects.none()
    return only_visible(Episode.objects.all(), viewer)


def _steps(episode: Episode, meetings: Iterable[MeetingQuestion]) -> tuple[str, ...]:
    interview = interview_of(episode)
    return rules.steps(
        in_error=bool(episode.recorded_in_error),
        returned=episode.returned_at is not None,
        state=interview.state if interview else None,
        learned=bool(interview and (interview.held_at or interview.carers_account)),
        waits=episode.waits and episode.returned_at is None,
        meeting=any(not each.answer for each in meetings),
        prevented=hasattr(episode, "prevention"),
    )
