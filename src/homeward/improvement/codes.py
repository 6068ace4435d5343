"""Themes and directions of findings, as pages and files name them."""

from django.db import models


class Theme(models.TextChoices):
    FRONT_DOOR = "front door", "Front door"
    MISSING = "missing", "Missing"
    LEAVING_CARE = "leaving care", "Leaving care"
    HOMES = "homes", "Homes"
    WORKFORCE = "workforce", "Workforce"
    OVERSIGHT = "management oversight", "Management oversight"
    PLANS = "plans", "Plans"
    AUDIT = "audit", "Audit"
    OTHER = "other", "Other"


class Direction(models.TextChoices):
    STRENGTH = "strength", "Strength"
    WEAKNESS = "weakness", "Weakness"
    NEUTRAL = "neutral", "Neither"


DIRECTION_COLOURS = {
    Direction.STRENGTH: "green",
    Direction.WEAKNESS: "red",
    Direction.NEUTRAL: "grey",
}


class FindingState(models.TextChoices):
    DRAFT = "draft", "Read by the machine, to confirm"
    CONFIRMED = "confirmed", "Confirmed"
    SET_ASIDE = "set_aside", "Set aside"


class TestDecision(models.TextChoices):
    """What follows from a test of change."""

    ADOPT = "adopt", "Adopt it"
    ADAPT = "adapt", "Adapt it and test again"
    ABANDON = "abandon", "Abandon it"


class PackKind(models.TextChoices):
    BOARD = "board", "Board pack"
    VISIT = "visit", "Visit pack"
