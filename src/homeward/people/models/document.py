"""Files attached to a person's record, or sent with something that is not yet about one."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship

from .person import Person


class Content(models.Model):
    """The bytes of a file, once for each different file, whoever it is attached to.

    They stand in the database, so that one backup holds everything (docs/adr/0012).
    """

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.NOT_ABOUT_A_PERSON)

    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256")
    content = models.BinaryField()

    class Meta:
        verbose_name = "content of a document"
        verbose_name_plural = "contents of documents"

    def __str__(self) -> str:
        return self.digest


class Document(Record):
    """A file with a title. It is withdrawn with a reason, never deleted.

    ``person`` is empty where nobody has said yet whom it is about: a referral's attachment
    may come before its person is known.
    """

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.FOLLOW)

    class Kind(models.TextChoices):
        LETTER = "letter", "Letter or e-mail"
        REPORT = "report", "Report or assessment"
        PLAN = "plan", "Plan"
        COURT = "court", "Court order or papers"
        IDENTITY = "identity", "Proof of identity"
        PICTURE = "picture", "Photograph or drawing"
        OTHER = "other", "Something else"

    class Scanned(models.TextChoices):
        CLEAN = "clean", "Scanned for viruses: none found"
        NOT_SCANNED = "not_scanned", "Not scanned for viruses"

    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.OTHER)
    file_name = models.CharField(max_length=120)
    ending = models.CharField(max_length=4, help_text="the format, told by content")
    size = models.PositiveIntegerField(help_text="bytes")
    content = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="+")
    scanned = models.CharField(max_length=12, choices=Scanned.choices)
    words = models.TextField(blank=True, help_text="what a machine could read in it")
    search_key = models.TextField(
        blank=True, editable=False, help_text="title, file name and words, folded"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_because = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "document"
        constraints = [
            models.CheckConstraint(
                name="document_withdrawn_for_a_reason",
                condition=Q(withdrawn_at__isnull=True, withdrawn_because="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because=""),
            )
        ]

    @property
    def readable(self) -> bool:
        """Whether its words can be searched."""
        return bool(self.words)
