"""What is known of somebody's going missing, for pages of other rooms: episodes, words, a line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from homeward.core import clock
from homeward.missing import rules
from homeward.missing.models import Episode, Interview
from homeward.missing.projections import interview_of, times_of
from homeward.people.models import Person
from homeward.ui.words import count_words, day_words

from .episodes import visible_episodes

_LATELY = timedelta(days=90)


@dataclass(frozen=True)
class Said:
    """What a child said in an interview, as they said it: each question with the answer."""

    on: datetime
    words: tuple[tuple[str, str], ...]


def episodes_for(*, viewer: Any, people: Iterable[Person]) -> list[Episode]:
    """The episodes that stand of these people whom the viewer may know, newest first."""
    rows = visible_episodes(viewer).filter(person__in=list(people))
    return list(rows.select_related("person", "interview").order_by("-reported_at"))


def last_said(episodes: Iterable[Episode]) -> Said | None:
    """What a child said in the last return home interview in which words were written down."""
    said = [found for each in episodes if (found := _said(interview_of(each)))]
    return max(said, key=lambda each: each.on, default=None)


def in_one_line(episodes: Sequence[Episode]) -> str:
    """The missing history of one child in one line: how often, lately, how long, since when.

    ``episodes`` newest first. Counts and dates, no judgement.
    """
    if not episodes:
        return "No missing episode is on record."
    since = clock.now() - _LATELY
    lately = sum(each.reported_at >= since for each in episodes)
    longest = max(_length(each) for each in episodes)
    newest = episodes[0]
    last = (
        f"Missing now, since {day_words(newest.reported_at)}"
        if newest.returned_at is None
        else f"Last returned {day_words(newest.returned_at)}"
    )
    return (
        f"{count_words(len(episodes), 'episode')} since {day_words(episodes[-1].reported_at)}, "
        f"{lately} in the last 90 days, the longest {rules.in_words(longest)}. {last}."
    )


def _length(episode: Episode) -> timedelta:
    return rules.time_out(times_of(episode).began, episode.returned_at or clock.now())


def _said(interview: Interview | None) -> Said | None:
    if interview is None or interview.held_at is None:
        return None
    words = _words(interview)
    return Said(interview.held_at, words) if words else None


def _words(interview: Interview) -> tuple[tuple[str, str], ...]:
    answers = (
        ("Before", interview.before),
        ("While away", interview.during),
        ("Afterwards", interview.after),
        ("What would help", interview.would_help),
    )
    return tuple((asked, said) for asked, said in answers if said)
