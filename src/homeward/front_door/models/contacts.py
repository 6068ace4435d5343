"""Contacts as they arrive, what is decided for each child, and referrals."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.people.models import Person
from homeward.workforce.models import Team, Worker

from ..codes import Decision, Route, Source


class Contact(Record):
    """Somebody told the service something about one or more children.

    ``exact`` is false where a file gave only the day. ``decided_elsewhere``: the contact came
    from a file of another system, which holds its decision; no duty arises from it here.
    """

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)
    page = "front_door:contact"

    received_at = models.DateTimeField()
    exact = models.BooleanField(default=True)
    source_code = models.CharField(max_length=2, choices=Source.choices, default=Source.UNKNOWN)
    route = models.CharField(max_length=20, choices=Route.choices, default=Route.OTHER)
    from_whom = models.CharField(max_length=120, blank=True)
    told = models.TextField(blank=True, help_text="what we were told, as they said it")
    said_urgent = models.BooleanField(
        default=False, help_text="whoever told us said that it cannot wait"
    )
    decided_elsewhere = models.BooleanField(default=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="contacts")
    worker = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="contacts"
    )

    class Meta:
        verbose_name = "contact"
        indexes = [
            models.Index(fields=["-received_at"], name="contact_received"),
        ]


class ContactChild(Record):
    """One child on a contact, and what was decided for that child."""

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.FOLLOW)

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="children")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contact_children")
    history_considered = models.TextField(blank=True)
    decision = models.CharField(max_length=20, choices=Decision.choices, blank=True)
    rationale = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "child on a contact"
        verbose_name_plural = "children on contacts"
        constraints = [
            models.UniqueConstraint(fields=["contact", "person"], name="contact_child_once"),
            models.CheckConstraint(
                name="contact_decided_whole",
                condition=Q(decided_at__isnull=True, decision="")
                | Q(decided_at__isnull=False) & ~Q(decision=""),
            ),
        ]
        indexes = [models.Index(fields=["person", "decided_at"], name="contact_child_person")]


class Referral(Record):
    """A request for services for a child who does not have them now (CIN census)."""

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.FOLLOW)

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="referrals")
    contact_child = models.OneToOneField(
        ContactChild, null=True, blank=True, on_delete=models.PROTECT, related_name="referral"
    )
    received_on = models.DateField()
    source_code = models.CharField(max_length=2, choices=Source.choices, default=Source.UNKNOWN)
    no_further_action = models.BooleanField(null=True, blank=True)
    team_named = models.CharField(max_length=80, blank=True, help_text="as the file names it")
    worker_named = models.CharField(max_length=120, blank=True, help_text="as the file names them")

    class Meta:
        verbose_name = "referral"
        indexes = [models.Index(fields=["person", "received_on"], name="referral_person")]
