"""A decision read again by a manager, in a week's sample."""

from django.conf import settings
from django.db import models

from homeward.core.models import Keep, OnMerge, Record, Stewardship


class SampleReading(Record):
    """A manager read one decision of the weekly sample, and says whether it was right.

    ``week`` is the Monday of the week in whose sample it stood. ``words`` say why, where it is
    read as wrong.
    """

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.NOT_ABOUT_A_PERSON)

    contact_child = models.ForeignKey(
        "front_door.ContactChild", on_delete=models.PROTECT, related_name="readings"
    )
    week = models.DateField()
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    agrees = models.BooleanField()
    words = models.TextField(blank=True)

    class Meta:
        app_label = "front_door"
        verbose_name = "reading of a sampled decision"
        verbose_name_plural = "readings of sampled decisions"
        constraints = [
            models.UniqueConstraint(fields=["contact_child", "week"], name="sample_read_once"),
        ]
