"""Whether somebody's reasons are their own words for this child, or those of another contact."""

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

LEAST_LETTERS = 40  # shorter reasons are alike by chance
ALIKE = 85.0  # per cent of letters, in order


@dataclass(frozen=True)
class Likeness:
    """The earlier text most like this one: its reference, and how many letters in a hundred."""

    ref: str
    per_cent: int


def most_alike(text: str, earlier: Mapping[str, str]) -> Likeness | None:
    """The earlier text (by reference) that this one seems pasted from; None where none is.

    Shown, never refused: two children of one family may rightly have the same reasons.
    """
    words = _plain(text)
    if len(words) < LEAST_LETTERS:
        return None
    found = process.extractOne(
        words, earlier, scorer=fuzz.ratio, processor=_plain, score_cutoff=ALIKE
    )
    return Likeness(str(found[2]), round(found[1])) if found else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
