"""The codes of leaving care, with their words (SSDA903 OC3; Annex A list 9)."""

from django.db import models


class Category(models.TextChoices):
    """Entitlement (Children Act 1989 sections 23A-24B)."""

    ELIGIBLE = "eligible", "Eligible child"
    RELEVANT = "relevant", "Relevant child"
    FORMER_RELEVANT = "former_relevant", "Former relevant child"
    QUALIFYING = "qualifying", "Qualifying care leaver"


# Who must have a pathway plan; a qualifying care leaver is owed advice, not a plan.
OWED_A_PLAN = (Category.ELIGIBLE, Category.RELEVANT, Category.FORMER_RELEVANT)


class ContactKind(models.TextChoices):
    """How the service and a young person were in contact."""

    VISIT = "visit", "Visit, seen in person"
    MEETING = "meeting", "Met elsewhere"
    CALL = "call", "Telephone or video call"
    MESSAGE = "message", "Message answered"
    ATTEMPT = "attempt", "Attempt without an answer"
    NOT_SAID = "not_said", "The file does not say"


class InTouch(models.TextChoices):
    """SSDA903: whether the authority is in touch with the young person."""

    YES = "YES", "In touch"
    NO = "NO", "Not in touch"
    DIED = "DIED", "Died"
    REFUSES = "REFU", "Refuses contact"
    NOT_REQUIRED = "NREQ", "No longer requires services"
    RETURNED_HOME = "RHOM", "Returned home for six months or more"


ACTIVITY_WORDS = {
    "F1": "Higher education, full time",
    "P1": "Higher education, part time",
    "F2": "Other education, full time",
    "P2": "Other education, part time",
    "F4": "Apprenticeship, full time",
    "P4": "Apprenticeship, part time",
    "F5": "Training or employment, full time",
    "P5": "Training or employment, part time",
    "G4": "Not in education or work: illness or disability",
    "G5": "Not in education or work: other",
    "G6": "Not in education or work: pregnancy or parenting",
    "0": "Not applicable",
}
