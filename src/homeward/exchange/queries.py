"""Imports so far, and what became of their rows."""

from collections import Counter
from typing import Any

from django.db.models import Count, QuerySet

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core.errors import Refused

from .models import Batch, BatchRow

UNSETTLED = (BatchRow.Outcome.REFUSED, BatchRow.Outcome.ASKED)


def batches(viewer: Any) -> list[tuple[Batch, Counter[str]]]:
    """Every import, newest first, with its rows counted by outcome."""
    check(viewer, Can.IMPORT)
    counts: dict[int, Counter[str]] = {}
    for row in BatchRow.objects.values("batch_id", "outcome").annotate(many=Count("pk")):
        counts.setdefault(row["batch_id"], Counter())[row["outcome"]] = row["many"]
    return [(each, counts.get(each.pk, Counter())) for each in Batch.objects.order_by("-pk")]


def batch_by_ref(viewer: Any, ref: str) -> Batch:
    """The import with this reference, or the only one that begins so. Raises ``Refused``."""
    check(viewer, Can.IMPORT)
    found = list(Batch.objects.filter(ref__startswith=ref.strip().upper())[:2])
    if not found or not ref.strip():
        raise Refused(f"There is no import {ref}. homeward import list shows them all.")
    if len(found) > 1:
        raise Refused(f"Several imports begin with {ref}. Give the whole reference.")
    return found[0]


def rows_of(viewer: Any, batch: Batch, *, unsettled: bool = False) -> QuerySet[BatchRow]:
    """The rows of an import in the order of the file: all, or those refused or asked about."""
    check(viewer, Can.IMPORT)
    rows = batch.rows.order_by("list_number", "pk")
    return rows.filter(outcome__in=UNSETTLED) if unsettled else rows
