"""Teams, posts and the people in them."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.people.models import Person


class Team(Record):
    """A team with a duty desk. Whoever manages it answers; above it stands another team.

    The topmost team (the director's) has nobody above it: there the buck stops.
    """

    stewardship = Stewardship(Keep.WORKFORCE, OnMerge.NOT_ABOUT_A_PERSON)

    class Service(models.TextChoices):
        FRONT_DOOR = "front_door", "Front door"
        MISSING = "missing", "Missing from home or care"
        LEAVING_CARE = "leaving_care", "Leaving care"
        HOMES = "homes", "Homes"
        CARE = "care", "Children in care"
        IMPROVEMENT = "improvement", "Improvement"
        LEADERSHIP = "leadership", "Leadership"

    name = models.CharField(max_length=80, unique=True)
    service = models.CharField(max_length=16, choices=Service.choices)
    answers_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="teams"
    )

    class Meta:
        verbose_name = "team"

    def __str__(self) -> str:
        return self.name


class Worker(Record):
    """Somebody who works in the service, whether or not they sign in."""

    stewardship = Stewardship(Keep.WORKFORCE, OnMerge.NOT_ABOUT_A_PERSON)

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="worker",
    )
    name = models.CharField(max_length=120)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="workers")
    job = models.CharField(max_length=80, blank=True)
    full_time_share = models.DecimalField(max_digits=3, decimal_places=2, default=1)
    agency = models.BooleanField(default=False)
    started_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "worker"
        indexes = [models.Index(fields=["team", "left_on"], name="worker_team")]

    def __str__(self) -> str:
        return self.name

    def here_on(self, day: object) -> bool:
        """Whether the worker is in post on a day."""
        return self.left_on is None or self.left_on > day  # type: ignore[operator]


class Post(Record):
    """A place in a team's establishment, filled or empty. One post manages the team.

    ``answers_for`` names the part of the team's work that this post answers for before its manager
    does: at the front door a route (``domestic_abuse``), in that room's own codes.
    """

    stewardship = Stewardship(Keep.WORKFORCE, OnMerge.NOT_ABOUT_A_PERSON)

    title = models.CharField(max_length=80)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="posts")
    manages = models.BooleanField(default=False)
    answers_for = models.CharField(max_length=20, blank=True)
    holder = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="posts"
    )
    empty_since = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "post"

    def __str__(self) -> str:
        return self.title


class Allocation(Record):
    """Who worked with a person, as what, from when to when: the history of a child's workers."""

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.FOLLOW)

    class As(models.TextChoices):
        SOCIAL_WORKER = "social_worker", "Social worker"
        ADVISER = "adviser", "Personal adviser"
        MISSING_WORKER = "missing_worker", "Return home interviewer"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="allocations")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="allocations")
    role = models.CharField(max_length=16, choices=As.choices)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "allocation"
        indexes = [
            models.Index(fields=["person", "role", "to_on"], name="allocation_person"),
            models.Index(fields=["worker", "to_on"], name="allocation_worker"),
        ]


class Absence(Record):
    """A worker is away from work, from one day to another; why only as far as the census asks.

    No diagnosis and no detail: why somebody is ill stays between them and their manager.
    """

    stewardship = Stewardship(Keep.WORKFORCE, OnMerge.NOT_ABOUT_A_PERSON)

    class Why(models.TextChoices):
        SICK = "SIC", "Sick leave"
        MATERNITY = "MAT", "Maternity, paternity or adoption leave"
        TRAINING = "TRN", "Training"
        PUBLIC = "PUB", "Public duty, such as jury service"
        OTHER_PAID = "OTH", "Other paid leave"
        UNPAID = "UNP", "Unpaid leave"
        UNAUTHORISED = "UNA", "Absent without leave"

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="absences")
    why = models.CharField(max_length=3, choices=Why.choices)
    from_on = models.DateField(help_text="the first day away")
    to_on = models.DateField(null=True, blank=True, help_text="the last day away")

    class Meta:
        verbose_name = "absence"
        indexes = [models.Index(fields=["worker", "to_on"], name="absence_worker")]
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_start",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
            )
        ]

    def away_on(self, day: date) -> bool:
        """Whether the worker is away for this on a day."""
        return self.from_on <= day and (self.to_on is None or self.to_on >= day)
