"""Mending what a printed page does to words: ligatures, hyphens at line ends, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u200b": "",
        "\u2060": "",
        "\ufeff": "",
        "\u2010": "-",
        "\u2011": "-",
    }
)
_LONGEST_WORD = 40
SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_STARTS = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…][’”\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Cllr|No|no|vs|e\.g|i\.e|etc|approx|para)\.$")


def one_of(lines: str) -> str:
    """A regular expression matching any line's, the lines being alternatives."""
    return "(?:" + "|".join(line.strip() for line in lines.strip().splitlines()) + ")"


def mended(text: str) -> str:
    """The text with ligatures spelt out, odd spaces made plain and control characters gone."""
    text = text.translate(_LIGATURES).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c >= " " or c in "\n\t")


def vocabulary(text: str) -> frozenset[str]:
    """Every word the text prints whole, hyphenated ones as printed, in lower case."""
    return frozenset(word.lower() for word in _WORD.findall(text))


def joined(lines: Iterable[str], known: frozenset[str]) -> str:
    """Printed lines made one.

    A hyphen at a line's end is dropped only where the text prints the whole word elsewhere
    ("informa-" + "tion"); otherwise it may be the word's own ("well-" + "planned") and is kept.
    ``known`` are the words printed whole.
    """
    parts: list[str] = []
    for line in filter(None, lines):
        if parts:
            parts[-1:] = _seam(parts[-1], line, known)
        parts.append(line)
    return "".join(parts)


def _seam(before: str, after: str, known: frozenset[str]) -> tuple[str, str]:
    """The end of one line and what stands between it and the next: a space or nothing."""
    if before.endswith(SOFT_HYPHEN):
        return before[:-1], ""
    broken, start = _BROKEN.search(before[-_LONGEST_WORD:]), _STARTS.match(after)
    if not broken or not start:
        return before, " "
    left, right = broken[1].lower(), start[0].lower()
    if f"{left}-{right}" not in known and left + right in known:
        return before[:-1], ""
    return before, ""


def tidy(text: str) -> str:
    """Single spaces, no soft hyphens."""
    return " ".join(text.replace(SOFT_HYPHEN, "").split())


def sentences(text: str) -> tuple[str, ...]:
    """The text's sentences, in order; "Mr." and its like end none."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(
            text[max(start, end.end() - _LONGEST_WORD) : end.end()].strip()
        ):
            found.append(text[start : end.end()].strip())
            start = end.end()
    found.append(text[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def ends_sentence(text: str) -> bool:
    """Does the text end where a sentence may end?"""
    return text.rstrip().rstrip("’”\"')]").endswith((".", "!", "?", ":"))
