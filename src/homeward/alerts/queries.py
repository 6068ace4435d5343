"""Reading alerts: of those people whom the viewer may know."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.core.errors import NotForYou
from homeward.people.models import Person
from homeward.people.policies import only_visible

from .models import Alert


def alerts_now(*, viewer: Any, people: Iterable[Person]) -> dict[int, list[Alert]]:
    """The alerts that stand on each of these people, by row number; two queries for all."""
    rows = _known_to(viewer).filter(person__in=list(people), ended_on__isnull=True)
    rows = rows.prefetch_related("reviews")
    found: dict[int, list[Alert]] = defaultdict(list)
    for alert in rows.order_by("-began_on", "-pk"):
        found[alert.person_id].append(alert)
    return found


def get_alert(*, viewer: Any, ref: str) -> Alert:
    """The alert, or ``NotForYou`` (404) where its person is not for this viewer."""
    rows = _known_to(viewer).prefetch_related("reviews__recorded_by")
    alert = rows.filter(ref=ref).first()
    if alert is None:
        raise NotForYou
    return alert


def _known_to(viewer: Any) -> QuerySet[Alert]:
    if not allowed(viewer, Can.SEE_PEOPLE):
        return Alert.objects.none()
    rows = only_visible(Alert.objects.all(), viewer)
    return rows.select_related("person", "recorded_by")
