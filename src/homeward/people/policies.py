"""Who may see whom. A restricted record does not exist for those outside it."""

from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import NotForYou

from .models import Grant, Person

M = TypeVar("M", bound=Model)


def visible(viewer: Any) -> QuerySet[Person]:
    """The people whose records this viewer may open; not those merged into another record."""
    if not allowed(viewer, Can.SEE_PEOPLE):
        return Person.objects.none()
    return only_visible(Person.objects.filter(merged_into__isnull=True), viewer, path="")


def only_visible(rows: QuerySet[M], viewer: Any, *, path: str = "person") -> QuerySet[M]:
    """Rows about people (reached by ``path``), without restricted ones the viewer is outside of."""
    if allowed(viewer, Can.SEE_RESTRICTED):
        return rows
    prefix = f"{path}__" if path else ""
    return rows.filter(
        Q(**{f"{prefix}restricted": False}) | Q(**{f"{prefix}pk__in": _granted(viewer)})
    )


def get_person(viewer: Any, ref: str, *joined: str) -> Person:
    """The person, or ``NotForYou`` (404) where there is none that this viewer may open.

    ``joined`` names what is read in the same query ("needs").
    """
    person = visible(viewer).select_related(*joined).filter(ref=ref).first()
    if person is None:
        raise NotForYou
    return person


def _granted(viewer: Any) -> QuerySet[Any]:
    today = clock.today()
    return (
        Grant.objects.filter(user=viewer.pk)
        .filter(Q(until__isnull=True) | Q(until__gte=today))
        .values("person_id")
    )
