"""From a question to candidates, whatever holds the keys: memory, SQLite or PostgreSQL."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log2
from typing import Protocol

from . import keys
from .match import Match, Surroundings, Weighed, answer, is_rival, surely_one, weigh
from .prepared import Prepared

# Of one key at most so many records are read, of all keys at most so many compared at each look.
# On tuning seed 3 (200,000 records) 200 found no more than 100, and 60 a little less.
ROWS_PER_KEY = 400
COMPARED = 100
# Somebody this likely ends the search: no wrong digit of a date need be tried.
GOOD = 0.95


class Store(Protocol):
    """What holds records and keys."""

    def rows(self, asked: Sequence[str]) -> Mapping[str, Sequence[int]]:
        """For each key that is filed, the rows under it: at most `ROWS_PER_KEY`, lowest first."""

    def records(self, rows: Sequence[int]) -> Sequence[Prepared]:
        """The records of these rows, in this order."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be the person asked about, and what speaks for it and against it."""

    ref: str
    record: Prepared
    match: Match


@dataclass(frozen=True, slots=True)
class _Found:
    weighed: Weighed
    record: Prepared


def find(question: Prepared, store: Store, among: Surroundings, limit: int = 10) -> list[Candidate]:
    """The records most likely to be the person asked about, the likeliest first.

    At most one of them has the verdict "automatic" for one person. Records that are sealed, or
    that a person has parted from this question, are left out.
    """
    rows = _best_rows(store.rows(keys.asked(question)), among.records)
    found = _weighed(question, store, among, rows)
    if not _anybody_good(found, among):
        wider = _best_rows(store.rows(keys.asked_again(question)), among.records, seen=rows)
        found = _sorted([*found, *_weighed(question, store, among, wider)])
    shown = found[: max(limit, 0)]
    return [
        Candidate(each.record.ref, each.record, _answer(question, each, found, among))
        for each in shown
    ]


def _anybody_good(found: Sequence[_Found], among: Surroundings) -> bool:
    return any(
        among.model.probability(each.weighed.weight, doubted=False) >= GOOD for each in found[:1]
    )


def _weighed(
    question: Prepared, store: Store, among: Surroundings, rows: Sequence[int]
) -> list[_Found]:
    kept = [
        each
        for each in store.records(rows)
        if not each.sealed and not among.edges.part(question.ref, each.ref)
    ]
    return _sorted(_Found(weigh(question, each, among), each) for each in kept)


def _best_rows(
    filed: Mapping[str, Sequence[int]], records: int, seen: Iterable[int] = ()
) -> list[int]:
    """The rows that share most, and rarest, keys with the question; none of those seen."""
    worth: dict[int, float] = {}
    for rows in filed.values():
        rarity = log2(max(records, 2) / len(rows)) + 1
        for row in rows:
            worth[row] = worth.get(row, 0.0) + rarity
    for row in seen:
        worth.pop(row, None)
    if len(worth) <= COMPARED:
        return sorted(worth)
    return nlargest(COMPARED, worth, key=lambda row: (worth[row], -row))


def _sorted(found: Iterable[_Found]) -> list[_Found]:
    return sorted(found, key=lambda each: (-each.weighed.weight, each.record.ref))


def _answer(question: Prepared, one: _Found, found: Sequence[_Found], among: Surroundings) -> Match:
    """The answer, with a look at the other records only where the answer hangs on them."""
    rival = surely_one(question, one.record, one.weighed, among) and any(
        is_rival((each.record, each.weighed), (one.record, one.weighed), among)
        for each in found
        if each is not one
    )
    return answer(question, one.record, one.weighed, among, rival=rival)
