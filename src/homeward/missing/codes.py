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
