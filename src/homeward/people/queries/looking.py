"""The look before a new record is made."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from ..asking import about
from ..looking import Look, digest
from .finding import Hit, look_for

CARDS = 6
_ASKED = (
    "given_names", "family_name", "known_as", "born_on", "expected_on", "sex", "lines", "postcode",
    "phone",
)  # fmt: skip


@dataclass(frozen=True)
class Looked:
    """A look just taken, and the people it shows."""

    look: Look
    hits: tuple[Hit, ...]


def before_adding(
    *, viewer: Any, facts: Mapping[str, Any], refused: Collection[str] = ()
) -> Looked:
    """Those who may be the person that a form names; ``refused`` (references) are set aside.

    They count as shown, so that the look still covers them.
    """
    asked = about(**{name: facts[name] for name in _ASKED if facts.get(name)})
    hits = look_for(viewer=viewer, question=asked, limit=CARDS + len(refused))
    refs = tuple(each.person.ref for each in hits if each.person is not None)
    likely = tuple(each.person.ref for each in hits if each.person is not None and each.likely)
    look = Look(digest(facts), refs, likely, hidden=any(each.person is None for each in hits))
    left = [each for each in hits if each.person is None or each.person.ref not in refused]
    return Looked(look, tuple(left))
