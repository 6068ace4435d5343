"""Missing episodes and their return home interviews."""

from django.db import models
from django.db.models import F, Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.people.models import Person
from homeward.workforce.models import Team, Worker

from .. import dated
from ..codes import COLOURS, Category, FoundBy, InterviewState, Risk


class Episode(Record):
    """One time that a child was missing, or away without authorisation, of any length.

    Left, noticed, reported, located and returned are five different facts.
    """

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.FOLLOW)
    page = "missing:episode"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="episodes")
    category = models.CharField(max_length=1, choices=Category.choices, default=Category.MISSING)
    left_at = models.DateTimeField(null=True, blank=True)
    noticed_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField()
    located_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.CharField(max_length=120, blank=True, help_text="who told us")
    went_from = models.CharField(max_length=120, blank=True, help_text="home, or which placement")
    placement = models.ForeignKey(
        "care.Placement", null=True, blank=True, on_delete=models.PROTECT, related_name="episodes"
    )
    last_seen = models.TextField(blank=True)
    police_ref = models.CharField(max_length=40, blank=True)
    risk = models.CharField(
        max_length=12,
        choices=Risk.choices,
        blank=True,
        help_text="the police's own grade for this episode, as they gave it; never computed",
    )
    risk_scale = models.CharField(
        max_length=40, blank=True, help_text="by which dated scale they graded it"
    )
    graded_at = models.DateTimeField(null=True, blank=True)
    placing_authority = models.CharField(
        max_length=80, blank=True, help_text="the authority that placed the child here, if another"
    )
    notified_at = models.DateTimeField(
        null=True, blank=True, help_text="when it reached us from outside the team that answers"
    )
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    found_where = models.CharField(max_length=200, blank=True)
    found_with = models.CharField(max_length=200, blank=True)
    found_by = models.CharField(max_length=12, choices=FoundBy.choices, blank=True)
    returned_how = models.CharField(max_length=200, blank=True)
    harm = models.TextField(blank=True, help_text="what harm is known, and who said so")
    recorded_in_error = models.CharField(max_length=200, blank=True, help_text="why, if it was")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="episodes")
    worker = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="episodes"
    )

    class Meta:
        verbose_name = "missing episode"
        indexes = [
            models.Index(fields=["returned_at", "reported_at"], name="episode_open"),
            models.Index(fields=["person", "-reported_at"], name="episode_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(returned_at__isnull=True, recorded_in_error=""),
                name="episode_one_open",
            ),
            models.CheckConstraint(
                name="episode_returns_after_leaving",
                condition=Q(returned_at__isnull=True)
                | Q(left_at__isnull=True)
                | Q(returned_at__gte=F("left_at")),
            ),
        ]

    @property
    def grade(self) -> str:
        """The police's grade in the words of the scale by which they gave it."""
        if not self.risk:
            return ""
        return dated.scale_called(self.risk_scale, self.graded_at or self.reported_at).say(
            self.risk
        )

    @property
    def waits(self) -> bool:
        """Whether it reached us from outside, and nobody of the team has taken it yet."""
        return self.notified_at is not None and self.acknowledged_at is None


class Interview(Record):
    """The return home interview that one episode gives rise to, in exactly one state.

    What the child said is kept as they said it.
    """

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.NOT_ABOUT_A_PERSON)

    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="interview")
    state = models.CharField(
        max_length=12, choices=InterviewState.choices, default=InterviewState.OWED
    )
    offered_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(
        null=True, blank=True, help_text="when it was declined, not possible or covered"
    )
    because = models.CharField(max_length=200, blank=True)
    covered_by = models.ForeignKey(
        Episode, null=True, blank=True, on_delete=models.PROTECT, related_name="covers"
    )
    interviewer = models.ForeignKey(
        Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="interviews"
    )
    independent = models.BooleanField(
        null=True, blank=True, help_text="of the child's carer and, in care, of the placement"
    )
    before = models.TextField(blank=True)
    during = models.TextField(blank=True)
    after = models.TextField(blank=True)
    would_help = models.TextField(blank=True)
    carers_account = models.TextField(blank=True)
    shared_at = models.DateTimeField(null=True, blank=True, help_text="learning shared")
    shared_with = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "return home interview"
        indexes = [models.Index(fields=["state"], name="interview_state")]
        constraints = [
            models.CheckConstraint(
                name="interview_held_has_time",
                condition=(~Q(state="held") & Q(held_at__isnull=True))
                | Q(state="held", held_at__isnull=False),
            ),
            models.CheckConstraint(
                name="interview_closed_has_reason",
                condition=~Q(state__in=["declined", "not_possible"])
                | Q(closed_at__isnull=False) & ~Q(because=""),
            ),
            models.CheckConstraint(
                name="interview_covered_names_episode",
                condition=(~Q(state="covered") & Q(covered_by__isnull=True))
                | Q(state="covered", covered_by__isnull=False, closed_at__isnull=False),
            ),
        ]

    @property
    def colour(self) -> str:
        """The colour that repeats the word of the state."""
        return COLOURS[InterviewState(self.state)]
