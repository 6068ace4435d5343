"""The person a row is about: found by the authority's child ID, else made. Pure."""

from typing import Any

from homeward.people.models import Identifier, Person

from .drafts import Book, Draft, in_words
from .facts import Facts

LONGEST_ID = 40


def person_of(book: Book, draft: Draft, facts: Facts) -> Person | None:
    """The person of a row, with what the row adds to what is known of them.

    None, and a question, where the row disagrees with the date of birth or the sex on the
    record: it may be about somebody else, so nothing of it is taken.
    """
    child = facts.code("child_id")
    if len(child) > LONGEST_ID:
        draft.hold(f"the child ID has more than {LONGEST_ID} letters. Correct it.")
        return None
    person = book.known.people.get(child)
    if person is None:
        return _make(book, draft, child, _said(book, facts))
    said = _said(book, facts)
    if _is_somebody_else(draft, person, said):
        return None
    book.state(draft, person, **said)
    return person


def _said(book: Book, facts: Facts) -> dict[str, Any]:
    """What the row says of the person, in our words. A birth that lies ahead is expected."""
    born = facts.day("born_on")
    ahead = born is not None and born > book.as_at
    sex, ethnicity = facts.code("gender"), facts.code("ethnicity")
    said = {
        "born_on": None if ahead else born,
        "expected_on": born if ahead else None,
        "sex": "" if sex == Person.Sex.UNKNOWN else sex,
        "ethnicity": "" if ethnicity == "UNKNOWN" else ethnicity,
        "disabled": facts.yes("disability"),
        "unaccompanied": _unaccompanied(facts),
    }
    return {name: value for name, value in said.items() if value not in (None, "")}


def _unaccompanied(facts: Facts) -> bool | None:
    """List 8 asks about the last twelve months only: there, a no says nothing of before."""
    said = facts.yes("uasc")
    return None if said is False and "eligibility" not in facts.values else said


def _make(book: Book, draft: Draft, child: str, said: dict[str, Any]) -> Person:
    person: Person = book.make(draft, Person(**said), *said)
    book.make(draft, Identifier(person=person, scheme=Identifier.Scheme.LA_CHILD_ID, value=child))
    book.known.people[child] = person
    return person


def _is_somebody_else(draft: Draft, person: Person, said: dict[str, Any]) -> bool:
    """Whether date of birth or sex contradict the record; asks where they do."""
    questions = []
    born = said.get("born_on")
    if born and person.born_on and born != person.born_on:
        questions.append(
            f"date of birth {in_words(born)} here, {in_words(person.born_on)} on the record"
        )
    sex = said.get("sex")
    if sex and sex != person.sex != Person.Sex.UNKNOWN:
        questions.append(
            f"gender {Person.Sex(sex).label} here, {person.get_sex_display()} on the record"
        )
    if questions:
        draft.hold(
            f"the child with this ID differs from the one already known: {'; '.join(questions)}. "
            f"That record was made from {person.source or 'what somebody typed'}. "
            "Check the child ID; correct the file or the record, and import again. "
            "Nothing of this row was taken."
        )
    return bool(questions)
