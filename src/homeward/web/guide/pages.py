"""Which pages the guide has: those of ``docs/``, carried in the wheel (pyproject.toml)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .turning import turn

PACKED = Path(__file__).with_name("documents")
CHECKOUT = Path(__file__).parents[4]
GLOSSARY = "GLOSSARY.md"
# By folder of docs/, in the order in which they are offered.
SHELVES = {
    "guide": "How to do the work",
    "rules": "The rules, the clocks and who may see what",
    "operate": "For whoever looks after Homeward",
    "adr": "Why it is built as it is",
}


@dataclass(frozen=True)
class Page:
    """One page: its key in the address, its heading, and its body as HTML."""

    key: str
    title: str
    html: str


@dataclass(frozen=True)
class Shelf:
    """Pages that belong together."""

    title: str
    pages: tuple[Page, ...]


@cache
def shelves() -> tuple[Shelf, ...]:
    """Every page by its shelf; the words we use stand with the rules."""
    keys = {key_of(path) for folder in SHELVES for path in _files(folder)}
    return tuple(
        Shelf(title, tuple(_read(path, frozenset(keys)) for path in _files(folder)))
        for folder, title in SHELVES.items()
    )


def page(key: str) -> Page | None:
    """The page of that key; None where there is none."""
    return next((each for shelf in shelves() for each in shelf.pages if each.key == key), None)


def key_of(path: Path) -> str:
    return path.stem.lower()


def _files(folder: str) -> list[Path]:
    docs, glossary = (
        (PACKED, PACKED / GLOSSARY) if PACKED.is_dir() else (CHECKOUT / "docs", CHECKOUT / GLOSSARY)
    )
    found = sorted((docs / folder).glob("*.md"))
    return [*found, glossary] if folder == "rules" else found


def _read(path: Path, keys: frozenset[str]) -> Page:
    """The first line is the heading; what follows is the body."""
    heading, _, body = path.read_text(encoding="utf-8").partition("\n")
    return Page(key_of(path), heading.removeprefix("# ").strip(), turn(body, keys))
