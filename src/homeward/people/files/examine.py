"""One file examined whole: its format, its digest, and the words in it for a search."""

import io
import time
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

from pypdf import PdfReader

from .kinds import Format, decoded, format_of
from .word import words_of_word

MOST_CHARACTERS = 200_000
_MOST_PAGES = 300
_MOST_SECONDS = 10.0
_LONGEST_NAME = 120


@dataclass(frozen=True)
class Examined:
    """What a file is. ``words`` is None where it holds none that a machine can read.

    ``name`` is the file's own name without folders and without marks that hide its ending;
    ``digest`` is SHA-256 in hexadecimal.
    """

    format: Format
    name: str
    content: bytes
    digest: str
    words: str | None

    @property
    def size(self) -> int:
        return len(self.content)


def examine(content: bytes, name: str) -> Examined:
    """Examine bytes that somebody sent under a name. Raises ``Unacceptable`` with the reason."""
    found = format_of(content, name)
    words = _words(content, found)
    return Examined(
        format=found,
        name=_plain_name(name),
        content=content,
        digest=sha256(content).hexdigest(),
        words=_settled(words) or None if words is not None else None,
    )


def _words(content: bytes, found: Format) -> str | None:
    if found is Format.DOCX:
        return words_of_word(content)
    if found is Format.PDF:
        return _words_of_pdf(content)
    return decoded(content) if found is Format.TEXT else None


def _words_of_pdf(content: bytes) -> str | None:
    """The words of a PDF; None for one with a password, damaged, or made of pictures.

    A PDF is kept even where no machine can read it: a person may be able to. Reading stops
    after so many pages, letters or seconds.
    """
    until = time.monotonic() + _MOST_SECONDS
    said: list[str] = []
    try:
        for page in PdfReader(io.BytesIO(content)).pages[:_MOST_PAGES]:
            said.append(page.extract_text())
            if time.monotonic() > until or sum(map(len, said)) > MOST_CHARACTERS:
                break
    except Exception:  # a damaged file may fail in any way; it is kept, unread
        return None
    return "\n".join(said)


def _settled(words: str) -> str:
    """Words as they may be stored: no NUL or other control, at most so many."""
    plain = "".join(mark if mark.isprintable() or mark == "\n" else " " for mark in words)
    return plain.strip()[:MOST_CHARACTERS]


def _plain_name(name: str) -> str:
    last = PurePath(name.replace("\\", "/")).name
    shown = "".join(mark for mark in last if unicodedata.category(mark)[0] != "C")
    stem, ending = PurePath(shown).stem, PurePath(shown).suffix
    return f"{stem[: _LONGEST_NAME - len(ending)]}{ending}"
