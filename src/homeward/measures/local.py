"""Measures that an authority declares itself, in a file beside its data, without a line of code.

`measures.toml` in the data folder holds one table `[[measure]]` for each: the same words as every
measure, which duties it counts, and how. It then stands in the catalogue like any other.
"""

import tomllib
from pathlib import Path
from typing import Any

from homeward.ledger.kinds import Kind

from .declared import Measure
from .duties import MetInTime, OldestOpen, UpToDate

FILE = "measures.toml"
WORDS = ("key", "number", "theme", "title", "why", "denominator", "clock", "source", "version")
HOW: dict[str, type[Measure]] = {
    "met in time": MetInTime,
    "up to date": UpToDate,
    "oldest open": OldestOpen,
}


class BadMeasure(ValueError):
    """A local measure that cannot be counted: which one, what is wrong, how to mend it."""


def local_measures(folder: Path, taken: dict[str, Measure]) -> dict[str, Measure]:
    """The measures declared in a data folder, by key; none where there is no file.

    Raises ``BadMeasure`` with one sentence where the file cannot be read, a word is missing, or a
    key or number is taken.
    """
    path = folder / FILE
    if not path.exists():
        return {}
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8")).get("measure", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadMeasure(f"{FILE} cannot be read: {fault}. Mend it, or move it away.") from fault
    found: dict[str, Measure] = {}
    for place, words in enumerate(told, start=1):
        measure = _measure(place, words)
        _refuse_taken(measure, [*taken.values(), *found.values()])
        found[measure.key] = measure
    return found


def _measure(place: int, words: dict[str, Any]) -> Measure:
    called = f"{FILE}, measure {place} ({words.get('key', 'without a key')})"
    for name in WORDS:
        if not isinstance(words.get(name), str) or not words[name].strip():
            raise BadMeasure(f"{called}: write its {name}, as text.")
    if words.get("counts") not in HOW:
        raise BadMeasure(f"{called}: counts must be one of: {', '.join(HOW)}.")
    kinds = words.get("kinds")
    wrong = (
        [kind for kind in kinds if kind not in Kind.values] if isinstance(kinds, list) else ["?"]
    )
    if wrong or not kinds:
        raise BadMeasure(f"{called}: kinds must list duties such as {', '.join(Kind.values[:3])}.")
    declared = {name: words[name].strip() for name in WORDS}
    duties = tuple(Kind(kind) for kind in kinds)
    made = type("LocalMeasure", (HOW[words["counts"]],), {**declared, "kinds": duties})
    measure: Measure = made()
    return measure


def _refuse_taken(measure: Measure, others: list[Measure]) -> None:
    for name in ("key", "number"):
        said = getattr(measure, name)
        if said in [getattr(other, name) for other in others]:
            raise BadMeasure(f"{FILE}: the {name} {said} is taken; choose another.")
