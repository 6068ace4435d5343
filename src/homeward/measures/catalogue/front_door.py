"""Measures of contacts and their decisions: F1 to F5 and F16."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef

from homeward.front_door.codes import REFERRED, Reply, Source
from homeward.front_door.models import ContactChild, Question
from homeward.front_door.oversight.rules import TOO_FAST
from homeward.ledger.kinds import Kind
from homeward.ledger.rules import week_of

from ..declared import Fact, Measure
from ..duties import MetInTime, OldestOpen
from ..standing import Interval, Spell, Standing, overlapping
from ..weeks import WEEK, Weeks

_WHAT = ("person_id", "contact_id", "contact__received_at", "contact__source_code")
_ANSWERED = Question.objects.filter(
    contact=OuterRef("contact"), reply=Reply.ANSWERED, replied_at__lte=OuterRef("decided_at")
)


def _received(since: datetime, until: datetime, *more: str) -> Iterable[dict[str, Any]]:
    rows = ContactChild.objects.filter(
        contact__received_at__gte=since, contact__received_at__lt=until
    )
    return rows.order_by("contact__received_at", "pk").values(*_WHAT, *more)


_FROM = {code: f"Contact from {label}" for code, label in Source.choices}


def _fact(row: dict[str, Any], week: date, counts: bool | None) -> Fact:
    words = _FROM[row["contact__source_code"]]
    return Fact(week, counts, row["person_id"], words, ("front_door.contact", row["contact_id"]))


class ContactsPerWeek(Measure):
    key = "contacts"
    number = "F1"
    theme = "Front door"
    title = "Contacts received"
    why = "How much arrives decides how many people the front door needs."
    numerator = "children on contacts received in the week"
    denominator = "none: a count"
    clock = "the week of receipt"
    not_counted = "Nothing is left out."
    source = "Local; compare ADCS Safeguarding Pressures"
    unit = "number"
    better = None

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        for row in _received(weeks.starts, weeks.ends):
            yield _fact(row, week_of(row["contact__received_at"]), True)


class DecidedInTime(MetInTime):
    key = "contacts-decided-in-time"
    number = "F2"
    theme = "Front door"
    title = "Contacts decided within one working day"
    why = "A child waiting for a decision is a child nobody is answering for."
    denominator = "decisions that had to be made, by the week the contact was received"
    clock = "one working day from receipt; after the office closes counts as the next day"
    source = "Working Together to Safeguard Children 2023"
    kinds = (Kind.CONTACT_DECISION,)


class OldestUndecided(OldestOpen):
    key = "oldest-undecided-contact"
    number = "F3"
    theme = "Front door"
    title = "Oldest contact without a decision"
    why = "A backlog hides in the oldest one: an average does not show it."
    numerator = "days that the oldest undecided contact had waited"
    denominator = "none: the longest wait"
    clock = "at midnight on the Sunday of the week"
    source = "Local"
    kinds = (Kind.CONTACT_DECISION,)


class RepeatContacts(Standing):
    key = "repeat-contacts"
    number = "F4"
    theme = "Front door"
    title = "Children contacted about again within three months"
    why = "The same children again and again is a request for help, not for information."
    numerator = "children with two or more contacts in the thirteen weeks up to the week's end"
    denominator = "children with a contact in those thirteen weeks"
    clock = "thirteen weeks, counted by child as inspectors count them"
    not_counted = "Nothing is left out."
    source = "Local; Ofsted counted it so from Annex A list 1 in 2016"
    better = "decrease"
    looks_back: ClassVar[int] = 13  # weeks

    def spells(self, weeks: Weeks, now: datetime) -> Iterable[Spell]:
        back, stretches = self.looks_back * WEEK, defaultdict[int, list[Interval]](list)
        rows = ContactChild.objects.filter(
            contact__received_at__gte=weeks.starts - back, contact__received_at__lt=weeks.ends
        )
        for person, at in rows.values_list("person_id", "contact__received_at"):
            week = week_of(at)
            stretches[person].append(Interval(week, week + back))
        for person, mine in stretches.items():
            for piece, times in overlapping(mine):
                words = f"{times} contacts in {self.looks_back} weeks"
                yield Spell(*piece, Fact(date.min, times >= 2, person, words))


class RepeatContactsInAYear(RepeatContacts):
    key = "repeat-contacts-in-a-year"
    number = "F4a"
    title = "Children contacted about again within a year"
    why = "Worries that come back after months are easily taken for new ones."
    numerator = "children with two or more contacts in the 52 weeks up to the week's end"
    denominator = "children with a contact in those 52 weeks"
    clock = "52 weeks, counted by child as inspectors count them"
    looks_back = 52


class ContactToReferral(Measure):
    key = "contact-to-referral"
    number = "F5"
    theme = "Front door"
    title = "Contacts that became referrals"
    why = "A share that moves shows that thresholds, or what arrives, has changed."
    numerator = "decided as a referral or a strategy discussion"
    denominator = "children on contacts received in the week and decided"
    clock = "the week of receipt"
    not_counted = "Contacts not decided yet. Decided in another system: shown as unknown."
    source = "ADCS Safeguarding Pressures (England 2023-24: 22%)"
    better = None

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        fields = ("contact__decided_elsewhere", "decision", "decided_at")
        for row in _received(weeks.starts, weeks.ends, *fields):
            unknown = row["contact__decided_elsewhere"]
            if unknown or row["decided_at"]:
                counts = None if unknown else row["decision"] in REFERRED
                yield _fact(row, week_of(row["contact__received_at"]), counts)


class DecidedTooFast(Measure):
    key = "decided-too-fast"
    number = "F2a"
    theme = "Front door"
    title = "Decided within the hour on nothing"
    why = "A clock that rewards speed alone is met by not looking."
    numerator = (
        "decided within an hour of receipt, with nothing written of the history "
        "and no partner's answer"
    )
    denominator = "decisions made in the week"
    clock = "the week of the decision; sixty minutes from receipt"
    not_counted = "Decisions made in another system; contacts of which only the day is known."
    source = "Local; Ofsted's letters to Tameside, 2017, on over-hasty decisions"
    better = "decrease"

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        rows = ContactChild.objects.filter(
            decided_at__gte=weeks.starts, decided_at__lt=weeks.ends, contact__exact=True
        )
        rows = rows.annotate(answered=Exists(_ANSWERED))
        fields = (*_WHAT, "decided_at", "history_considered", "answered")
        for row in rows.order_by("decided_at", "pk").values(*fields):
            hasty = row["decided_at"] - row["contact__received_at"] <= TOO_FAST
            blind = not row["history_considered"].strip() and not row["answered"]
            yield _fact(row, week_of(row["decided_at"]), hasty and blind)


class RationaleAndHistory(Measure):
    key = "rationale-and-history"
    number = "F16"
    theme = "Front door"
    title = "Decisions with a rationale and the history considered"
    why = "History that is gathered and not used does not protect a child."
    numerator = "decisions that say both why, and what the history means for the child"
    denominator = "decisions made in the week"
    clock = "the week of the decision"
    not_counted = "Decisions made in another system."
    source = "Local; Ofsted's inspections of Tameside 2016-2023"

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        rows = ContactChild.objects.filter(decided_at__gte=weeks.starts, decided_at__lt=weeks.ends)
        fields = ("person_id", "contact_id", "contact__source_code", "decided_at")
        texts = ("rationale", "history_considered")
        for row in rows.order_by("decided_at", "pk").values(*fields, *texts):
            both = bool(row["rationale"].strip() and row["history_considered"].strip())
            yield _fact(row, week_of(row["decided_at"]), both)
