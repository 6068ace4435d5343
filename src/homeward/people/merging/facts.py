"""Which of two sayings stands: names, dates and other facts of a person. Pure.

Facts are dictionaries by field name, in plain values (a date as ``2012-03-09``).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

Facts = Mapping[str, Any]
UNKNOWN = (None, "", "U")
# Closed is closed: where one record is restricted, so is the joined one.
RESTRICTED = "restricted"


def plain(value: Any) -> Any:
    """A value as it is kept beside a merge."""
    return value.isoformat() if isinstance(value, date) else value


def known(value: Any) -> bool:
    """Whether anything is said at all."""
    return value not in UNKNOWN


def differing(kept: Facts, away: Facts) -> list[str]:
    """Facts of which both records say something, and not the same: a person chooses."""
    return [
        name
        for name in kept
        if name != RESTRICTED
        and known(kept[name])
        and known(away[name])
        and kept[name] != away[name]
    ]


def filled_in(kept: Facts, away: Facts) -> list[str]:
    """Facts that only the record merged away says: the joined record takes them over."""
    return [name for name in kept if not known(kept[name]) and known(away[name])]


def joined(kept: Facts, away: Facts, stands: Mapping[str, str]) -> dict[str, Any]:
    """The facts of the joined record; ``stands`` says "kept" or "away" for each that differs."""
    taken = {name for name in differing(kept, away) if stands[name] == "away"}
    taken.update(filled_in(kept, away))
    both = {name: away[name] if name in taken else kept[name] for name in kept}
    return {**both, RESTRICTED: bool(kept.get(RESTRICTED) or away.get(RESTRICTED))}


def undecided(kept: Facts, away: Facts, stands: Mapping[str, str]) -> list[str]:
    """Differing facts of which nobody has said which stands."""
    return [name for name in differing(kept, away) if stands.get(name) not in ("kept", "away")]


def changed_since(now: Facts, after: Facts) -> list[str]:
    """Facts that somebody changed after the merge: whose are they?"""
    return [name for name in now if name in after and now[name] != after[name]]


def parted(
    now: Facts, before: Facts, after: Facts, answers: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts that the kept record gets, and those that change on the other, when they part.

    What nobody touched becomes what it was before the merge. What was changed since goes where
    ``answers`` says: to the kept record, to the other ("away"), or to both.
    """
    changed = set(changed_since(now, after))
    mine = {
        name: now[name] if name in changed and answers[name] != "away" else before.get(name, value)
        for name, value in now.items()
    }
    theirs = {name: now[name] for name in sorted(changed) if answers[name] != "kept"}
    return mine, theirs


def clashing_numbers(kept: Iterable[tuple[str, str]], away: Iterable[tuple[str, str]]) -> list[str]:
    """Schemes of which a person has one number, where the two records have different ones."""
    mine, theirs = dict(kept), dict(away)
    return [
        scheme
        for scheme in ("nhs", "upn")
        if mine.get(scheme) and theirs.get(scheme) and mine[scheme] != theirs[scheme]
    ]
