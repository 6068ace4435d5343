"""How many children live in the authority: dated, with its source, for rates per 10,000.

They stand in ``population.toml`` in the data folder, or in the file that ``HOMEWARD_POPULATION``
names: one table ``[[population]]`` for each day from which another estimate is used. Unknown until
somebody sets it; a file that cannot be read counts as not set, and the page says what to mend.
"""

import json
import os
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

FILE = "population.toml"
NAMED = "HOMEWARD_POPULATION"


@dataclass(frozen=True)
class Population:
    """``children`` aged 0 to 17 who live in the authority, used from ``from_on``, by ``source``."""

    from_on: date
    children: int
    source: str

    @property
    def words(self) -> str:
        """Who lives here, from when and by which source, in one line."""
        day = f"{self.from_on.day} {self.from_on:%B %Y}"
        return f"{self.children:,} children aged 0 to 17, used from {day}: {self.source}"


class BadPopulation(ValueError):
    """A population that cannot be used: where, and how to mend it."""


def populations() -> tuple[Population, ...]:
    """The estimates in use, oldest first; none where they are not set or cannot be read."""
    try:
        return _known()
    except BadPopulation:
        return ()


def population_on(day: date) -> int | None:
    """Children aged 0 to 17 on a day; None before the first estimate, or where none is set."""
    held = [each.children for each in populations() if each.from_on <= day]
    return held[-1] if held else None


def why_no_rate() -> str:
    """What to do before rates can be shown; empty where the population is set."""
    try:
        known = _known()
    except BadPopulation as fault:
        return f"Per 10,000 needs the population. {fault} Until then this is the count."
    if known:
        return ""
    return (
        "Per 10,000 needs the population: set how many children aged 0 to 17 live here in "
        f"{FILE} in the data folder (or in the file that {NAMED} names), with its source. "
        "Until then this is the count."
    )


def keep_population(known: Population) -> None:
    """Set the first estimate in the data folder; what somebody has set there stays."""
    path = Path(settings.DATA_DIR) / FILE
    if not path.exists():
        path.write_text(
            f"[[population]]\nfrom = {known.from_on.isoformat()}\nchildren = {known.children}\n"
            f"source = {json.dumps(known.source)}\n",
            encoding="utf-8",
        )


def read_population(path: Path) -> tuple[Population, ...]:
    """The estimates of a file, oldest first. Raises ``BadPopulation`` naming the fault."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("population", [])
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadPopulation(f"{path.name} cannot be read ({fault}): mend it.") from fault
    found = [_row(path, place, row) for place, row in enumerate(rows, start=1)]
    days = [each.from_on for each in found]
    if len(set(days)) < len(days):
        raise BadPopulation(f"{path.name}: two rows begin on the same day; leave one of them.")
    return tuple(sorted(found, key=lambda each: each.from_on))


def _row(path: Path, place: int, row: dict[str, object]) -> Population:
    called = f"{path.name}, row {place}"
    day, children, source = (row.get(name) for name in ("from", "children", "source"))
    if type(day) is not date:
        raise BadPopulation(f"{called}: write the day from which it is used as from = 2026-04-01.")
    if type(children) is not int or children <= 0:
        raise BadPopulation(f"{called}: write children as a whole number above nothing.")
    if not isinstance(source, str) or not source.strip():
        raise BadPopulation(f"{called}: write the source, as text.")
    return Population(day, children, source.strip())


def _known() -> tuple[Population, ...]:
    """As the file stands now: read again only when it has changed."""
    named = os.environ.get(NAMED)
    path = Path(named) if named else Path(settings.DATA_DIR) / FILE
    if not path.exists():
        if named:
            raise BadPopulation(f"{NAMED} names {path.name}, and there is no such file.")
        return ()
    return _as_it_was(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _as_it_was(path: Path, changed: int) -> tuple[Population, ...]:
    return read_population(path)
