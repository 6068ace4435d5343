"""The look-out sheet: kept ready between episodes, line by line, each with its day and source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from homeward.calendar import NoRule, deadline, rule_for
from homeward.care.queries import current_placement
from homeward.core import clock
from homeward.core.days import start_of_day
from homeward.people.models import Document, Needs, Person, Phone

from ...models import Episode, KnownAssociate, KnownPlace, LookOutLine, LookOutReview
from ..codes import Heading
from ..protect import spot
from .known import clean, secrets_near

# Which dated rule says when a line is stale; headings without one never are.
_RULES = {
    Heading.DESCRIPTION: "look_out_description",
    Heading.PHOTO: "look_out_photo",
    Heading.PHONES: "look_out_line",
    Heading.ONLINE: "look_out_line",
    Heading.MONEY: "look_out_line",
    Heading.TRANSPORT: "look_out_line",
    Heading.HEALTH: "look_out_line",
    Heading.NEEDS: "look_out_line",
    Heading.FRIENDS: "look_out_line",
    Heading.PLACES: "look_out_line",
}


@dataclass(frozen=True)
class SheetLine:
    """One line: its words, the day it was last so, who said it, and whether it is out of date."""

    words: str
    at: datetime | None
    source: str
    stale: bool = False
    ref: str = ""


@dataclass(frozen=True)
class Section:
    """One heading of the sheet with its lines; ``missing`` where nothing is on record."""

    heading: Heading
    lines: tuple[SheetLine, ...]

    @property
    def label(self) -> str:
        return str(self.heading.label)


@dataclass(frozen=True)
class Sheet:
    """A child's whole sheet, with when somebody last went through it."""

    person: Person
    made_at: datetime
    lives: str
    sections: tuple[Section, ...]
    review: LookOutReview | None
    review_stale: bool

    @property
    def stale(self) -> int:
        """How many lines are out of date."""
        return sum(line.stale for section in self.sections for line in section.lines)

    @property
    def empty(self) -> tuple[str, ...]:
        """The headings under which nothing is known."""
        return tuple(section.label for section in self.sections if not section.lines)


def sheet_of(person: Person, *, for_carer: bool = False) -> Sheet:
    """The sheet as the records hold it now. Whoever calls has asked whether it may be seen.

    It belongs to the child and not to a placement, so it goes with them. A carer's sheet leaves
    out what the child asked to be used only to find them.
    """
    secrets = _secrets(person)
    lines: dict[Heading, list[SheetLine]] = defaultdict(list)
    for heading, words, at, source, ref in _all_lines(person, for_carer):
        shown = clean(words, secrets), at, clean(source, secrets), is_stale(heading, at), ref
        lines[heading].append(SheetLine(*shown))
    review = person.look_out_reviews.order_by("-reviewed_at", "-pk").first()
    return Sheet(
        person=person,
        made_at=clock.now(),
        lives=clean(_lives(person), secrets),
        sections=tuple(Section(heading, tuple(lines[heading])) for heading in Heading),
        review=review,
        review_stale=review is None or _past("look_out_review", review.reviewed_at),
    )


def is_stale(heading: Heading, at: datetime | None) -> bool:
    """Whether a line under this heading is out of date today, by the dated rules."""
    key = _RULES.get(heading)
    return key is not None and at is not None and _past(key, at)


def _past(key: str, at: datetime) -> bool:
    try:
        rule = rule_for(key, clock.today())
    except NoRule:
        return False
    return deadline(at, rule) < clock.now()


_Line = tuple[Heading, str, datetime | None, str, str]


def _all_lines(person: Person, for_carer: bool) -> Iterator[_Line]:
    yield from _who(person)
    yield from _phones(person)
    yield from _needs(person)
    yield from _photo(person)
    yield from _places(person, for_carer)
    yield from _friends(person)
    yield from _episodes(person)
    rows = LookOutLine.objects.filter(person=person, withdrawn_at__isnull=True)
    for each in rows.order_by("-at", "-pk"):
        yield Heading(each.heading), each.words, each.at, _said(each), each.ref


def _who(person: Person) -> Iterator[_Line]:
    known_as = f", known as {person.known_as}" if person.known_as else ""
    yield Heading.IDENTITY, f"{person}{known_as}", None, "The child's record", ""
    if person.born_on:
        born = f"Born {person.born_on.day} {person.born_on:%B %Y}, {person.get_sex_display()}"
        yield Heading.IDENTITY, born, None, "The child's record", ""
    for address in person.addresses.filter(protected=False).order_by("-from_on", "-pk")[:4]:
        until = f" until {_day(address.to_on)}" if address.to_on else ""
        where = ", ".join(part for part in (address.lines, address.postcode) if part)
        yield Heading.ADDRESSES, f"{where}{until}", _start(address.from_on), "Address on file", ""


def _phones(person: Person) -> Iterator[_Line]:
    for phone in Phone.objects.filter(person=person, to_on__isnull=True).order_by("-pk"):
        at = _start(phone.from_on) or phone.recorded_at
        yield Heading.PHONES, phone.value, at, "Number on file", ""


def _needs(person: Person) -> Iterator[_Line]:
    needs = Needs.objects.filter(person=person).first()
    if needs is None:
        return
    texts = ((needs.disability, ""), (needs.communication, ""), (needs.languages, "Speaks "))
    for words, before in texts:
        if words:
            yield Heading.NEEDS, f"{before}{words}", needs.touched_at, "Needs on file", ""


def _photo(person: Person) -> Iterator[_Line]:
    rows = Document.objects.filter(
        person=person, kind=Document.Kind.PICTURE, withdrawn_at__isnull=True
    )
    for each in rows.order_by("-recorded_at")[:1]:
        yield Heading.PHOTO, each.title, each.recorded_at, "Document on file", ""


def _places(person: Person, for_carer: bool) -> Iterator[_Line]:
    rows = KnownPlace.objects.filter(person=person, withdrawn_at__isnull=True)
    rows = rows.filter(only_if_missing=False) if for_carer else rows
    by_place: dict[int, list[KnownPlace]] = defaultdict(list)
    for each in rows.select_related("place").order_by("-at", "-pk"):
        by_place[each.place_id].append(each)
    for facts in by_place.values():
        times = f" ({len(facts)} times)" if len(facts) > 1 else ""
        words = f"{spot(facts[0].place).words}{times}"
        yield Heading.PLACES, words, facts[0].at, _said(facts[0]), facts[0].ref


def _friends(person: Person) -> Iterator[_Line]:
    rows = KnownAssociate.objects.filter(person=person, withdrawn_at__isnull=True)
    names: dict[str, KnownAssociate] = {}
    for each in rows.select_related("associate").order_by("-at", "-pk"):
        if each.associate is None or not each.associate.restricted:
            names.setdefault(each.name.casefold(), each)
    for each in names.values():
        words = f"{each.name}, {each.relation}"
        yield Heading.FRIENDS, words, each.at, _said(each), each.ref


def _episodes(person: Person) -> Iterator[_Line]:
    rows = Episode.objects.filter(person=person, recorded_in_error="").order_by("-reported_at")
    last = rows.first()
    if last is not None:
        words = f"{rows.count()} on record, the last reported on the day beside"
        yield Heading.EPISODES, words, last.reported_at, "Missing episodes on file", ""


def _said(fact: LookOutLine | KnownPlace | KnownAssociate) -> str:
    return f"{fact.said_by}: {fact.how_known}"


def _lives(person: Person) -> str:
    placement = current_placement(person)
    if placement is not None:
        return placement.home or "In a placement that is not named"
    return "No placement is on record today"


def _secrets(person: Person) -> tuple[str, ...]:
    rows: Iterable[KnownAssociate] = KnownAssociate.objects.filter(
        person=person, associate__isnull=False
    ).select_related("associate")
    return secrets_near([person, *(each.associate for each in rows if each.associate)])


def _start(day: date | None) -> datetime | None:
    return start_of_day(day) if day is not None else None


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
