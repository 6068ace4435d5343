"""Records that may be of one person, and records that were found to be."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship

from .person import Person


class DuplicateLook(Record):
    """One search of the whole register for people who are on file twice.

    ``began_at`` is where the next one takes up: only people changed since are looked at again.
    """

    stewardship = Stewardship(Keep.WORKING_COPY, OnMerge.NOT_ABOUT_A_PERSON)

    began_at = models.DateTimeField()
    looked_at = models.DateTimeField(help_text="when it was done")
    people = models.PositiveIntegerField(help_text="how many were looked at")
    pairs = models.PositiveIntegerField(help_text="how many new pairs were found")

    class Meta:
        verbose_name = "search for duplicates"
        verbose_name_plural = "searches for duplicates"
        indexes = [models.Index(fields=["-began_at"], name="duplicate_look")]


class PossibleDuplicate(Record):
    """Two records that may be of one person: what speaks for it, and what was answered.

    Says something about two records, never about a person. ``bits`` only orders the queue.
    """

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.STAYS)

    class Strength(models.IntegerChoices):
        VERY_LIKELY = 3, "Very likely one person"
        LIKELY = 2, "Likely one person"
        POSSIBLE = 1, "Possibly one person"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting for an answer"
        CANNOT_TELL = "cannot_tell", "Cannot tell yet"
        NOT_SAME = "not_same", "Not the same person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    strength = models.PositiveSmallIntegerField(choices=Strength.choices)
    bits = models.FloatField(help_text="evidence that both records are of one person, log2")
    reasons = models.JSONField(default=list, help_text="[field, words, speaks for it?]")
    doubts = models.JSONField(default=list, help_text="what a person has to look at, in words")
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "possible duplicate"
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="duplicate_pair_once"),
            models.CheckConstraint(
                name="duplicate_pair_in_order", condition=Q(person__lt=F("other"))
            ),
        ]
        indexes = [models.Index(fields=["state", "-strength", "-bits"], name="duplicate_queue")]


class Merge(Record):
    """Two records joined as one person's, with all that is needed to part them again, exactly.

    ``moved``: row numbers that moved from ``away`` to ``kept``, by "model:field".
    ``stood``: row numbers that ``kept`` had before, by the same; whatever else it has later was
    added since. ``before`` and ``after``: the facts of ``kept`` on either side of the merge.
    The facts of ``away`` stand unchanged on its own row.
    """

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.STAYS)

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    away = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merged_by")
    merged_at = models.DateTimeField()
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    because = models.CharField(max_length=500)
    moved = models.JSONField(default=dict)
    stood = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_because = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "merge"
        indexes = [models.Index(fields=["kept", "undone_at"], name="merge_kept")]
        constraints = [
            models.UniqueConstraint(
                fields=["away"], condition=Q(undone_at__isnull=True), name="merge_away_once"
            ),
            models.CheckConstraint(name="merge_of_two", condition=~Q(kept=F("away"))),
        ]
