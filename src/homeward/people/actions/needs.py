"""Noting what somebody needs, and whether they consent to be contacted."""

from datetime import date
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.audit.actions import record_write
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.records import save_record

from ..models import Needs, Person
from ..policies import get_person


def note_needs(
    *,
    by: Any,
    person: Person,
    languages: str = "",
    interpreter: bool | None = None,
    disability: str = "",
    communication: str = "",
    religion: str = "",
    may_contact: bool | None = None,
    consent_on: date | None = None,
    consent_how: str = "",
    source: str = "",
    version: int | None = None,
) -> Needs:
    """Note (or correct) what a person needs; what is left empty is not known.

    Consent, given or withheld, has a day and a way ("on the phone, to her adviser"). Raises
    ``Refused`` without them, ``Stale`` where somebody wrote since ``version`` (0: when nothing
    was noted yet).
    """
    check(by, Can.EDIT_PEOPLE)
    get_person(by, person.ref)
    _refuse_half_a_consent(may_contact, consent_on, consent_how.strip())
    with write():
        Person.objects.select_for_update().get(pk=person.pk)  # two firsts wait for one another
        needs = Needs.objects.filter(person=person).first() or Needs()
        needs.person = person  # whoever holds the person has the new words too
        needs.languages, needs.interpreter = languages.strip(), interpreter
        needs.disability, needs.communication = disability.strip(), communication.strip()
        needs.religion, needs.source = religion.strip(), source
        needs.may_contact, needs.consent_on = may_contact, consent_on
        needs.consent_how = consent_how.strip()
        changes = save_record(needs, by=by, version=version if needs.pk else None)
        record_write(by=by, action="note needs", subject=needs, person=person, details=changes)
    return needs


def _refuse_half_a_consent(may_contact: bool | None, on: date | None, how: str) -> None:
    if may_contact is None and (on or how):
        raise Refused(
            "Say whether they consent, yes or no, or leave the day and the way empty.",
            field="may_contact",
        )
    if may_contact is not None and on is None:
        raise Refused("Say on which day they said so.", field="consent_on")
    if may_contact is not None and not how:
        raise Refused("Say how and to whom they said so.", field="consent_how")
    if on is not None and on > clock.today():
        raise Refused("The day on which they said so lies in the future.", field="consent_on")
