"""Hand-overs: a child's case passes to somebody who says that they take it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.workforce.models import Team

from ..discussing.codes import HANDOVER_STATES, HandedAnswer, Service, State
from .contacts import ContactChild


class HandOver(Record):
    """One child's decision handed to a team, a named service or another authority.

    It lies with whoever handed it over until it is accepted. ``answered_for`` names who took or
    refused it where they do not sign in here; ``settled_words`` is what was done about a refusal.
    """

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)
    page = "front_door:hand-over"

    contact_child = models.ForeignKey(
        ContactChild, on_delete=models.PROTECT, related_name="handovers"
    )
    service = models.CharField(max_length=16, choices=Service.choices)
    to_team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="handovers"
    )
    to_named = models.CharField(max_length=120, blank=True)
    what_for = models.TextField()
    handed_at = models.DateTimeField()
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.CharField(max_length=8, choices=HandedAnswer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_for = models.CharField(max_length=120, blank=True)
    refused_because = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_words = models.TextField(blank=True)
    recorded_in_error = models.CharField(max_length=200, blank=True, help_text="why, if it was")

    class Meta:
        verbose_name = "hand-over"
        indexes = [models.Index(fields=["answer", "handed_at"], name="handover_waits")]
        constraints = [
            models.UniqueConstraint(
                fields=["contact_child"],
                condition=Q(answer="", recorded_in_error=""),
                name="handover_waits_once",
            ),
            models.CheckConstraint(
                name="handover_answered_whole",
                condition=Q(answer="", answered_at__isnull=True)
                | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="handover_to_one",
                condition=Q(to_team__isnull=True) & ~Q(to_named="")
                | Q(to_team__isnull=False, to_named=""),
            ),
        ]

    @property
    def to(self) -> str:
        """To whom, in words: the team's or the service's own name."""
        return self.to_team.name if self.to_team else self.to_named

    @property
    def standing(self) -> str:
        """The key of its state."""
        if self.recorded_in_error:
            return "error"
        if self.answer == HandedAnswer.REFUSED and self.settled_at:
            return "settled"
        return self.answer or "waiting"

    @property
    def state(self) -> State:
        """Its state with words and colour."""
        return HANDOVER_STATES[self.standing]
