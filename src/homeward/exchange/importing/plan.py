"""From the rows of an Annex A workbook to what each would change. Pure: no reading or writing."""

from collections.abc import Callable, Iterator

from homeward.care.models import PeriodOfCare
from homeward.exchange.annex_a import Row, Workbook
from homeward.front_door.models import Contact, Referral
from homeward.leaving_care.models import LeavingCareCase
from homeward.people.models import Person

from .care import take_period
from .drafts import Book, Draft, Outcome, RowPlan
from .facts import Facts
from .help import take_contact, take_referral
from .known import Known
from .leavers import take_leaver, why_no_case
from .people import person_of

Taker = Callable[[Book, Draft, Facts, Person], None]

TAKERS: dict[int, Taker] = {1: take_contact, 3: take_referral, 8: take_period, 9: take_leaver}
# What a row of each list is about: making one is to take the row, adding to it to change it.
ROOTS = {1: Contact, 3: Referral, 8: PeriodOfCare, 9: LeavingCareCase}
# What a row cannot be known by without. A blank source is "not known"; a doubtful one is not.
KEYS = {1: "contact_on", 3: "referred_on", 8: "started_on"}
ADOPTERS = 11


def plan(workbook: Workbook, known: Known, batch_ref: str) -> Iterator[RowPlan]:
    """What becomes of every row, in the order of the lists and of the rows.

    ``known`` grows as it goes: a row about what an earlier row brought finds it there.
    """
    book = Book(known, workbook.as_at)
    for number, one in workbook.lists.items():
        for row in one.rows:
            yield _row(book, number, row, batch_ref)


def _row(book: Book, number: int, row: Row, batch_ref: str) -> RowPlan:
    source = f"Annex A list {number}, row {row.number}, batch {batch_ref}"
    draft = Draft(number, row.sheet[:40], row.number, source)
    if row.refused:
        refused = [each.sentence for each in row.problems if each.severity == "refused"]
        return _finished(draft, Outcome.REFUSED, " ".join(refused))
    draft.questions += [each.sentence for each in row.problems if each.severity == "asked"]
    draft.remarks += [each.sentence for each in row.problems if each.severity == "note"]
    facts = Facts.of(row)
    person = None if number == ADOPTERS else _take(book, draft, facts)
    done = _finished(draft, _outcome(draft), "")
    done.child = person
    return done


def _take(book: Book, draft: Draft, facts: Facts) -> Person | None:
    """Everything of one row, unless something that it is known by waits for an answer."""
    if "child_id" in facts.doubtful or not facts.code("child_id"):
        draft.hold("without a readable child ID nothing of this row was taken.")
        return None
    key = KEYS.get(draft.number)
    if key and facts.day(key) is None:
        draft.hold()
        return None
    if draft.number in (1, 3) and "source" in facts.doubtful:
        draft.hold()
        return None
    if draft.number == 9:
        why = why_no_case(book, facts, book.known.people.get(facts.code("child_id")))
        if why:
            draft.hold(why)
            return None
    person = person_of(book, draft, facts)
    if person is not None and draft.number in TAKERS:
        TAKERS[draft.number](book, draft, facts, person)
    return person


def _outcome(draft: Draft) -> Outcome:
    if draft.questions or draft.held:
        return Outcome.ASKED
    if draft.number not in TAKERS:
        return Outcome.READ
    root = ROOTS[draft.number]
    if any(write.made and isinstance(write.record, root) for write in draft.writes):
        return Outcome.TAKEN
    return Outcome.CHANGED if draft.made or draft.changed else Outcome.SAME


def _finished(draft: Draft, outcome: Outcome, sentence: str) -> RowPlan:
    if outcome is Outcome.ASKED:
        sentence = f"{' '.join(draft.questions)} {_rest(draft)}".strip()
    elif not sentence:
        sentence = " ".join(draft.remarks)
    return RowPlan(draft.number, draft.sheet, draft.row, outcome, sentence, draft.writes)


def _rest(draft: Draft) -> str:
    """What happened to the rest of a row that is asked about."""
    if draft.held:
        return (
            "" if "Nothing of this row" in draft.questions[-1] else "Nothing of this row was taken."
        )
    if draft.made or draft.changed:
        return "The rest of the row was taken."
    return "The rest of the row is already so."
