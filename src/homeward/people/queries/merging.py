"""Reading what a merge, or its undoing, is about to do."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from homeward.core import clock
from homeward.core.errors import NotForYou

from ..merging import facts, since
from ..merging.links import Link, Once, links
from ..merging.plan import Clash, Plan, plan
from ..models import Merge, Person, Sealed
from ..policies import only_visible, visible

_NOT_FACTS = {"id", "ref", "version", "recorded_at", "source", "search_key"}


@cache
def fact_names() -> tuple[str, ...]:
    """The facts of a person that a merge weighs against each other."""
    return tuple(
        field.name
        for field in Person._meta.concrete_fields
        if not field.is_relation and field.name not in _NOT_FACTS
    )


def fact_field(name: str) -> Any:
    """The field of a person in which a fact stands."""
    return Person._meta.get_field(name)


def facts_of(person: Person) -> dict[str, Any]:
    """What the record itself says of the person, in plain values."""
    return {name: facts.plain(getattr(person, name)) for name in fact_names()}


def rows_of(*people: Person) -> list[dict[str, tuple[int, ...]]]:
    """For each person the rows that name them, by link, in one query over every table."""
    found: list[dict[str, list[int]]] = [{} for _ in people]
    place = {person.pk: number for number, person in enumerate(people)}
    every = links()
    with connection.cursor() as cursor:
        cursor.execute(_every_link(len(people)), [*place] * len(every))
        for link, row, whose in cursor.fetchall():
            found[place[whose]].setdefault(every[link].key, []).append(row)
    return [{key: tuple(sorted(rows)) for key, rows in each.items()} for each in found]


@cache
def _every_link(people: int) -> str:
    """One question to every table that names a person: which link, which row, whose."""
    named: Any = connection.ops.quote_name
    holes = ", ".join(["%s"] * people)
    return " UNION ALL ".join(
        f"SELECT {number}, {named(meta.pk.column)}, {named(link.column)} "  # noqa: S608 - our names
        f"FROM {named(meta.db_table)} WHERE {named(link.column)} IN ({holes})"
        for number, link in enumerate(links())
        for meta in [link.model._meta]
    )


def plan_of(*, kept: Person, away: Person) -> Plan:
    """What merging the second record into the first would move, leave and need settled."""
    mine, theirs = rows_of(kept, away)
    both = [link for link in links() if link.once and {link.key} <= mine.keys() & theirs.keys()]
    clashes = [
        clash for link in both for once in link.once for clash in _clashes(link, once, kept, away)
    ]
    return plan(theirs, mine, clashes)


def _clashes(link: Link, once: Once, kept: Person, away: Person) -> Iterable[Clash]:
    rows = link.rows if once.when is None else link.rows.filter(once.when)
    rows = rows.filter(**{f"{link.column}__in": (kept.pk, away.pk)}).order_by("pk")
    found = list(rows.values_list("pk", link.column, *once.fields))
    there = {tuple(rest): pk for pk, whose, *rest in found if whose == kept.pk}
    for pk, whose, *rest in found:
        same = there.get(tuple(rest)) if None not in rest else None
        if whose == away.pk and same is not None:
            yield Clash(link.key, same, pk, open=once.when is not None)


def are_sealed(one: Person, other: Person) -> bool:
    """Whether the two must never be joined (adoption, protection)."""
    return Sealed.objects.filter(
        person__in=(one.pk, other.pk), other__in=(one.pk, other.pk)
    ).exists()


def standing(merge: Merge) -> since.Standing:
    """Whether a merge can be undone now, and what would have to be undone before."""
    later = Merge.objects.filter(kept=merge.kept_id, undone_at__isnull=True, pk__gt=merge.pk)
    into = merge.kept.merged_into
    return since.Standing(
        undone=merge.undone_at is not None,
        later=list(later.order_by("-pk").values_list("away__ref", flat=True)),
        gone_into=into.ref if into is not None else "",
    )


def added_since(merge: Merge) -> dict[str, tuple[int, ...]]:
    """Records of the kept person that were added since the merge: whose are they?"""
    (now,) = rows_of(merge.kept)
    return since.added_since(now, merge.moved, merge.stood)


def changed_since(merge: Merge) -> list[str]:
    """Facts of the kept person that were changed since the merge."""
    return facts.changed_since(facts_of(merge.kept), merge.after)


def get_merge(*, viewer: Any, ref: str) -> Merge:
    """A merge of two records that the viewer may know, or ``NotForYou`` (404)."""
    rows = only_visible(Merge.objects.filter(ref=ref), viewer, path="kept")
    merge = only_visible(rows, viewer, path="away").select_related(
        "kept__merged_into", "away", "merged_by", "undone_by"
    )
    found = merge.first()
    if found is None:
        raise NotForYou
    return found


def merges_of(*, viewer: Any, person: Person) -> QuerySet[Merge]:
    """Everything that was merged into a person's record, newest first; undone ones too."""
    rows = only_visible(Merge.objects.filter(kept=person), viewer, path="away")
    return rows.select_related("away", "kept").order_by("-pk")


def where_now(*, viewer: Any, ref: str) -> tuple[Person, str] | None:
    """Where a record that was merged away is found now, and a line that says so.

    None where the record was not merged, or the viewer may not know one of the two.
    """
    gone = only_visible(Person.objects.filter(ref=ref), viewer, path="")
    person = gone.filter(merged_into__isnull=False).first()
    if person is None:
        return None
    merge = Merge.objects.filter(away=person, undone_at__isnull=True).first()
    into = _end_of_chain(person)
    if merge is None or not visible(viewer).filter(pk=into.pk).exists():
        return None
    day = clock.day_of(merge.merged_at)
    return into, (
        f"Record {person.ref} was merged into this one, {into.ref}, on {day:%-d %B %Y}. "
        "What it held is here."
    )


def _end_of_chain(person: Person) -> Person:
    while person.merged_into is not None:
        person = person.merged_into
    return person
