"""Word of missing children: kept as it arrived first, and only then matched to somebody."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import IntegrityError

from homeward.access.actions import the_house
from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.missing.codes import Category, Channel, Says
from homeward.missing.models import Episode, Notification
from homeward.missing.notices import Notice, NotRead, read_body, to_body
from homeward.missing.seeking import Meant, who_is_meant
from homeward.people.models import Person
from homeward.people.policies import get_person

from .asked_first import words_given
from .episodes import desk, note_police, record_return, report_missing

KEY = "idempotency_key"


def accept_notification(
    *, by: Any, channel: str, key: str, body: str, sender: str = ""
) -> Notification:
    """Keep word of a missing child exactly as it arrived; nothing is made of it yet.

    ``key`` is the sender's own reference: the same words under the same key are one row, however
    often they are sent. Raises ``Refused`` where they cannot be read, or where other words stand
    under that key. Once this returns, the word is in the database.
    """
    check(by, Can.NOTIFY_MISSING)
    full = f"{channel}:{by.pk or 'house'}:{key}"[:200]
    seal = sha256(body.encode()).hexdigest()
    try:
        notice = read_body(body)
    except NotRead as fault:
        raise Refused(str(fault)) from fault
    notification = Notification(
        key=full,
        channel=channel,
        sender=(sender or by.name)[:120],
        received_at=clock.now(),
        body=body,
        seal=seal,
        says=notice.says,
        held_because="Not looked at yet.",
        team=desk(),
    )
    try:
        with write():
            if (known := _same(full, seal)) is not None:
                return known
            enter(notification, by=by, action="accept notification")
    except IntegrityError:  # the same word came twice at the same moment
        if (known := _same(full, seal)) is None:
            raise
        return known
    return notification


def notify(*, by: Any, key: str, channel: str = Channel.PARTNER, **said: Any) -> Notification:
    """Tell that a child is missing, or back, by a page: kept first, then matched.

    ``said`` are the parts of ``notices.Notice``.
    """
    check(by, Can.NOTIFY_MISSING)
    notification = accept_notification(
        by=by, channel=channel, key=key, body=to_body(Notice(**said))
    )
    return match_notification(by=the_house, notification=notification)


def match_notification(*, by: Any, notification: Notification) -> Notification:
    """Find the child whom a notification means, and enter what it says on their episode.

    By the police reference of an episode, by our own number, or by a strong match of name and
    date of birth with nobody else likely. Anything less waits for a person, and says why.
    """
    check(by, Can.REPORT_MISSING)
    if not notification.waits:
        return notification
    notice = read_body(notification.body)
    meant = who_is_meant(notice)
    if meant.person is None:
        return _hold(by, notification, meant.why)
    try:
        return _enter(by, notification, notice, meant)
    except Refused as refused:
        return _hold(by, notification, f"{meant.how} But: {refused.sentence}")


def match_waiting(*, by: Any, notifications: Iterable[Notification]) -> int:
    """Try again for every notification that waits; how many found their child."""
    check(by, Can.REPORT_MISSING)
    found = 0
    for each in notifications:
        found += not match_notification(by=by, notification=each).waits
    return found


def match_by_hand(
    *, by: Any, notification: Notification, person: Person, version: int | None = None
) -> Notification:
    """Somebody says which child is meant; what was said is entered on their episode."""
    check(by, Can.REPORT_MISSING)
    person = get_person(by, person.ref)
    _refuse_if_over(notification)
    notice = read_body(notification.body)
    return _enter(by, notification, notice, Meant(person, "Chosen by a person."), version)


def set_notification_aside(
    *, by: Any, notification: Notification, reason: str, version: int | None = None
) -> Notification:
    """No episode comes of it (a child of nobody here, told twice, an adult), and why."""
    check(by, Can.REPORT_MISSING)
    _refuse_if_over(notification)
    notification.set_aside_because = words_given(reason, "Say why nothing comes of it.")
    notification.set_aside_at = clock.now()
    enter(notification, by=by, action="set notification aside", version=version)
    return notification


def _enter(
    by: Any,
    notification: Notification,
    notice: Notice,
    meant: Meant,
    version: int | None = None,
) -> Notification:
    """Bring an episode to what the notice says, and tie the two together, whole or not at all."""
    person, episode = meant.person, meant.episode
    assert person is not None  # noqa: S101 - nobody is held before
    with write():
        episode = episode or _open(person)
        if notice.says == Says.BACK:
            episode = _bring_back(by, notice, person, episode)
        elif episode is None:
            episode = _report(by, notice, person)
        _add_police(by, notice, episode)
        notification.person, notification.episode = person, episode
        notification.matched_at, notification.matched_how = clock.now(), meant.how[:200]
        notification.held_because = ""
        enter(notification, by=by, action="match notification", person=person, version=version)
    return notification


def _report(
    by: Any, notice: Notice, person: Person, returned_at: datetime | None = None
) -> Episode:
    return report_missing(
        by=by,
        person=person,
        category=Category.AWAY if notice.says == Says.AWAY else Category.MISSING,
        reported_at=notice.reported_at or clock.now(),
        left_at=notice.left_at,
        reported_by=notice.reported_by[:120],
        went_from=notice.went_from[:120],
        last_seen=notice.last_seen,
        police_ref=notice.police_ref,
        risk=notice.risk,
        returned_at=returned_at,
    )


def _bring_back(by: Any, notice: Notice, person: Person, episode: Episode | None) -> Episode:
    """The episode that a return ends: the open one, or one told only now that it is over."""
    if episode is None:
        if notice.reported_at is None:
            raise Refused("It says that the child is back, and no episode of theirs is open.")
        return _report(by, notice, person, returned_at=notice.returned_at or clock.now())
    if episode.returned_at is None:
        record_return(
            by=by,
            episode=episode,
            returned_at=notice.returned_at or clock.now(),
            found_where=notice.found_where,
        )
    return episode


def _add_police(by: Any, notice: Notice, episode: Episode) -> None:
    """What the police know and our record does not: their reference, their newest grade."""
    ref = "" if episode.police_ref else notice.police_ref
    risk = notice.risk if notice.risk != episode.risk else ""
    if ref or risk:
        note_police(by=by, episode=episode, police_ref=ref, risk=risk)


def _open(person: Person) -> Episode | None:
    return Episode.objects.filter(
        person=person, returned_at__isnull=True, recorded_in_error=""
    ).first()


def _hold(by: Any, notification: Notification, why: str) -> Notification:
    """It waits for a person, and says why; nothing is written where that stands already."""
    if notification.held_because != why[:300]:
        notification.held_because = why[:300]
        enter(notification, by=by, action="hold notification")
    return notification


def _refuse_if_over(notification: Notification) -> None:
    if not notification.waits:
        raise Refused("Somebody dealt with this notification already. Open it to see how.")


def _same(key: str, seal: str) -> Notification | None:
    """The notification under this key. Raises ``Refused`` where other words stand under it."""
    known = Notification.objects.filter(key=key).first()
    if known is not None and known.seal != seal:
        raise Refused(
            "Another message stands under this reference. Send this one under a new reference.",
            field=KEY,
        )
    return known
