"""Annex A lists 1 and 3 from the records: contacts and referrals of six months."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core.clock import day_of
from homeward.core.days import end_of_day, start_of_day
from homeward.exchange.annex_a import List, Value, list_of
from homeward.front_door.models import Contact, ContactChild, Referral
from homeward.people.models import Person
from homeward.people.policies import only_visible
from homeward.people.queries import child_ids_of
from homeward.people.rules import age_on
from homeward.workforce.queries import social_workers_on

Values = dict[str, Value]
YES = {True: "yes", False: "no", None: "unknown"}
#: How long a file's own count of referrals is believed before we count for ourselves.
BELIEVED = timedelta(days=31)


def contacts_and_referrals(*, viewer: Any, as_at: date) -> dict[int, List]:
    """Lists 1 and 3 as of the end of a day, ready for ``annex_a.write``.

    A row a child, in the order of receipt. Children whom the viewer may not know are left out.
    Source: Ofsted ILACS Annex A, lists 1 and 3 (events of the last six months).
    """
    check(viewer, Can.IMPORT)
    children = list(_contacts(viewer, as_at))
    referrals = list(_referrals(viewer, as_at))
    people = {each.person_id for each in children} | {each.person_id for each in referrals}
    ids = child_ids_of(people)
    return {
        1: list_of(1, (_contact(each, ids, as_at) for each in children)),
        3: list_of(3, _referred(referrals, ids, as_at)),
    }


def _since(as_at: date) -> date:
    return as_at - relativedelta(months=6)


def _contacts(viewer: Any, as_at: date) -> Iterable[ContactChild]:
    rows = only_visible(ContactChild.objects.all(), viewer).filter(
        contact__received_at__gte=start_of_day(_since(as_at)),
        contact__received_at__lte=end_of_day(as_at),
    )
    return rows.select_related("person", "contact").order_by("contact__received_at", "pk")


def _referrals(viewer: Any, as_at: date) -> Iterable[Referral]:
    """The referrals of six months; those that a changed decision withdrew are no action."""
    rows = only_visible(Referral.objects.all(), viewer)
    rows = rows.filter(received_on__gte=_since(as_at), received_on__lte=as_at)
    rows = rows.select_related("person", "contact_child__contact__team")
    return rows.select_related("contact_child__contact__worker").order_by("received_on", "pk")


def _contact(each: ContactChild, ids: dict[int, str], as_at: date) -> Values:
    contact: Contact = each.contact
    return {
        **_about(each.person, ids, as_at),
        "contact_on": day_of(contact.received_at),
        "source": contact.source_code,
    }


def _referred(rows: list[Referral], ids: dict[int, str], as_at: date) -> Iterator[Values]:
    within = _in_a_year({each.person_id for each in rows}, as_at)
    held = social_workers_on(as_at)
    for each in rows:
        yield {
            **_about(each.person, ids, as_at),
            "referred_on": each.received_on,
            "source": each.source_code,
            "nfa": YES[each.no_further_action],
            "referrals_in_12_months": _counted(each, within[each.person_id], as_at),
            **_who(each, held),
        }


def _in_a_year(people: set[int], as_at: date) -> dict[int, int]:
    """How many referrals of each person are on record in the twelve months up to a day."""
    found: dict[int, int] = defaultdict(int)
    since = as_at - relativedelta(months=12)
    rows = Referral.objects.filter(received_on__gt=since, received_on__lte=as_at)
    for person in rows.order_by().values_list("person_id", flat=True):
        if person in people:
            found[person] += 1
    return found


def _counted(each: Referral, on_record: int, as_at: date) -> int:
    """A file knows referrals older than it carries: its count stands for a month."""
    fresh = each.counted_on is not None and timedelta() <= as_at - each.counted_on <= BELIEVED
    return max(on_record, each.counted_in_year or 0) if fresh else on_record


def _who(each: Referral, held: dict[int, Any]) -> Values:
    """Who has it: as the file named them, else the social worker, else who took the contact."""
    if each.source and (each.team_named or each.worker_named):
        return {"team": each.team_named or None, "worker": each.worker_named or None}
    worker = held.get(each.person_id)
    contact = each.contact_child.contact if each.contact_child else None
    if worker is None and contact is not None:
        worker = contact.worker
    if worker is not None:
        return {"team": worker.team.name, "worker": worker.name}
    return {"team": contact.team.name if contact else None, "worker": None}


def _about(person: Person, ids: dict[int, str], as_at: date) -> Values:
    """The columns about the child. An unborn child has the day on which it is expected."""
    return {
        "child_id": ids.get(person.pk, person.ref),
        "gender": person.sex,
        "ethnicity": person.ethnicity or None,
        "born_on": person.born_on or person.expected_on,
        "age": age_on(person.born_on, as_at),
    }
