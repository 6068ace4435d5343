"""Names that are one name: short forms, and one name spelt in several ways."""

import tomllib
from functools import cache
from pathlib import Path

from .text import words

_FILE = Path(__file__).with_name("variants.toml")


@cache
def families() -> dict[str, tuple[str, ...]]:
    """Each known spelling with the names it may stand for ("beth": elizabeth, bethany)."""
    lists = tomllib.loads(_FILE.read_text(encoding="utf-8"))["names"]
    found: dict[str, set[str]] = {}
    for name, spellings in lists.items():
        for spelling in (name, *words(spellings)):
            found.setdefault(spelling, set()).add(name)
    return {spelling: tuple(sorted(names)) for spelling, names in found.items()}


def stands_for(word: str) -> tuple[str, ...]:
    """The names a folded word may stand for; empty where no list holds it."""
    return families().get(word, ())
