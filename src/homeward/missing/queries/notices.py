"""Notifications: those that wait, those that were dealt with, and one of them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from homeward.access.policies import allowed, check_may_know
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import NotForYou
from homeward.missing.models import Notification
from homeward.missing.notices import Notice, read_body
from homeward.people.asking import about
from homeward.people.policies import only_visible
from homeward.people.queries import Hit, look_for

_LATELY = timedelta(days=7)


@dataclass(frozen=True)
class NotificationPage:
    """A notification, what it says, and for one that waits who may be meant."""

    notification: Notification
    notice: Notice
    hits: list[Hit]


def waiting_notifications(viewer: Any) -> QuerySet[Notification]:
    """Those that nobody has matched or set aside, the oldest first: emptied daily."""
    rows = _visible(viewer).filter(matched_at__isnull=True, set_aside_at__isnull=True)
    return rows.order_by("received_at", "pk")


def settled_notifications(viewer: Any) -> QuerySet[Notification]:
    """Those of the last seven days that were matched or set aside, the newest first."""
    rows = _visible(viewer).filter(
        Q(matched_at__isnull=False) | Q(set_aside_at__isnull=False),
        received_at__gte=clock.now() - _LATELY,
    )
    return rows.select_related("person", "episode").order_by("-received_at", "-pk")


def get_notification(viewer: Any, ref: str) -> Notification:
    """One notification; ``NotForYou`` (404) where it is not for this viewer."""
    row = _visible(viewer).select_related("person", "episode").filter(ref=ref).first()
    if row is None:
        raise NotForYou
    return row


def own_notification(viewer: Any, ref: str) -> Notification:
    """One that a partner sent themselves; ``NotForYou`` for anybody else's."""
    check_may_know(viewer, Can.NOTIFY_MISSING)
    row = Notification.objects.filter(recorded_by=viewer.pk, ref=ref).first()
    if row is None:
        raise NotForYou
    return row


def notification_page(viewer: Any, ref: str, words: str = "") -> NotificationPage:
    """A notification with who may be meant: by what it says, or by the ``words`` typed instead."""
    notification = get_notification(viewer, ref)
    notice = read_body(notification.body)
    question = words or about(
        given_names=notice.given_names,
        family_name=notice.family_name,
        born_on=notice.born_on,
    )
    hits = look_for(viewer=viewer, question=question, limit=8) if notification.waits else []
    return NotificationPage(notification, notice, hits)


def _visible(viewer: Any) -> QuerySet[Notification]:
    if not allowed(viewer, Can.SEE_MISSING):
        return Notification.objects.none()
    matched = only_visible(Notification.objects.filter(person__isnull=False), viewer)
    return Notification.objects.filter(Q(person__isnull=True) | Q(pk__in=matched.values("pk")))
