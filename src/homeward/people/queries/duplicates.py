"""The queue of records that may be of one person."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ..models import (
    Address,
    DuplicateLook,
    FormerName,
    Identifier,
    Merge,
    NotSame,
    Person,
    Phone,
    PossibleDuplicate,
    Sealed,
)
from ..policies import only_visible, visible

# SQLite takes so many values in one question, with room to spare.
_AT_ONCE = 400
_PARTS = (Identifier, Address, Phone, FormerName)
_LOADED = ("identifiers", "addresses", "phones", "former_names")


def pairs(*, viewer: Any, state: str) -> QuerySet[PossibleDuplicate]:
    """Pairs in a state, strongest first; only those of which the viewer may open both records.

    A pair of which one has been merged away, or that has been sealed since, is not shown.
    """
    rows = PossibleDuplicate.objects.filter(
        state=state, person__merged_into__isnull=True, other__merged_into__isnull=True
    )
    for path in ("person", "other"):
        rows = only_visible(rows, viewer, path=path)
    one, two = OuterRef("person"), OuterRef("other")
    sealed = Sealed.objects.filter(Q(person=one, other=two) | Q(person=two, other=one))
    return rows.exclude(Exists(sealed)).order_by("-strength", "-bits", "pk")


def for_page(rows: QuerySet[PossibleDuplicate]) -> QuerySet[PossibleDuplicate]:
    """Pairs with their people and whoever answered."""
    return rows.select_related("person", "other", "recorded_by")


def pairs_of(*, viewer: Any, person: Person) -> QuerySet[PossibleDuplicate]:
    """Pairs still open in which a person's record takes part."""
    state = PossibleDuplicate.State
    rows = pairs(viewer=viewer, state=state.WAITING) | pairs(viewer=viewer, state=state.CANNOT_TELL)
    return for_page(rows.filter(Q(person=person) | Q(other=person)))


def waiting(*, viewer: Any) -> int:
    """How many pairs wait for an answer that this viewer may give."""
    return pairs(viewer=viewer, state=PossibleDuplicate.State.WAITING).count()


def last_look() -> DuplicateLook | None:
    """The latest search for duplicates."""
    return DuplicateLook.objects.order_by("-began_at").first()


def pair_of(one: Person, other: Person) -> PossibleDuplicate | None:
    """What the search found of two records, and what was answered; None where it found nothing."""
    low, high = sorted((one.pk, other.pk))
    return PossibleDuplicate.objects.filter(person=low, other=high).first()


def said_not_same(one: Person, other: Person) -> NotSame | None:
    """Who said that the two are not the same, and why; None where nobody did."""
    both = (one.pk, other.pk)
    rows = NotSame.objects.filter(person__in=both, other__in=both)
    return rows.select_related("recorded_by").order_by("-pk").first()


def record_named(*, viewer: Any, words: str) -> Person | None:
    """The one record that carries a reference or a number, of those the viewer may open."""
    words = words.strip()
    rows = visible(viewer).filter(Q(ref__iexact=words) | Q(identifiers__value__iexact=words))
    found = list(rows.distinct()[:2])
    return found[0] if len(found) == 1 else None


def changed_since_last_look() -> set[int] | None:
    """People on whose record anything was written since the last search; None before the first."""
    look = last_look()
    if look is None:
        return None
    found = set(_since(Person.objects.all(), look, "pk"))
    for part in _PARTS:
        found.update(_since(part._default_manager.all(), look, "person_id"))
    merges = Merge.objects.filter(Q(merged_at__gte=look.began_at) | Q(undone_at__gte=look.began_at))
    for both in merges.values_list("kept_id", "away_id"):
        found.update(both)
    return found


def _since(rows: QuerySet[Any], look: DuplicateLook, name: str) -> QuerySet[Any]:
    return rows.filter(recorded_at__gte=look.began_at).values_list(name, flat=True)


def everybody() -> QuerySet[Person]:
    """Every record that stands on its own, with what is compared: for the search only."""
    rows = Person.objects.filter(merged_into__isnull=True)
    return rows.prefetch_related(*_LOADED).order_by("pk")


def parted() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Pairs said not to be the same, and sealed ones, as the engine names records."""
    not_same, sealed = (
        [(str(one), str(two)) for one, two in model._default_manager.values_list("person", "other")]
        for model in (NotSame, Sealed)
    )
    return not_same, sealed


def rows_of_pairs(
    wanted: Iterable[tuple[int, int]],
) -> dict[tuple[int, int], PossibleDuplicate]:
    """The rows there are already of these pairs."""
    ones = sorted({one for one, _ in wanted})
    keys = set(wanted)
    found = {}
    for start in range(0, len(ones), _AT_ONCE):
        some = PossibleDuplicate.objects.filter(person__in=ones[start : start + _AT_ONCE])
        found.update({(row.person_id, row.other_id): row for row in some})
    return {both: row for both, row in found.items() if both in keys}
