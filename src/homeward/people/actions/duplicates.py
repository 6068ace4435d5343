"""Looking for people who are on file twice, and answering what was found."""

from collections.abc import Iterable
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.audit.actions import record_write
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.records import save_record

from .. import matching
from ..merging.asking import Found, found
from ..models import DuplicateLook, NotSame, Person, PossibleDuplicate
from ..policies import get_person
from ..projections import record_of
from ..queries import duplicates as reading
from .finding import not_same

# For each person so many candidates are looked at; a person is seldom on file more often.
CANDIDATES = 6
BATCH = 500


def look_for_duplicates(*, by: Any, whole: bool = False) -> DuplicateLook:
    """Compare people changed since the last search with everybody, and queue likely pairs.

    For the night: a tenth of a millisecond a person to read, about one a person compared. Pairs
    that somebody has answered "not the same", sealed ones and records merged away never come up.
    ``whole`` compares everybody again. Nothing is ever merged by it.
    """
    check(by, Can.MERGE_PEOPLE)
    began = clock.now()
    changed = None if whole else reading.changed_since_last_look()
    asked, pairs = _compare(changed)
    with write():
        new = _queue(pairs)
        look = DuplicateLook(
            began_at=began, looked_at=clock.now(), people=asked, pairs=new, source=""
        )
        save_record(look, by=by)
        record_write(
            by=by,
            action="look for duplicates",
            subject=look,
            details={"people": asked, "pairs": new},
        )
    return look


def answer_not_same(*, by: Any, person: Person, other: Person, because: str) -> NotSame:
    """Somebody compared two records and says that they are two people. It is not asked again."""
    check(by, Can.EDIT_PEOPLE)
    if not because.strip():
        raise Refused("Say how you know that they are two people.", field="because")
    person, other = get_person(by, person.ref), get_person(by, other.ref)
    with write():
        said = not_same(by=by, person=person, other=other, because=because)
        _answer(by, person, other, PossibleDuplicate.State.NOT_SAME, because)
    return said


def answer_cannot_tell(*, by: Any, person: Person, other: Person, because: str) -> None:
    """Somebody compared two records and cannot tell; what they looked at is noted for the next."""
    check(by, Can.EDIT_PEOPLE)
    if not because.strip():
        raise Refused("Say what you looked at, and who might know.", field="because")
    person, other = get_person(by, person.ref), get_person(by, other.ref)
    with write():
        pair = _answer(by, person, other, PossibleDuplicate.State.CANNOT_TELL, because)
        _log(by, "cannot tell whether one person", pair, person, other)


def _compare(changed: set[int] | None) -> tuple[int, dict[tuple[int, int], Found]]:
    """How many people were compared, and the likely pairs, by both row numbers."""
    people = reading.everybody()
    records = {str(person.pk): record_of(person) for person in people}
    index = matching.prepare(records.values(), edges=_edges(records))
    asked = [ref for ref in records if changed is None or int(ref) in changed]
    pairs = {
        (pair.person, pair.other): pair
        for ref in asked
        for candidate in index.find(records[ref], CANDIDATES)
        if (pair := found(ref, candidate)) is not None
    }
    return len(asked), pairs


def _edges(records: Iterable[str]) -> matching.Edges:
    """What must not be offered: pairs already answered or sealed, and everybody with themselves."""
    not_same, sealed = reading.parted()
    oneself = {matching.pair(ref, ref) for ref in records}
    return matching.Edges(
        frozenset({matching.pair(*both) for both in not_same} | oneself),
        frozenset(matching.pair(*both) for both in sealed),
    )


def _queue(pairs: dict[tuple[int, int], Found]) -> int:
    """Put new pairs into the queue and refresh those that wait; how many are new."""
    known = reading.rows_of_pairs(pairs)
    new = [_row(PossibleDuplicate(), pair) for both, pair in pairs.items() if both not in known]
    PossibleDuplicate.objects.bulk_create(new, batch_size=BATCH)
    again = [_row(known[both], pair) for both, pair in pairs.items() if both in known]
    PossibleDuplicate.objects.bulk_update(
        again, ["strength", "bits", "reasons", "doubts"], batch_size=100
    )
    return len(new)


def _row(row: PossibleDuplicate, pair: Found) -> PossibleDuplicate:
    row.person_id, row.other_id = pair.person, pair.other
    row.strength, row.bits = pair.strength, pair.bits
    row.reasons, row.doubts = [list(each) for each in pair.reasons], list(pair.doubts)
    return row


def _answer(by: Any, person: Person, other: Person, state: str, because: str) -> PossibleDuplicate:
    """Note an answer on the pair's row; a pair that nobody found is noted all the same."""
    one, two = sorted((person, other), key=lambda each: each.pk)
    if one == two:
        raise Refused("That is one and the same record. Choose another.")
    pair = PossibleDuplicate.objects.filter(person=one, other=two).first() or PossibleDuplicate(
        person=one, other=two, strength=PossibleDuplicate.Strength.POSSIBLE, bits=0.0
    )
    pair.state, pair.note = state, because.strip()
    save_record(pair, by=by)
    return pair


def _log(by: Any, action: str, subject: Any, *people: Person) -> None:
    for person in people:
        record_write(by=by, action=action, subject=subject, person=person)
