"""The pages of records, found for many at once."""

from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps
from django.urls import NoReverseMatch, reverse

from .models import Record


def addresses(roots: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """The address of each record's page, by its model's label and row number.

    One query a model. Records without a page of their own are left out.
    """
    wanted: dict[str, set[int]] = defaultdict(set)
    for label, pk in roots:
        wanted[label].add(pk)
    found: dict[tuple[str, int], str] = {}
    for label, pks in wanted.items():
        model = apps.get_model(label)
        if issubclass(model, Record) and model.page:
            found.update(_of(model, label, pks))
    return found


def _of(model: type[Record], label: str, pks: set[int]) -> dict[tuple[str, int], str]:
    rows = model._default_manager.filter(pk__in=pks).values_list("pk", "ref")
    try:
        return {(label, pk): reverse(model.page, args=[ref]) for pk, ref in rows}
    except NoReverseMatch:
        return {}
