"""Tags that say something: days and times in words, how a duty stands, who somebody is."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from homeward.core import clock
from homeward.ui import words

from .library import UNKNOWN, register

# The house's own states (styles/_tags.scss), and GOV.UK's colours with their former names.
STATES = {"open", "soon", "late", "met", "excused", "waiting", "closed"}
COLOURS = {
    **{name: name for name in ("grey", "blue", "green", "teal", "purple", "magenta", "red")},
    **{name: name for name in ("orange", "yellow")},
    "turquoise": "teal",
    "light-blue": "blue",
    "pink": "magenta",
}


def _told(value: Any, say: Callable[[Any], str]) -> str:
    return UNKNOWN if value is None or value == "" else say(value)


@register.simple_tag
def day(value: date | datetime | None) -> str:
    """``{% day d %}``: 24 November 2026."""
    return _told(value, words.day_words)


@register.simple_tag
def moment(value: date | datetime | None) -> str:
    """``{% moment dt %}``: 24 November 2026, 14:05 (the time in England)."""
    return _told(value, words.moment_words)


@register.simple_tag
def ago(value: date | datetime | None) -> str:
    """``{% ago dt %}``: 3 hours ago."""
    return _told(value, words.ago_words)


@register.simple_tag
def hours_out(since: datetime | None, until: datetime | None = None) -> str:
    """``{% hours_out left_at returned_at %}``: 1 day 4 hours; until now where not given."""
    return _told(since, lambda start: words.hours_words((until or clock.now()) - start))


@register.simple_tag
def time_left(due: date | datetime | None) -> str:
    """``{% time_left due_at %}``: "3 hours left" or "1 day over", as a tag."""
    if due is None:
        return UNKNOWN
    left = words.time_left(due)
    return status(left.words, left.state)


@register.simple_tag
def status(word: Any, colour: str = "grey") -> SafeString:
    """``{% status "Overdue" "late" %}``: the state of a thing; colour only repeats the word.

    ``colour`` is a state of the house (open, soon, late, met, excused, waiting, closed) or a
    colour of GOV.UK's tag; anything else is grey.
    """
    if colour in STATES:
        return format_html('<strong class="hw-tag hw-tag--{}">{}</strong>', colour, word)
    shade = COLOURS.get(colour, "grey")
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', shade, word)


@register.simple_tag
def person_link(person: Any) -> str:
    """``{% person_link person %}``: the name, what they like to be called, and their record."""
    if person is None:
        return UNKNOWN
    known_as = getattr(person, "known_as", "")
    called = format_html(" (known as <bdi>{}</bdi>)", known_as) if known_as else ""
    name = format_html("<bdi>{}</bdi>{}", str(person), called)
    href = _address("people:person", person.ref)
    return format_html('<a class="govuk-link" href="{}">{}</a>', href, name) if href else name


def _address(name: str, *args: Any) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
