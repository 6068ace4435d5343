"""Work that somebody began and has not finished."""

from django.conf import settings
from django.db import models

from homeward.core import clock
from homeward.core.models import Keep, OnMerge, Stewardship


class Draft(models.Model):
    """What one person typed into one form about one thing, kept until it is done or thrown away.

    Seen by its owner alone. ``form`` names the form ("front_door:record"), ``subject`` the record
    that it is about, by reference. ``typed`` holds the boxes as they stood, by name.
    """

    stewardship = Stewardship(Keep.PASSING, OnMerge.NOT_ABOUT_A_PERSON)

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts"
    )
    form = models.CharField(max_length=60)
    subject = models.CharField(max_length=12, blank=True)
    words = models.CharField(max_length=80, help_text="what it is, for a list: no names")
    page = models.CharField(max_length=200, help_text="the address of the form")
    typed = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = "draft"
        constraints = [
            models.UniqueConstraint(fields=["owner", "form", "subject"], name="draft_once")
        ]

    def __str__(self) -> str:
        return f"{self.words}, saved {self.saved_at:%d %B %Y}"
