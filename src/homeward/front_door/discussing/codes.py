"""The words of strategy discussions and hand-overs, and the states they may be in."""

from dataclasses import dataclass

from django.db import models

from ..codes import Agency, Decision

# Who belongs at a strategy discussion: social care, police and health at the least
# (Working Together to Safeguard Children 2023).
BODIES = [("social_care", "Children's social care"), *Agency.choices]
CORE = ("social_care", Agency.POLICE.value, Agency.HEALTH.value)


class Came(models.TextChoices):
    """Whether an agency came to a discussion."""

    NOT_ASKED = "", "Not asked"
    PRESENT = "present", "Was there"
    APOLOGIES = "apologies", "Sent apologies"
    ABSENT = "absent", "Asked, and did not come"


class Outcome(models.TextChoices):
    """What a strategy discussion decides."""

    SINGLE = "single", "Section 47 enquiry by social care alone"
    JOINT = "joint", "Section 47 enquiry jointly with the police"
    NO_ENQUIRY = "no_enquiry", "No section 47 enquiry"
    OTHER = "other", "Something else"


class Ended(models.TextChoices):
    """What became of an agreed action."""

    OPEN = "", "To be done"
    DONE = "done", "Done"
    DROPPED = "dropped", "No longer needed"


class Service(models.TextChoices):
    """To whom a child's case is handed over."""

    EARLY_HELP = "early_help", "Early help"
    FAMILY_HELP = "family_help", "Family Help"
    ASSESSMENT = "assessment", "Assessment team"
    OPEN_CASE = "open_case", "The team that works with the family"
    OTHER_AUTHORITY = "other_authority", "Another authority"


class HandedAnswer(models.TextChoices):
    """Whether a hand-over was taken."""

    WAITING = "", "Waits to be accepted"
    ACCEPTED = "accepted", "Accepted"
    REFUSED = "refused", "Refused"


@dataclass(frozen=True)
class State:
    """One state: its words, its colour, and the states that may follow."""

    words: str
    colour: str
    moves: tuple[str, ...] = ()


DISCUSSION_STATES = {
    "called": State("Called", "blue", ("held", "error")),
    "held": State("Held, minutes not sent", "yellow", ("sent", "error")),
    "sent": State("Minutes sent", "met", ("sent", "error")),
    "error": State("Recorded in error", "grey"),
}
HANDOVER_STATES = {
    "waiting": State("Waits to be accepted", "blue", ("accepted", "refused", "error")),
    "accepted": State("Accepted", "met", ("error",)),
    "refused": State("Refused: an answer is owed", "late", ("settled", "error")),
    "settled": State("Refused, and answered", "grey", ("error",)),
    "error": State("Recorded in error", "grey"),
}
# Which decision is handed over to whom; the others end at the front door.
HANDED_TO = {
    Decision.EARLY_HELP: Service.EARLY_HELP,
    Decision.FAMILY_HELP: Service.FAMILY_HELP,
    Decision.REFERRAL: Service.ASSESSMENT,
    Decision.STRATEGY: Service.ASSESSMENT,
    Decision.OPEN_CASE: Service.OPEN_CASE,
    Decision.OTHER_AUTHORITY: Service.OTHER_AUTHORITY,
}
