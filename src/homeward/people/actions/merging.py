"""Joining two records of one person, and parting them again. Only a person's own hand does it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.audit.actions import record_write
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.projection import registry
from homeward.core.records import author, save_record

from ..merging import facts, since
from ..merging.links import by_key
from ..merging.plan import Plan, Rows
from ..merging.words import blocked_sentence
from ..models import Merge, Person
from ..policies import get_person
from ..queries import merging as reading
from ..rules import search_key

BATCH = 500
_STAMPS = ("recorded_at", "recorded_by_id")


def merge_people(
    *,
    by: Any,
    kept: Person,
    away: Person,
    because: str,
    stands: Mapping[str, str],
    seen: str = "",
) -> Merge:
    """Join two records that are of one person: everything of ``away`` moves to ``kept``.

    ``stands`` says for each fact on which they differ whose saying stands: "kept" or "away".
    ``seen`` is what ``seen_of`` said when the preview was shown. The record merged away keeps its
    reference and its own facts, and `unmerge_people` restores both exactly. Raises ``Refused``
    where something must be settled first.
    """
    check(by, Can.MERGE_PEOPLE)
    if not because.strip():
        raise Refused("Say how you know that both are one person.", field="because")
    with write():
        kept, away = _both(by, kept, away, seen)
        plan = reading.plan_of(kept=kept, away=away)
        _refuse_if_blocked(plan)
        merge = _begun(by, kept, away, because, plan)
        _take_facts(kept, away, stands, by, merge)
        save_record(merge, by=by)
        _move(plan.moves, away, kept)
        Person.objects.filter(pk=away.pk).update(merged_into=kept, version=away.version + 1)
        _log(by, "merge people", merge, {"moved": plan.moving})
        _bring_up_to_date(kept, away)
    return merge


def unmerge_people(
    *,
    by: Any,
    merge: Merge,
    because: str,
    places: Mapping[str, str],
    answers: Mapping[str, str],
) -> Merge:
    """Part two records again: both are what they were, whenever it is done.

    ``places`` says of each record added since ("missing.episode:person_id:17") whether it is the
    "kept" one's or goes to the one merged "away"; ``answers`` says of each fact changed since
    "kept", "away" or "both". Raises ``Refused`` where an answer is missing, or a later merge must
    be undone first.
    """
    check(by, Can.MERGE_PEOPLE)
    if not because.strip():
        raise Refused("Say how you know that they are two people.", field="because")
    with write():
        merge = _known_to(by, merge)
        added = reading.added_since(merge)
        changed = reading.changed_since(merge)
        _refuse_unanswered(merge, added, changed, places, answers)
        kept, away = merge.kept, merge.away
        going = since.going_away(added, places)
        Person.objects.filter(pk=away.pk).update(merged_into=None, version=away.version + 1)
        away.refresh_from_db()
        _move(merge.moved, kept, away)
        _move_if_free(going, kept, away)
        _give_facts_back(merge, changed, answers, by)
        _end(merge, because, by)
        _log(by, "part people", merge, {"placed": sum(map(len, going.values()))})
        _bring_up_to_date(kept, away)
    return merge


def seen_of(kept: Person, away: Person) -> str:
    """The versions of both records, so that a preview grown stale is noticed."""
    return f"{kept.version}.{away.version}"


def _both(by: Any, kept: Person, away: Person, seen: str) -> tuple[Person, Person]:
    """Both records as they stand now, locked; refused where they may not be joined."""
    kept, away = get_person(by, kept.ref), get_person(by, away.ref)
    if kept == away:
        raise Refused("That is one and the same record. Choose another.")
    locked = Person.objects.select_for_update().in_bulk([kept.pk, away.pk])
    kept, away = locked[kept.pk], locked[away.pk]
    if reading.are_sealed(kept, away):
        raise Refused("These two records cannot be joined. Ask the director.")
    if seen and seen != seen_of(kept, away):
        raise Refused(
            "One of the two records was changed after you opened this page. "
            "Look at the preview again: nothing was merged."
        )
    return kept, away


def _refuse_if_blocked(plan: Plan) -> None:
    if plan.blocked:
        raise Refused(blocked_sentence(plan.blocked[0]))


def _begun(by: Any, kept: Person, away: Person, because: str, plan: Plan) -> Merge:
    return Merge(
        kept=kept,
        away=away,
        merged_at=clock.now(),
        merged_by=author(by),
        because=because.strip(),
        moved=_listed(plan.moves),
        stood=_listed(plan.stood),
    )


def _listed(rows: Rows) -> dict[str, list[int]]:
    return {link: list(found) for link, found in rows.items()}


def _take_facts(
    kept: Person, away: Person, stands: Mapping[str, str], by: Any, merge: Merge
) -> None:
    """Set the facts that stand on the kept record, and remember those before and after."""
    mine, theirs = reading.facts_of(kept), reading.facts_of(away)
    missing = facts.undecided(mine, theirs, stands)
    if missing:
        label = reading.fact_field(missing[0]).verbose_name
        raise Refused(f"The two records differ: choose which {label} stands.", field=missing[0])
    both = facts.joined(mine, theirs, stands)
    merge.before = {**mine, **_stamps(kept)}
    _set(kept, both)
    _refuse_impossible(kept)
    save_record(kept, by=by)
    merge.after = {**both, **_stamps(kept)}


def _give_facts_back(merge: Merge, changed: list[str], answers: Mapping[str, str], by: Any) -> None:
    """Each record gets its own facts again; the author too, where nobody has changed anything."""
    kept, away = merge.kept, merge.away
    now = reading.facts_of(kept)
    mine, theirs = facts.parted(now, merge.before, merge.after, answers)
    untouched = _stamps(kept) == {name: merge.after[name] for name in _STAMPS}
    _set(kept, mine)
    _refuse_impossible(kept)
    if untouched:
        _set(kept, {name: merge.before[name] for name in _STAMPS})
        _write_row(kept)
    else:
        save_record(kept, by=by)
    if theirs:
        _set(away, theirs)
        _refuse_impossible(away)
        save_record(away, by=by)


def _set(person: Person, values: Mapping[str, Any]) -> None:
    """Set plain values as what they are: days as days."""
    for name, value in values.items():
        setattr(person, name, reading.fact_field(name).to_python(value))


def _stamps(person: Person) -> dict[str, Any]:
    return {
        "recorded_at": facts.plain(person.recorded_at),
        "recorded_by_id": person.recorded_by_id,
    }


def _write_row(person: Person) -> None:
    """The row as it was before the merge, author and all; only its version goes on counting."""
    person.search_key = search_key(person.given_names, person.family_name, person.known_as)
    person.version += 1
    person.save(force_update=True)


def _refuse_impossible(person: Person) -> None:
    if person.born_on and person.died_on and person.died_on < person.born_on:
        raise Refused(
            "The date of death would be before the date of birth. Choose the dates that belong "
            "together.",
            field="died_on",
        )


def _move(rows: Rows | Mapping[str, Iterable[int]], source: Person, to: Person) -> None:
    """Put these rows, where they still name ``source``, under ``to``: one update a link."""
    for key, found in rows.items():
        link, pks = by_key()[key], list(found)
        for start in range(0, len(pks), BATCH):
            some = link.rows.filter(pk__in=pks[start : start + BATCH])
            some.filter(**{link.column: source.pk}).update(**{link.column: to.pk})


def _move_if_free(going: Rows, kept: Person, away: Person) -> None:
    """Place what was added since; refused where the other record has the like already."""
    if not going:
        return
    for clash in reading.plan_of(kept=away, away=kept).clashing(going):
        raise Refused(blocked_sentence(clash))
    _move(going, kept, away)


def _known_to(by: Any, merge: Merge) -> Merge:
    """The merge as it stands now, its people locked; refused where it cannot be undone yet."""
    list(Person.objects.select_for_update().filter(pk__in=(merge.kept_id, merge.away_id)))
    merge = reading.get_merge(viewer=by, ref=merge.ref)
    sentence = since.why_not_part(reading.standing(merge))
    if sentence:
        raise Refused(sentence)
    return merge


def _refuse_unanswered(
    merge: Merge,
    added: Rows,
    changed: list[str],
    places: Mapping[str, str],
    answers: Mapping[str, str],
) -> None:
    open_places = since.unplaced(added, places)
    if open_places:
        raise Refused(
            f"{len(open_places)} of the records added since the merge have no place yet. "
            "Say of each to whom it belongs.",
            field=open_places[0],
        )
    open_facts = since.unanswered(changed, answers)
    if open_facts:
        label = reading.fact_field(open_facts[0]).verbose_name
        raise Refused(
            f"The {label} was changed since the merge. Say whose it is.", field=open_facts[0]
        )


def _end(merge: Merge, because: str, by: Any) -> None:
    merge.undone_at = clock.now()
    merge.undone_by = author(by)
    merge.undone_because = because.strip()
    save_record(merge, by=by)


def _log(by: Any, action: str, merge: Merge, details: Mapping[str, Any]) -> None:
    """One entry in the trail of each of the two records."""
    refs = {"kept": merge.kept.ref, "away": merge.away.ref}
    for person in (merge.kept, merge.away):
        record_write(
            by=by, action=action, subject=merge, person=person, details={**details, **refs}
        )


def _bring_up_to_date(kept: Person, away: Person) -> None:
    """Make duties and events again for whatever hangs on either of the two."""
    told = {*registry.projections, *registry.followers}
    records: dict[type[Model], set[int]] = {}
    for rows in reading.rows_of(kept, away):
        for key, found in rows.items():
            if by_key()[key].model in told:
                records.setdefault(by_key()[key].model, set()).update(found)
    registry.bring_up_to_date(
        *Person.objects.filter(pk__in=(kept.pk, away.pk)),
        *(
            row
            for model, pks in records.items()
            for row in model._default_manager.filter(pk__in=pks)
        ),
    )
