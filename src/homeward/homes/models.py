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
