"""Where and with whom a child may be: places, people, what was learned. No line without a source.

Nothing here is a number about a child. Places get odds when a plan is made; none are stored.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship
from homeward.people.models import Person

from ..finding.codes import FirstHand, Heading, KnownHow, PlaceKind, Trust
from .episodes import Episode


class Place(Record):
    """A place that a child goes to, or that is of concern: one row for the whole borough.

    A protected place (a refuge, a carer's home) keeps its address for the person who wrote it
    down only: every page, file and log shows the duty number in its stead.
    """

    stewardship = Stewardship(Keep.CASE_RECORD, OnMerge.NOT_ABOUT_A_PERSON)
    page = "missing:place"

    name = models.CharField(max_length=160, help_text="as people call it")
    also_called = models.CharField(max_length=200, blank=True, help_text="other names for it")
    kind = models.CharField(max_length=12, choices=PlaceKind.choices, default=PlaceKind.OTHER)
    lines = models.CharField(max_length=200, blank=True, help_text="address, where there is one")
    postcode = models.CharField(max_length=8, blank=True)
    protected = models.BooleanField(default=False)
    duty_number = models.CharField(
        max_length=40, blank=True, help_text="whom to ring instead of going there"
    )

    class Meta:
        verbose_name = "place"
        indexes = [models.Index(fields=["name"], name="place_name")]
        constraints = [
            models.CheckConstraint(
                name="place_protected_has_duty_number",
                condition=Q(protected=False) | ~Q(duty_number=""),
            )
        ]


class Sourced(Record):
    """Something that somebody said or saw of a child: who said it and how they know it.

    ``at`` is when it was so: for what is known from an episode, when the child left in it.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="%(class)ss")
    said_by = models.CharField(max_length=120, help_text="who said it")
    how_known = models.CharField(max_length=200, help_text="how they know it")
    first_hand = models.CharField(
        max_length=8, choices=FirstHand.choices, default=FirstHand.NOT_KNOWN
    )
    at = models.DateTimeField()
    episode = models.ForeignKey(
        Episode, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_has_a_source",
                condition=~Q(said_by="") & ~Q(how_known=""),
            ),
            models.CheckConstraint(
                name="%(class)s_withdrawn_for_a_reason",
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_because=""),
            ),
        ]


class KnownPlace(Sourced):
    """That a child was at a place, or goes there. A child found there is known from an episode."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.FOLLOW)

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="known")
    known_how = models.CharField(max_length=12, choices=KnownHow.choices)
    trust = models.CharField(max_length=12, choices=Trust.choices, default=Trust.CONFIRMED)
    company = models.CharField(max_length=120, blank=True, help_text="with whom, as it was said")
    only_if_missing = models.BooleanField(
        default=False, help_text="the child asked that it be used only to find them"
    )

    class Meta(Sourced.Meta):
        verbose_name = "place known of a child"
        verbose_name_plural = "places known of children"
        indexes = [
            models.Index(fields=["person", "at"], name="known_place_person"),
            models.Index(fields=["place", "at"], name="known_place_place"),
        ]
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                name="known_place_found_in_an_episode",
                condition=~Q(known_how="found") | Q(episode__isnull=False),
            ),
        ]


class KnownAssociate(Sourced):
    """That a child knows somebody: a person on file, or a name as it was heard."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.FOLLOW)

    associate = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="known_to"
    )
    heard_as = models.CharField(max_length=120, blank=True, help_text="the name as it was heard")
    relation = models.CharField(max_length=80, help_text="what they are to the child")

    class Meta(Sourced.Meta):
        verbose_name = "person known of a child"
        verbose_name_plural = "people known of children"
        indexes = [models.Index(fields=["person", "at"], name="known_associate_person")]
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                name="known_associate_is_somebody",
                condition=Q(associate__isnull=False) | ~Q(heard_as=""),
            ),
        ]

    @property
    def name(self) -> str:
        """The name on file, or the one that was heard."""
        return str(self.associate) if self.associate is not None else self.heard_as


class Learning(Record):
    """One thing learned from an episode or its interview, and what is made of it.

    It has a recipient and an action from the first; the outcome follows.
    """

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.NOT_ABOUT_A_PERSON)

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="learning")
    words = models.CharField(max_length=300, help_text="one thing, as it was said")
    known_place = models.ForeignKey(
        KnownPlace, null=True, blank=True, on_delete=models.PROTECT, related_name="learning"
    )
    known_associate = models.ForeignKey(
        KnownAssociate, null=True, blank=True, on_delete=models.PROTECT, related_name="learning"
    )
    recipient = models.CharField(max_length=120)
    action = models.CharField(max_length=200, help_text="what they are to do with it")
    outcome = models.CharField(max_length=300, blank=True)
    outcome_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "item of learning"
        verbose_name_plural = "items of learning"
        constraints = [
            models.CheckConstraint(
                name="learning_has_recipient_and_action",
                condition=~Q(recipient="") & ~Q(action="") & ~Q(words=""),
            ),
            models.CheckConstraint(
                name="learning_outcome_has_time",
                condition=Q(outcome="", outcome_at__isnull=True)
                | ~Q(outcome="") & Q(outcome_at__isnull=False),
            ),
        ]


class LookOutLine(Sourced):
    """One line of a child's look-out sheet that no other record holds, with its day and source."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.FOLLOW)

    heading = models.CharField(max_length=16, choices=Heading.choices)
    words = models.TextField()

    class Meta(Sourced.Meta):
        verbose_name = "line of a look-out sheet"
        verbose_name_plural = "lines of look-out sheets"
        indexes = [models.Index(fields=["person", "heading"], name="look_out_person")]


class LookOutReview(Record):
    """That somebody who lives with a child went through the whole sheet, and what they said."""

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.FOLLOW)

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="look_out_reviews")
    reviewed_at = models.DateTimeField()
    reviewer = models.CharField(max_length=120, help_text="the carer's name, or who asked them")
    by_carer = models.BooleanField(help_text="from the carer's own sign-in")
    remarks = models.TextField(blank=True, help_text="what is no longer right, or is missing")

    class Meta:
        verbose_name = "review of a look-out sheet"
        verbose_name_plural = "reviews of look-out sheets"


class CarerLink(Record):
    """That a partner's user cares for a child: they may see and review this one sheet.

    It holds while the placement does, and where it names none until it is ended.
    """

    stewardship = Stewardship(Keep.SECURITY_LOG, OnMerge.FOLLOW)

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cares_for"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="carer_links")
    placement = models.ForeignKey(
        "care.Placement", on_delete=models.PROTECT, related_name="carer_links"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "carer of a child"
        verbose_name_plural = "carers of children"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "person", "placement"],
                condition=Q(ended_at__isnull=True),
                name="carer_link_once",
            )
        ]
