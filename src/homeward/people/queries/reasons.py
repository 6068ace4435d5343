"""Why a record fits a question and where it does not, in words for the person at the screen."""

from collections.abc import Iterable
from dataclasses import dataclass

from .. import matching
from ..asking import Literal
from ..matching.prepared import family_sounds, given_sounds

# An equal sex is no reason to think of one person.
_SAYS_NOTHING = {("sex", "same")}
_NAMES = {"given": "first name", "family": "family name"}


@dataclass(frozen=True, slots=True)
class Said:
    """What agrees and what differs."""

    agrees: tuple[str, ...]
    differs: tuple[str, ...]


def said_of(
    question: matching.Prepared,
    record: matching.Prepared,
    match: matching.Match,
    literals: Iterable[Literal],
) -> Said:
    """The reasons of one match, the weightiest first."""
    reasons = [each for each in match.reasons if (each.field, each.level) not in _SAYS_NOTHING]
    reasons.sort(key=lambda each: -abs(each.bits))
    against = [each for each in reasons if each.bits <= 0]
    alike = [each for each in against if heard_alike(each.field, question, record)]
    agrees = [_words(each, question, record) for each in reasons if each.bits > 0]
    agrees += [f"part of the {_NAMES[each.field]} sounds alike" for each in alike]
    agrees += [each.words for each in literals]
    differs = [each.words for each in against if each not in alike]
    return Said(tuple(dict.fromkeys(agrees)), tuple(dict.fromkeys(differs)))


def heard_alike(field: str, question: matching.Prepared, record: matching.Prepared) -> bool:
    """Whether one word of a name sounds like one of theirs, where the whole names differ."""
    if field not in _NAMES:
        return False
    sounds = given_sounds if field == "given" else family_sounds
    return not set(sounds(question)).isdisjoint(sounds(record))


def _words(reason: matching.Reason, question: matching.Prepared, record: matching.Prepared) -> str:
    if reason.field == "given" and reason.level != "same":
        called = _common(question.given + question.known_as, record.known_as)
        return f"known as {called.title()}" if called else reason.words
    if reason.field == "family" and reason.level == "part":
        former = _common(question.family + question.former, record.former)
        return f"former name {former.title()}" if former else "part of the family name"
    return reason.words


def _common(ours: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    return next((word for word in ours if word in theirs), "")
