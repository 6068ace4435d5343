"""Taking a batch back: what it made goes, what it changed returns, what was built on it stays.

It goes in short transactions, each of which forgets what it has taken back; if the machine stops
in the middle, it can simply be begun again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import ProtectedError, QuerySet

from homeward.care.models import Placement
from homeward.chronology.models import Event
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.models import Projected, Record
from homeward.core.projection import registry
from homeward.exchange.models import Batch, BatchWrite
from homeward.front_door.models import ContactChild
from homeward.leaving_care.models import Activity, AdviserContact, PathwayPlan
from homeward.ledger.actions import project
from homeward.ledger.models import Duty
from homeward.people.actions.filing import file_for
from homeward.people.models import Identifier

from .writing import ORDER, model_labelled

AT_ONCE = 500

# Records that say nothing without the one they belong to: they stay where it stays.
PART_OF: dict[type[Record], str] = {
    Identifier: "person",
    ContactChild: "contact",
    Placement: "period",
    PathwayPlan: "case",
    AdviserContact: "case",
    Activity: "case",
}

Made = dict[type[Record], dict[int, BatchWrite]]
Kept = dict[type[Record], dict[int, str]]


@dataclass
class TakenBack:
    """What taking a batch back came to. ``stays``: (place in the file, why) for what stands."""

    removed: int = 0
    restored: int = 0
    stays: list[tuple[str, str]] = field(default_factory=list)


def take_back(batch: Batch, *, progress: Callable[[float], None]) -> TakenBack:
    """Remove what the batch made and restore what it changed, unless somebody built on it.

    The caller marks the batch before and after, and logs it. Raises ``Refused`` where somebody
    works on the same records at this moment.
    """
    done = TakenBack()
    try:
        _restore(batch, done)
        made = _made_by(batch)
        kept = _built_on(batch, made)
        for model in reversed(ORDER):
            going = [pk for pk in made[model] if pk not in kept[model]]
            for start in range(0, len(going), AT_ONCE):
                with write():
                    done.removed += _remove(batch, model, going[start : start + AT_ONCE])
                progress(done.removed / max(1, sum(map(len, made.values()))))
    except ProtectedError as fault:
        raise Refused(
            "Somebody is working on the records of this import at this moment. Take it back "
            "again in a minute; what was already taken back stays so."
        ) from fault
    done.stays += [
        (made[model][pk].place, f"{model._meta.verbose_name}: {why}")
        for model in ORDER
        for pk, why in kept[model].items()
    ]
    return done


def _made_by(batch: Batch) -> Made:
    made: Made = {model: {} for model in ORDER}
    for each in batch.writes.filter(before__isnull=True).order_by("pk"):
        made[model_labelled(each.model)][each.record_id] = each
    return made


def _restore(batch: Batch, done: TakenBack) -> None:
    """Put back the old values of changed records; forget those that were only confirmed."""
    changed = list(batch.writes.filter(before__isnull=False).order_by("pk"))
    for start in range(0, len(changed), AT_ONCE):
        some = changed[start : start + AT_ONCE]
        with write():
            for model in ORDER:
                _restore_some(batch, model, [w for w in some if w.model == _label(model)], done)


def _restore_some(
    batch: Batch, model: type[Record], writes: list[BatchWrite], done: TakenBack
) -> None:
    if not writes:
        return
    records = model._default_manager.select_for_update().in_bulk([w.record_id for w in writes])
    later = _written_later(batch, model, [w.record_id for w in writes])
    restored, settled = [], []
    for each in writes:
        record = records.get(each.record_id)
        if each.before and (record is None or record.version != each.version):
            done.stays.append((each.place, f"{model._meta.verbose_name}: changed since"))
        elif each.before and each.record_id in later:
            done.stays.append(
                (each.place, f"{model._meta.verbose_name}: a later file speaks of it")
            )
        else:
            settled.append(each.pk)
            if record is not None and each.before:
                restored.append(_as_before(record, each.before))
    _save(restored)
    _follow(model, {w.record_id: w.version for w in writes if w.before and w.pk in settled})
    BatchWrite.objects.filter(pk__in=settled).delete()
    done.restored += len(restored)


def _as_before(record: Any, before: dict[str, Any]) -> Any:
    """The record as it stood; its version goes on, so that an open page notices."""
    for name, old in before.items():
        field = record._meta.get_field(name)
        target = field.target_field if field.is_relation else field
        setattr(record, field.attname, target.to_python(old))
    record.version += 1
    return record


def _save(records: list[Any]) -> None:
    for record in records:
        record.save(force_update=True)
    file_for(records)
    project(*records)


def _follow(model: type[Record], versions: dict[int, int]) -> None:
    """Earlier batches that wrote what now stands again know it under its new version."""
    earlier = BatchWrite.objects.filter(model=_label(model), record_id__in=list(versions))
    stands_again = [w for w in earlier if w.version == versions[w.record_id] - 1]
    for each in stands_again:
        each.version += 2
    BatchWrite.objects.bulk_update(stands_again, ["version"], batch_size=AT_ONCE)


def _written_later(batch: Batch, model: type[Record], pks: Iterable[int]) -> set[int]:
    """Records that a later batch wrote or confirmed."""
    rows = BatchWrite.objects.filter(model=_label(model), batch_id__gt=batch.pk)
    return set(rows.filter(record_id__in=list(pks)).values_list("record_id", flat=True))


def _built_on(batch: Batch, made: Made) -> Kept:
    """Which of the records made must stay, and why."""
    kept: Kept = {model: {} for model in ORDER}
    for model in ORDER:
        if made[model]:
            _keep_changed(batch, model, made, kept)
            _keep_pointed_at(batch, model, made, kept)
    links = _links(made)
    while _spread(links, kept):
        pass
    return kept


def _keep_changed(batch: Batch, model: type[Record], made: Made, kept: Kept) -> None:
    mine = made[model]
    versions = model._default_manager.filter(pk__in=_of(batch, model)).values_list("pk", "version")
    for pk, version in versions:
        if version != mine[pk].version:
            kept[model][pk] = "changed since"
    later = BatchWrite.objects.filter(
        model=_label(model), batch_id__gt=batch.pk, record_id__in=_of(batch, model)
    )
    for pk in later.values_list("record_id", flat=True):
        kept[model].setdefault(pk, "a later file speaks of it")


def _keep_pointed_at(batch: Batch, model: type[Record], made: Made, kept: Kept) -> None:
    """Something recorded since (by a person or by a later file) hangs on the record."""
    for relation in model._meta.related_objects:
        other = relation.related_model
        if issubclass(other, Projected):
            continue
        name = relation.field.attname
        rows = other._default_manager.filter(**{f"{name}__in": _of(batch, model)})
        if other in made:
            rows = rows.exclude(pk__in=_of(batch, other))
        for pk in rows.values_list(name, flat=True):
            kept[model].setdefault(pk, f"{other._meta.verbose_name} recorded since")


@dataclass(frozen=True)
class _Links:
    """Which made records point at which: (model, its row, the other model, its row, is part)."""

    rows: list[tuple[type[Record], int, type[Record], int, bool]]


def _links(made: Made) -> _Links:
    rows = []
    for model, mine in made.items():
        for link in model._meta.concrete_fields if mine else ():
            other = link.related_model
            if other not in made or not made[other]:
                continue
            is_part = PART_OF.get(model) == link.name
            pairs = model._default_manager.filter(**{f"{link.attname}__isnull": False})
            for pk, points_at in pairs.values_list("pk", link.attname).iterator():
                if pk in mine and points_at in made[other]:
                    rows.append((model, pk, other, points_at, is_part))
    return _Links(rows)


def _spread(links: _Links, kept: Kept) -> bool:
    """Keep what kept records point at, and the parts of what is kept; whether any was added."""
    added = False
    for model, pk, other, points_at, is_part in links.rows:
        if pk in kept[model] and points_at not in kept[other]:
            kept[other][points_at] = f"its {model._meta.verbose_name} stays"
            added = True
        if is_part and points_at in kept[other] and pk not in kept[model]:
            kept[model][pk] = f"its {other._meta.verbose_name} stays"
            added = True
    return added


def _remove(batch: Batch, model: type[Record], pks: list[int]) -> int:
    """Remove these records and what was projected from them; tell the roots that remain."""
    records = list(model._default_manager.filter(pk__in=pks))
    roots: dict[Any, set[int]] = defaultdict(set)
    for projection, touched in registry.touched_by(records):
        roots[projection] |= touched
    if model in registry.projections:
        for table in (Duty, Event):
            table._default_manager.filter(root_label=_label(model), root_id__in=pks).delete()
    model._default_manager.filter(pk__in=pks).delete()
    file_for(records)
    batch.writes.filter(model=_label(model), record_id__in=pks).delete()
    for projection, touched in roots.items():
        project(*projection.model._default_manager.filter(pk__in=touched))
    return len(records)


def _of(batch: Batch, model: type[models.Model]) -> QuerySet[Any]:
    """The rows of a model that the batch made, as a subquery."""
    rows = BatchWrite.objects.filter(batch=batch, model=model._meta.label_lower)
    return rows.filter(before__isnull=True).values("record_id")


def _label(model: type[Record]) -> str:
    return model._meta.label_lower
