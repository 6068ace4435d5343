"""What a contact gives rise to: decisions and answers owed for each child; its timeline.

The clock is the referral's working day (Working Together 2023), run from the moment the contact
was received. It is answered by the contact's worker, else by its team's desk.
"""

from collections.abc import Iterator

from homeward.calendar import NoRule, deadline, rule_for
from homeward.core.clock import day_of
from homeward.core.days import start_of_day
from homeward.core.projection import DutySpec, EventSpec
from homeward.ledger.kinds import Kind

from .codes import REFERRED, Answer, Decision, Reply, Source
from .models import Contact, ContactChild, Question, Referral

CONTACT = "contact"
DECISION = "decision"
REFERRAL = "referral"
RULE = "contact_decision"
RETURNED_RULE = "contact_returned"
REPLY_RULE = "partner_reply"


def duties_of(contact: Contact) -> Iterator[DutySpec]:
    """One decision for each child; none where another system holds it."""
    if contact.decided_elsewhere:
        return
    try:
        rule = rule_for(RULE, day_of(contact.received_at))
    except NoRule:
        return  # received before the rule began: nothing was owed by it
    due_at = deadline(contact.received_at, rule)
    yield from _questions(contact)
    for child in contact.children.all():
        yield from _returned(contact, child)
        yield DutySpec(
            key=f"decision:{child.pk}",
            kind=Kind.CONTACT_DECISION,
            raised_at=contact.received_at,
            due_at=due_at,
            rule=rule.version,
            team_id=contact.team_id,
            owner_id=contact.worker_id,
            person_id=child.person_id,
            met_at=child.decided_at,
        )


def _questions(contact: Contact) -> Iterator[DutySpec]:
    """For each question to a partner: a reply, waited for by whoever answers for the contact.

    A question is excused where the last child was decided without it.
    """
    children = list(contact.children.all())
    decided = [child.decided_at for child in children]
    over = max((at for at in decided if at), default=None) if all(decided) else None
    for question in contact.questions.all():
        rule = rule_for(REPLY_RULE, day_of(question.asked_at))
        came = question.reply in (Reply.ANSWERED, Reply.REFUSED)
        excused_at = None if came else question.replied_at or over
        yield DutySpec(
            key=f"question:{question.pk}",
            kind=Kind.PARTNER_REPLY,
            raised_at=question.asked_at,
            due_at=deadline(question.asked_at, rule),
            rule=rule.version,
            team_id=contact.team_id,
            owner_id=contact.worker_id,
            person_id=children[0].person_id if children else None,
            met_at=question.replied_at if came else None,
            excused_at=excused_at,
            excused_because=_why_excused(question) if excused_at else "",
        )


def _why_excused(question: Question) -> str:
    return question.reply_words[:200] if question.reply else "the contact was decided without it"


def _returned(contact: Contact, child: ContactChild) -> Iterator[DutySpec]:
    """For each proposal returned with a note: an answer, owed by whoever proposed it."""
    proposals = sorted(child.proposals.all(), key=lambda each: (each.proposed_at, each.pk))
    for number, proposal in enumerate(proposals):
        if proposal.answer != Answer.RETURNED or proposal.answered_at is None:
            continue
        rule = rule_for(RETURNED_RULE, day_of(proposal.answered_at))
        later = [each.proposed_at for each in proposals[number + 1 :]]
        worker = getattr(proposal.proposed_by, "worker", None)
        yield DutySpec(
            key=f"returned:{proposal.pk}",
            kind=Kind.CONTACT_RETURNED,
            raised_at=proposal.answered_at,
            due_at=deadline(proposal.answered_at, rule),
            rule=rule.version,
            team_id=contact.team_id,
            owner_id=worker.pk if worker is not None else contact.worker_id,
            person_id=child.person_id,
            met_at=min((at for at in (*later, child.decided_at) if at is not None), default=None),
        )


def events_of(contact: Contact) -> Iterator[EventSpec]:
    """For each child: the contact, and what was decided on it."""
    for child in contact.children.all():
        yield EventSpec(
            key=f"contact:{child.pk}",
            kind=CONTACT,
            person_id=child.person_id,
            at=contact.received_at,
            exact=contact.exact,
            words=_arrived(contact),
            source=contact.source,
        )
        if child.decided_at is not None:
            yield _decided(contact, child)


def events_of_referral(referral: Referral) -> Iterator[EventSpec]:
    """The referral; struck through where the decision that made it was changed."""
    yield EventSpec(
        key="referral",
        kind=REFERRAL,
        person_id=referral.person_id,
        at=start_of_day(referral.received_on),
        exact=False,
        words=_referred(referral),
        source=referral.source,
        significant=True,
        corrected=_withdrawn(referral),
    )


def _decided(contact: Contact, child: ContactChild) -> EventSpec:
    assert child.decided_at is not None  # noqa: S101 - for the type checker
    return EventSpec(
        key=f"decision:{child.pk}",
        kind=DECISION,
        person_id=child.person_id,
        at=child.decided_at,
        exact=contact.exact,
        words=f"Contact decided: {Decision(child.decision).label}",
        source=child.source or contact.source,
        significant=child.decision in REFERRED,
        author_id=child.decided_by_id,
    )


def _arrived(contact: Contact) -> str:
    teller = f" ({contact.from_whom})" if contact.from_whom else ""
    return f"Contact from {_from(contact.source_code)}{teller}, by {_route(contact)}"


def _route(contact: Contact) -> str:
    words = contact.get_route_display()
    return words[0].lower() + words[1:] if words[1:2].islower() else words


def _from(code: str) -> str:
    words = Source(code).label
    return words if words[:2].isupper() else words[0].lower() + words[1:]


def _referred(referral: Referral) -> str:
    words = f"Referral from {_from(referral.source_code)}"
    return f"{words}: no further action" if referral.no_further_action else words


def _withdrawn(referral: Referral) -> str:
    child = referral.contact_child
    if child is None or child.decision in REFERRED:
        return ""
    return f"The decision was changed to: {Decision(child.decision).label}"
