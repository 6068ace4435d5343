"""What makes a person findable: phones and former names, and what was decided of pairs."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from homeward.core import clock
from homeward.core.models import Keep, OnMerge, Record, Stewardship

from .person import Person

_FOLLOWS = Stewardship(Keep.WITH_PARENT, OnMerge.FOLLOW)


class Phone(Record):
    """A number at which somebody can be, or could be, reached; families share theirs."""

    stewardship = _FOLLOWS

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="phones")
    value = models.CharField(max_length=40)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "telephone number"


class FormerName(Record):
    """A name somebody had before: a maiden name, a step-father's name, a name before adoption."""

    stewardship = _FOLLOWS

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=120)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "former name"


class _Pair(Record):
    """Two records, without an order, and what somebody decided of them."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=200, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True


class NotSame(_Pair):
    """Somebody looked at two records and says that they are two people.

    The pair is not offered as one person again. Look both ways round: a pair has no order.
    """

    stewardship = _FOLLOWS

    class Meta:
        verbose_name = "decision that two people are not the same"
        constraints = [
            models.CheckConstraint(
                name="not_same_as_another", condition=~Q(person=models.F("other"))
            )
        ]


class Sealed(_Pair):
    """Two records that must never be joined nor shown beside each other.

    An adopted child and who they were before, somebody under witness protection. The one is
    never a match for the other, and neither page leads to the other.
    """

    stewardship = _FOLLOWS

    class Meta:
        verbose_name = "sealed pair"
        constraints = [
            models.CheckConstraint(
                name="sealed_from_another", condition=~Q(person=models.F("other"))
            )
        ]


class MatchKey(models.Model):
    """One key under which a person's record can be found: 64 bits that name nobody.

    ``row`` is the person's row. The primary key is the index that answers a lookup whole; the
    same on SQLite and PostgreSQL.
    """

    stewardship = Stewardship(Keep.WORKING_COPY, OnMerge.REBUILD)

    pk = models.CompositePrimaryKey("key", "row")
    key = models.BigIntegerField()
    row = models.BigIntegerField()

    class Meta:
        verbose_name = "match key"
        indexes = [models.Index(fields=["row"], name="match_key_row")]

    def __str__(self) -> str:
        return f"{self.key} of {self.row}"


class MatchRecord(models.Model):
    """A person's record made ready to be compared, as ``matching.Prepared.pack`` writes it.

    A projection of the person with their names, numbers, addresses and phones. Protected
    addresses are not in it: nobody finds them by looking for them.
    """

    stewardship = Stewardship(Keep.WORKING_COPY, OnMerge.REBUILD)

    row = models.BigIntegerField(primary_key=True)
    packed = models.TextField()

    class Meta:
        verbose_name = "match record"

    def __str__(self) -> str:
        return f"match record of {self.row}"
