"""Files taken in: what each row became, and how to take it all back."""

from django.db import models

from homeward.core.models import Keep, OnMerge, Record, Stewardship


class Batch(Record):
    """One file taken in, or taken back."""

    stewardship = Stewardship(Keep.IMPROVEMENT, OnMerge.NOT_ABOUT_A_PERSON)

    class State(models.TextChoices):
        RUNNING = "running", "Being taken in"
        TAKEN = "taken", "Taken in"
        UNDONE = "undone", "Taken back"
        FAILED = "failed", "Stopped half-way and taken back"

    kind = models.CharField(max_length=20)
    file_name = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the file")
    speaks_of_on = models.DateField(help_text="the day the file speaks of")
    state = models.CharField(max_length=8, choices=State.choices, default=State.RUNNING)

    class Meta:
        verbose_name = "import batch"
        verbose_name_plural = "import batches"


class BatchRow(models.Model):
    """What became of one row of a file: taken, changed, same, refused or asked about, and why."""

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.NOT_ABOUT_A_PERSON)

    class Outcome(models.TextChoices):
        TAKEN = "taken", "Taken"
        CHANGED = "changed", "Changed"
        SAME = "same", "Already so"
        REFUSED = "refused", "Refused"
        ASKED = "asked", "Asked about"

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=40)
    row = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    sentence = models.CharField(max_length=400, blank=True)

    class Meta:
        verbose_name = "row of an import"
        verbose_name_plural = "rows of imports"
        indexes = [models.Index(fields=["batch", "outcome"], name="batch_row_outcome")]

    def __str__(self) -> str:
        return f"{self.sheet}, row {self.row}: {self.outcome}"


class BatchWrite(models.Model):
    """One record that a batch made (``before`` is empty) or changed (``before`` holds the old)."""

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.NOT_ABOUT_A_PERSON)

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="writes")
    model = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    before = models.JSONField(null=True)

    class Meta:
        verbose_name = "record of an import"
        verbose_name_plural = "records of imports"
        indexes = [models.Index(fields=["batch", "model"], name="batch_write_model")]

    def __str__(self) -> str:
        return f"{self.model} {self.record_id}"
