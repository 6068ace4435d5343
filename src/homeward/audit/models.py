"""The log of everything written, and of every look at a person's record."""

from django.db import models

from homeward.core import clock
from homeward.core.models import Keep, OnMerge, Stewardship


class Entry(models.Model):
    """One line of the log. No foreign keys, so that it outlives what it describes."""

    stewardship = Stewardship(Keep.SECURITY_LOG, OnMerge.NOT_ABOUT_A_PERSON)

    class Kind(models.TextChoices):
        WRITE = "write", "Wrote"
        READ = "read", "Looked"
        ACCESS = "access", "Signed in or out"

    at = models.DateTimeField(default=clock.now)
    actor = models.CharField(max_length=150, help_text="user name, never a person's name")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, help_text="model and reference")
    person_ref = models.CharField(max_length=12, blank=True)
    details = models.TextField(default="{}", help_text="canonical JSON")
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = "audit entry"
        verbose_name_plural = "audit entries"
        indexes = [
            models.Index(fields=["person_ref", "-id"], name="audit_person"),
            models.Index(fields=["actor", "-id"], name="audit_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} {self.action} {self.subject}"

    def sealed_fields(self) -> dict[str, str]:
        """The fields under the seal, as text."""
        names = ("actor", "kind", "action", "subject", "person_ref", "details")
        return {name: str(getattr(self, name)) for name in names}


class Head(models.Model):
    """The end of the chain: how many entries there are and the last seal.

    One row. Locking it makes writers on PostgreSQL take turns, and it betrays a tail cut off.
    """

    stewardship = Stewardship(Keep.SECURITY_LOG, OnMerge.NOT_ABOUT_A_PERSON)

    count = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64)

    class Meta:
        verbose_name = "end of the audit chain"
        verbose_name_plural = "end of the audit chain"

    def __str__(self) -> str:
        return f"{self.count} entries"
