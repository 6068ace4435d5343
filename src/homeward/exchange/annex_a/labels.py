"""Reading a coded label: a code is recognised or asked about, never guessed.

Ofsted writes labels three ways: lettered ("a) Male"), code and words ("W: Bed and breakfast"), or
both ("q) 6: Police"). Case systems write bare codes ("WBRI") or plain words ("Police"). The danger
is a first letter: "Bed and breakfast" is W, not B, and "Supported lodgings" is E, not S.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_APART = re.compile(r"[^0-9a-z]+")
_APOSTROPHES = re.compile("['\u2018\u2019`]")
_LETTER = re.compile(r"^\s*[a-z]{1,2}\d?\s*\)\s*", re.IGNORECASE)
_CODE_FIRST = re.compile(
    r"^\s*[(\[]?([0-9a-z]{1,5})[)\]]?(?:\s*[-:.\u2013\u2014]\s*|\s+)(.+)$", re.I
)
_CODE_LAST = re.compile(r"^(.+?)\s*[\[(]([0-9a-z]{1,5})[\])]\s*$", re.I)
# Words that say nothing about which label is meant.
_EMPTY_WORDS = frozenset(
    {"a", "an", "and", "any", "as", "at", "by", "child", "children", "childs", "for", "from", "in"}
    | {"including", "is", "la", "no", "not", "of", "on", "or", "other", "the", "to", "was", "with"}
)


def squash(text: str) -> str:
    """The text with case, spaces and punctuation evened out, for comparing spellings."""
    return _APART.sub(" ", _APOSTROPHES.sub("", text.casefold())).strip()


@dataclass(frozen=True)
class Label:
    """One allowed value: our code, Ofsted's label as a return writes it, other words met for it.

    ``aliases`` are other codes for the same thing (such as 1 for male before 2023/24).
    """

    code: str
    ofsted: str
    words: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @cached_property
    def description(self) -> str:
        """Ofsted's words without the letter and the code."""
        text = _LETTER.sub("", self.ofsted)
        match = _CODE_FIRST.match(text)
        return match[2] if match and match[1].casefold() == self.code.casefold() else text

    @cached_property
    def key_words(self) -> frozenset[str]:
        """The words that mark this label."""
        phrases = " ".join((self.description, *self.words))
        return frozenset(squash(phrases).split()) - _EMPTY_WORDS


@dataclass(frozen=True)
class LabelSet:
    """The allowed values of a coded field."""

    name: str
    labels: tuple[Label, ...]

    @cached_property
    def by_code(self) -> dict[str, Label]:
        """Each label by our code."""
        return {label.code: label for label in self.labels}

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {
            each.casefold(): label.code
            for label in self.labels
            for each in (label.code, *label.aliases)
        }

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """Whole spellings that can mean one label only."""
        meant: dict[str, set[str]] = {}
        for label in self.labels:
            for text in (label.ofsted, label.description, *label.words):
                meant.setdefault(squash(text), set()).add(label.code)
        only = {text: codes.pop() for text, codes in meant.items() if len(codes) == 1}
        return only | {squash(code): meaning for code, meaning in self._codes.items()}

    def code_of(self, text: str) -> str | None:
        """The code this text means, or ``None`` where it could be another or none."""
        for form in (text, _LETTER.sub("", text, count=1)):
            code = self._spellings.get(squash(form)) or self._by_code_and_words(form)
            if code is not None:
                return code
        return None

    def _by_code_and_words(self, text: str) -> str | None:
        first, last = _CODE_FIRST.match(text), _CODE_LAST.match(text)
        for match, code_at, words_at in ((first, 1, 2), (last, 2, 1)):
            code = match and self._codes.get(match[code_at].casefold())
            if match and code:
                return code if self._agrees(code, match[code_at], match[words_at]) else None
        return None

    def _agrees(self, code: str, written: str, words: str) -> bool:
        """Whether the words beside a code leave no doubt about it."""
        meant = self._spellings.get(squash(words))
        if meant is not None:
            return meant == code
        said = frozenset(squash(words).split())
        if said & self.by_code[code].key_words:
            return True
        return _stands_alone(written) and not self._speaks_of_another(said)

    def _speaks_of_another(self, said: frozenset[str]) -> bool:
        """Whether words that fit nothing of their own code fit another label well."""
        return any(len(said & label.key_words) > 1 for label in self.labels)


def _stands_alone(code: str) -> bool:
    """Whether a code is too particular to be an initial or a local number (E4A, N1, WBRI)."""
    return len(code) > 1 and not code.isdigit() and (len(code) > 3 or not code.isalpha())


def label_set(name: str, rows: Iterable[str]) -> LabelSet:
    """A label set from lines ``code | Ofsted's label | other words; ... | other codes; ...``."""
    return LabelSet(name, tuple(_label(row) for row in rows))


def _label(row: str) -> Label:
    code, ofsted, words, aliases = ([part.strip() for part in row.split("|")] + ["", ""])[:4]
    return Label(code, ofsted, _parts(words), _parts(aliases))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
