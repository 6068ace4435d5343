"""What the pages of a merge show: two records side by side, what will move, what clashes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db import models

from homeward.core.addresses import addresses
from homeward.ui.words import count_words, day_words, moment_words

from ..matching.text import nhs_number
from ..merging import facts
from ..merging.links import by_key, links, made_again
from ..merging.plan import Plan
from ..merging.words import blocked_sentence
from ..models import Identifier, Merge, Person
from .duplicates import said_not_same
from .merging import fact_field, fact_names, facts_of, plan_of

SAME, DIFFER, ONE, OTHER = "Same", "They differ", "Only the first", "Only the second"
_ADDRESS = ("lines", "postcode", "address")
_PARTS = (
    ("addresses", "Addresses"),
    ("phones", "Telephone numbers"),
    ("former_names", "Former names"),
)


@dataclass(frozen=True)
class Fact:
    """One thing that two records say of a person, in words, and whether they agree."""

    name: str
    label: str
    one: str
    other: str

    @property
    def says(self) -> str:
        if self.one and self.other:
            return SAME if self.one == self.other else DIFFER
        return ONE if self.one else OTHER

    @property
    def differs(self) -> bool:
        return self.says == DIFFER


@dataclass(frozen=True)
class Line:
    """A record, or several of one kind, in words, with the page that shows it."""

    words: str
    href: str = ""


@dataclass(frozen=True)
class Room:
    """What one room holds that moves."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """Everything that a merge will do, before it is done."""

    plan: Plan
    rooms: tuple[Room, ...]
    left: tuple[Line, ...]
    blocked: tuple[Line, ...]
    warnings: tuple[str, ...]
    chosen: tuple[Fact, ...]
    filled: tuple[Fact, ...]
    made_again: tuple[str, ...]


def side_by_side(one: Person, other: Person) -> list[Fact]:
    """What either record says, fact by fact; nothing where neither says anything."""
    rows = [_fact(name, one, other) for name in fact_names()]
    rows += [Fact(name, label, _listed(one, name), _listed(other, name)) for name, label in _PARTS]
    return [row for row in rows if row.one or row.other]


def preview(*, kept: Person, away: Person) -> Preview:
    """What merging the second record into the first would do, room by room, clash by clash."""
    plan = plan_of(kept=kept, away=away)
    mine, theirs = facts_of(kept), facts_of(away)
    return Preview(
        plan=plan,
        rooms=tuple(_rooms(plan.moves)),
        left=tuple(_lines(plan.left)),
        blocked=tuple(_blocked(plan)),
        warnings=tuple(_warnings(kept, away, plan)),
        chosen=tuple(_fact(name, kept, away) for name in facts.differing(mine, theirs)),
        filled=tuple(_fact(name, kept, away) for name in facts.filled_in(mine, theirs)),
        made_again=tuple(_made_again(away)),
    )


def moved_by(merge: Merge) -> list[Room]:
    """What a merge moved, room by room."""
    return list(_rooms(merge.moved))


def chosen_by(merge: Merge) -> list[Fact]:
    """The facts of the kept record that a merge changed: before it, and after."""
    return [
        Fact(name, _label(name), _saved(name, merge.before.get(name)), _saved(name, after))
        for name, after in merge.after.items()
        if name in fact_names() and after != merge.before.get(name)
    ]


def changed_facts(merge: Merge, names: Iterable[str]) -> list[Fact]:
    """Facts changed since a merge: before it, and now."""
    return [
        Fact(name, _label(name), _saved(name, merge.before.get(name)), _said(merge.kept, name))
        for name in names
    ]


def in_words(rows: Mapping[str, Sequence[int]]) -> dict[str, Line]:
    """Each of some records in words with its page, by "link:row"."""
    found = {}
    for key, pks in rows.items():
        link = by_key()[key]
        for row in link.rows.filter(pk__in=pks).order_by("pk"):
            found[f"{key}:{row.pk}"] = Line(describe(row), _page_of(row))
    return found


def describe(row: models.Model) -> str:
    """A record in a few words: what it is, its first days and choices, where it came from."""
    told = [said for field in row._meta.concrete_fields if (said := _tell(row, field))][:4]
    what = str(row._meta.verbose_name)
    words = f"{what[:1].upper()}{what[1:]}: {', '.join(told) or 'no details'}"
    source = getattr(row, "source", "")
    return f"{words}; from {source}" if source else words


def _tell(row: models.Model, field: Any) -> str:
    if field.name in ("id", "ref", "version", "recorded_at", "source") or field.is_relation:
        return ""
    value = getattr(row, field.name)
    if value in (None, "", False) or (field.name in _ADDRESS and getattr(row, "protected", False)):
        return ""
    if isinstance(value, date):
        return f"{field.verbose_name} {moment_words(value)}"
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    return "" if isinstance(value, bool | int | float | dict | list) else str(value)[:60]


def _page_of(row: models.Model) -> str:
    """The page of a record, else of the record that it belongs to (a child's contact)."""
    near: list[Any] = [row] + [
        getattr(row, field.name)
        for field in row._meta.concrete_fields
        if field.is_relation and hasattr(field.related_model, "page") and not _person(field)
    ]
    for each in near:
        if getattr(each, "page", ""):
            key = (each._meta.label_lower, each.pk)
            return addresses([key]).get(key, "")
    return ""


def _person(field: Any) -> bool:
    return bool(field.related_model is Person)


def _rooms(rows: Mapping[str, Sequence[int]]) -> Iterable[Room]:
    by_room: dict[str, list[str]] = defaultdict(list)
    for key, pks in rows.items():
        link = by_key()[key]
        by_room[link.room].append(_counted(link.model, len(pks)))
    return [Room(name, tuple(lines)) for name, lines in by_room.items()]


def _counted(model: type[models.Model], number: int) -> str:
    meta = model._meta
    return count_words(number, str(meta.verbose_name), str(meta.verbose_name_plural))


def _lines(rows: Mapping[str, Sequence[int]]) -> list[Line]:
    return list(in_words(rows).values())


def _blocked(plan: Plan) -> Iterable[Line]:
    for clash in plan.blocked:
        row = by_key()[clash.link].rows.get(pk=clash.away)
        yield Line(blocked_sentence(clash), _page_of(row))


def _warnings(kept: Person, away: Person, plan: Plan) -> Iterable[str]:
    """What a person must have looked at before saying that both are one."""
    for scheme in facts.clashing_numbers(_numbers(kept), _numbers(away)):
        name = {"nhs": "NHS number", "upn": "unique pupil number"}[scheme]
        yield (
            f"The two records have different {name}s, each valid in form. One person has one: "
            "check at its source whose each is."
        )
    said = said_not_same(kept, away)
    if said is not None:
        yield (
            f"Somebody compared these two on {day_words(said.recorded_at)} and said that they are "
            f"two people: {said.because or 'no reason given'}"
        )
    if kept.restricted != away.restricted:
        yield (
            "One of the two records is restricted. The joined record will be: those without a "
            "grant lose sight of all of it."
        )
    yield from _both_open(plan)


def _both_open(plan: Plan) -> Iterable[str]:
    """Two of a kind that are still open, where nothing forbids it but one is probably ended."""
    for link in links():
        names = {field.name for field in link.model._meta.concrete_fields}
        if "ended_on" not in names or any(rule.when for rule in link.once):
            continue
        rows = link.rows.filter(ended_on__isnull=True)
        both = plan.moves.get(link.key), plan.stood.get(link.key)
        if all(pks and rows.filter(pk__in=pks).exists() for pks in both):
            name = link.model._meta.verbose_name
            yield f"Both records have an open {name}. Afterwards end the one that is not so."


def _numbers(person: Person) -> list[tuple[str, str]]:
    rows = person.identifiers.order_by("-pk").values_list("scheme", "value")
    return [
        (scheme, nhs_number(value) if scheme == "nhs" else value)
        for scheme, value in rows
        if scheme != "nhs" or nhs_number(value)
    ]


def _made_again(away: Person) -> Iterable[str]:
    for model in made_again():
        number = model._default_manager.filter(person=away).count()
        if number:
            yield _counted(model, number)


def _fact(name: str, one: Person, other: Person) -> Fact:
    return Fact(name, _label(name), _said(one, name), _said(other, name))


def _label(name: str) -> str:
    words = _LABELS.get(name) or str(fact_field(name).verbose_name)
    return words[:1].upper() + words[1:]


_LABELS = {
    "born_on": "date of birth",
    "expected_on": "expected date of birth",
    "died_on": "date of death",
    "known_as": "likes to be called",
    "unaccompanied": "unaccompanied asylum-seeking child",
    "restricted": "restricted record",
}


def _said(person: Person, name: str) -> str:
    value = getattr(person, name)
    if name == facts.RESTRICTED and not value:
        return ""
    return _words(name, value)


def _saved(name: str, value: Any) -> str:
    return _words(name, fact_field(name).to_python(value))


def _words(name: str, value: Any) -> str:
    if not facts.known(value):
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return moment_words(value)
    choices = dict(fact_field(name).flatchoices)
    return str(choices.get(value, value))


def _listed(person: Person, name: str) -> str:
    return "; ".join(_part(each) for each in getattr(person, name).order_by("pk"))


def _numbers_beside(one: Person, other: Person) -> list[Fact]:
    """The numbers by which other systems know the two, scheme by scheme."""
    said = [
        {scheme: "; ".join(row.value for row in rows) for scheme, rows in _by_scheme(person)}
        for person in (one, other)
    ]
    return [
        Fact(scheme.value, scheme.label, *(each.get(scheme.value, "") for each in said))
        for scheme in Identifier.Scheme
    ]


def _by_scheme(person: Person) -> Iterable[tuple[str, list[Identifier]]]:
    rows = person.identifiers.order_by("scheme", "value")
    return [(scheme, list(group)) for scheme, group in groupby(rows, lambda row: row.scheme)]


def _part(each: Any) -> str:
    if getattr(each, "protected", False):
        return "Protected address"
    if hasattr(each, "lines"):
        return f"{each.lines} {each.postcode}".strip()
    return str(getattr(each, "value", "") or getattr(each, "name", ""))
