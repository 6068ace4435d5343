"""People: children, young people, and those around them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship

from ..rules import search_key


class Person(Record):
    """Somebody known to the service. Facts about them stand in the records of other rooms.

    Imported returns often carry no name: then the person is shown by their identifier.
    """

    stewardship = Stewardship(Keep.LEAVING_CARE, OnMerge.FOLLOW)
    page = "people:person"

    class Sex(models.TextChoices):
        MALE = "M", "Male"
        FEMALE = "F", "Female"
        NEITHER = "N", "Neither"
        UNKNOWN = "U", "Not recorded"

    given_names = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    known_as = models.CharField(max_length=120, blank=True)
    born_on = models.DateField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True, help_text="the due date of a baby")
    died_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, default=Sex.UNKNOWN)
    ethnicity = models.CharField(max_length=4, blank=True)
    disabled = models.BooleanField(null=True, blank=True)
    unaccompanied = models.BooleanField(
        null=True, blank=True, help_text="unaccompanied asylum-seeking child, now or formerly"
    )
    restricted = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged_here",
    )
    search_key = models.CharField(max_length=400, blank=True, editable=False)

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        indexes = [
            models.Index(fields=["family_name", "given_names"], name="person_name"),
            models.Index(fields=["born_on"], name="person_born"),
        ]
        constraints = [
            models.CheckConstraint(
                name="person_dies_after_birth",
                condition=Q(died_on__isnull=True)
                | Q(born_on__isnull=True)
                | Q(died_on__gte=models.F("born_on")),
                violation_error_message="The date of death is before the date of birth.",
            )
        ]

    def __str__(self) -> str:
        return self.full_name or f"Person {self.ref}"

    @property
    def full_name(self) -> str:
        """The name as it is written on a page; empty where none is known."""
        return f"{self.given_names} {self.family_name}".strip()

    def save(self, *args: object, **kwargs: object) -> None:
        self.search_key = search_key(self.given_names, self.family_name, self.known_as)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Identifier(Record):
    """A number by which somebody else's system knows a person."""

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.FOLLOW)

    class Scheme(models.TextChoices):
        LA_CHILD_ID = "la_child_id", "Authority's child ID"
        NHS = "nhs", "NHS number"
        UPN = "upn", "Unique pupil number"
        CASE = "case", "Case number"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identifiers")
    scheme = models.CharField(max_length=16, choices=Scheme.choices)
    value = models.CharField(max_length=40)

    class Meta:
        verbose_name = "identifier"
        constraints = [models.UniqueConstraint(fields=["scheme", "value"], name="identifier_once")]


class Address(Record):
    """Where somebody lived, from when to when. A protected one leaves no page and no export."""

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.FOLLOW)

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="addresses")
    lines = models.CharField(max_length=200)
    postcode = models.CharField(max_length=8, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    protected = models.BooleanField(default=False)

    class Meta:
        verbose_name = "address"
        verbose_name_plural = "addresses"
        indexes = [models.Index(fields=["postcode"], name="address_postcode")]


class Grant(Record):
    """Leave for one user to open one restricted record, and why."""

    stewardship = Stewardship(Keep.SECURITY_LOG, OnMerge.FOLLOW)

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="grants"
    )
    reason = models.CharField(max_length=200)
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "grant to a restricted record"
        verbose_name_plural = "grants to restricted records"
