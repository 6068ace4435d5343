"""What is owed: one row per duty, made from the records."""

from django.db import models
from django.db.models import Q

from homeward.core.models import Projected
from homeward.people.models import Person
from homeward.workforce.models import Team, Worker

from .kinds import Kind


class Duty(Projected):
    """One obligation with a clock, in exactly one state: open, met or excused (with a reason).

    ``owner`` is the worker who owes it; where there is none, the team's duty desk does.
    ``on_time`` is known once it is met; ``week`` is the Monday of the week it was raised in
    (stored, because lists and measures filter by it).
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        MET = "met", "Met"
        EXCUSED = "excused", "Excused"

    kind = models.CharField(max_length=40, choices=Kind.choices)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="duties"
    )
    owner = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="duties"
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="duties")
    raised_at = models.DateTimeField()
    week = models.DateField()
    due_at = models.DateTimeField()
    rule = models.CharField(max_length=60)
    state = models.CharField(max_length=8, choices=State.choices)
    met_at = models.DateTimeField(null=True, blank=True)
    on_time = models.BooleanField(null=True, blank=True)
    excused_at = models.DateTimeField(null=True, blank=True)
    excused_because = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "duty"
        verbose_name_plural = "duties"
        indexes = [
            models.Index(fields=["state", "due_at"], name="duty_open"),
            models.Index(fields=["owner", "state", "due_at"], name="duty_owner"),
            models.Index(fields=["team", "state", "due_at"], name="duty_team"),
            models.Index(fields=["kind", "week"], name="duty_kind_week"),
            models.Index(fields=["person", "state"], name="duty_person"),
            models.Index(fields=["root_label", "root_id"], name="duty_root"),
        ]
        constraints = [
            models.CheckConstraint(
                name="duty_in_one_state",
                condition=Q(
                    state="open", met_at__isnull=True, excused_at__isnull=True, excused_because=""
                )
                | Q(
                    state="met",
                    met_at__isnull=False,
                    on_time__isnull=False,
                    excused_at__isnull=True,
                    excused_because="",
                )
                | Q(state="excused", excused_at__isnull=False, met_at__isnull=True)
                & ~Q(excused_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_state_display()}"
