"""Word that reached us, and what was done while a child was missing."""

from datetime import datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from homeward.calendar import deadline, rule_for
from homeward.core.days import day_of
from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.people.models import Person
from homeward.workforce.models import Team

from .. import codes, dated
from .episodes import Episode


class Notification(Record):
    """Word of a missing child as it arrived, kept unchanged before anything is made of it.

    ``key`` is the sender's own: the same word sent twice is one row. It waits until it is matched
    to an episode of a child, or set aside with a reason; ``held_because`` says why it waits.
    """

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.FOLLOW)
    page = "missing:notification"

    key = models.CharField(max_length=200, unique=True, help_text="whose, and their own reference")
    channel = models.CharField(max_length=8, choices=codes.Channel.choices)
    sender = models.CharField(max_length=120, help_text="who told us, as they name themselves")
    received_at = models.DateTimeField()
    body = models.TextField(help_text="what arrived, unchanged")
    seal = models.CharField(max_length=64, help_text="SHA-256 of what arrived")
    says = models.CharField(max_length=8, choices=codes.Says.choices)
    held_because = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="notifications"
    )
    episode = models.ForeignKey(
        Episode, null=True, blank=True, on_delete=models.PROTECT, related_name="notifications"
    )
    matched_at = models.DateTimeField(null=True, blank=True)
    matched_how = models.CharField(max_length=200, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_because = models.CharField(max_length=200, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="notifications")

    class Meta:
        verbose_name = "notification"
        indexes = [
            models.Index(fields=["matched_at", "set_aside_at"], name="notification_waits"),
            models.Index(fields=["-received_at"], name="notification_received"),
        ]
        constraints = [
            models.CheckConstraint(
                name="notification_one_end",
                condition=Q(matched_at__isnull=True) | Q(set_aside_at__isnull=True),
            ),
            models.CheckConstraint(
                name="notification_matched_whole",
                condition=Q(matched_at__isnull=True, episode__isnull=True)
                | Q(matched_at__isnull=False, episode__isnull=False, person__isnull=False),
            ),
        ]

    @property
    def waits(self) -> bool:
        """Whether nobody has matched it or set it aside."""
        return self.matched_at is None and self.set_aside_at is None

    @property
    def due_at(self) -> datetime:
        """By when somebody is to have dealt with it."""
        rule = rule_for("notification_matched", day_of(self.received_at))
        return deadline(self.received_at, rule)


class Told(Record):
    """Somebody was told that the child is missing: who, by name, when."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.NOT_ABOUT_A_PERSON)

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="told")
    whom = models.CharField(max_length=20, help_text="the key of the dated configuration")
    name = models.CharField(max_length=120, blank=True)
    told_at = models.DateTimeField()
    reply = models.CharField(max_length=200, blank=True, help_text="what they said")

    class Meta:
        verbose_name = "telling of an episode"
        verbose_name_plural = "tellings of episodes"

    @property
    def role(self) -> str:
        """Who was told, in words."""
        return dict(dated.all_told()).get(self.whom, self.whom)


class Enquiry(Record):
    """Somebody looked for the child: where or of whom, when, who, how, and what came of it."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.NOT_ABOUT_A_PERSON)

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="enquiries")
    what = models.CharField(max_length=200, help_text="the place, or the person asked")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    mode = models.CharField(max_length=8, choices=codes.Mode.choices)
    result = models.CharField(max_length=10, choices=codes.Result.choices)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "enquiry"
        verbose_name_plural = "enquiries"


class PreventionInterview(Record):
    """The police's own talk with a child who is back: recorded apart from the return interview."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.NOT_ABOUT_A_PERSON)

    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="prevention")
    held_at = models.DateTimeField()
    officer = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True, help_text="what the police told us of it")

    class Meta:
        verbose_name = "prevention interview"


class Correction(Record):
    """The times of an episode were corrected: what stood before, what stands now, and why."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.NOT_ABOUT_A_PERSON)

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="corrections")
    changes = models.JSONField(encoder=DjangoJSONEncoder, help_text="each time: before and now")
    reason = models.CharField(max_length=200)

    class Meta:
        verbose_name = "correction of an episode"
        verbose_name_plural = "corrections of episodes"


class MeetingQuestion(Record):
    """The protocol asks for a strategy meeting: why, since when, and what was decided."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.NOT_ABOUT_A_PERSON)

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="meetings")
    trigger = models.CharField(max_length=40, help_text="the key of the dated configuration")
    words = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=12, choices=codes.Meeting.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(max_length=300, blank=True)
    discussion = models.ForeignKey(
        "front_door.StrategyDiscussion",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="missing_questions",
    )

    class Meta:
        verbose_name = "question of a strategy meeting"
        verbose_name_plural = "questions of strategy meetings"
        constraints = [
            models.UniqueConstraint(fields=["episode", "trigger"], name="meeting_asked_once"),
            models.CheckConstraint(
                name="meeting_answered_whole",
                condition=Q(answer="", answered_at__isnull=True)
                | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
        ]
