"""What is done with what is known: checks, police copies, contexts of concern."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.workforce.models import Team, Worker

from ..finding.codes import CheckResult, ContextKind, Way
from .episodes import Episode
from .finding import KnownAssociate, Place


class PlaceCheck(Record):
    """That somebody looked for a missing child at a place, or asked a person, and what came of it.

    The plan is ranked again after each.
    """

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.NOT_ABOUT_A_PERSON)

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="place_checks")
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="checks"
    )
    associate = models.ForeignKey(
        KnownAssociate, null=True, blank=True, on_delete=models.PROTECT, related_name="checks"
    )
    way = models.CharField(max_length=12, choices=Way.choices)
    result = models.CharField(max_length=12, choices=CheckResult.choices)
    checked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=120, help_text="who looked or rang")
    remarks = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "check of a place or person"
        verbose_name_plural = "checks of places and people"
        constraints = [
            models.CheckConstraint(
                name="check_of_one_place_or_person",
                condition=Q(place__isnull=False, associate__isnull=True)
                | Q(place__isnull=True, associate__isnull=False),
            ),
            models.CheckConstraint(name="check_says_by_whom", condition=~Q(checked_by="")),
        ]


class PoliceCopy(Record):
    """What of our knowledge goes to the police: frozen when drafted, approved by another person.

    ``items`` are facts, one each, as they were shown to whoever approved them.
    """

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.NOT_ABOUT_A_PERSON)
    page = "missing:police-copy"

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="police_copies")
    purpose = models.CharField(max_length=200)
    lawful_basis = models.CharField(max_length=200)
    conditions = models.CharField(max_length=200, help_text="handling conditions for all items")
    child_told = models.CharField(
        max_length=200, help_text="whether the child knows that this is shared; if not, why not"
    )
    items = models.JSONField(default=list)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_to = models.CharField(max_length=160, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.CharField(max_length=120, blank=True)
    recalled_at = models.DateTimeField(null=True, blank=True)
    recalled_because = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "police copy"
        verbose_name_plural = "police copies"
        constraints = [
            models.CheckConstraint(
                name="police_copy_says_why",
                condition=~Q(purpose="") & ~Q(lawful_basis="") & ~Q(conditions=""),
            ),
            models.CheckConstraint(
                name="police_copy_approved_by_another",
                condition=Q(approved_by__isnull=True)
                | Q(recorded_by__isnull=True)
                | ~Q(approved_by=F("recorded_by")),
            ),
            models.CheckConstraint(
                name="police_copy_approved_before_sent",
                condition=Q(sent_at__isnull=True)
                | Q(approved_at__isnull=False) & Q(approved_by__isnull=False) & ~Q(sent_to=""),
            ),
            models.CheckConstraint(
                name="police_copy_recalled_for_a_reason",
                condition=Q(recalled_at__isnull=True) | ~Q(recalled_because=""),
            ),
        ]

    @property
    def standing(self) -> str:
        """Where it stands, in a word."""
        if self.recalled_at:
            return "Recalled"
        if self.acknowledged_at:
            return "Acknowledged"
        if self.sent_at:
            return "Sent"
        return "Approved" if self.approved_at else "Draft"


class ConcernContext(Record):
    """A place or a group that draws children into harm, with who answers for it and until when.

    It is about the place or the group, never about a child: what speaks for it is found in what
    is recorded of the place.
    """

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)
    page = "missing:context"

    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=8, choices=ContextKind.choices)
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="contexts"
    )
    evidence = models.TextField(help_text="what is known, from whom, and what is not known")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    review_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "context of concern"
        verbose_name_plural = "contexts of concern"
        constraints = [
            models.CheckConstraint(
                name="context_of_a_place_names_it",
                condition=Q(kind="group") | Q(place__isnull=False),
            ),
            models.CheckConstraint(
                name="context_has_evidence", condition=~Q(evidence="") & ~Q(name="")
            ),
            models.CheckConstraint(
                name="context_closed_for_a_reason",
                condition=Q(closed_at__isnull=True) | ~Q(closed_because=""),
            ),
        ]


class ContextAction(Record):
    """Something to be done about a context: what, by whom, by when, and what came of it."""

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.NOT_ABOUT_A_PERSON)

    context = models.ForeignKey(ConcernContext, on_delete=models.PROTECT, related_name="actions")
    words = models.CharField(max_length=200)
    who = models.CharField(max_length=120)
    due_on = models.DateField()
    outcome = models.CharField(max_length=300, blank=True)
    outcome_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "action on a context"
        verbose_name_plural = "actions on contexts"
