"""Random histories of merging and parting, and whether all is as it was at the end.

A small made-up town lives in every room of the house. A history merges some of its people (chains
too), adds records and changes facts in between, tries what is not allowed, and undoes everything,
placing each added record where it truly belongs. Whole tables are compared, row by row.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection, models

from homeward.access.actions import the_house
from homeward.chronology.models import Event
from homeward.core.errors import Refused
from homeward.core.models import Projected
from homeward.core.projection import registry
from homeward.front_door.models import ContactChild
from homeward.leaving_care.models import LeavingCareCase
from homeward.ledger.models import Duty
from homeward.missing.models import Episode, Interview
from homeward.people.actions import correct_person, merge_people, unmerge_people
from homeward.people.merging import facts
from homeward.people.merging.since import keys_of
from homeward.people.models import Merge, Person
from homeward.people.queries import merging as reading

from .town import ADDED, Town, build

# What tells of the merges themselves, and what is counted or stamped by every write.
LEFT_OUT = ("audit.", "people.merge", "people.possibleduplicate", "people.duplicatelook")
# Facts changed in between: free text, so that every change is its own.
CHANGED = ("known_as", "given_names")


def snapshot() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the house; ledger and chronology by their keys.

    Left out: the log, the merges, and the counter of a person's versions.
    """
    found = {}
    for model in apps.get_models():
        label = model._meta.label_lower
        if model.__module__.startswith("homeward.") and not label.startswith(LEFT_OUT):
            found[label] = _table(model)
    return found


def _table(model: type[models.Model]) -> list[tuple[Any, ...]]:
    made_again = issubclass(model, Projected)
    out = {"id"} if made_again else {"version"} if model is Person else set()
    columns = [each.column for each in model._meta.concrete_fields if each.column not in out]
    columns = [column for column in columns if column]
    quoted = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT {quoted} FROM "{model._meta.db_table}" ORDER BY 1, 2'  # noqa: S608 - our names
        )
        return [tuple(row) for row in cursor.fetchall()]


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """The tables in which two snapshots differ, each with its first rows that do."""
    return [
        f"{label}: {sorted(map(str, set(map(str, one[label])) ^ set(map(str, other[label]))))[:4]}"
        for label in one
        if one[label] != other[label]
    ]


@dataclass
class Changes:
    """Facts changed since a merge (or, at the bottom, ever): fact -> whose it is, new value."""

    of: dict[str, tuple[int, str]] = field(default_factory=dict)


@dataclass
class History:
    """One run of merges, additions and changes, with the truth kept beside it."""

    town: Town
    rng: random.Random
    counts: Counter[str]
    truth: dict[int, set[int]] = field(default_factory=dict)
    stack: dict[int, list[Merge]] = field(default_factory=dict)
    frames: dict[int, list[Changes]] = field(default_factory=dict)
    added: list[tuple[models.Model, int]] = field(default_factory=list)
    inside: dict[int, tuple[set[int], set[int]]] = field(default_factory=dict)

    def run(self, *, steps: int) -> None:
        """Take some random steps, then undo every merge that stands."""
        for person in self.rng.sample(self.town.people, self.rng.randint(2, 5)):
            self.truth[person.pk] = {person.pk}
            self.stack[person.pk] = []
            self.frames[person.pk] = [Changes()]
        steps_of = (self.merge, self.merge, self.add, self.add, self.change, self.part, self.defy)
        for _ in range(steps):
            self.rng.choice(steps_of)()
        while any(self.stack.values()):
            self.part()

    def live(self) -> list[int]:
        return sorted(self.truth)

    def person(self, pk: int) -> Person:
        return Person.objects.get(pk=pk)

    def merge(self) -> None:
        """Merge two at random; where something must be settled first, nothing changes."""
        if len(self.truth) < 2:
            return
        kept, away = map(self.person, self.rng.sample(self.live(), 2))
        both = reading.facts_of(kept), reading.facts_of(away)
        stands = {name: self.rng.choice(["kept", "away"]) for name in facts.differing(*both)}
        try:
            merge = merge_people(
                by=the_house, kept=kept, away=away, because="one person", stands=stands
            )
        except Refused:
            self.counts["refused merges"] += 1
            return
        self.counts["merges"] += 1
        self.inside[merge.pk] = (set(self.truth[kept.pk]), self.truth.pop(away.pk))
        self.truth[kept.pk] |= self.inside[merge.pk][1]
        self.stack[kept.pk].append(merge)
        self.frames[kept.pk].append(Changes())

    def add(self) -> None:
        """Somebody records something under a live record; it is truly about one of those in it."""
        pk = self.rng.choice(self.live())
        record = self.rng.choice(ADDED)(self.town, self.person(pk))
        registry.bring_up_to_date(record)
        self.added.append((record, self.rng.choice(sorted(self.truth[pk]))))
        self.counts["records added"] += 1

    def change(self) -> None:
        """Somebody corrects a fact of a live record; it is truly about one of those in it."""
        pk, name = self.rng.choice(self.live()), self.rng.choice(CHANGED)
        value = f"Said {self.rng.getrandbits(40)}"
        correct_person(by=the_house, person=self.person(pk), **{name: value})
        self.frames[pk][-1].of[name] = (self.rng.choice(sorted(self.truth[pk])), value)
        self.counts["facts changed"] += 1

    def defy(self) -> None:
        """A merge below another cannot be undone: refused, and nothing moves."""
        below = [merge for stack in self.stack.values() for merge in stack[:-1]]
        if not below:
            return
        before = snapshot()
        try:
            unmerge_people(
                by=the_house, merge=self.rng.choice(below), because="x", places={}, answers={}
            )
        except Refused:
            assert snapshot() == before
            self.counts["refused undoings"] += 1
            return
        raise AssertionError("a merge below another was undone")

    def part(self) -> None:
        """Undo the newest merge of some live record, placing all where it truly belongs."""
        tops = [pk for pk in self.live() if self.stack[pk]]
        if not tops:
            return
        pk = self.rng.choice(tops)
        merge = Merge.objects.select_related("kept", "away").get(pk=self.stack[pk].pop().pk)
        frame = self.frames[pk].pop()
        theirs = self.inside[merge.pk][1]
        places = self._places(merge, theirs)
        answers = self._answers(merge, theirs, frame)
        self.truth[pk], self.truth[merge.away_id] = self.inside.pop(merge.pk)
        unmerge_people(
            by=the_house, merge=merge, because="two people", places=places, answers=answers
        )
        self.counts["undoings"] += 1

    def _places(self, merge: Merge, theirs: set[int]) -> dict[str, str]:
        """Where each record added since truly belongs."""
        whose = {(type(row), row.pk): owner for row, owner in self.added}
        found = {}
        for key in keys_of(reading.added_since(merge)):
            label, _, row = key.split(":")
            owner = whose[(apps.get_model(label), int(row))]
            found[key] = "away" if owner in theirs else "kept"
        return found

    def _answers(self, merge: Merge, theirs: set[int], frame: Changes) -> dict[str, str]:
        """Whose each changed fact truly is; what is the kept one's was changed before it too."""
        below = self.frames[merge.kept_id][-1]
        for name, (owner, value) in frame.of.items():
            to = self.frames[merge.away_id][-1] if owner in theirs else below
            to.of[name] = (owner, value)
        return {
            name: "away" if name in frame.of and frame.of[name][0] in theirs else "kept"
            for name in reading.changed_since(merge)
        }


def check(history: History, start: dict[str, list[tuple[Any, ...]]]) -> list[str]:
    """What is not as it should be after all was undone; then the additions are taken away again.

    Each added record must name the person it truly belongs to, each changed fact stand on the
    right record; without the additions every table must equal the start.
    """
    wrong = [
        f"{record._meta.label} {record.pk} is not with person {owner}"
        for record, owner in history.added
        if not type(record)._default_manager.filter(pk=record.pk, person=owner).exists()
    ]
    wrong += _facts_amiss(history)
    _take_away(history)
    return wrong + differences(start, snapshot())


def _facts_amiss(history: History) -> list[str]:
    found = []
    for pk, frames in history.frames.items():
        person = Person.objects.get(pk=pk)
        for name, (_, value) in frames[0].of.items():
            if getattr(person, name) != value:
                found.append(f"{name} of {pk} should be {value!r}, is {getattr(person, name)!r}")
    return found


def _take_away(history: History) -> None:
    """Remove what was added and put changed facts back, author and all."""
    for record, _ in reversed(history.added):
        _delete(record)
    originals = {person.pk: person for person in history.town.people}
    if (
        any(frame.of for frames in history.frames.values() for frame in frames)
        or (history.counts["facts changed"])
    ):
        for pk in history.frames:
            originals[pk].save(force_update=True)
    # Only these look at more than their own records: at where their person lived.
    registry.bring_up_to_date(
        *Person.objects.filter(pk__in=history.frames),
        *LeavingCareCase.objects.filter(person__in=history.frames),
    )


def _delete(record: models.Model) -> None:
    """Take a record away with what was made beside it, and its rows in the books."""
    if isinstance(record, Episode):
        _drop(Interview.objects.filter(episode=record))
    _drop_with_books(record)
    if isinstance(record, ContactChild):
        _drop_with_books(record.contact)


def _drop_with_books(record: models.Model) -> None:
    for book in (Duty, Event):
        _drop(
            book.objects.filter(root_label=record._meta.label_lower, root_id=record.pk)  # type: ignore[attr-defined]
        )
    _drop(type(record)._default_manager.filter(pk=record.pk))


def _drop(rows: models.QuerySet[Any]) -> None:
    """Without asking what hangs on them: the callers know, and there are very many histories."""
    rows._raw_delete(rows.db)  # type: ignore[attr-defined]


def run_one(town: Town, seed: int, counts: Counter[str]) -> list[str]:
    """One history from a seed; what is wrong at its end, as sentences: none if all is well."""
    start = snapshot()
    town.rng = random.Random(seed)  # noqa: S311 - repeatable on purpose
    history = History(town, town.rng, Counter())
    history.run(steps=history.rng.randint(3, 12))
    wrong = check(history, start)
    counts.update(history.counts)
    return wrong


__all__ = ["Town", "build", "run_one", "snapshot"]
