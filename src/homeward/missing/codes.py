"""The codes of missing children, with their words."""

from django.db import models


class Category(models.TextChoices):
    """SSDA903: whereabouts not known, or known but not where the child should be."""

    MISSING = "M", "Missing"
    AWAY = "A", "Away without authorisation"


class Risk(models.TextChoices):
    """The police's scale; an authority's force may name its grades otherwise."""

    VERY_LOW = "very_low", "No apparent or very low"
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


RISK_COLOURS: dict[str, str] = {Risk.LOW: "yellow", Risk.MEDIUM: "orange", Risk.HIGH: "red"}


class FoundBy(models.TextChoices):
    """Who found the child, or that they came back by themselves."""

    THEMSELVES = "themselves", "Came back by themselves"
    FAMILY = "family", "Family or friends"
    CARER = "carer", "Carer or the home"
    POLICE = "police", "Police"
    WORKER = "worker", "Social worker or another worker"
    PUBLIC = "public", "Somebody else"


class Channel(models.TextChoices):
    """The way by which word of a missing child reached us."""

    WORKER = "worker", "Taken down by a worker"
    PARTNER = "partner", "Written by a partner"
    API = "api", "From a partner's system"
    FILE = "file", "From a file"


class Says(models.TextChoices):
    """What a notification says of the child."""

    MISSING = "missing", "Missing"
    AWAY = "away", "Away without authorisation"
    BACK = "back", "Found or returned"


class Mode(models.TextChoices):
    """How an enquiry was made."""

    PHONE = "phone", "By telephone"
    DOOR = "door", "At the door"
    SEARCH = "search", "Looked around"
    ONLINE = "online", "Online"
    OTHER = "other", "Otherwise"


class Result(models.TextChoices):
    """What came of an enquiry."""

    NOT_THERE = "not_there", "Not there"
    NO_ANSWER = "no_answer", "No answer"
    SEEN = "seen", "Seen, or heard of"
    FOUND = "found", "Found"


class Meeting(models.TextChoices):
    """What was decided where the protocol asks for a strategy meeting."""

    CALLED = "called", "A strategy discussion is called"
    HELD_ALREADY = "held_already", "One was held already about this"
    NOT_NEEDED = "not_needed", "Not needed, with the reason"


class InterviewState(models.TextChoices):
    """Where a return home interview stands."""

    OWED = "owed", "Owed"
    OFFERED = "offered", "Offered"
    ACCEPTED = "accepted", "Accepted"
    HELD = "held", "Held"
    DECLINED = "declined", "Declined"
    NOT_POSSIBLE = "not_possible", "Not possible"
    COVERED = "covered", "Covered by another episode's interview"


STILL_OWED = (InterviewState.OWED, InterviewState.OFFERED, InterviewState.ACCEPTED)

# From each state to those that may follow it; the diagram in the guide is made from this.
MOVES: dict[InterviewState, tuple[InterviewState, ...]] = {
    InterviewState.OWED: (
        InterviewState.OFFERED,
        InterviewState.ACCEPTED,
        InterviewState.HELD,
        InterviewState.DECLINED,
        InterviewState.NOT_POSSIBLE,
        InterviewState.COVERED,
    ),
    InterviewState.OFFERED: (
        InterviewState.ACCEPTED,
        InterviewState.HELD,
        InterviewState.DECLINED,
        InterviewState.NOT_POSSIBLE,
        InterviewState.COVERED,
    ),
    InterviewState.ACCEPTED: (
        InterviewState.HELD,
        InterviewState.DECLINED,
        InterviewState.NOT_POSSIBLE,
        InterviewState.COVERED,
    ),
    InterviewState.HELD: (),
    InterviewState.DECLINED: (InterviewState.ACCEPTED, InterviewState.HELD),
    InterviewState.NOT_POSSIBLE: (
        InterviewState.OFFERED,
        InterviewState.ACCEPTED,
        InterviewState.HELD,
    ),
    InterviewState.COVERED: (InterviewState.HELD,),
}

COLOURS: dict[InterviewState, str] = {
    InterviewState.OWED: "red",
    InterviewState.OFFERED: "yellow",
    InterviewState.ACCEPTED: "blue",
    InterviewState.HELD: "green",
    InterviewState.DECLINED: "grey",
    InterviewState.NOT_POSSIBLE: "grey",
    InterviewState.COVERED: "turquoise",
}
