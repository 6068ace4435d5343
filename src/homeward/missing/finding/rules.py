"""What a plan makes of the record: checks, ways, words, gaps. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..find_plan import PlaceRanking, update
from .codes import DETECTION, MINUTES, PUBLIC, CheckResult, PlaceKind, Way

# Children move: what a check said loses half its weight in so long (missing.md 5.2).
HALF_LIFE = timedelta(hours=3)
BANDS = ((0.5, "very likely"), (0.25, "likely"), (0.1, "worth checking"), (0.0, "possible"))
HYPOTHESES = 3  # at least so many lines are kept before a reader's eyes


@dataclass(frozen=True)
class Checked:
    """A check of a place: by which way, when, and what it came to."""

    place: str
    way: str
    result: str
    at: datetime


@dataclass(frozen=True)
class Gap:
    """Something that the record does not say and should: a task, with the way to it."""

    words: str
    task: str
    count: int


def after_checks(ranking: PlaceRanking, checks: Iterable[Checked], now: datetime) -> PlaceRanking:
    """The plan after these checks, oldest first. One that could not be made changes nothing.

    A check that found nobody fades: after three hours it counts as one half as thorough.
    """
    known = {line.place for line in ranking.named + ranking.beyond}
    for check in sorted(checks, key=lambda each: each.at):
        if check.result == CheckResult.FOUND:
            return update(ranking, check.place, found=True)
        if check.result == CheckResult.NOT_THERE and check.place in known:
            ranking = update(ranking, check.place, detection=_still_counts(check, now))
    return ranking


def _still_counts(check: Checked, now: datetime) -> float:
    hours_ago = max(timedelta(0), now - check.at) / HALF_LIFE
    return float(DETECTION[check.way] * 0.5**hours_ago)


def ways_to_check(kind: str, *, protected: bool, address: bool) -> tuple[Way, ...]:
    """How a place may be checked, the quickest first; a protected one only by its duty number."""
    if protected:
        return (Way.PHONE,)
    if kind == PlaceKind.STATION:
        return (Way.TRANSPORT, Way.PATROL)
    if kind in PUBLIC:
        return (Way.PATROL,)
    return (Way.PHONE, Way.DOOR) if address else (Way.PATROL,)


def minutes(way: str) -> int:
    """How long such a check takes, about."""
    return MINUTES[way]


def band(odds: float) -> str:
    """The odds in a word."""
    return next(word for least, word in BANDS if odds >= least)


def odds_words(odds: float) -> str:
    """The odds as people say them: "about 1 in 3"."""
    if odds >= 0.75:
        return "more than 3 in 4"
    if odds >= 0.6:
        return "about 2 in 3"
    return f"about 1 in {round(1 / odds)}" if odds > 0.01 else "less than 1 in 100"


def gaps(
    *,
    no_place: int,
    no_interview: int,
    no_address: int,
    no_number: int,
    stale: int,
) -> tuple[Gap, ...]:
    """What is missing from the record, each with what to do about it; none where nothing is."""
    known = (
        (no_place, "{} with no place recorded", "Ask, and record where the child was", "episode"),
        (no_interview, "{} with no interview held", "Offer it again", "episode"),
        (no_address, "{} without an address", "Find out the address", "place"),
        (no_number, "{} with no number on file", "Ask for a telephone number", "person"),
        (stale, "{} out of date", "Go through the look-out sheet", "line"),
    )
    return tuple(
        Gap(words.format(_count(number, noun)), task, number)
        for number, words, task, noun in known
        if number
    )


def _count(number: int, noun: str) -> str:
    plural = {"person": "people"}.get(noun, f"{noun}s")
    return f"{number} {noun if number == 1 else plural}"


def why_not_approve(*, author: object, approver: object, sent: bool, recalled: bool) -> str | None:
    """Why somebody may not approve a police copy; None where they may."""
    if recalled:
        return "This copy was recalled. Draft another."
    if sent:
        return "This copy was sent already."
    if author == approver:
        return "Whoever drafted a copy cannot approve it. Ask a colleague."
    return None


def two_or_more(names: Sequence[str]) -> str:
    """Names in a sentence: "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""
