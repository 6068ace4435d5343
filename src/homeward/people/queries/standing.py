"""Where people stand with the service, in a word or two, as the rooms above know it.

The people room stands below those that know who is in care or missing, so each of them says so
here as Django starts: ``say_standing(who, colour, rows)``.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..models import Person

Rows = Callable[[Any, Sequence[Person]], Iterable[int]]
"""From the viewer and some people to the rows of those of whom it holds."""


@dataclass(frozen=True)
class _Standing:
    words: str
    colour: str
    rows: Rows


_STANDINGS: list[_Standing] = []


def say_standing(words: str, colour: str, rows: Rows) -> None:
    """Have ``words`` shown beside everybody of whom ``rows`` holds: one query for all of them.

    ``rows`` gives none where the viewer's role may not know.
    """
    _STANDINGS.append(_Standing(words, colour, rows))


def standings(viewer: Any, people: Sequence[Person]) -> dict[int, tuple[tuple[str, str], ...]]:
    """For each person (by row) what is to be said, as words with a colour."""
    found: dict[int, list[tuple[str, str]]] = {person.pk: _own(person) for person in people}
    for standing in _STANDINGS if people else ():
        for row in standing.rows(viewer, people):
            found[row].append((standing.words, standing.colour))
    return {row: tuple(said) for row, said in found.items()}


def _own(person: Person) -> list[tuple[str, str]]:
    said = []
    if person.died_on is not None:
        said.append(("Died", "grey"))
    if person.restricted:
        said.append(("Restricted", "red"))
    return said
