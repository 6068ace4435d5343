"""Files taken in: what each row became, and how to take it all back."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from homeward.core import clock
from homeward.core.models import Keep, OnMerge, Record, Stewardship


class Batch(Record):
    """One file taken in, or taken back.

    While it is being written (or taken back) it names the process that does so and when that
    process last gave a sign of life: a batch whose process is gone is taken back by the next.
    """

    stewardship = Stewardship(Keep.IMPROVEMENT, OnMerge.NOT_ABOUT_A_PERSON)

    class State(models.TextChoices):
        RUNNING = "running", "Being taken in"
        TAKEN = "taken", "Taken in"
        UNDOING = "undoing", "Being taken back"
        UNDONE = "undone", "Taken back"
        FAILED = "failed", "Stopped half-way and taken back"

    BUSY = (State.RUNNING, State.UNDOING)

    kind = models.CharField(max_length=20)
    file_name = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the file")
    speaks_of_on = models.DateField(help_text="the day the file speaks of")
    state = models.CharField(max_length=8, choices=State.choices, default=State.RUNNING)
    host = models.CharField(max_length=120, blank=True, help_text="the machine that writes it")
    process = models.PositiveIntegerField(null=True, blank=True, help_text="and its process")
    alive_at = models.DateTimeField(default=clock.now, help_text="its last sign of life")

    class Meta:
        verbose_name = "import batch"
        verbose_name_plural = "import batches"
        constraints = [
            # One import of a kind at a time, on every database: the second cannot be saved.
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(state__in=["running", "undoing"]),
                name="one_import_at_a_time",
            )
        ]


class BatchRow(models.Model):
    """What became of one row of a file, and why."""

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.NOT_ABOUT_A_PERSON)

    class Outcome(models.TextChoices):
        TAKEN = "taken", "Taken"
        CHANGED = "changed", "Changed"
        SAME = "same", "Already so"
        READ = "read", "Persons only"
        ASKED = "asked", "Asked about"
        REFUSED = "refused", "Refused"

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="rows")
    list_number = models.PositiveSmallIntegerField()
    sheet = models.CharField(max_length=40)
    row = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    sentence = models.TextField(blank=True)

    class Meta:
        verbose_name = "row of an import"
        verbose_name_plural = "rows of imports"
        indexes = [models.Index(fields=["batch", "outcome"], name="batch_row_outcome")]

    def __str__(self) -> str:
        return f"{self.sheet}, row {self.row}: {self.outcome}"


class BatchWrite(models.Model):
    """One record that a batch made (``before`` is null), changed, or found as the file says.

    ``before`` holds the fields that were changed as they stood; ``said`` what the file says of
    the record, so that a later file, or an older one, knows which word is the newest;
    ``version`` is the record's version once written: a higher one means that somebody has
    changed it since.
    """

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.NOT_ABOUT_A_PERSON)

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="writes")
    model = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    place = models.CharField(max_length=80, help_text="list, sheet and row")
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    said = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    version = models.PositiveIntegerField()

    class Meta:
        verbose_name = "record of an import"
        verbose_name_plural = "records of imports"
        indexes = [models.Index(fields=["model", "record_id"], name="batch_write_record")]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "model", "record_id"], name="batch_writes_record_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.record_id}"
