"""What is stored of measures: targets, new limits for charts, and figures that others published.

The measures themselves store nothing: they are counted from the records of the work.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship

_OURS = Stewardship(Keep.IMPROVEMENT, OnMerge.NOT_ABOUT_A_PERSON)


class Target(Record):
    """Where a measure should be by a day, and from where: the straight line between is its
    trajectory. The target recorded last stands; earlier ones stay on file."""

    stewardship = _OURS

    measure = models.CharField(max_length=60, help_text="the measure's key")
    from_on = models.DateField()
    from_level = models.FloatField(help_text="in the measure's own unit")
    by_on = models.DateField()
    level = models.FloatField(help_text="in the measure's own unit")
    why = models.CharField(max_length=300)

    class Meta:
        verbose_name = "target of a measure"
        verbose_name_plural = "targets of measures"
        indexes = [models.Index(fields=["measure", "-recorded_at"], name="target_latest")]
        constraints = [
            models.CheckConstraint(
                name="target_ends_after_start", condition=Q(by_on__gt=F("from_on"))
            )
        ]


class NewLimits(Record):
    """New limits for a measure's chart from a week on: asked for by one person with the cause,
    agreed or declined by another. Only what is agreed changes the chart; the old limits stay."""

    stewardship = _OURS

    measure = models.CharField(max_length=60, help_text="the measure's key")
    from_on = models.DateField(help_text="the Monday from which the new limits hold")
    cause = models.CharField(max_length=300)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed = models.BooleanField(null=True)
    because = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "new limits of a chart"
        verbose_name_plural = "new limits of charts"
        constraints = [
            models.UniqueConstraint(fields=["measure", "from_on"], name="new_limits_once"),
            models.CheckConstraint(
                name="new_limits_decided_whole",
                condition=Q(decided_on__isnull=True, decided_by__isnull=True, agreed__isnull=True)
                | Q(decided_on__isnull=False, decided_by__isnull=False, agreed__isnull=False),
            ),
        ]


class PublishedFile(Record):
    """A file of published statistics as it was loaded: its name and what was read from it."""

    stewardship = _OURS

    name = models.CharField(max_length=160)
    fingerprint = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the file")
    figures_read = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "file of published figures"
        verbose_name_plural = "files of published figures"

    def __str__(self) -> str:
        return self.name


class Published(models.Model):
    """One published figure: a measure, an area, a year. Without a value where it was not given:
    ``mark`` then holds what the publisher put in its place ("c": suppressed)."""

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.NOT_ABOUT_A_PERSON)

    file = models.ForeignKey(PublishedFile, on_delete=models.PROTECT, related_name="figures")
    measure = models.CharField(max_length=60)
    level = models.CharField(max_length=16, help_text="National, Regional or Local authority")
    area = models.CharField(max_length=60, help_text="name of the area")
    code = models.CharField(max_length=12, blank=True, help_text="DfE number of the authority")
    region = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField()
    value = models.FloatField(null=True)
    mark = models.CharField(max_length=8, blank=True)
    count = models.PositiveIntegerField(null=True, help_text="how many counted, where given")
    out_of = models.PositiveIntegerField(null=True, help_text="of how many, where given")

    class Meta:
        verbose_name = "published figure"
        indexes = [models.Index(fields=["measure", "level", "year"], name="published_of_measure")]

    def __str__(self) -> str:
        return f"{self.measure}, {self.area}, {self.year}"


class Neighbour(models.Model):
    """One of an authority's ten statistical neighbours, as published."""

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.NOT_ABOUT_A_PERSON)

    file = models.ForeignKey(PublishedFile, on_delete=models.PROTECT, related_name="neighbours")
    area = models.CharField(max_length=60)
    code = models.CharField(max_length=12, db_index=True)
    neighbour_code = models.CharField(max_length=12)
    rank = models.PositiveSmallIntegerField()
    closeness = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = "statistical neighbour"

    def __str__(self) -> str:
        return f"neighbour {self.rank} of {self.area}"
