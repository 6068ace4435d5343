"""The backlog, who answers for it, and what was decided too late or too fast.

Every figure is counted over the contacts that the viewer may know, and opens exactly these.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Min, Q, QuerySet
from django.urls import reverse

from homeward.core import clock
from homeward.core.days import monday, start_of_day
from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty
from homeward.ledger.pages import with_pages
from homeward.ledger.queries import visible_duties
from homeward.ui.words import count_words, day_words, hours_words
from homeward.workforce.models import Team, Worker
from homeward.workforce.queries import who_answers_for
from homeward.workforce.rules import Answer

from ..ages import BANDS, spans
from ..codes import Reply, Route
from ..models import ContactChild
from ..oversight.rules import TOO_FAST, Made, partners_words, too_fast
from ..policies import visible_children
from .contacts import FILTERS, queue, waiting_contacts

SHOWN = 25


@dataclass(frozen=True)
class Number:
    """A count that opens the very contacts behind it."""

    label: str
    count: int
    href: str


@dataclass(frozen=True)
class RouteRow:
    """One route's backlog by age, the oldest of it, and who answers for it now."""

    route: str
    words: str
    bands: list[Number]
    total: Number
    oldest: datetime | None
    answer: Answer | None

    @property
    def waited(self) -> str:
        """How long the oldest has waited: "1 day 3 hours"."""
        return hours_words(clock.now() - self.oldest) if self.oldest else ""

    @property
    def waiting(self) -> str:
        """ "12 contacts wait, the oldest 58 days"."""
        if not self.total.count:
            return "No contact waits."
        many = count_words(self.total.count, "contact waits", "contacts wait")
        return f"{many}, the oldest {self.waited}."

    @property
    def escalation(self) -> str:
        """Which post is empty since when, and who answers instead; empty where it is filled."""
        return escalation_words(self.answer) if self.answer else ""


@dataclass(frozen=True)
class Unallocated:
    """What nobody has taken yet: how many, and since when the oldest waits."""

    count: int
    oldest: datetime | None

    @property
    def waited(self) -> str:
        """How long the oldest has waited, for a note."""
        return f"oldest {hours_words(clock.now() - self.oldest)}" if self.oldest else ""

    @property
    def words(self) -> str:
        """ "7 not allocated, oldest 1 day 3 hours"."""
        if self.oldest is None:
            return "Every undecided contact is allocated."
        return f"{self.count:,} not allocated, oldest {hours_words(clock.now() - self.oldest)}"


@dataclass(frozen=True)
class Hasty:
    """A decision made within the hour, and what it rested on."""

    child: ContactChild
    took: str
    partners: str

    @property
    def history(self) -> str:
        """What was written of the history; empty where nothing was."""
        return self.child.history_considered.strip()


@dataclass(frozen=True)
class Listed:
    """The first of a list, and how many there are in all."""

    rows: list[Any]
    total: int

    @property
    def left_out(self) -> int:
        return self.total - len(self.rows)


def escalation_words(answer: Answer) -> str:
    """ "The post of Hub manager is empty since 3 June 2026: Ann Smith answers."; empty if not."""
    if not answer.escalated:
        return ""
    posts = " and ".join(
        f"the post of {each.title} is empty"
        + (f" since {day_words(each.since)}" if each.since else "")
        for each in answer.empty
    )
    return f"{posts[0].upper()}{posts[1:]}: {answer.who} answers."


def unallocated(*, viewer: Any) -> Unallocated:
    """The undecided contacts that no worker has; one query."""
    rows = waiting_contacts(viewer).filter(worker__isnull=True)
    found = rows.aggregate(count=Count("pk"), oldest=Min("received_at"))
    return Unallocated(found["count"], found["oldest"])


def backlog_by_route(*, viewer: Any) -> list[RouteRow]:
    """Undecided contacts by route and age; every route with a backlog or a post of its own."""
    return _backlog_by_route(viewer, *who_answers_for(Team.Service.FRONT_DOOR))


def _backlog_by_route(
    viewer: Any, general: Answer | None, own: Mapping[str, Answer]
) -> list[RouteRow]:
    bands = {name: Count("pk", filter=_within(span)) for name, span in spans(clock.now()).items()}
    rows = waiting_contacts(viewer).values("route").annotate(oldest=Min("received_at"), **bands)
    found: dict[str, dict[str, Any]] = {row["route"]: dict(row) for row in rows.order_by()}
    return [
        _route_row(route, found.get(route, {}), own.get(route, general))
        for route in Route.values
        if route in found or route in own
    ]


def totals(rows: Sequence[RouteRow]) -> list[Number]:
    """The backlog of all routes by age."""
    return [
        Number(words, sum(row.bands[place].count for row in rows), queue_href(age=band))
        for place, (band, words) in enumerate(BANDS.items())
    ]


def escalated_routes(*, viewer: Any, worker: Worker | None, all_of_them: bool) -> list[RouteRow]:
    """Routes whose post is empty: those that have come up to this worker, or every one.

    The backlog is counted only where there is such a route.
    """
    general, own = who_answers_for(Team.Service.FRONT_DOOR)

    def concerns(answer: Answer | None) -> bool:
        if answer is None or not answer.escalated:
            return False
        return all_of_them or (worker is not None and answer.worker_id == worker.pk)

    if not any(map(concerns, (general, *own.values()))):
        return []
    return [row for row in _backlog_by_route(viewer, general, own) if concerns(row.answer)]


def proposals_waiting(*, viewer: Any) -> Number:
    """Contacts on which a proposal waits for a manager."""
    many = queue(viewer=viewer, tab="proposed", filters={}).count()
    href = queue_href().replace("tab=undecided", "tab=proposed")
    return Number("proposals wait for a manager", many, href)


def returned_unanswered(*, viewer: Any) -> Listed:
    """Proposals that were returned with a note and have no answer, soonest due first."""
    return _owed(visible_duties(viewer).filter(kind=Kind.CONTACT_RETURNED, state="open"))


def replies_overdue(*, viewer: Any) -> Listed:
    """Questions to partners past their time."""
    now = clock.now()
    rows = visible_duties(viewer).filter(kind=Kind.PARTNER_REPLY, state="open", due_at__lt=now)
    return _owed(rows)


def decided_late(*, viewer: Any) -> Listed:
    """Decisions made this week after their time, the latest first."""
    rows = visible_duties(viewer).filter(
        kind=Kind.CONTACT_DECISION, state="met", on_time=False, met_at__gte=_this_week()
    )
    return _owed(rows, order="-met_at")


def decided_too_fast(*, viewer: Any) -> Listed:
    """Decisions of this week made within the hour with no history line and no partner's answer."""
    answered = Q(contact__questions__reply=Reply.ANSWERED) & Q(
        contact__questions__replied_at__lte=F("decided_at")
    )
    asked = Q(contact__questions__asked_at__lte=F("decided_at"))
    rows = visible_children(viewer).filter(
        decided_at__gte=_this_week(),
        decided_at__lte=F("contact__received_at") + TOO_FAST,
        contact__exact=True,
        contact__decided_elsewhere=False,
    )
    rows = rows.annotate(
        answers=Count("contact__questions", filter=answered),
        asked=Count("contact__questions", filter=asked),
    )
    rows = rows.select_related("person", "contact", "decided_by").order_by("-decided_at")
    found = [child for child in rows if too_fast(_made(child))]
    return Listed([_hasty(child) for child in found[:SHOWN]], len(found))


def _made(child: Any) -> Made:
    received = child.contact.received_at
    return Made(received, child.decided_at, child.history_considered, child.answers)


def _hasty(child: Any) -> Hasty:
    span: timedelta = child.decided_at - child.contact.received_at
    return Hasty(child, hours_words(span), partners_words(child.asked, child.answers))


def _owed(rows: QuerySet[Duty], order: str = "due_at") -> Listed:
    shown = list(rows.order_by(order)[:SHOWN])
    total = len(shown) if len(shown) < SHOWN else rows.count()
    return Listed(with_pages(shown), total)


def _within(span: tuple[datetime | None, datetime | None]) -> Q:
    after, until = span
    found = Q(received_at__gt=after) if after else Q()
    return found & Q(received_at__lte=until) if until else found


def _route_row(route: str, counted: dict[str, Any], answer: Answer | None) -> RouteRow:
    bands = [
        Number(words, counted.get(band, 0), queue_href(route=route, age=band))
        for band, words in BANDS.items()
    ]
    total = count_of(bands)
    words = Route(route).label
    whole = Number("All", total, queue_href(route=route))
    return RouteRow(route, words, bands, whole, counted.get("oldest"), answer)


def count_of(numbers: Iterable[Number]) -> int:
    """How many contacts some numbers hold together."""
    return sum(each.count for each in numbers)


def queue_href(**filters: str) -> str:
    """Undecided contacts in the queue, by exactly these filters: those kept before are let go."""
    given = {name: filters.get(name, "") for name in FILTERS}
    return f"{reverse('front_door:queue')}?{urlencode({'tab': 'undecided', **given})}"


def _this_week() -> datetime:
    return start_of_day(monday(clock.today()))
