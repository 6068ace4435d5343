"""Care leavers: entitlement, adviser, pathway plan, visits and contact, activity."""

from django.db import models
from django.db.models import F, Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.people.models import Person
from homeward.workforce.models import Team, Worker

from .codes import Category, ContactKind, InTouch


class LeavingCareCase(Record):
    """A young person's time with the leaving-care service, from the day they are entitled.

    ``adviser`` answers for plan and visits; where there is none yet, the team's desk does.
    ``entitled_exact`` is false where a file did not say since when.
    """

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.FOLLOW)
    page = "leaving_care:case"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="leaving_care_cases")
    category = models.CharField(max_length=16, choices=Category.choices)
    entitled_on = models.DateField()
    entitled_exact = models.BooleanField(default=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=200, blank=True)
    adviser = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="leaving_care_cases"
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="leaving_care_cases")

    class Meta:
        verbose_name = "leaving-care case"
        indexes = [models.Index(fields=["adviser", "ended_on"], name="leaving_adviser")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_on__isnull=True), name="leaving_one_open"
            ),
            models.CheckConstraint(
                name="leaving_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("entitled_on")),
            ),
        ]


class PathwayPlan(Record):
    """A pathway plan as agreed on a day, with the young person's own words."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.NOT_ABOUT_A_PERSON)

    case = models.ForeignKey(LeavingCareCase, on_delete=models.PROTECT, related_name="plans")
    agreed_on = models.DateField()
    written_by = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    young_persons_words = models.TextField(blank=True)
    seen_by_young_person = models.BooleanField(null=True, blank=True)
    summary = models.TextField(blank=True)

    class Meta:
        verbose_name = "pathway plan"


class PathwayReview(Record):
    """A review of the pathway plan: at least every six months (regulation 7)."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.NOT_ABOUT_A_PERSON)

    case = models.ForeignKey(LeavingCareCase, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    reviewed_by = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    young_persons_words = models.TextField(blank=True)
    changed = models.TextField(blank=True, help_text="what changed in the plan")

    class Meta:
        verbose_name = "pathway review"


class AdviserContact(Record):
    """A visit, call or message between a young person and the service, or an attempt at one."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.NOT_ABOUT_A_PERSON)

    case = models.ForeignKey(LeavingCareCase, on_delete=models.PROTECT, related_name="contacts")
    on = models.DateField()
    kind = models.CharField(max_length=12, choices=ContactKind.choices)
    in_touch = models.CharField(max_length=4, choices=InTouch.choices, default=InTouch.YES)
    worker = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(blank=True)
    young_persons_words = models.TextField(blank=True)

    class Meta:
        verbose_name = "contact with a care leaver"
        verbose_name_plural = "contacts with care leavers"
        indexes = [models.Index(fields=["case", "-on"], name="adviser_contact")]


class Activity(Record):
    """What a care leaver does by day (education, training, work), as it was on a day."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.NOT_ABOUT_A_PERSON)

    case = models.ForeignKey(LeavingCareCase, on_delete=models.PROTECT, related_name="activities")
    code = models.CharField(max_length=2, help_text="SSDA903 OC3 activity code")
    as_on = models.DateField()

    class Meta:
        verbose_name = "activity"
        verbose_name_plural = "activities"
