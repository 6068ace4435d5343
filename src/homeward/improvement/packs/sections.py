"""Sections of a visit pack that other rooms fill: Annex A lists, audits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Section:
    """A heading, sentences, and a table of text where there is one. Names of children never."""

    title: str
    sentences: tuple[str, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


Reader = Callable[[Any], Section | None]
_READERS: dict[str, Reader] = {}


def add_section(key: str, reader: Reader) -> None:
    """A room above adds what it knows: ``reader(viewer)`` gives a section, or None for nothing."""
    _READERS[key] = reader


def sections(viewer: Any) -> list[Section]:
    """What other rooms have for a visit pack now."""
    found = (reader(viewer) for _, reader in sorted(_READERS.items()))
    return [section for section in found if section is not None]
