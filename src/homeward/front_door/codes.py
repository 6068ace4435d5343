"""The codes of the front door, with their words (CIN census; Annex A lists 1 and 3)."""

from django.db import models


class Source(models.TextChoices):
    """Who made a contact or referral."""

    RELATIVE = "1A", "Family member, relative or carer"
    ACQUAINTANCE = "1B", "Acquaintance"
    SELF = "1C", "The child or young person"
    OTHER_INDIVIDUAL = "1D", "Other individual"
    SCHOOL = "2A", "School"
    EDUCATION = "2B", "Education service"
    GP = "3A", "GP"
    HEALTH_VISITOR = "3B", "Health visitor"
    SCHOOL_NURSE = "3C", "School nurse"
    OTHER_PRIMARY = "3D", "Other primary health service"
    EMERGENCY_DEPARTMENT = "3E", "Accident and emergency"
    OTHER_HEALTH = "3F", "Other health service"
    HOUSING = "4", "Housing"
    LA_SOCIAL_CARE = "5A", "This authority's social care"
    LA_OTHER = "5B", "This authority, other"
    OTHER_LA = "5C", "Another authority"
    LA_EARLY_HELP = "5D", "This authority's early help"
    POLICE = "6", "Police"
    LEGAL = "7", "Other legal agency"
    OTHER = "8", "Other"
    ANONYMOUS = "9", "Anonymous"
    UNKNOWN = "10", "Not known"


class Route(models.TextChoices):
    """How a contact arrived: a route has a queue of its own and someone who answers for it."""

    FORM = "form", "Written referral form"
    TELEPHONE = "telephone", "Telephone"
    DOMESTIC_ABUSE = "domestic_abuse", "Police domestic-abuse notification"
    POLICE_NOTICE = "police_notice", "Other police notification"
    EMAIL = "email", "Email or letter"
    OUT_OF_HOURS = "out_of_hours", "Out-of-hours team"
    FILE = "file", "Another system's file"
    OTHER = "other", "Other"


class Decision(models.TextChoices):
    """What can be decided for a child on a contact."""

    NO_FURTHER_ACTION = "no_further_action", "No further action"
    ADVICE = "advice", "Information, advice or signposting"
    EARLY_HELP = "early_help", "Early help"
    FAMILY_HELP = "family_help", "Family Help"
    REFERRAL = "referral", "Referral: assessment (section 17)"
    STRATEGY = "strategy", "Strategy discussion (section 47)"
    OPEN_CASE = "open_case", "Already open: passed to the worker"
    OTHER_AUTHORITY = "other_authority", "Passed to another authority"


REFERRED = (Decision.REFERRAL, Decision.STRATEGY)


class Agreement(models.TextChoices):
    """Whether the family agrees that information about them is shared and used."""

    GIVEN = "given", "They agree"
    REFUSED = "refused", "They object"
    NOT_SOUGHT = "not_sought", "Not sought"


class LawfulBasis(models.TextChoices):
    """On what basis information is shared (UK GDPR, article 6). Consent is seldom the one."""

    PUBLIC_TASK = "public_task", "Public task: our duty towards children"
    LEGAL_OBLIGATION = "legal_obligation", "A legal obligation"
    VITAL_INTERESTS = "vital_interests", "To protect somebody's life"
    CONSENT = "consent", "Consent"


class Answer(models.TextChoices):
    """What became of a proposal."""

    WAITING = "", "Waiting for a manager"
    AGREED = "agreed", "Agreed"
    CHANGED = "changed", "Decided otherwise"
    RETURNED = "returned", "Returned with a note"
    WITHDRAWN = "withdrawn", "Withdrawn for another"


class Agency(models.TextChoices):
    """Who is asked for information: the core of a multi-agency hub."""

    POLICE = "police", "Police"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    EARLY_HELP = "early_help", "Early help"
    HOUSING = "housing", "Housing"
    PROBATION = "probation", "Probation"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic-abuse service"
    ADULT_SERVICES = "adult_services", "Adult services"
    OTHER = "other", "Somebody else"


class Reply(models.TextChoices):
    """Where a question to a partner stands."""

    WAITING = "", "Waiting"
    ANSWERED = "answered", "Answered"
    REFUSED = "refused", "Refused"
    NOT_NEEDED = "not_needed", "No longer needed"


REPLY_COLOURS = {"": "blue", "answered": "met", "refused": "late", "not_needed": "grey"}
