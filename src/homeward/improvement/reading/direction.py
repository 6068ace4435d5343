"""Is a finding a strength or a weakness, and which of its words say so?

A lexicon with negation ("not always timely" is a weakness, "without delay" is none) and contrast
("however", "but", "although": what the sentence comes to outweighs what it concedes). It reads
inspectors' words about a service; it is never used on words about a child.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import lexicon
from .report import Direction
from .wording import one_of, sentences

# A turning word reaches this many words on, within its clause.
_REACH = 5
_CONCEDED = 0.5
_CONCLUDED = 1.5
# No sentence counts for more than this, however many words it piles up.
_MOST = 3.0
_LEAST = 0.5
_LONGEST = 2_000
# "Not" alone weighs between a mild fault and a plain one.
_BARE = 1.5


@dataclass(frozen=True)
class Verdict:
    """A direction, its weight (above nought for strength), and the deciding words as printed."""

    direction: Direction
    weight: float
    words: tuple[str, ...]


@dataclass(frozen=True)
class _Hit:
    start: int
    weight: float
    words: str


def _alternation(entries: dict[float, str]) -> re.Pattern[str]:
    """One pattern for all the words; the name of the group that matches is their weight."""
    groups = "|".join(f"(?P<w{weight:.0f}>{one_of(words)})" for weight, words in entries.items())
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])")


_WEAK = _alternation(lexicon.WEAKNESS)
_STRONG = _alternation(lexicon.STRENGTH)
_TURNS_STRENGTH = re.compile(rf"(?<!\w)(?:{one_of(lexicon.TURNS_STRENGTH)})(?!\w)")
_TURNS_WEAKNESS = re.compile(rf"(?<!\w)(?:{one_of(lexicon.TURNS_WEAKNESS)})(?!\w)")
_BARE_NOT = re.compile(rf"(?<!\w)(?:{lexicon.BARE_NOT})(?!\w)(?:\s+[\w’-]+){{0,2}}")
_HARMLESS = re.compile(rf"(?<!\w)(?:{lexicon.HARMLESS_NOT})(?!\w)")
_LATER = re.compile(rf"(?<!\w)(?:{lexicon.TURNS_LATER})(?!\w)")
_CONCEDES = re.compile(rf"(?<!\w)(?:{lexicon.CONCEDES})(?!\w)")
_CLAUSE = re.compile(r"[;:,.!?()–—]")


def verdict_on(text: str) -> Verdict:
    """The direction of a sentence or a paragraph: the sum of its sentences, each held in bounds."""
    hits = [_hits(part) for sentence in sentences(text) for part in _bounded(sentence)]
    total = sum(max(-_MOST, min(_MOST, sum(hit.weight for hit in each))) for each in hits)
    strong = [hit.words for each in hits for hit in each if hit.weight > 0]
    weak = [hit.words for each in hits for hit in each if hit.weight < 0]
    if total >= _LEAST:
        return Verdict("strength", total, _once(strong))
    if total <= -_LEAST:
        return Verdict("weakness", total, _once(weak))
    return Verdict("neutral", total, _once(strong + weak))


def _bounded(sentence: str) -> list[str]:
    """The sentence, cut where no sentence goes on, so that reading never takes long."""
    return [sentence[at : at + _LONGEST] for at in range(0, len(sentence), _LONGEST)]


def _once(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _hits(sentence: str) -> list[_Hit]:
    text = sentence.lower().replace("'", "’")
    weak = [_weighed(match) for match in _WEAK.finditer(text)]
    hits = [_turned_weakness(text, hit) for hit in weak]
    taken = [(hit.start, hit.start + len(hit.words)) for hit in weak]
    hits += [
        _turned_strength(text, _weighed(match))
        for match in _STRONG.finditer(text)
        if not any(start <= match.start() < end for start, end in taken)
    ]
    hits += _bare_nots(text, [(hit.start, hit.start + len(hit.words)) for hit in hits])
    # One "not" turns what follows once, however many words of praise that is.
    first = {hit.start: hit for hit in sorted(hits, key=lambda hit: (hit.start, -len(hit.words)))}
    return [_placed(text, hit) for hit in first.values()]


def _weighed(match: re.Match[str]) -> _Hit:
    """The hit of an entry; its group is named after its weight."""
    return _Hit(match.start(), float((match.lastgroup or "w0")[1:]), match[0])


def _before(text: str, start: int) -> tuple[int, str]:
    """The words of the clause just before a place, as far as a turning word reaches."""
    ends = [mark.end() for mark in _CLAUSE.finditer(text, 0, start)]
    clause = ends[-1] if ends else 0
    words = list(re.finditer(r"[\w’-]+", text[clause:start]))
    first = clause + words[-_REACH].start() if len(words) >= _REACH else clause
    return first, text[first:start]


def _last(pattern: re.Pattern[str], text: str, start: int) -> int | None:
    first, before = _before(text, start)
    found = [
        match.start()
        for match in pattern.finditer(before)
        if not _HARMLESS.match(before, match.start())
    ]
    contrast = [match.end() for match in _LATER.finditer(before)]
    if not found or (contrast and found[-1] < contrast[-1]):
        return None
    return first + found[-1]


def _turned_weakness(text: str, hit: _Hit) -> _Hit:
    turned = _last(_TURNS_WEAKNESS, text, hit.start)
    if turned is None or hit.words.startswith(("too ", "not ", "no ", "there ")):
        return _Hit(hit.start, -hit.weight, hit.words)
    words = text[turned : hit.start + len(hit.words)]
    return _Hit(turned, hit.weight / 4, words)


def _turned_strength(text: str, hit: _Hit) -> _Hit:
    turned = _last(_TURNS_STRENGTH, text, hit.start)
    if turned is None or hit.words.startswith(("no ", "not ", "without ")):
        return hit
    words = text[turned : hit.start + len(hit.words)]
    return _Hit(turned, -max(1.5, hit.weight), words)


def _bare_nots(text: str, taken: list[tuple[int, int]]) -> list[_Hit]:
    """Each "not" that turned nothing and is no part of another entry."""
    return [
        _Hit(match.start(), -_BARE, match[0])
        for match in _BARE_NOT.finditer(text)
        if not _HARMLESS.match(text, match.start())
        and not any(start <= match.start() < end for start, end in taken)
    ]


def _placed(text: str, hit: _Hit) -> _Hit:
    """The hit weighed by where it stands to the sentence's turn."""
    return _Hit(hit.start, hit.weight * _place_weight(text, hit.start), hit.words)


def _place_weight(text: str, start: int) -> float:
    later = [match for match in _LATER.finditer(text) if match.start() > 0]
    if later:
        return _CONCLUDED if start >= later[0].start() else _CONCEDED
    concession = _CONCEDES.search(text)
    if concession is None:
        return _CONCLUDED if _LATER.match(text) else 1.0
    if concession.start() > 0:  # "B, although A"
        return _CONCEDED if start >= concession.start() else 1.0
    comma = text.find(",", concession.end())
    return _CONCEDED if start < comma else _CONCLUDED
