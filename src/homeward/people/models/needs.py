"""What somebody needs so that they can be spoken to, and whether they wish to be."""

from django.db import models
from django.db.models import Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship

from .person import Person


class Needs(Record):
    """Languages, interpreter, disability, communication, religion, consent: one row a person.

    What is empty is not known, and is shown so. Corrected in place; what stood before is in
    the audit log.
    """

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.FOLLOW)

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="needs")
    languages = models.CharField(max_length=200, blank=True, help_text="first language first")
    interpreter = models.BooleanField(null=True, blank=True, help_text="whether one is needed")
    disability = models.TextField(blank=True, help_text="in words: what it means day to day")
    communication = models.TextField(blank=True, help_text="how to speak and listen to them")
    religion = models.CharField(max_length=120, blank=True, help_text="where they wish to say")
    may_contact = models.BooleanField(null=True, blank=True, help_text="consent to contact")
    consent_on = models.DateField(null=True, blank=True)
    consent_how = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "needs of a person"
        verbose_name_plural = "needs of people"
        constraints = [
            models.CheckConstraint(
                name="consent_has_day_and_way",
                condition=Q(may_contact__isnull=True, consent_on__isnull=True, consent_how="")
                | Q(may_contact__isnull=False, consent_on__isnull=False) & ~Q(consent_how=""),
            )
        ]
