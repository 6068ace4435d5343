"""Contacts as they arrive, what is decided for each child, and referrals."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.people.models import Person
from homeward.workforce.models import Team, Worker

from ..codes import (
    REPLY_COLOURS,
    Agency,
    Agreement,
    Answer,
    Decision,
    LawfulBasis,
    Reply,
    Route,
    Source,
)
from ..offered import all_categories


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
    category = models.CharField(
        max_length=24, blank=True, help_text="what it is mainly about (offered.toml)"
    )
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

    @property
    def category_words(self) -> str:
        """What it is mainly about, in words; empty where nobody has said."""
        return all_categories().get(self.category, "")

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
        indexes = [
            models.Index(fields=["person", "decided_at"], name="contact_child_person"),
            models.Index(fields=["decided_at"], name="contact_child_decided"),
        ]


class Proposal(Record):
    """What somebody recommends to decide for one child, why, and a manager's answer.

    Whether the family agrees, the lawful basis, and why an objection is overridden are three
    facts (Information sharing advice, DfE 2024). ``note`` is the manager's own reason.
    """

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)

    contact_child = models.ForeignKey(
        ContactChild, on_delete=models.PROTECT, related_name="proposals"
    )
    decision = models.CharField(max_length=20, choices=Decision.choices)
    level = models.CharField(max_length=4, blank=True, help_text="the threshold level")
    rationale = models.TextField()
    agreement = models.CharField(
        max_length=12, choices=Agreement.choices, default=Agreement.NOT_SOUGHT
    )
    agreement_because = models.TextField(blank=True)
    lawful_basis = models.CharField(
        max_length=20, choices=LawfulBasis.choices, default=LawfulBasis.PUBLIC_TASK
    )
    override_because = models.TextField(blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.CharField(max_length=12, choices=Answer.choices, blank=True)
    note = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "proposed decision"
        constraints = [
            models.UniqueConstraint(
                fields=["contact_child"], condition=Q(answer=""), name="proposal_waits_once"
            ),
            models.CheckConstraint(
                name="proposal_answered_whole",
                condition=Q(answer="", answered_at__isnull=True)
                | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["answer", "proposed_at"], name="proposal_waits")]


class Question(Record):
    """What a partner was asked about a contact, and what came of it.

    Asked, chased, answered: three moments. ``reply_words`` are the partner's own, or their reason
    for refusing.
    """

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="questions")
    agency = models.CharField(max_length=20, choices=Agency.choices)
    asked_of = models.CharField(max_length=120, blank=True, help_text="a name or desk")
    words = models.TextField(help_text="what they were asked")
    asked_at = models.DateTimeField()
    chased_at = models.DateTimeField(null=True, blank=True, help_text="the last time")
    chases = models.PositiveSmallIntegerField(default=0)
    reply = models.CharField(max_length=12, choices=Reply.choices, blank=True)
    reply_words = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "question to a partner"
        verbose_name_plural = "questions to partners"
        constraints = [
            models.CheckConstraint(
                name="question_replied_whole",
                condition=Q(reply="", replied_at__isnull=True)
                | ~Q(reply="") & Q(replied_at__isnull=False),
            )
        ]

    @property
    def colour(self) -> str:
        """The colour that repeats the word of where it stands."""
        return REPLY_COLOURS[self.reply]


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
    counted_on = models.DateField(null=True, blank=True, help_text="the day of the file's count")
    counted_in_year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="referrals in twelve months, as the file counts them"
    )
    team_named = models.CharField(max_length=80, blank=True, help_text="as the file names it")
    worker_named = models.CharField(max_length=120, blank=True, help_text="as the file names them")

    class Meta:
        verbose_name = "referral"
        indexes = [models.Index(fields=["person", "received_on"], name="referral_person")]
