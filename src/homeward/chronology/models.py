"""What happened to whom, in order: made from the records, never typed twice."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from homeward.core.models import Keep, OnMerge, Projected, Record, Stewardship
from homeward.people.models import Person

from .rules import mark_of, service_of


class Event(Projected):
    """One thing that happened to one person. ``exact`` is false where only the day is known.

    ``author`` is the user who recorded what it was made from; none where a file brought it.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    exact = models.BooleanField(default=True)
    words = models.CharField(max_length=300)
    source = models.CharField(max_length=120, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    significant = models.BooleanField(default=False)
    corrected = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "event"
        indexes = [
            models.Index(fields=["person", "-at"], name="event_timeline"),
            models.Index(fields=["root_label", "root_id"], name="event_root"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.at:%d %B %Y}"

    @property
    def service(self) -> str:
        """The service whose record it was made from, in its own words."""
        return service_of(self.root_label)

    @property
    def mark(self) -> str:
        """What stands for it in an address; the same whenever it is made again."""
        return mark_of(self.key)


class Meaning(Record):
    """What a worker says of one event: that it matters (or not), and what it meant for the child.

    It names the event by its stable key, so that it stays when the chronology is made again.
    """

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.FOLLOW)

    event_key = models.CharField(max_length=120, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="meanings")
    significant = models.BooleanField()
    meaning = models.TextField(blank=True, help_text="what it meant for the child")

    class Meta:
        verbose_name = "meaning of an event"
        verbose_name_plural = "meanings of events"
        constraints = [
            models.CheckConstraint(
                name="meaning_says_something",
                condition=Q(significant=False) | ~Q(meaning=""),
            )
        ]
