"""A person as a question to the matching engine, and its answer as a row of the queue. Pure."""

from dataclasses import dataclass

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
