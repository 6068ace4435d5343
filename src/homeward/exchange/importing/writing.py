"""Writing what was planned: some hundred rows at a time, each time whole or not at all."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import connection, models

from homeward.audit.actions import Note, name_of, record_many
from homeward.care.models import PeriodOfCare, Placement
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.models import Record
from homeward.core.records import author
from homeward.exchange.models import Batch, BatchRow, BatchWrite
from homeward.front_door.models import Contact, ContactChild, Referral
from homeward.homes.models import Stay
from homeward.leaving_care.models import Activity, AdviserContact, LeavingCareCase, PathwayPlan
from homeward.ledger.actions import project
from homeward.people.actions.filing import file_for
from homeward.people.models import Identifier, Person
from homeward.workforce.models import Team, Worker

from .drafts import RowPlan, Write
from .merging import plain

ROWS_AT_ONCE = 400
SIZE = 500

# Every model that an import writes; each after those that it points at.
ORDER: tuple[type[Record], ...] = (
    Team,
    Worker,
    Person,
    Identifier,
    Contact,
    ContactChild,
    Referral,
    PeriodOfCare,
    Placement,
    LeavingCareCase,
    PathwayPlan,
    AdviserContact,
    Activity,
    Stay,
)


def write_all(
    batch: Batch, rows: Sequence[RowPlan], *, by: Any, progress: Callable[[float], None]
) -> None:
    """All rows, chunk by chunk. Raises ``Refused`` where somebody changed a record meanwhile."""
    for start in range(0, len(rows), ROWS_AT_ONCE):
        chunk = rows[start : start + ROWS_AT_ONCE]
        with write():
            _write_chunk(batch, chunk, by)
        progress((start + len(chunk)) / len(rows))


def _write_chunk(batch: Batch, rows: Sequence[RowPlan], by: Any) -> None:
    writes = [each for row in rows for each in row.writes]
    for model in ORDER:
        mine = [each for each in writes if type(each.record) is model]
        _make(model, [each.record for each in mine if each.made], by)
        _change(model, [each for each in mine if each.before], by)
    _insert(BatchWrite, [_remembered(batch, each) for each in writes])
    _insert(BatchRow, [_reported(batch, row) for row in rows])
    record_many(_notes(batch, rows, by))
    written = [each.record for each in writes if each.made or each.before]
    file_for(written)
    project(*written)
    Batch.objects.filter(pk=batch.pk).update(alive_at=clock.now())


def _make(model: type[Record], records: list[Any], by: Any) -> None:
    for record in records:
        record.recorded_by = author(by)
    model._default_manager.bulk_create(records, batch_size=SIZE)


def _change(model: type[Record], writes: list[Write], by: Any) -> None:
    """Save the changed records, unless somebody else has saved one of them meanwhile."""
    if not writes:
        return
    records: list[Any] = [each.record for each in writes]
    rows = model._default_manager.select_for_update().filter(pk__in=[r.pk for r in records])
    now = dict(rows.values_list("pk", "version"))
    if any(now.get(record.pk) != record.version for record in records):
        raise Refused(
            "Somebody changed one of the same records while the file was being taken in. "
            "Import it again."
        )
    names = {"version", "recorded_at", "recorded_by"}
    for each in writes:
        each.before |= {
            "recorded_at": each.record.recorded_at,
            "recorded_by": each.record.recorded_by_id,
        }
        names |= set(each.before)
        each.record.version += 1
        each.record.recorded_at, each.record.recorded_by = clock.now(), author(by)
    model._default_manager.bulk_update(records, sorted(names), batch_size=100)


def _insert(model: type[models.Model], rows: list[dict[str, Any]]) -> None:
    """Insert plain values without an object a row: an import keeps two for each row of a file."""
    if not rows:
        return
    quote = connection.ops.quote_name
    column_of = {field.name: field.column or "" for field in model._meta.concrete_fields}
    columns = ", ".join(quote(column_of[name]) for name in rows[0])
    marks = ", ".join("%s" for _ in rows[0])
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})",  # noqa: S608
            [tuple(row.values()) for row in rows],
        )


def _remembered(batch: Batch, each: Write) -> dict[str, Any]:
    return {
        "batch": batch.pk,
        "model": each.record._meta.label_lower,
        "record_id": each.record.pk,
        "place": each.place[:80],
        "before": None if each.made else _as_json(each.before),
        "said": _as_json(each.said),
        "version": each.record.version,
    }


def _as_json(values: dict[str, Any]) -> str:
    return json.dumps({name: plain(value) for name, value in values.items()})


def _reported(batch: Batch, row: RowPlan) -> dict[str, Any]:
    return {
        "batch": batch.pk,
        "list_number": row.number,
        "sheet": row.sheet,
        "row": row.row,
        "outcome": str(row.outcome),
        "sentence": row.sentence,
    }


def _notes(batch: Batch, rows: Sequence[RowPlan], by: Any) -> Iterator[Note]:
    """One entry in the log for each row that wrote something, under the person it is about."""
    for row in rows:
        written = [each for each in row.writes if each.made or each.before]
        if written:
            yield Note(
                actor=by.get_username(),
                action="import row",
                subject=name_of(batch),
                person_ref="" if row.child is None else row.child.ref,
                details={
                    "list": row.number,
                    "row": row.row,
                    "made": [name_of(each.record) for each in written if each.made],
                    "changed": {
                        name_of(each.record): _changes_of(each) for each in written if not each.made
                    },
                },
            )


def _changes_of(each: Write) -> dict[str, list[Any]]:
    """What was changed, as ``{field: [old, new]}``."""
    return {
        name: [plain(old), plain(getattr(each.record, name))]
        for name, old in each.before.items()
        if name not in {"recorded_at", "recorded_by"}
    }


def model_labelled(label: str) -> type[Record]:
    """The model that a ``BatchWrite`` names."""
    return next(model for model in ORDER if model._meta.label_lower == label)
