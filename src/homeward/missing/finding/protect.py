"""Protected addresses: what may be shown of a place, and free text with them taken out. Pure.

Everything of a place that leaves the database goes through `spot`, and every free text that
stands beside it through `withhold`: page, paper, file, police copy, log and refusal alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

WITHHELD = "[address withheld]"
PROTECTED = "Protected address"
SHORTEST = 5  # letters and figures; fewer would take out everyday words


class Somewhere(Protocol):
    """A place as it is stored; read only here."""

    ref: str
    name: str
    also_called: str
    kind: str
    lines: str
    postcode: str
    protected: bool
    duty_number: str


@dataclass(frozen=True)
class Spot:
    """A place as it may be shown. Of a protected one: that there is one, and whom to ring."""

    ref: str
    name: str
    where: str
    kind: str
    protected: bool

    @property
    def words(self) -> str:
        """Name and address in one line."""
        return f"{self.name}, {self.where}" if self.where else self.name


def spot(place: Somewhere) -> Spot:
    """What may be shown of a place."""
    if place.protected:
        return Spot(place.ref, PROTECTED, f"Ring {place.duty_number}; do not go", "", True)
    lines = "" if _folded(place.lines) in _folded(place.name) else place.lines
    where = ", ".join(part for part in (lines, place.postcode) if part)
    return Spot(place.ref, place.name, where, place.kind, False)


def secrets_of(place: Somewhere) -> tuple[str, ...]:
    """The texts that would give a protected place away; none of one that is not protected.

    Its names, its address, each part of the address with a figure in it, and its postcode.
    """
    if not place.protected:
        return ()
    whole = (place.name, place.lines, place.postcode, *place.also_called.split(";"))
    parts = [part for part in place.lines.split(",") if re.search(r"\d", part)]
    return tuple(each.strip() for each in (*whole, *parts) if len(_folded(each)) >= SHORTEST)


def withhold(text: str, secrets: Iterable[str]) -> str:
    """The text with every secret in it replaced, however it is spaced, pointed or capitalised."""
    longest_first = sorted({_folded(each) for each in secrets}, key=len, reverse=True)
    for secret in longest_first:
        if len(secret) >= SHORTEST:
            text = _anyhow(secret).sub(WITHHELD, text)
    return text


def withhold_all(value: Any, secrets: Iterable[str]) -> Any:
    """The same for every text within lists and mappings."""
    secrets = tuple(secrets)
    if isinstance(value, str):
        return withhold(value, secrets)
    if isinstance(value, Mapping):
        return {key: withhold_all(each, secrets) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [withhold_all(each, secrets) for each in value]
    return value


def gives_away(text: str, secrets: Iterable[str]) -> bool:
    """Whether any secret can still be read in the text."""
    folded = _folded(text)
    return any(len(key := _folded(each)) >= SHORTEST and key in folded for each in secrets)


def _folded(text: str) -> str:
    """Letters and figures only, in lower case: how two writings of one address are told alike."""
    return "".join(each for each in text.lower() if each.isalnum())


def _anyhow(folded: str) -> re.Pattern[str]:
    """Matches the letters with anything but letters and figures between them."""
    return re.compile(r"[\W_]*".join(re.escape(each) for each in folded), re.IGNORECASE)
