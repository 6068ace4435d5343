"""Finding people and reading what is known of them."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from ..models import Address, Identifier, Person
from ..policies import visible
from ..rules import search_key

SEARCH_LIMIT = 50


def search(*, viewer: Any, words: str, born_on: date | None = None) -> QuerySet[Person]:
    """People whose names hold every word (in any order), or who carry the number given."""
    rows = visible(viewer)
    wanted = search_key(words).split()
    if not wanted and born_on is None:
        return rows.none()
    by_name = Q()
    for word in wanted:
        by_name &= Q(search_key__contains=word)
    by_number = Q(pk__in=Identifier.objects.filter(value__iexact=words.strip()).values("person"))
    found = rows.filter(by_name | by_number) if wanted else rows
    if born_on is not None:
        found = found.filter(born_on=born_on)
    return found.order_by("family_name", "given_names", "born_on")[:SEARCH_LIMIT]


def with_numbers(rows: QuerySet[Person]) -> QuerySet[Person]:
    """People with their identifiers and addresses loaded, for a page."""
    return rows.prefetch_related(
        "identifiers", Prefetch("addresses", Address.objects.order_by("-from_on"))
    )


def by_child_ids(values: list[str]) -> dict[str, Person]:
    """People by the authority's child ID: for imports."""
    found: dict[str, Person] = {}
    for start in range(0, len(values), 500):
        rows = Identifier.objects.filter(
            scheme=Identifier.Scheme.LA_CHILD_ID, value__in=values[start : start + 500]
        ).select_related("person")
        found.update({row.value: row.person for row in rows})
    return found
