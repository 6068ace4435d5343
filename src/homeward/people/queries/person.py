"""Finding people and reading what is known of them."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from ..models import Address, Identifier, Person


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


def child_ids_of(people: Iterable[int]) -> dict[int, str]:
    """The authority's child ID of people, by row number: for exports. Who has none is left out."""
    wanted, found = sorted(people), {}
    for start in range(0, len(wanted), 500):
        rows = Identifier.objects.filter(
            scheme=Identifier.Scheme.LA_CHILD_ID, person__in=wanted[start : start + 500]
        )
        found.update(dict(rows.order_by("-pk").values_list("person_id", "value")))
    return found
