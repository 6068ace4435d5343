"""A person as a question to the matching engine, and its answer as a row of the queue. Pure."""

from dataclasses import dataclass
from typing import Any

from .. import matching

VERY_LIKELY, LIKELY, POSSIBLE = 3, 2, 1
_LIKELY_FROM = 0.90


@dataclass(frozen=True)
class Found:
    """Two records, by row number (the lower first), that may be of one person, and why."""

    person: int
    other: int
    strength: int
    bits: float
    reasons: tuple[tuple[str, str, bool], ...]
    doubts: tuple[str, ...]


def record_of(person: Any) -> matching.Record:
    """A person with numbers, addresses, phones and former names loaded, as the engine reads it.

    Protected addresses are left out: a queue must not tell who lives there.
    """
    numbers = {each.scheme: each.value for each in person.identifiers.all()}
    homes = [each for each in person.addresses.all() if not each.protected]
    return matching.Record(
        ref=str(person.pk),
        given=person.given_names,
        family=person.family_name,
        former=tuple(each.name for each in person.former_names.all()),
        known_as=(person.known_as,) if person.known_as else (),
        born_on=person.born_on,
        expected_on=person.expected_on,
        sex=person.sex,
        addresses=tuple(matching.Address(each.lines, each.postcode) for each in homes),
        phones=tuple(each.value for each in person.phones.all()),
        nhs=numbers.get("nhs", ""),
        upn=numbers.get("upn", ""),
    )


def found(asked: str, candidate: matching.Candidate) -> Found | None:
    """The pair for the queue; None where the engine thinks them two people, or relatives."""
    match = candidate.match
    if match.verdict not in (matching.Verdict.AUTOMATIC, matching.Verdict.REVIEW) or match.kin:
        return None
    one, other = sorted((int(asked), int(candidate.ref)))
    return Found(
        person=one,
        other=other,
        strength=_strength(match),
        bits=match.weight,
        reasons=tuple((each.field, each.words, each.bits > 0) for each in match.reasons),
        doubts=match.why_not_automatic,
    )


def _strength(match: matching.Match) -> int:
    if match.verdict is matching.Verdict.AUTOMATIC:
        return VERY_LIKELY
    return LIKELY if match.probability >= _LIKELY_FROM else POSSIBLE
