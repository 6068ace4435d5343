"""The formats that are taken, each told by its content; what a file calls itself must agree."""

from enum import Enum
from pathlib import PurePath

MOST_BYTES = 10 * 1024 * 1024
ACCEPTED = "a PDF, a Word document (DOCX), a picture (PNG or JPEG) or plain text (TXT)"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # DOC, XLS, and any Office file with a password
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_LAYOUT = frozenset("\t\n\r\f")


class Unacceptable(Exception):
    """A file that is not taken, with a sentence that says why and how to mend it."""


class Format(Enum):
    """A format that is taken: its ending, its type on the wire, the endings it may carry."""

    PDF = ("pdf", "application/pdf", (".pdf",))
    DOCX = (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (".docx",),
    )
    PNG = ("png", "image/png", (".png",))
    JPEG = ("jpg", "image/jpeg", (".jpg", ".jpeg"))
    TEXT = ("txt", "text/plain; charset=utf-8", (".txt",))

    def __init__(self, ending: str, content_type: str, endings: tuple[str, ...]) -> None:
        self.ending, self.content_type, self.endings = ending, content_type, endings


_STARTS = (
    (b"%PDF-", Format.PDF),
    (b"PK\x03\x04", Format.DOCX),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"\xff\xd8\xff", Format.JPEG),
)


def format_of(content: bytes, name: str) -> Format:
    """The format by content, where it agrees with the file's ending. Raises ``Unacceptable``."""
    if not content:
        raise Unacceptable("The file is empty. Save it again, then choose it once more.")
    if len(content) > MOST_BYTES:
        raise Unacceptable(
            f"The file is {len(content) / 2**20:.1f} MB; the most is {MOST_BYTES // 2**20} MB. "
            "Save it smaller, or in parts."
        )
    found = _by_content(content)
    if found is None:
        raise Unacceptable(_why_unknown(content))
    if PurePath(name.lower()).suffix not in found.endings:
        raise Unacceptable(
            f"The file's name does not end in .{found.ending}, but its content is "
            f"{_in_words(found)}. Check that it is the right file, then save it under that ending."
        )
    return found


def decoded(content: bytes) -> str | None:
    """Plain text as UTF-8, UTF-16 (with its mark) or Windows writes it; None where it is not."""
    encodings = ("utf-16",) if content.startswith(_UTF_16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if all(mark.isprintable() or mark in _LAYOUT for mark in text) else None
    return None


def _by_content(content: bytes) -> Format | None:
    for start, found in _STARTS:
        if content.startswith(start):
            return found
    return Format.TEXT if decoded(content) is not None else None


def _in_words(found: Format) -> str:
    return {
        Format.PDF: "a PDF",
        Format.DOCX: "a Word document or another zipped file",
        Format.PNG: "a PNG picture",
        Format.JPEG: "a JPEG picture",
        Format.TEXT: "plain text",
    }[found]


def _why_unknown(content: bytes) -> str:
    if content.startswith(_OLD_OFFICE):
        return (
            "This is an Office file of the old kind, or one with a password, and cannot be "
            "checked. Open it, save it without a password as DOCX or PDF, then attach that."
        )
    return f"The content is not {ACCEPTED}. Save it as one of these, then attach that."
