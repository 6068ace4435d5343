"""Those around a child: how people stand to each other, and the professionals of other services."""

from django.db import models
from django.db.models import Q

from homeward.core.models import Keep, OnMerge, Record, Stewardship

from ..family.kin import KINDS
from .person import Person


class Relationship(Record):
    """How one person stands to another, read from both ends ("mother of", "son of").

    ``person`` is the parent, carer or grandparent, ``other`` the child. Never deleted: it ends
    on a day, or is struck through with the reason why it was wrong.
    """

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.FOLLOW)

    class Kind(models.TextChoices):
        PARENT = "parent", "Parent"
        ADOPTIVE_PARENT = "adoptive_parent", "Adoptive parent"
        STEP_PARENT = "step_parent", "Step-parent"
        FOSTER_CARER = "foster_carer", "Foster carer"
        GUARDIAN = "guardian", "Special guardian or other guardian"
        CARER = "carer", "Carer"
        GRANDPARENT = "grandparent", "Grandparent"
        AUNT_UNCLE = "aunt_uncle", "Aunt or uncle"
        SIBLING = "sibling", "Brother or sister"
        HALF_SIBLING = "half_sibling", "Half-brother or half-sister"
        STEP_SIBLING = "step_sibling", "Step-brother or step-sister"
        COUSIN = "cousin", "Cousin"
        PARTNER = "partner", "Partner"
        EX_PARTNER = "ex_partner", "Former partner"
        FRIEND = "friend", "Friend"
        OTHER = "other", "Other"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="related_from")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    in_words = models.CharField(max_length=80, blank=True, help_text="what it is, where other")
    responsibility = models.BooleanField(
        null=True, blank=True, help_text="parental responsibility (Children Act 1989, section 3)"
    )
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    struck_because = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "relationship"
        constraints = [
            models.CheckConstraint(
                name="relationship_with_another", condition=~Q(person=models.F("other"))
            )
        ]

    def said_of(self, who: Person) -> str:
        """What the other one is to ``who``: "mother", "half-brother", "friend"."""
        forward = self.person_id != who.pk
        them = self.person if forward else self.other
        return KINDS[self.kind].word(them.sex, forward=forward, in_words=self.in_words)


class Professional(Record):
    """Somebody of another service who works with a child: who to ring, since when, says who.

    The service's own workers are not entered here: they come from their allocations.
    """

    stewardship = Stewardship(Keep.WITH_PARENT, OnMerge.FOLLOW)

    class Role(models.TextChoices):
        SCHOOL = "school", "School or college"
        EARLY_YEARS = "early_years", "Nursery or childminder"
        GP = "gp", "GP"
        HEALTH_VISITOR = "health_visitor", "Health visitor"
        MIDWIFE = "midwife", "Midwife"
        SCHOOL_NURSE = "school_nurse", "School nurse"
        CAMHS = "camhs", "Mental health worker"
        POLICE = "police", "Police officer"
        YOUTH_JUSTICE = "youth_justice", "Youth justice worker"
        PROBATION = "probation", "Probation officer"
        HOUSING = "housing", "Housing officer"
        VOLUNTARY = "voluntary", "Voluntary organisation"
        SOLICITOR = "solicitor", "Solicitor"
        OTHER = "other", "Other professional"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="professionals")
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=16, choices=Role.choices)
    agency = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    struck_because = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "professional"
        constraints = [
            models.CheckConstraint(
                name="professional_is_named", condition=~Q(name="") | ~Q(agency="")
            )
        ]

    def __str__(self) -> str:
        return self.name or self.agency
