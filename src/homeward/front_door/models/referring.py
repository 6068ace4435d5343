"""What is written by those who refer, and what is written back to them."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from homeward.core import clock
from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.people.models import Document, Person

from ..referring.codes import Form, HowTold, LetterKind, Purpose
from .contacts import Contact, ContactChild


class WrittenReferral(Record):
    """What somebody wrote to refer a child: a draft until it is sent, then kept word for word.

    ``answers`` holds the answers of each step by its name, as they were typed. ``email`` is where
    codes and letters go. ``idempotency_key`` and ``body_seal`` are given by a partner's system,
    so that the same message sent twice is one referral.
    """

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)

    form = models.CharField(max_length=16, choices=Form.choices)
    email = models.EmailField(blank=True)
    answers = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    contact = models.OneToOneField(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="written"
    )
    partner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    idempotency_key = models.CharField(max_length=80, blank=True)
    body_seal = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "written referral"
        constraints = [
            models.CheckConstraint(
                name="written_sent_whole",
                condition=Q(sent_at__isnull=True, contact__isnull=True)
                | Q(sent_at__isnull=False, contact__isnull=False),
            ),
            models.UniqueConstraint(
                name="written_once",
                fields=["partner", "idempotency_key"],
                condition=~Q(idempotency_key=""),
            ),
        ]
        indexes = [
            models.Index(fields=["email", "sent_at"], name="written_email"),
            models.Index(fields=["partner", "-saved_at"], name="written_partner"),
        ]


class NamedChild(Record):
    """A child as a referrer named them, until a worker says who that is.

    The facts stay as they were typed. ``child`` is the child on the contact whom a worker
    recognised in them; where nobody could be, ``set_aside_because`` says why.
    """

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="named")
    given_names = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    known_as = models.CharField(max_length=120, blank=True)
    born_on = models.DateField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True, help_text="the due date of a baby")
    sex = models.CharField(max_length=1, choices=Person.Sex.choices, default=Person.Sex.UNKNOWN)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    protected = models.BooleanField(
        default=False, help_text="the address must not be given away: it appears on no page"
    )
    school = models.CharField(max_length=120, blank=True)
    described = models.TextField(blank=True, help_text="where the name is not known")
    child = models.ForeignKey(
        ContactChild, null=True, blank=True, on_delete=models.PROTECT, related_name="named"
    )
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_because = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "child named on a referral"
        verbose_name_plural = "children named on referrals"
        indexes = [
            models.Index(fields=["contact"], name="named_waiting", condition=Q(child=None)),
        ]

    @property
    def full_name(self) -> str:
        return f"{self.given_names} {self.family_name}".strip()

    @property
    def waits(self) -> bool:
        """Whether nobody has yet said who this is."""
        return self.child_id is None and self.set_aside_at is None


class Attachment(Record):
    """A file sent with a written referral, before anybody knows whose record it belongs on."""

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)

    written = models.ForeignKey(
        WrittenReferral, on_delete=models.PROTECT, related_name="attachments"
    )
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "file sent with a referral"
        verbose_name_plural = "files sent with referrals"


class Letter(Record):
    """A letter to somebody outside, waiting to be sent by e-mail or sent.

    Written in the same transaction as what it tells of; carried by ``homeward tick`` or straight
    after. It never names a child: e-mail is read by others.
    """

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=20, choices=LetterKind.choices)
    to = models.EmailField()
    subject = models.CharField(max_length=120)
    body = models.TextField()
    sent_at = models.DateTimeField(null=True, blank=True)
    given_by_hand = models.CharField(max_length=200, blank=True, help_text="how, where not by mail")
    tried_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=80, blank=True, help_text="the kind of the last failure")

    class Meta:
        verbose_name = "letter"
        indexes = [models.Index(fields=["sent_at", "tried_at"], name="letter_waiting")]


class OutcomeTold(Record):
    """The referrer was told otherwise than by letter, or is not to be told, with the reason."""

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="outcome_told")
    at = models.DateTimeField()
    how = models.CharField(max_length=16, choices=HowTold.choices)
    words = models.CharField(max_length=200)

    class Meta:
        verbose_name = "how the referrer was told"
        verbose_name_plural = "how referrers were told"


class Confirmation(Record):
    """Somebody who told us by word of mouth was asked to confirm it in writing.

    ``told_then`` is what the record said when they read it; ``words`` is what they added.
    """

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="confirmations")
    email = models.EmailField()
    told_then = models.TextField(blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    agreed = models.BooleanField(null=True, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        verbose_name = "confirmation in writing"
        verbose_name_plural = "confirmations in writing"


class EmailedCode(models.Model):
    """A code sent by e-mail: hashed, for one purpose, used once, past after a while."""

    stewardship = Stewardship(Keep.PASSING, OnMerge.NOT_ABOUT_A_PERSON)

    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    email = models.EmailField()
    about = models.CharField(max_length=12, blank=True, help_text="reference of a confirmation")
    hashed = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    wrong_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "emailed code"
        indexes = [models.Index(fields=["email", "purpose", "-made_at"], name="code_email")]

    def __str__(self) -> str:
        return f"code for {self.get_purpose_display()}"

    def open_at(self, moment: datetime) -> bool:
        """Whether it has been neither used nor outlived."""
        return self.used_at is None and moment < self.ends_at
