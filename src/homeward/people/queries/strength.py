"""How strongly a record matches a question, in one word: about records, never about people."""

from math import log2

from django.db import models

from .. import matching

_STRONG_FROM, _POSSIBLE_FROM = 0.90, 0.50
# What is filed under a word as it stands seldom lies there by chance, but a typist may slip.
_MOST_BITS = 14.0


class Strength(models.TextChoices):
    """How well a record fits what was asked."""

    STRONG = "strong", "Strong match"
    POSSIBLE = "possible", "Possible match"
    WEAK = "weak", "Weak match"


STRENGTHS = {Strength.STRONG: "green", Strength.POSSIBLE: "yellow", Strength.WEAK: "grey"}


def strength_of(match: matching.Match, bits: float) -> Strength:
    """The word for the engine's answer, lifted by ``bits`` where words were found as they stand."""
    if _by_number(match):
        return Strength.STRONG
    added = bits - match.weight
    odds = match.probability / max(1 - match.probability, 1e-12)
    likely = odds * 2.0**added
    likely = likely / (1 + likely)
    if match.verdict is matching.Verdict.AUTOMATIC or likely >= _STRONG_FROM:
        return Strength.STRONG
    return Strength.POSSIBLE if likely >= _POSSIBLE_FROM else Strength.WEAK


def _by_number(match: matching.Match) -> bool:
    """Whether a number that is one person's agrees, and nothing else speaks against it."""
    numbers = [each for each in match.reasons if each.field == "number" and each.bits > 0]
    return bool(numbers) and all(each.bits > 0 for each in match.reasons)


def bits_of(rows: int, records: int) -> float:
    """What one word found as it stands adds: the rarer, the more."""
    return min(_MOST_BITS, log2(max(records, 2) / max(rows, 1)))
