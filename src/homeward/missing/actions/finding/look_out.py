"""The look-out sheet: lines that no other record holds, and who went through the whole."""

from datetime import datetime
from typing import Any

from homeward.access.models import User
from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.care.queries import current_placement
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import NotForYou, Refused
from homeward.ledger.actions import enter
from homeward.missing.finding.codes import FirstHand
from homeward.missing.finding.queries.carers import children_of
from homeward.missing.models import CarerLink, LookOutLine, LookOutReview
from homeward.people.policies import get_person

from .known import sourced


def write_line(
    *,
    by: Any,
    person: Any,
    heading: str,
    words: str,
    said_by: str,
    how_known: str,
    first_hand: str = FirstHand.NOT_KNOWN,
    at: datetime | None = None,
    source: str = "",
) -> LookOutLine:
    """A line of the sheet: what it says, who said it, how they know it, and as of when."""
    check(by, Can.REPORT_MISSING)
    get_person(by, person.ref)
    if not words.strip():
        raise Refused("Write the line.", field="words")
    line = LookOutLine(
        person=person, heading=heading, words=words.strip(), first_hand=first_hand, source=source
    )
    sourced(line, said_by=said_by, how_known=how_known, at=at or clock.now())
    enter(
        line, by=by, action="write look-out line", person=person, details={"heading": str(heading)}
    )
    return line


def review_sheet(*, by: Any, person: Any, reviewer: str = "", remarks: str = "") -> LookOutReview:
    """Somebody who lives with the child went through the sheet: line by line, all of it.

    A carer does so from their own sign-in, for children placed with them; a worker with the
    carer, and names them.
    """
    carer = person.pk in children_of(by)
    if not carer:
        check(by, Can.REPORT_MISSING)
        get_person(by, person.ref)
        if not reviewer.strip():
            raise Refused("Say with which carer you went through it.", field="reviewer")
    review = LookOutReview(
        person=person,
        reviewed_at=clock.now(),
        reviewer=(str(by.name) if carer else reviewer.strip())[:120],
        by_carer=carer,
        remarks=remarks.strip(),
    )
    enter(review, by=by, action="review look-out sheet", person=person, details={"carer": carer})
    return review


def link_carer(*, by: Any, person: Any, user: User) -> CarerLink:
    """A partner's user cares for this child: they may see and review the child's sheet.

    It holds as long as the child's present placement, and ends with it.
    """
    check(by, Can.APPROVE_COPY)
    get_person(by, person.ref)
    if not user.may(Can.REVIEW_LOOK_OUT):
        raise Refused("That user is no carer or home. Give them a partner's sign-in first.")
    placement = current_placement(person)
    if placement is None:
        raise Refused("No placement of this child is recorded today. Record it first.")
    with write():
        if CarerLink.objects.filter(
            user=user, person=person, placement=placement, ended_at__isnull=True
        ).exists():
            raise Refused("They are the child's carer here already.")
        link = CarerLink(user=user, person=person, placement=placement)
        enter(link, by=by, action="link carer", person=person)
    return link


def end_carer(*, by: Any, link: CarerLink) -> CarerLink:
    """The user no longer cares for the child: from now on they see nothing of it."""
    check(by, Can.APPROVE_COPY)
    get_person(by, link.person.ref)
    if link.ended_at is not None:
        raise NotForYou
    link.ended_at = clock.now()
    enter(link, by=by, action="end carer", person=link.person)
    return link
