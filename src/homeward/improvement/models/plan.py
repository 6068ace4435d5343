"""Inspections, their findings, and the plan that answers them."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.workforce.models import Team, Worker

from ..codes import DIRECTION_COLOURS, Direction, FindingState, Theme


class Report(Record):
    """An inspector's report or letter, as read from its file."""

    stewardship = Stewardship(Keep.IMPROVEMENT, OnMerge.NOT_ABOUT_A_PERSON)
    page = "improvement:report"

    title = models.CharField(max_length=160)
    authority = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=20)
    visit_began_on = models.DateField(null=True, blank=True)
    visit_ended_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    judgements = models.JSONField(default=list, help_text="[[area, grade], …] as printed")
    unread = models.JSONField(default=list, help_text="what could not be read, as sentences")
    fingerprint = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the file")

    class Meta:
        verbose_name = "inspection report"

    def __str__(self) -> str:
        return self.title


class Finding(Record):
    """One sentence or paragraph of an inspector: a draft until a person confirms it."""

    stewardship = Stewardship(Keep.IMPROVEMENT, OnMerge.NOT_ABOUT_A_PERSON)

    class Form(models.TextChoices):
        RECOMMENDATION = "recommendation", "What needs to improve"
        PRIORITY_ACTION = "priority_action", "Priority action"
        FINDING = "finding", "Finding"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="findings")
    form = models.CharField(max_length=16, choices=Form.choices)
    order = models.PositiveIntegerField()
    number = models.CharField(max_length=12, blank=True)
    section = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    theme = models.CharField(max_length=24, choices=Theme.choices)
    direction = models.CharField(max_length=8, choices=Direction.choices)
    deciding_words = models.CharField(max_length=200, blank=True)
    state = models.CharField(
        max_length=10, choices=FindingState.choices, default=FindingState.DRAFT
    )

    class Meta:
        verbose_name = "finding"
        indexes = [models.Index(fields=["report", "order"], name="finding_order")]

    @property
    def colour(self) -> str:
        """The colour that repeats the direction's word."""
        return DIRECTION_COLOURS[Direction(self.direction)]


class Plan(Record):
    """An improvement plan: what was promised, from when to when (often twelve weeks)."""

    stewardship = Stewardship(Keep.IMPROVEMENT, OnMerge.NOT_ABOUT_A_PERSON)

    title = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="plans")

    class Meta:
        verbose_name = "improvement plan"
        constraints = [
            models.CheckConstraint(
                name="plan_ends_after_start", condition=Q(ends_on__gt=F("starts_on"))
            )
        ]

    def __str__(self) -> str:
        return self.title


class Priority(Record):
    """What must get better, with the inspector's sentences that say so."""

    stewardship = Stewardship(Keep.IMPROVEMENT, OnMerge.NOT_ABOUT_A_PERSON)

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="priorities")
    title = models.CharField(max_length=160)
    order = models.PositiveIntegerField()
    findings = models.ManyToManyField(Finding, related_name="priorities", blank=True)
    aim = models.CharField(max_length=300, blank=True, help_text="what will be true, for whom")
    outcome = models.CharField(
        max_length=60, blank=True, help_text="key of the measure by which children would notice"
    )
    target = models.FloatField(
        null=True, blank=True, help_text="level of the outcome at the plan's end, in its own unit"
    )

    class Meta:
        verbose_name = "priority"
        verbose_name_plural = "priorities"

    def __str__(self) -> str:
        return self.title


class Driver(Record):
    """What the aim of a priority depends on; a driver may itself depend on another."""

    stewardship = Stewardship(Keep.IMPROVEMENT, OnMerge.NOT_ABOUT_A_PERSON)

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="drivers")
    under = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="drivers"
    )
    words = models.CharField(max_length=160)
    order = models.PositiveIntegerField()

    class Meta:
        verbose_name = "driver"

    def __str__(self) -> str:
        return self.words


class PlanAction(Record):
    """One thing that somebody will do by a day, and the measure that should move because of it."""

    stewardship = Stewardship(Keep.IMPROVEMENT, OnMerge.NOT_ABOUT_A_PERSON)
    page = "improvement:action"

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="actions")
    words = models.CharField(max_length=300)
    owner = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="plan_actions")
    agreed_on = models.DateField()
    due_on = models.DateField()
    measure = models.CharField(
        max_length=60, help_text="key of the process measure that should move first"
    )
    driver = models.ForeignKey(
        Driver, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    balancing = models.CharField(
        max_length=60, blank=True, help_text="key of the measure that must not get worse"
    )
    expected_change = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="by how much, per cent of the level before"
    )
    expected_on = models.DateField(null=True, blank=True)
    cost = models.DecimalField(max_digits=10, decimal_places=2, default=Decimal(0), help_text="£")
    days_needed = models.PositiveSmallIntegerField(
        default=0, help_text="working days of the team that it takes"
    )
    waits_for = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="holds_up"
    )
    done_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    dropped_because = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "plan action"
        constraints = [
            models.CheckConstraint(
                name="action_done_has_evidence",
                condition=Q(done_on__isnull=True) | ~Q(evidence=""),
            ),
            models.CheckConstraint(
                name="action_dropped_has_reason",
                condition=Q(dropped_on__isnull=True) | ~Q(dropped_because=""),
            ),
        ]


class ActionNote(Record):
    """How an action is going, in its owner's words, and what it is stuck on."""

    stewardship = Stewardship(Keep.IMPROVEMENT, OnMerge.NOT_ABOUT_A_PERSON)

    action = models.ForeignKey(PlanAction, on_delete=models.PROTECT, related_name="notes")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField()
    stuck_because = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "note on an action"
        verbose_name_plural = "notes on actions"
