"""How practice is looked after: supervision of workers, and audits of the work with a child."""

from django.db import models
from django.db.models import Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.people.models import Person
from homeward.workforce.models import Team, Worker


class Supervision(Record):
    """A worker and whoever supervises them sat down together on a day.

    ``words`` is about the worker: workload, wellbeing, learning. What was said of a child
    stands by that child (``ChildDiscussed``).
    """

    stewardship = Stewardship(Keep.WORKFORCE, OnMerge.NOT_ABOUT_A_PERSON)

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="supervisions")
    supervisor = models.ForeignKey(
        Worker, on_delete=models.PROTECT, related_name="supervisions_given"
    )
    held_on = models.DateField()
    words = models.TextField(blank=True, help_text="workload, wellbeing, learning")

    class Meta:
        verbose_name = "supervision"
        verbose_name_plural = "supervisions"
        indexes = [models.Index(fields=["worker", "held_on"], name="supervision_worker")]


class ChildDiscussed(Record):
    """What was said about one child in a supervision, and what was agreed: part of their record."""

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.FOLLOW)

    supervision = models.ForeignKey(
        Supervision, on_delete=models.PROTECT, related_name="said_of_children"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="discussed_in_supervision"
    )
    words = models.TextField(help_text="what was said about the child")
    agreed = models.TextField(blank=True, help_text="what is to be done")

    class Meta:
        verbose_name = "discussion of a child in supervision"
        verbose_name_plural = "discussions of children in supervision"
        constraints = [
            models.UniqueConstraint(
                fields=["supervision", "person"], name="discussed_once_a_supervision"
            )
        ]


class CaseAudit(Record):
    """Somebody who did not do the work looked at it, and says what it means for the child.

    The grade is one of Ofsted's four words, given by the auditor to the *work*. It is never
    computed, never a number, and never about the child.
    """

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.FOLLOW)
    page = "practice:audit"

    class Grade(models.TextChoices):
        OUTSTANDING = "outstanding", "Outstanding"
        GOOD = "good", "Good"
        REQUIRES = "requires_improvement", "Requires improvement to be good"
        INADEQUATE = "inadequate", "Inadequate"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="audits")
    auditor = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="audits_made")
    audited_on = models.DateField()
    grade = models.CharField(max_length=20, choices=Grade.choices)
    because = models.TextField(help_text="what was done well and what was not")
    meaning = models.TextField(help_text="what it means for the child")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="audits")
    action = models.TextField(blank=True, help_text="what is to be put right")
    action_by_on = models.DateField(null=True, blank=True)
    answers = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="audit_actions"
    )
    done_on = models.DateField(null=True, blank=True)
    done_words = models.TextField(blank=True, help_text="what changed for the child")

    class Meta:
        verbose_name = "case audit"
        indexes = [
            models.Index(fields=["person", "-audited_on"], name="case_audit_person"),
            models.Index(fields=["-audited_on"], name="case_audit_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                name="audit_action_has_a_day",
                condition=Q(action="", action_by_on__isnull=True)
                | ~Q(action="") & Q(action_by_on__isnull=False),
            ),
        ]
