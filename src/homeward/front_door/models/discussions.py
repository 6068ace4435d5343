"""Strategy discussions: who was there, what was known, decided and agreed, and who was told."""

from django.db import models
from django.db.models import Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.people.models import Person
from homeward.workforce.models import Team, Worker

from ..discussing.codes import BODIES, DISCUSSION_STATES, Came, Ended, Outcome, State
from .contacts import Contact


class StrategyDiscussion(Record):
    """Agencies decide together whether children are to be protected (Children Act 1989, s 47).

    Called, held, and its minutes sent: three moments. ``known`` is what the agencies knew;
    ``written_at`` says when the minutes were last written, so that minutes changed after they
    were sent are seen as such. ``team`` and ``worker`` answer for it where it stands on no contact.
    """

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)
    page = "front_door:discussion"

    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="discussions"
    )
    called_at = models.DateTimeField()
    called_because = models.TextField(blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    chair = models.CharField(max_length=120, blank=True)
    known = models.TextField(blank=True)
    decision = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    decision_because = models.TextField(blank=True)
    minutes = models.TextField(blank=True)
    written_at = models.DateTimeField(null=True, blank=True)
    recorded_in_error = models.CharField(max_length=200, blank=True, help_text="why, if it was")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="discussions")
    worker = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="discussions"
    )

    class Meta:
        verbose_name = "strategy discussion"
        indexes = [models.Index(fields=["-called_at"], name="discussion_called")]
        constraints = [
            models.CheckConstraint(
                name="discussion_held_whole",
                condition=Q(held_at__isnull=True, decision="")
                | Q(held_at__isnull=False) & ~Q(decision="") & ~Q(chair=""),
            ),
        ]

    @property
    def standing(self) -> str:
        """The key of its state. Reads ``distributions``, which lists load."""
        if self.recorded_in_error:
            return "error"
        if self.held_at is None:
            return "called"
        return "sent" if self.distributions.all() else "held"

    @property
    def state(self) -> State:
        """Its state with words and colour."""
        return DISCUSSION_STATES[self.standing]


class Discussed(Record):
    """One child whom a strategy discussion is about."""

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.FOLLOW)

    discussion = models.ForeignKey(
        StrategyDiscussion, on_delete=models.PROTECT, related_name="about"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="discussed")

    class Meta:
        verbose_name = "child of a strategy discussion"
        verbose_name_plural = "children of strategy discussions"
        constraints = [
            models.UniqueConstraint(fields=["discussion", "person"], name="discussed_once")
        ]


class Attendance(Record):
    """Whether one agency came to a discussion, and who came for it."""

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)

    discussion = models.ForeignKey(
        StrategyDiscussion, on_delete=models.PROTECT, related_name="attendances"
    )
    agency = models.CharField(max_length=20, choices=BODIES)
    came = models.CharField(max_length=12, choices=Came.choices, blank=True)
    who = models.CharField(max_length=300, blank=True, help_text="names and roles")

    class Meta:
        verbose_name = "attendance"
        constraints = [
            models.UniqueConstraint(fields=["discussion", "agency"], name="attendance_once")
        ]


class DiscussionAction(Record):
    """What was agreed to be done, by whom, by which day; owed until it is done or dropped."""

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)

    discussion = models.ForeignKey(
        StrategyDiscussion, on_delete=models.PROTECT, related_name="actions"
    )
    what = models.TextField()
    who = models.CharField(max_length=120, help_text="who does it, of whichever agency")
    worker = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="discussion_actions"
    )
    agreed_at = models.DateTimeField()
    due_on = models.DateField()
    ended = models.CharField(max_length=8, choices=Ended.choices, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_words = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "action of a strategy discussion"
        verbose_name_plural = "actions of strategy discussions"
        constraints = [
            models.CheckConstraint(
                name="discussion_action_ended_whole",
                condition=Q(ended="", ended_at__isnull=True)
                | ~Q(ended="") & Q(ended_at__isnull=False),
            )
        ]


class Distribution(Record):
    """The minutes were sent, when and to whom. The first time counts; later ones stand beside."""

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)

    discussion = models.ForeignKey(
        StrategyDiscussion, on_delete=models.PROTECT, related_name="distributions"
    )
    sent_at = models.DateTimeField()
    sent_to = models.TextField(help_text="the agencies and people")

    class Meta:
        verbose_name = "sending of minutes"
        verbose_name_plural = "sendings of minutes"
