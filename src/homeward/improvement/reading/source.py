"""Pages of text out of a file, or one clear sentence why not."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from .report import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

# The longest report Ofsted has published for an authority is under 60 pages.
PAGE_LIMIT = 200
CHARACTER_LIMIT = 1_000_000
FILE_LIMIT = 100 * 1024 * 1024
# A page of a report holds some 2,500 characters; a scan yields none, or a stray stamp.
FEWEST_CHARACTERS = 40


@dataclass(frozen=True)
class Pages:
    """The text of each page in order, and a sentence on each thing left out."""

    texts: tuple[str, ...]
    unread: tuple[str, ...] = ()


def pages_of_file(path: Path) -> Pages:
    """The pages of a PDF or a text file.

    Raises Unreadable for a file that is absent, empty, too large, encrypted, made of pictures,
    or neither PDF nor text.
    """
    start = _first_bytes(path)
    if b"%PDF-" in start:
        return _pages_of_pdf(path)
    if path.suffix.lower() == ".pdf":
        raise Unreadable(
            f"“{path.name}” is named a PDF but is not one: download the report again, "
            "or paste its text into a .txt file."
        )
    return pages_of_text(_decoded(path), path.name)


def pages_of_text(text: str, name: str = "The text") -> Pages:
    """The pages of pasted text; form feeds part them, otherwise it is all page 1."""
    shown = f"“{name}”" if name != "The text" else name
    if not text.strip():
        raise Unreadable(f"{shown} is empty: paste the words of the report or letter.")
    if _is_binary(text):
        raise Unreadable(
            f"{shown} holds binary data, not words: give the PDF itself or its text saved as UTF-8."
        )
    unread: tuple[str, ...] = ()
    if len(text) > CHARACTER_LIMIT:
        unread = (f"Only the first {CHARACTER_LIMIT:,} of {len(text):,} characters were read.",)
    return Pages(tuple(text[:CHARACTER_LIMIT].split("\f")[:PAGE_LIMIT]), unread)


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(1024)
        size = path.stat().st_size
    except OSError as error:
        raise Unreadable(
            f"“{path.name}” cannot be opened ({error.strerror}): check the name and "
            "that you may read it."
        ) from error
    if not start:
        raise Unreadable(f"“{path.name}” is empty: download or save it again.")
    if size > FILE_LIMIT:
        raise Unreadable(
            f"“{path.name}” is {size // 2**20} MB, over the limit of {FILE_LIMIT // 2**20} MB: "
            "give the report alone, without its annexes."
        )
    return start


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    for encoding in (
        ("utf-8-sig", "utf-16")
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff")
        else (
            "utf-8-sig",
            "cp1252",
        )
    ):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(
        f"“{path.name}” is neither a PDF nor readable text: save the words as a UTF-8 text file."
    )


def _is_binary(text: str) -> bool:
    sample = text[:20_000]
    strange = sum(1 for c in sample if (c < " " and c not in "\t\n\r\f\v") or c == "\ufffd")
    return "\0" in sample or strange > len(sample) // 50


def _pages_of_pdf(path: Path) -> Pages:
    try:
        with _quiet():
            reader = PdfReader(path)
            if reader.is_encrypted and not reader.decrypt(""):
                raise Unreadable(
                    f"“{path.name}” is locked with a password: save a copy without one and try "
                    "again."
                )
            count = len(reader.pages)
            texts, unread = _extract(reader, min(count, PAGE_LIMIT))
    except Unreadable:
        raise
    # pypdf meets damaged files with errors of many kinds besides its own.
    except (PyPdfError, OSError, ValueError, TypeError, KeyError, IndexError) as error:
        raise _damaged(path) from error
    except (AttributeError, NotImplementedError, RecursionError, OverflowError) as error:
        raise _damaged(path) from error
    if count > PAGE_LIMIT:
        unread.append(f"Only the first {PAGE_LIMIT} of {count} pages were read.")
    _refuse_pictures(path, texts, count)
    return Pages(tuple(texts), tuple(unread))


def _damaged(path: Path) -> Unreadable:
    return Unreadable(
        f"“{path.name}” is a damaged PDF and cannot be read: download it again, or paste its text "
        "into a .txt file."
    )


def _extract(reader: PdfReader, count: int) -> tuple[list[str], list[str]]:
    texts: list[str] = []
    unread: list[str] = []
    for number in range(count):
        try:
            texts.append(reader.pages[number].extract_text())
        # One page that pypdf cannot follow must not lose the others.
        except Exception:
            texts.append("")
            unread.append(f"Page {number + 1} could not be read.")
    return texts, unread


def _refuse_pictures(path: Path, texts: list[str], count: int) -> None:
    if count == 0:
        raise Unreadable(f"“{path.name}” has no pages: download it again.")
    if sum(len(text.strip()) for text in texts) < FEWEST_CHARACTERS:
        raise Unreadable(
            f"“{path.name}” holds pictures of pages and no text: run text recognition on it, "
            "or paste the words into a .txt file."
        )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's grumbles about untidy files off the screen: what matters is said by us."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
