"""The look that comes before a new record: whom it showed, and why the new one is none of them.

The page carries the look as a signed token. Without one for the very name that is to be entered,
nobody is put on file from a form, so that nobody is entered unseen a second time. Pure but for the
signature.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from django.core import signing

_SALT = "homeward.people.look"
_HOURS = 12
NAMING = ("given_names", "family_name", "known_as", "born_on", "expected_on")


@dataclass(frozen=True, slots=True)
class Look:
    """One look. ``likely`` are the references shown as strong or possible, ``shown`` all of them.

    ``asked`` names nobody: a digest of the names and dates. ``refused`` are those of whom somebody
    said "not them"; ``because`` is why this is somebody new.
    """

    asked: str
    shown: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()
    hidden: bool = False
    refused: tuple[str, ...] = ()
    because: str = ""

    @property
    def saw_somebody(self) -> bool:
        """Whether there was anything to look at."""
        return bool(self.shown or self.hidden)

    @property
    def left(self) -> tuple[str, ...]:
        """The likely ones of whom nobody has said yet that it is not them."""
        return tuple(ref for ref in self.likely if ref not in self.refused)

    def saying(self, *, refused: Iterable[str], because: str) -> "Look":
        """The look with what the person at the screen said of it; strangers to it count not."""
        named = tuple(ref for ref in dict.fromkeys(refused) if ref in self.shown)
        return replace(self, refused=named, because=because.strip()[:200])


def digest(facts: Mapping[str, Any]) -> str:
    """Names and dates of somebody as one text that names nobody."""
    said = "|".join(str(facts.get(name) or "").strip().casefold() for name in NAMING)
    return blake2b(said.encode(), digest_size=12).hexdigest()


def seal_look(look: Look, by: Any) -> str:
    """The look as a token for the page, of use to this user only."""
    said = [look.asked, list(look.shown), list(look.likely), look.hidden, by.pk]
    return signing.dumps(said, salt=_SALT, compress=True)


def open_look(token: str, by: Any) -> Look | None:
    """The look in a token; None where it is no token of this user's, or an old one."""
    try:
        asked, shown, likely, hidden, user = signing.loads(
            token[:4000], salt=_SALT, max_age=_HOURS * 3600
        )
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if user != by.pk:
        return None
    return Look(asked, tuple(shown), tuple(likely), hidden)


def why_not_looked(looked: Look | None, facts: Mapping[str, Any]) -> tuple[str, str] | None:
    """Why nobody may be put on file yet, as (sentence, field); None where they may."""
    if looked is None or looked.asked != digest(facts):
        return "Look first whether this is somebody we know: nothing has been saved yet.", ""
    if (looked.left or looked.hidden) and not looked.because:
        return "Say why this is somebody new, and none of the people shown.", "because"
    return None
