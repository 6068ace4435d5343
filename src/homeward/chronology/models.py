"""What happened to whom, in order: made from the records, never typed twice."""

from django.db import models

from homeward.core.models import Projected
from homeward.people.models import Person


class Event(Projected):
    """One thing that happened to one person. ``exact`` is false where only the day is known."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    exact = models.BooleanField(default=True)
    words = models.CharField(max_length=300)
    source = models.CharField(max_length=120, blank=True)
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
