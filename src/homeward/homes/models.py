"""Homes and who lives in them."""

from django.db import models
from django.db.models import F, Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.people.models import Person

from .codes import CRISIS, StayKind, Suitability


class Provider(Record):
    """Somebody who runs homes or supported accommodation, as Ofsted's list names them."""

    stewardship = Stewardship(Keep.SETTING, OnMerge.NOT_ABOUT_A_PERSON)

    name = models.CharField(max_length=120)
    urn = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=80, blank=True)
    places = models.PositiveIntegerField(null=True, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    closing_told_on = models.DateField(
        null=True, blank=True, help_text="when they gave notice of closing"
    )
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "provider"

    def __str__(self) -> str:
        return self.name


class Stay(Record):
    """Where a young person lives, from when to when, and whether it is suitable.

    A file may say where somebody lives and not since when: then only ``known_on`` is set.
    """

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.FOLLOW)

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="stays")
    kind = models.CharField(max_length=1, choices=StayKind.choices)
    suitability = models.CharField(
        max_length=1, choices=Suitability.choices, default=Suitability.NOT_JUDGED
    )
    suitable_because = models.CharField(max_length=300, blank=True)
    provided_by_authority = models.BooleanField(default=False)
    provider = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="stays"
    )
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    started_on = models.DateField(null=True, blank=True)
    known_on = models.DateField(help_text="the day on which this is known to be so")
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=200, blank=True)
    notice_on = models.DateField(null=True, blank=True, help_text="when the home gave notice")
    leave_by_on = models.DateField(null=True, blank=True)
    notice_because = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "stay"
        indexes = [
            models.Index(fields=["person", "ended_on"], name="stay_person"),
            models.Index(fields=["kind", "ended_on"], name="stay_kind"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_on__isnull=True), name="stay_one_open"
            ),
            models.CheckConstraint(
                name="stay_ends_after_start",
                condition=Q(ended_on__isnull=True)
                | Q(started_on__isnull=True)
                | Q(ended_on__gte=F("started_on")),
            ),
        ]

    @property
    def crisis(self) -> bool:
        """Whether it is one of the beds that nobody should have to sleep in."""
        return self.kind in CRISIS


class Void(Record):
    """Places that stood empty in a home, from one day to another, and why."""

    stewardship = Stewardship(Keep.SETTING, OnMerge.NOT_ABOUT_A_PERSON)

    class Why(models.TextChoices):
        BETWEEN = "between", "Between two young people"
        REPAIRS = "repairs", "Repairs"
        STAFFING = "staffing", "Not enough staff"
        MATCHING = "matching", "Held empty for those who live there"

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="voids")
    places = models.PositiveIntegerField(default=1)
    why = models.CharField(max_length=10, choices=Why.choices)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True, help_text="the last day")

    class Meta:
        verbose_name = "void"
        indexes = [models.Index(fields=["provider", "to_on"], name="void_provider")]
        constraints = [
            models.CheckConstraint(
                name="void_ends_after_start",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
            )
        ]


class Asking(Record):
    """A home was asked for a place for a young person, and what it answered."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.FOLLOW)

    class Answer(models.TextChoices):
        WAITING = "waiting", "No answer yet"
        OFFERED = "offered", "A place was offered"
        REFUSED = "refused", "Refused"

    class Why(models.TextChoices):
        FULL = "full", "No place free"
        NEEDS = "needs", "Cannot meet their needs"
        MATCH = "match", "Not a match with who lives there"
        STAFFING = "staffing", "Not enough staff"
        PLACE = "place", "Too near to people or places that harm them"
        OTHER = "other", "Another reason"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="homes_asked")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="asked")
    asked_on = models.DateField()
    answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.WAITING)
    answered_on = models.DateField(null=True, blank=True)
    refused_because = models.CharField(max_length=10, choices=Why.choices, blank=True)
    words = models.CharField(max_length=300, blank=True, help_text="what the home said")

    class Meta:
        verbose_name = "asking for a place"
        verbose_name_plural = "askings for places"
        indexes = [
            models.Index(fields=["person", "-asked_on"], name="asking_person"),
            models.Index(fields=["provider", "-asked_on"], name="asking_provider"),
        ]
        constraints = [
            models.CheckConstraint(
                name="asking_refused_for_a_reason",
                condition=Q(answer="refused") & ~Q(refused_because="")
                | ~Q(answer="refused") & Q(refused_because=""),
            )
        ]
