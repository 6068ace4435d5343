"""The codes of written referrals, with their words."""

from django.db import models


class Form(models.TextChoices):
    """On which form somebody wrote."""

    PROFESSIONAL = "professional", "Professional's form"
    PUBLIC = "public", "Public's form"
    API = "api", "Partner's system"


class Agreement(models.TextChoices):
    """Whether the family's agreement was sought, and what they said."""

    AGREED = "agreed", "Yes, and they agree"
    OBJECTED = "objected", "Yes, and they do not agree"
    NOT_ASKED = "not_asked", "No, they were not asked"


class Basis(models.TextChoices):
    """The lawful basis for sharing what is shared (UK GDPR, article 6).

    Consent is normally not the basis (Information sharing advice, Department for Education,
    2024); it stays among the answers because referrers give it.
    """

    PUBLIC_TASK = "public_task", "Public task: safeguarding is part of our statutory work"
    LEGAL_OBLIGATION = "legal_obligation", "Legal obligation"
    LEGITIMATE = "legitimate_interests", "Legitimate interests (a charity or private organisation)"
    VITAL = "vital_interests", "Vital interests: to protect somebody's life"
    CONSENT = "consent", "Consent"
    UNSURE = "unsure", "I am not sure"


class Purpose(models.TextChoices):
    """What an emailed code opens."""

    RETURN = "return", "going back to a referral not sent yet"
    CONFIRM = "confirm", "confirming in writing"


class LetterKind(models.TextChoices):
    """What a letter tells."""

    RECEIVED = "received", "Acknowledgement"
    OUTCOME = "outcome", "Outcome"


class HowTold(models.TextChoices):
    """How the referrer came to know the outcome, where not by letter."""

    TELEPHONE = "telephone", "By telephone"
    MEETING = "meeting", "In person"
    NOT_TOLD = "not_told", "They are not to be told"
