"""Where "somewhere new" may be: four ways to go on, in words, under the line that never leaves.

The split is a start value and not measured (half to the kinds of place where children of the age
were found, a quarter to people who are named but whose homes are not on record, 15 in 100 to the
neighbourhood of the first places, a tenth to contexts of concern); a part of which nothing is on
record goes to the kinds of place. The age band chooses the published table and nothing else. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .rules import odds_words, two_or_more

KINDS, PEOPLE, AREAS, CONTEXTS = 0.5, 0.25, 0.15, 0.10
NAMED = 3  # of each, so that a person can act on it
# Where children of 12 to 14 were found, shares of 100, own home left out. One Scottish force, 2007.
FOUND_AT_12_TO_14 = (
    ("a friend's home", 24),
    ("walking the streets or in a park", 19),
    ("a relative's home", 12),
    ("shops, community or leisure places", 11),
    ("the station or a bus", 2),
)
TABLE = "children of 12 to 14 in one Scottish police force, 2007: weak evidence, from before phones"


@dataclass(frozen=True)
class Hint:
    """One way to go on: what it is, how likely in words, and what it rests on."""

    words: str
    odds: float
    rests_on: str

    @property
    def odds_words(self) -> str:
        return odds_words(self.odds)


def hints(
    somewhere_new: float,
    age: int | None,
    *,
    people: Sequence[str],
    areas: Sequence[str],
    contexts: Sequence[str],
) -> tuple[Hint, ...]:
    """The odds of somewhere new split over what is known of it; they sum to those odds."""
    parts = (
        (PEOPLE, "With {}, wherever they stay", people, "named by the child or others"),
        (AREAS, "Near the first places above, in {}", areas, "new places are often close by"),
        (CONTEXTS, "At {}", contexts, "open contexts of concern, whoever was recorded there"),
    )
    some = [
        Hint(words.format(two_or_more(names[:NAMED])), share * somewhere_new, why)
        for share, words, names, why in parts
        if names
    ]
    rest = somewhere_new - sum(each.odds for each in some)
    return (Hint(_kinds(), rest, _table(age)), *some)


def _kinds() -> str:
    kinds = [f"{words} ({share} in 100)" for words, share in FOUND_AT_12_TO_14]
    return f"At a place of another kind: {two_or_more(kinds)}"


def _table(age: int | None) -> str:
    if age is not None and 12 <= age <= 14:
        return TABLE
    further = ", who go further" if age is not None and age > 14 else ""
    return f"no table for this age{further}; instead {TABLE}"
