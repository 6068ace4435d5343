"""What a plan learns: tests of change, minutes of its board, and packs as they were issued."""

from django.db import models
from django.db.models import Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship

from ..codes import PackKind, TestDecision
from .plan import Plan, PlanAction


class ChangeTest(Record):
    """A test of change: what was predicted before, what came of it, what follows."""

    stewardship = Stewardship(Keep.IMPROVEMENT, OnMerge.NOT_ABOUT_A_PERSON)

    action = models.ForeignKey(PlanAction, on_delete=models.PROTECT, related_name="tests")
    change = models.CharField(max_length=300)
    prediction = models.TextField()
    starts_on = models.DateField()
    result = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=8, choices=TestDecision.choices, blank=True)

    class Meta:
        verbose_name = "test of change"
        verbose_name_plural = "tests of change"
        constraints = [
            models.CheckConstraint(
                name="test_ends_with_result_and_decision",
                condition=Q(ended_on__isnull=True, result="", decision="")
                | (Q(ended_on__isnull=False) & ~Q(result="") & ~Q(decision="")),
            )
        ]


class Minute(Record):
    """What the board that watches over a plan said and decided on a day."""

    stewardship = Stewardship(Keep.IMPROVEMENT, OnMerge.NOT_ABOUT_A_PERSON)

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="minutes")
    held_on = models.DateField()
    words = models.TextField()

    class Meta:
        verbose_name = "minute"


class Pack(Record):
    """A pack as it was issued: its pages never change, and their hash says so."""

    stewardship = Stewardship(Keep.IMPROVEMENT, OnMerge.NOT_ABOUT_A_PERSON)
    page = "improvement:pack"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="packs")
    kind = models.CharField(max_length=8, choices=PackKind.choices)
    title = models.CharField(max_length=160)
    issued_on = models.DateField()
    body = models.TextField(help_text="the pages, as markup")
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the pages")
    definitions = models.JSONField(
        default=dict, help_text="{measure: version} of every measure in it"
    )

    class Meta:
        verbose_name = "pack"
        indexes = [models.Index(fields=["plan", "kind", "issued_on"], name="pack_latest")]

    def __str__(self) -> str:
        return self.title
