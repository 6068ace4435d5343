"""What somebody must know before they visit or speak to a person, until it is reviewed or ends."""

from datetime import date

from django.db import models
from django.db.models import Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.people.models import Person
from homeward.workforce.models import Team, Worker

from .kinds import AlertKind, kind_of


class Alert(Record):
    """A warning on a person's record, in words, with a day by which somebody looks again.

    It says a fact and what to do about it; it grades nobody. ``told`` says whether the person
    knows that it stands: they may ask to see it (UK GDPR, articles 13 to 15).
    """

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.FOLLOW)
    page = "alerts:alert"

    class Told(models.TextChoices):
        YES = "yes", "Yes"
        NO = "no", "No, for a reason"
        NOT_YET = "not_yet", "Not yet"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="alerts")
    kind = models.CharField(max_length=40, help_text="a key of alerts/kinds.toml")
    words = models.TextField(help_text="what is known, and how")
    began_on = models.DateField()
    first_review_on = models.DateField()
    told = models.CharField(max_length=8, choices=Told.choices, default=Told.NOT_YET)
    told_on = models.DateField(null=True, blank=True)
    not_told_because = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="alerts")
    worker = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="alerts"
    )

    class Meta:
        verbose_name = "alert"
        indexes = [models.Index(fields=["person", "ended_on"], name="alert_person")]
        constraints = [
            models.CheckConstraint(
                name="alert_ends_for_a_reason",
                condition=Q(ended_on__isnull=True, ended_because="")
                | Q(ended_on__isnull=False) & ~Q(ended_because=""),
            ),
            models.CheckConstraint(
                name="alert_not_told_for_a_reason",
                condition=~Q(told="no") | ~Q(not_told_because=""),
            ),
        ]

    @property
    def what(self) -> AlertKind:
        """Its kind, with the advice to a visitor."""
        return kind_of(self.kind)

    @property
    def review_on(self) -> date:
        """The day by which somebody is to look again. Reads ``reviews``, which lists load."""
        return max((each.next_on for each in self.reviews.all()), default=self.first_review_on)


class Review(Record):
    """Somebody looked again at an alert and found that it still stands."""

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.NOT_ABOUT_A_PERSON)

    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    words = models.TextField(help_text="why it still stands")
    next_on = models.DateField()

    class Meta:
        verbose_name = "review of an alert"
        verbose_name_plural = "reviews of alerts"
