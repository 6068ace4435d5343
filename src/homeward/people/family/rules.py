"""What cannot be true of a relationship, each said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..rules import birthday
from .kin import FEMALE, KINDS, MALE

#: A parent is at least so many years older than the child; below that a date of birth is wrong.
PARENT_OLDER_BY = 10


@dataclass(frozen=True)
class Being:
    """Somebody as the rules need them. ``born_on``: or expected, for a baby not yet born."""

    ref: str
    sex: str = "U"
    born_on: date | None = None


@dataclass(frozen=True)
class Claim:
    """A relationship that somebody wants to record, or one that stands: ``person`` is the mother,
    carer or aunt. Days are None where they are not known."""

    person: Being
    other: Being
    kind: str
    from_on: date | None = None
    to_on: date | None = None
    in_words: str = ""


@dataclass(frozen=True)
class Doubt:
    """Why a relationship cannot stand, and the box on the form that it is about."""

    sentence: str
    field: str


def why_not_related(
    claim: Claim, standing: Sequence[Claim], *, today: date, both_right: bool = False
) -> Doubt | None:
    """Why a relationship cannot be recorded beside those that stand; None where it can.

    ``both_right``: the person at the screen has said that two mothers (or fathers) are right.
    """
    return next(_doubts(claim, standing, today, both_right), None)


def _doubts(
    claim: Claim, standing: Sequence[Claim], today: date, both_right: bool
) -> Iterator[Doubt]:
    if claim.person.ref == claim.other.ref:
        yield Doubt("Nobody is related to themselves. Choose another person.", "other")
    if claim.kind == "other" and not claim.in_words.strip():
        yield Doubt("Say in a few words how they stand to each other.", "in_words")
    yield from why_not_days(claim.from_on, claim.to_on, today)
    yield from _too_young(claim)
    yield from _repeats(claim, standing)
    if not both_right:
        yield from _second_parent(claim, standing)


def why_not_days(from_on: date | None, to_on: date | None, today: date) -> Iterator[Doubt]:
    """Days that cannot be: yet to come, or an end before its start."""
    if from_on is not None and from_on > today:
        yield Doubt("The start lies in the future. Give a day up to today.", "from_on")
    if to_on is not None and to_on > today:
        yield Doubt("The end lies in the future. Leave it empty until it has ended.", "to_on")
    if from_on is not None and to_on is not None and to_on < from_on:
        yield Doubt(f"The end is before the start, {from_on:%-d %B %Y}. Check both.", "to_on")


def _too_young(claim: Claim) -> Iterator[Doubt]:
    one, child = claim.person.born_on, claim.other.born_on
    if claim.kind != "parent" or one is None or child is None:
        return
    if birthday(one, PARENT_OLDER_BY) > child:
        yield Doubt(
            f"By the dates of birth the parent ({one:%-d %B %Y}) is not {PARENT_OLDER_BY} years "
            f"older than the child ({child:%-d %B %Y}). Choose the other direction, or correct a "
            "date of birth first.",
            "kind",
        )


def _repeats(claim: Claim, standing: Sequence[Claim]) -> Iterator[Doubt]:
    pair, kin = (claim.person.ref, claim.other.ref), KINDS[claim.kind]
    for old in standing:
        if old.kind != claim.kind or not _overlap(old, claim) or old.in_words != claim.in_words:
            continue
        there = (old.person.ref, old.other.ref)
        if there == pair or (kin.mutual and there == pair[::-1]):
            yield Doubt(
                "This relationship is already recorded for that time. Correct the one that "
                "stands, or give the days of the second.",
                "kind",
            )
        elif there == pair[::-1]:
            yield Doubt(
                "The opposite is already recorded. If that is wrong, strike it through first.",
                "kind",
            )


def _overlap(one: Claim, two: Claim) -> bool:
    return _begins_by(one, two.to_on) and _begins_by(two, one.to_on)


def _begins_by(claim: Claim, end: date | None) -> bool:
    return end is None or claim.from_on is None or claim.from_on < end


def _second_parent(claim: Claim, standing: Sequence[Claim]) -> Iterator[Doubt]:
    word = {FEMALE: "mother", MALE: "father"}.get(claim.person.sex)
    if claim.kind != "parent" or word is None:
        return
    for old in standing:
        same_child = old.kind == "parent" and old.other.ref == claim.other.ref
        if same_child and old.person.sex == claim.person.sex:
            yield Doubt(
                f"Another {word} is already recorded for this child. Are both right? If they are, "
                f"tick “There are two”. If not, choose step-{word} or adoptive {word}, or strike "
                "the other through first.",
                "both_right",
            )
