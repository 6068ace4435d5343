"""Who may know of which contacts: those who may see the front door and one of its children."""

from typing import Any

from django.db.models import Q, QuerySet

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.core.errors import NotForYou
from homeward.people.policies import only_visible

from .models import Contact, ContactChild, NamedChild, Proposal, Question


def visible_children(viewer: Any) -> QuerySet[ContactChild]:
    """Children on contacts whom this viewer may know."""
    return only_visible(ContactChild.objects.all(), viewer)


def visible_contacts(viewer: Any) -> QuerySet[Contact]:
    """Contacts of which the viewer may know at least one child; others do not exist for them.

    A contact on which a named child still waits to be matched, or nobody was put on record, is
    open to the whole front door: somebody has to say who that is.
    """
    check_may_know(viewer, Can.SEE_FRONT_DOOR)
    known = Q(pk__in=visible_children(viewer).values("contact"))
    waits = Q(pk__in=waiting_named().values("contact"))
    nobody = ~Q(pk__in=ContactChild.objects.values("contact"))
    return Contact.objects.filter(known | waits | nobody)


def waiting_named() -> QuerySet[NamedChild]:
    """Children named on written referrals of whom nobody has said yet who they are."""
    return NamedChild.objects.filter(child__isnull=True, set_aside_at__isnull=True)


def undecided(contact: Contact) -> bool:
    """Whether a child on a contact still waits for a decision, or to be matched."""
    return (
        contact.children.filter(decided_at__isnull=True).exists()
        or waiting_named().filter(contact=contact).exists()
    )


def get_contact(viewer: Any, ref: str) -> Contact:
    """The contact, or ``NotForYou`` (404) where there is none that this viewer may open."""
    rows = visible_contacts(viewer).select_related(
        "team", "worker", "recorded_by", "written", "outcome_told"
    )
    contact = rows.filter(ref=ref).first()
    if contact is None:
        raise NotForYou
    return contact


def get_child(viewer: Any, contact: Contact, ref: str) -> ContactChild:
    """One child on a contact, or ``NotForYou``."""
    rows = visible_children(viewer).select_related("contact", "person", "decided_by")
    child = rows.filter(contact=contact, ref=ref).first()
    if child is None:
        raise NotForYou
    return child


def get_proposal(viewer: Any, contact: Contact, ref: str) -> Proposal:
    """One proposal about a child on a contact, or ``NotForYou``."""
    rows = Proposal.objects.filter(contact_child__in=visible_children(viewer), ref=ref)
    rows = rows.filter(contact_child__contact=contact)
    proposal = rows.select_related("contact_child__contact", "contact_child__person").first()
    if proposal is None:
        raise NotForYou
    return proposal


def get_question(contact: Contact, ref: str) -> Question:
    """One question about a contact that the viewer may open, or ``NotForYou``."""
    question = Question.objects.filter(contact=contact, ref=ref).first()
    if question is None:
        raise NotForYou
    return question
