"""Periods of care and the placements within them (what SSDA903 calls episodes)."""

from django.db import models
from django.db.models import F, Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.people.models import Person


class PeriodOfCare(Record):
    """From the day a child starts to be looked after to the day it ends.

    Files from another system bring counts without dates (Annex A list 8, columns 29-32): they
    are kept as that file said them, on the day it said it.
    """

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.FOLLOW)

    class Said(models.TextChoices):
        YES = "yes", "Yes"
        NO = "no", "No"
        UNKNOWN = "unknown", "Not known"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="periods_of_care")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=8, blank=True, help_text="SSDA903 code")
    legal_status = models.CharField(max_length=8, blank=True, help_text="SSDA903 code")
    need = models.CharField(max_length=4, blank=True, help_text="category of need, N1 to N8")
    last_review_on = models.DateField(null=True, blank=True)
    last_visit_on = models.DateField(null=True, blank=True)
    counted_on = models.DateField(null=True, blank=True, help_text="the day of the counts below")
    missing_in_year = models.PositiveIntegerField(null=True, blank=True)
    away_in_year = models.PositiveIntegerField(null=True, blank=True)
    last_interview_offered = models.CharField(max_length=8, choices=Said.choices, blank=True)
    last_interview_accepted = models.CharField(max_length=8, choices=Said.choices, blank=True)
    team_named = models.CharField(max_length=80, blank=True, help_text="as the file names it")
    worker_named = models.CharField(max_length=120, blank=True, help_text="as the file names them")

    class Meta:
        verbose_name = "period of care"
        verbose_name_plural = "periods of care"
        indexes = [models.Index(fields=["person", "ended_on"], name="care_person")]
        constraints = [
            models.UniqueConstraint(fields=["person", "started_on"], name="care_starts_once"),
            models.CheckConstraint(
                name="care_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
            ),
        ]


class Placement(Record):
    """Where a child in care lives, from when to when, with whom."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.FOLLOW)

    period = models.ForeignKey(PeriodOfCare, on_delete=models.PROTECT, related_name="placements")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=4, blank=True, help_text="SSDA903 placement code")
    provider_kind = models.CharField(max_length=4, blank=True, help_text="SSDA903 PR code")
    home = models.CharField(max_length=120, blank=True, help_text="its name, where it has one")
    urn = models.CharField(max_length=16, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    authority = models.CharField(max_length=80, blank=True, help_text="where the placement is")
    in_area = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = "placement"
        constraints = [
            models.CheckConstraint(
                name="placement_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
            ),
        ]
