"""Beginning an assessment as its hand-over is accepted, and completing it."""

from datetime import date
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.ledger.actions import enter

from ..assessing.policies import get_assessment, may_assess
from ..assessing.rules import why_not_complete
from ..discussing.codes import Service
from ..discussing.rules import why_not_error
from ..models import Assessment, HandOver, Referral
from .asked_first import refuse


def begin_assessment(*, by: Any, handover: HandOver) -> Assessment | None:
    """Begin the assessment for which an accepted hand-over was made; None where it was for else.

    One that goes on already for the same referral goes on. Runs inside the write that accepts the
    hand-over.
    """
    check(by, Can.SEE_FRONT_DOOR)
    if handover.service != Service.ASSESSMENT or handover.answered_at is None:
        return None
    child = handover.contact_child
    referral = Referral.objects.filter(contact_child=child).first()
    begun = _going_on(referral)
    if begun is not None:
        return begun
    assessment = Assessment(
        person=child.person,
        referral=referral,
        handover=handover,
        started_on=clock.day_of(handover.answered_at),
        team=handover.to_team or child.contact.team,
    )
    enter(assessment, by=by, action="begin assessment", person=child.person)
    return assessment


def complete_assessment(
    *,
    by: Any,
    assessment: Assessment,
    authorised_on: date,
    in_need: bool | None,
    conclusion: str,
    seen: bool | None = None,
) -> Assessment:
    """Say what an assessment found, and on which day a manager authorised it.

    ``seen``: whether the child was seen during it; None where nobody knows. Raises ``Refused``
    without an outcome or words, on a day ahead or before it began, or where it is done already.
    """
    check(by, Can.SEE_FRONT_DOOR)
    with write():
        assessment = _locked(by, assessment)
        refuse(
            why_not_complete(
                assessment.standing,
                may=may_assess(by, assessment),
                conclusion=conclusion,
                in_need=in_need,
                authorised_on=authorised_on,
                started_on=assessment.started_on,
                today=clock.today(),
            )
        )
        assessment.authorised_on, assessment.in_need = authorised_on, in_need
        assessment.seen, assessment.conclusion = seen, conclusion.strip()
        enter(assessment, by=by, action="complete assessment", person=assessment.person)
    return assessment


def assessment_in_error(*, by: Any, assessment: Assessment, because: str) -> Assessment:
    """Strike an assessment through, with the reason. It stays on file, and owes nothing more."""
    check(by, Can.RECORD_CONTACT)
    with write():
        assessment = _locked(by, assessment)
        refuse(why_not_error(assessment.standing, because))
        assessment.recorded_in_error = because.strip()[:200]
        enter(assessment, by=by, action="assessment recorded in error", person=assessment.person)
    return assessment


def _going_on(referral: Referral | None) -> Assessment | None:
    if referral is None:
        return None
    rows = referral.assessments.filter(authorised_on__isnull=True, recorded_in_error="")
    return rows.order_by("pk").first()


def _locked(by: Any, assessment: Assessment) -> Assessment:
    """The assessment as stored now, held until the write ends, if this person may know it."""
    found = get_assessment(by, assessment.ref)
    Assessment.objects.select_for_update().get(pk=found.pk)
    return get_assessment(by, assessment.ref)
