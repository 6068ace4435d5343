"""Who was visited, how, and when: the front of a report, a letter's opening, or an article."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from .dates import ANY_MONTH, day_in_name, days_after
from .report import Kind
from .wording import tidy

# How much of the text is its front: the first page of a report or letter, and a little over.
_FRONT = 4_000
# A report comes out within weeks of the visit; a year leaves room for complaints.
_LATEST = timedelta(days=366)

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("other", re.compile(r"^Joint targeted area inspection", re.M | re.I)),
    ("monitoring visit", re.compile(r"^Monitoring visit (?:of|to) ", re.M | re.I)),
    ("focused visit", re.compile(r"^Focused visit (?:of|to) ", re.M | re.I)),
    ("inspection", re.compile(r"^(?:Re-?)?Inspection of [^\n]*\n?[^\n]*services", re.M | re.I)),
    ("inspection", re.compile(r"^Inspection dates?:", re.M | re.I)),
)
_SPOKEN_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("monitoring visit", re.compile(r"\bmonitoring (?:visit|letter)s?\b", re.I)),
    ("focused visit", re.compile(r"\bfocused visits?\b", re.I)),
    ("inspection", re.compile(r"\binspection (?:report|of)\b", re.I)),
)

_WORD = r"[A-Z][\w’'.-]*"
_NAME = rf"(?P<name>{_WORD}(?:,? (?:and|of|the|upon|on|with|in|{_WORD}))*)"
_TITLES = (
    re.compile(
        rf"^(?:Focused visit|Monitoring visit) (?:of|to) (?:the )?{_NAME}(?:’s|'s)?"
        r"(?: local authority)? children.s",
        re.M,
    ),
    re.compile(rf"^Inspection of (?:the )?{_NAME} local authority children.s", re.M),
    re.compile(
        rf"^{_NAME}(?: metropolitan| borough| city| county| district)*\s*\n(?:Re-i|I)nspection of "
        r"(?:services for children|children.s social|local authority children)",
        re.M,
    ),
)
_STATUS_WORD = r"(?:[Mm]etropolitan|[Bb]orough|[Cc]ity|[Cc]ounty|[Dd]istrict)"
_SPOKEN = (
    re.compile(rf"\b(?:visit|inspection|report|letter) (?:to|of|on|about|in) (?:the )?{_NAME}"),
    re.compile(
        rf"{_NAME}(?:’s?|'s?)? (?:{_STATUS_WORD} )*(?:[Cc]ouncil|children.s (?:services|social))"
    ),
    re.compile(rf"\b(?:services|care|social workers|council) (?:in|at|for) (?:the )?{_NAME}"),
)
_STATUS = re.compile(
    r"(?:the )?(?:council of (?:the )?)?"
    r"(?:(?:london|royal|metropolitan) borough of |city of |county of )?"
    r"(?P<name>.+?)"
    r"(?:\s+(?:metropolitan|borough|city|county|district|unitary|council|local authority|mbc"
    r"|children.s|services))*(?:’s?|'s?)?",
    re.IGNORECASE,
)
# Words that begin sentences or name other bodies, and are no authority's name.
_NO_AUTHORITY = frozenset(
    {
        *("A", "An", "At", "But", "By", "For", "From", "Her", "His", "However", "In", "It", "On"),
        *("That", "The", "Their", "They", "This", "When", "While", "Children", "Council"),
        *("Department", "Education", "England", "Government", "Inspectors", "Local", "Ofsted"),
        *(
            "Overview",
            "Services",
            "September",
            "Social",
            "Director",
            "Findings",
            *ANY_MONTH.split("|"),
        ),
    }
)

# Between the visit and its days nothing may be said of another visit, or of publication.
_SAME_VISIT = r"(?:(?!publish|letter|report|previous|last |earlier)[^.])"
_VISITED = (
    re.compile(r"(?:Re-?)?Inspection dates?:\s*", re.I),
    re.compile(
        rf"(?:focused|monitoring|this) visit\b{_SAME_VISIT}{{0,160}}?\bon\s+(?=\d)", re.I | re.S
    ),
    re.compile(
        r"(?:visit(?:ed|s)?|inspect(?:ed|ion|ors)|took place|carried out|were on site|held)"
        rf"\b{_SAME_VISIT}{{0,80}}?\b(?:on|between|from)\s+(?=\d)",
        re.I | re.S,
    ),
)
_PUBLISHED = (
    re.compile(r"published:?\s+(?:on\s+)?(?=\d)", re.I),
    re.compile(r"^(?=\d{1,2} [A-Z][a-z]+ \d{4}\s*$)", re.M),
)
_MONTH_ONLY = re.compile(
    rf"(?:visit|inspect)\w*\b[^.]{{0,60}}?\b(?:in|during) ({ANY_MONTH})(?: ((?:19|20)\d\d))?"
)


@dataclass(frozen=True)
class Front:
    """The facts of the front, each None where not found, and a sentence on each not found."""

    authority: str | None
    kind: Kind
    visited_from: date | None
    visited_to: date | None
    published_on: date | None
    unread: tuple[str, ...]


def front_of(text: str, file_name: str = "") -> Front:
    """Read the front of a report's lines; ``file_name`` may carry the date of publication.

    Reports since 2018 do not print the day they were published, but the files are named by it.
    Such a date is taken only if it falls within a year after the visit, and ``unread`` says so.
    """
    head = text[:_FRONT]
    kind, authority, visited = kind_of(head), authority_of(head), _visited(head)
    published, note = _published(head, file_name, visited)
    unread = [
        *([] if authority else ["The authority's name was not found."]),
        *([] if kind != "other" else ["It is not said whether this was an inspection or a visit."]),
        *([] if visited else [_no_days(head)]),
        *([note] if note else []),
    ]
    first, last = (visited[0], visited[-1]) if visited else (None, None)
    return Front(authority, kind, first, last, published, tuple(unread))


def kind_of(head: str) -> Kind:
    """The kind of report: by its title, else by what its first words speak of most."""
    titled = [(m.start(), kind) for kind, pattern in _KINDS if (m := pattern.search(head))]
    if titled:
        return min(titled)[1]
    spoken = [(len(pattern.findall(head)), kind) for kind, pattern in _SPOKEN_KINDS]
    times, kind = max(spoken, key=lambda each: each[0])
    return kind if times else "other"


def authority_of(head: str) -> str | None:
    """The authority's plain name ("Barking and Dagenham", not "London Borough of ...").

    From the title; in prose, the name most often given to a council, its services or the visit.
    """
    titles = _unwrapped_titles(head)
    for pattern in _TITLES:
        match = pattern.search(titles)
        if match:
            return _plain_name(match["name"])
    prose = " ".join(head.split())
    names: Counter[str] = Counter()
    for pattern in _SPOKEN:
        for match in pattern.finditer(prose):
            name = _plain_name(match["name"])
            if name and name.split()[0] not in _NO_AUTHORITY:
                names[name] += 1
    return names.most_common(1)[0][0] if names else None


def _unwrapped_titles(head: str) -> str:
    """The front with titles that run over two lines made one."""
    head = re.sub(r"\n(?=(?:authority )?children.s (?:social care )?services\b)", " ", head)
    return re.sub(r"\b(local|of|to|and) *\n(?=\w)", r"\1 ", head)


def _plain_name(printed: str) -> str | None:
    match = _STATUS.fullmatch(tidy(printed))
    name = match["name"].strip(" ,.’'") if match else ""
    return name if len(name) > 2 else None


def _visited(head: str) -> list[date]:
    for pattern in _VISITED:
        days = days_after(pattern, head)
        if days:
            return days
    return []


def _published(head: str, file_name: str, visited: list[date]) -> tuple[date | None, str]:
    for pattern in _PUBLISHED:
        days = days_after(pattern, head)
        if days:
            return days[0], ""
    named = day_in_name(file_name)
    if named and visited and visited[-1] <= named <= visited[-1] + _LATEST:
        return named, (
            f"The day of publication is not printed; {named.day} {named:%B %Y} is taken from the "
            "file's name."
        )
    return None, "The day of publication was not found."


def _no_days(head: str) -> str:
    month = _MONTH_ONLY.search(head)
    if month:
        said = " ".join(each for each in month.groups() if each)
        return f"The days of the visit were not found; the text says only {said}."
    return "The days of the visit were not found."
