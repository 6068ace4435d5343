"""Where care leavers live (SSDA903 OC3 accommodation) and whether it is suitable."""

from django.db import models


class StayKind(models.TextChoices):
    PARENTS = "B", "With parents or relatives"
    COMMUNITY_HOME = "C", "Community home or other residential care"
    SEMI_INDEPENDENT = "D", "Semi-independent, transitional"
    LODGINGS_SUPPORTED = "E", "Supported lodgings"
    ABROAD = "G", "Gone abroad"
    DEPORTED = "H", "Deported"
    LODGINGS = "K", "Ordinary lodgings"
    NOT_KNOWN = "R", "Residence not known"
    NO_FIXED_ABODE = "S", "No fixed abode"
    FOYER = "T", "Foyer"
    INDEPENDENT = "U", "Independent living"
    EMERGENCY = "V", "Emergency accommodation"
    BED_AND_BREAKFAST = "W", "Bed and breakfast"
    CUSTODY = "X", "In custody"
    OTHER = "Y", "Other"
    FORMER_FOSTER_CARER = "Z", "With former foster carer"


class Suitability(models.TextChoices):
    SUITABLE = "1", "Suitable"
    UNSUITABLE = "2", "Not suitable"
    NOT_JUDGED = "0", "Not judged"


# Together the beds that nobody should have to sleep in.
CRISIS = (StayKind.NO_FIXED_ABODE, StayKind.EMERGENCY, StayKind.BED_AND_BREAKFAST)

# Codes that can only be unsuitable (SSDA903 validation).
ALWAYS_UNSUITABLE = (StayKind.NO_FIXED_ABODE, StayKind.CUSTODY)
