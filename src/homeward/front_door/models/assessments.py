"""Assessments under section 17 or 47: when begun, when authorised, and whether in need."""

from django.db import models
from django.db.models import Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.people.models import Person
from homeward.workforce.models import Team, Worker

from ..assessing.codes import ASSESSMENT_STATES
from ..discussing.codes import State
from .contacts import Referral
from .handovers import HandOver


class Assessment(Record):
    """A child and family are assessed after a referral (Children Act 1989, s 17; Annex A list 4).

    ``started_on`` is the day on which the receiving team took the case; the clock of 45 working
    days runs from the referral. ``seen``: whether the child was seen during it. ``in_need``:
    whether the child was found to need the support of children's social care.
    """

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.FOLLOW)
    page = "front_door:assessment"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assessments")
    referral = models.ForeignKey(
        Referral, null=True, blank=True, on_delete=models.PROTECT, related_name="assessments"
    )
    handover = models.OneToOneField(
        HandOver, null=True, blank=True, on_delete=models.PROTECT, related_name="assessment"
    )
    started_on = models.DateField()
    authorised_on = models.DateField(null=True, blank=True)
    seen = models.BooleanField(null=True, blank=True)
    in_need = models.BooleanField(null=True, blank=True)
    conclusion = models.TextField(blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="assessments")
    worker = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="assessments"
    )
    recorded_in_error = models.CharField(max_length=200, blank=True, help_text="why, if it was")

    class Meta:
        verbose_name = "assessment"
        indexes = [models.Index(fields=["person", "started_on"], name="assessment_person")]
        constraints = [
            models.CheckConstraint(
                name="assessment_authorised_whole",
                condition=Q(authorised_on__isnull=True, in_need__isnull=True)
                | Q(authorised_on__isnull=False, in_need__isnull=False),
            ),
        ]

    @property
    def standing(self) -> str:
        """The key of its state."""
        if self.recorded_in_error:
            return "error"
        return "done" if self.authorised_on else "open"

    @property
    def state(self) -> State:
        """Its state with words and colour."""
        return ASSESSMENT_STATES[self.standing]

    @property
    def outcome(self) -> str:
        """What it found, in words; empty while it goes on."""
        if self.in_need is None:
            return ""
        return "In need of support" if self.in_need else "Assessed, not in need"
