"""Who lived with whom, from when to when, by shared address and by named relationships."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from ..family.household import household_key, lived_on, overlap, postcodes_alike
from ..models import Address, Person, Relationship
from ..policies import only_visible

K = Relationship.Kind
#: Who lives with a child where no address says otherwise.
AT_HOME = (K.PARENT, K.ADOPTIVE_PARENT, K.STEP_PARENT, K.SIBLING, K.HALF_SIBLING, K.CARER)


@dataclass(frozen=True)
class Together:
    """Somebody lived with another from one day until another; None where that is not known.

    ``because`` says how it is known: "same address", or how they are related.
    """

    other: Person
    from_on: date | None
    to_on: date | None
    because: str

    def on(self, day: date) -> bool:
        """Whether they lived together on a day, as far as is known."""
        return lived_on(self.from_on, self.to_on, day)


def lived_with(*, viewer: Any, people: Iterable[Person]) -> dict[int, list[Together]]:
    """For each of these people, by row number: everyone they ever lived with. Three queries.

    Protected addresses link nobody. Family by a named relationship counts where the relative
    has no address on record, for then nothing says that they live elsewhere. People whom the
    viewer may not know are left out.
    """
    wanted = list(people)
    found: dict[int, list[Together]] = {person.pk: [] for person in wanted}
    mine = list(Address.objects.filter(person__in=wanted, protected=False))
    others = _at_the_same(viewer, mine)
    for own in mine:
        for other in others[_place(own)]:
            if other.person_id != own.person_id and (span := _overlap(own, other)):
                found[own.person_id].append(span)
    for person_id, span in _relatives(viewer, wanted):
        found[person_id].append(span)
    return found


def household_on(together: Sequence[Together], day: date) -> list[Together]:
    """Those who lived with somebody on a day, each once."""
    there = {each.other.pk: each for each in together if each.on(day)}
    return sorted(there.values(), key=lambda each: (each.other.born_on or date.max, each.other.pk))


def _at_the_same(viewer: Any, mine: Sequence[Address]) -> dict[str, list[Address]]:
    """Addresses (of anybody the viewer may know) at the places where these people lived."""
    places = {_place(address) for address in mine} - {""}
    codes = {code for each in mine if each.postcode for code in postcodes_alike(each.postcode)}
    rows = Address.objects.filter(protected=False, postcode__in=codes)
    found: dict[str, list[Address]] = defaultdict(list)
    for row in only_visible(rows, viewer).select_related("person").order_by("pk"):
        if _place(row) in places:
            found[_place(row)].append(row)
    return found


def _place(address: Address) -> str:
    return household_key(address.lines, address.postcode)


def _overlap(own: Address, other: Address) -> Together | None:
    """The days on which two stood at one address; None where there were none."""
    shared = overlap((own.from_on, own.to_on), (other.from_on, other.to_on))
    return Together(other.person, *shared, "same address") if shared else None


def _relatives(viewer: Any, people: Sequence[Person]) -> Iterable[tuple[int, Together]]:
    mine = {person.pk for person in people}
    rows = Relationship.objects.filter(kind__in=AT_HOME, struck_because="").filter(
        Q(person__in=mine, other__addresses__isnull=True)
        | Q(other__in=mine, person__addresses__isnull=True)
    )
    rows = only_visible(only_visible(rows, viewer), viewer, path="other")
    for row in rows.select_related("person", "other").distinct().order_by("pk"):
        if row.person_id in mine:
            yield row.person_id, _related(row, row.other)
        if row.other_id in mine:
            yield row.other_id, _related(row, row.person)


def _related(row: Relationship, other: Person) -> Together:
    because = f"family ({row.get_kind_display().lower()}), no address on record"
    return Together(other, row.from_on, row.to_on, because)


def relatives_of(*, viewer: Any, person: Person) -> list[tuple[Person, str]]:
    """Everybody with a named relationship that has not ended, and what they are to the person."""
    rows = Relationship.objects.filter(Q(person=person) | Q(other=person))
    rows = rows.filter(to_on__isnull=True, struck_because="")
    rows = only_visible(only_visible(rows, viewer), viewer, path="other")
    return [
        (row.person if row.other_id == person.pk else row.other, row.said_of(person))
        for row in rows.select_related("person", "other").order_by("pk")
    ]
