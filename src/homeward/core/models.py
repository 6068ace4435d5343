"""What every stored record has, and what every model must declare."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from django.conf import settings
from django.db import models

from . import clock, ids


class Keep(StrEnum):
    """How long a record is kept: each model chooses one (``docs/rules/retention.md``)."""

    LEAVING_CARE = "to the 75th birthday (care leavers: Care Planning Regulations 2010, reg 50)"
    CASE_RECORD = "to the 25th birthday, or with the longest record of the same child"
    WORKFORCE = "six years after the person leaves"
    IMPROVEMENT = "ten years"
    SECURITY_LOG = "seven years, then sealed"
    WITH_PARENT = "as long as the record it belongs to"
    WORKING_COPY = "until rebuilt from the records"
    SETTING = "while in use"


class OnMerge(StrEnum):
    """What happens to a model's rows when two people turn out to be one."""

    FOLLOW = "moves to the person that is kept"
    REBUILD = "made again from the records"
    STAYS = "stays: it tells of the two records themselves"
    NOT_ABOUT_A_PERSON = "not about a person"


@dataclass(frozen=True)
class Stewardship:
    """A model's promises: how long its rows are kept and what merging two people does to them."""

    keep: Keep
    on_merge: OnMerge


class Record(models.Model):
    """A fact that somebody recorded: it has a reference, an author, a source and a version.

    Written only by the actions of its room. ``source`` says where an imported fact came
    from ("Annex A list 8, row 12"); it is empty when a person typed it.
    """

    stewardship: ClassVar[Stewardship]
    page: ClassVar[str] = ""  # the name of the page that shows it, where it has one of its own

    ref = models.CharField(max_length=12, unique=True, default=ids.new_ref, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    source = models.CharField(max_length=120, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.ref}"


class Projected(models.Model):
    """A row that is made from a root record and can be made again at any time."""

    stewardship = Stewardship(Keep.WORKING_COPY, OnMerge.REBUILD)

    key = models.CharField(max_length=120, unique=True)
    root_label = models.CharField(max_length=60)
    root_id = models.BigIntegerField()

    class Meta:
        abstract = True
