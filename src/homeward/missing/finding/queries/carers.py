"""Which children a carer's own sign-in reaches: those placed with them now, and nobody else."""

from typing import Any

from django.db.models import Q, QuerySet

from homeward.access.models import User
from homeward.access.policies import allowed
from homeward.access.roles import MAY, Can
from homeward.core import clock
from homeward.core.errors import NotForYou
from homeward.people.models import Person

from ...models import CarerLink


def children_of(user: Any) -> set[int]:
    """The rows of the children whom this user cares for today."""
    return set(_standing(user).values_list("person_id", flat=True))


def my_children(user: Any) -> list[Person]:
    """The same children, by name."""
    people = Person.objects.filter(pk__in=children_of(user), merged_into__isnull=True)
    return list(people.order_by("given_names", "family_name", "pk"))


def get_my_child(user: Any, ref: str) -> Person:
    """A child placed with this carer; ``NotForYou`` (404) for any other, on file or not."""
    person = next((each for each in my_children(user) if each.ref == ref), None)
    if person is None:
        raise NotForYou
    return person


def carers_of(person: Person) -> list[CarerLink]:
    """Who may review the child's sheet from their own sign-in."""
    rows = CarerLink.objects.filter(person=person, ended_at__isnull=True).filter(_placed())
    return list(rows.select_related("user", "placement").order_by("pk"))


def get_carer(person: Person, ref: str) -> CarerLink:
    """One of those who may review the sheet now; ``NotForYou`` for any other."""
    link = next((each for each in carers_of(person) if each.ref == ref), None)
    if link is None:
        raise NotForYou
    return link


def possible_carers() -> list[User]:
    """Everybody with a carer's or a home's sign-in, by organisation and name."""
    roles = [role for role, rights in MAY.items() if Can.REVIEW_LOOK_OUT in rights]
    rows = User.objects.filter(role__in=roles, is_active=True)
    return list(rows.order_by("organisation", "name", "pk"))


def _standing(user: Any) -> QuerySet[CarerLink]:
    if not allowed(user, Can.REVIEW_LOOK_OUT):
        return CarerLink.objects.none()
    return CarerLink.objects.filter(user=user, ended_at__isnull=True).filter(_placed())


def _placed() -> Q:
    today = clock.today()
    lasts = Q(placement__ended_on__isnull=True) | Q(placement__ended_on__gt=today)
    return lasts & Q(placement__started_on__lte=today)
