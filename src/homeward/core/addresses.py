"""The pages of records, found for many at once."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import QuerySet, Value
from django.urls import NoReverseMatch, reverse

from .models import Record


def addresses(roots: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """The address of each record's page, by its model's label and row number.

    One query, however many models. Records without a page of their own are left out.
    """
    wanted: dict[str, set[int]] = defaultdict(set)
    for label, pk in roots:
        wanted[label].add(pk)
    parts = [_refs(label, pks) for label, pks in wanted.items() if _page_of(label)]
    if not parts:
        return {}
    found = ((label, pk, _address(label, ref)) for label, pk, ref in parts[0].union(*parts[1:]))
    return {(label, pk): address for label, pk, address in found if address}


def _page_of(label: str) -> str:
    model = apps.get_model(label)
    return model.page if issubclass(model, Record) else ""


def _refs(label: str, pks: set[int]) -> QuerySet[Any, tuple[str, int, str]]:
    rows: QuerySet[Any] = apps.get_model(label)._default_manager.order_by().filter(pk__in=pks)
    return rows.values_list(Value(label), "pk", "ref")


def _address(label: str, ref: str) -> str:
    try:
        return reverse(_page_of(label), args=[ref])
    except NoReverseMatch:
        return ""
