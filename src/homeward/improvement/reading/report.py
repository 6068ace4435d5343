"""What a report says, once read: plain values that nothing here can change."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

Kind = Literal["inspection", "focused visit", "monitoring visit", "other"]
Direction = Literal["strength", "weakness", "neutral"]
Theme = Literal[
    "front door",
    "missing",
    "leaving care",
    "homes",
    "workforce",
    "management oversight",
    "plans",
    "audit",
    "other",
]
Owner = Literal["local authority", "safeguarding board"]


class Unreadable(Exception):
    """The file or text cannot be read; the message says what, where and how to mend it."""


@dataclass(frozen=True)
class Judgement:
    """One graded area.

    ``area`` is the field's short name. Since 2018: impact of leaders; help and protection; children
    in care; care leavers (from 2023; before that, children in care and care leavers). In 2013-17:
    help and protection; looked after and achieving permanence; adoption performance; care leavers;
    leadership, management and governance; safeguarding board. Always: overall effectiveness.
    ``grade`` is outstanding, good, requires improvement (for both of its printed forms) or
    inadequate; ``words`` is the line as the report prints it.
    """

    area: str
    grade: str
    words: str


@dataclass(frozen=True)
class Recommendation:
    """A recommendation, a "what needs to improve" bullet or a priority action, whole.

    ``number`` is the printed paragraph number, or None where bullets are printed. ``page`` counts
    from 1. ``owner`` is the body it is addressed to: reports of 2013-17 carry a review of the
    Local Safeguarding Children Board with recommendations of its own.
    """

    number: int | None
    text: str
    page: int
    owner: Owner = "local authority"


@dataclass(frozen=True)
class Finding:
    """What inspectors found: a numbered paragraph, a bullet, or a sentence.

    ``section`` is the heading it stands under, as printed without its grade. ``words`` are the
    words of the text (or of its heading) that decided the direction.
    """

    number: int | None
    text: str
    section: str
    theme: Theme
    direction: Direction
    words: tuple[str, ...]
    page: int


@dataclass(frozen=True)
class Report:
    """An Ofsted report or letter, or prose about one.

    Whatever is not found is None or empty, and ``unread`` says so, a sentence for each. ``doubts``
    say why this may be no inspection report at all; empty where it looks like one.
    """

    authority: str | None
    kind: Kind
    visited_from: date | None
    visited_to: date | None
    published_on: date | None
    judgements: tuple[Judgement, ...]
    recommendations: tuple[Recommendation, ...]
    priority_actions: tuple[Recommendation, ...]
    findings: tuple[Finding, ...]
    unread: tuple[str, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows ready to be printed, all of them text."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def as_dict(report: Report) -> dict[str, Any]:
    """The report as JSON would hold it: dates as ``YYYY-MM-DD``, tuples as lists."""
    plain: dict[str, Any] = _plain(asdict(report))
    return plain


def as_table(report: Report) -> tuple[Table, ...]:
    """The report as tables for a terminal or a page; a table with nothing to show is left out."""
    tables = (
        Table("Report", ("what", "as read"), _facts(report)),
        Table(
            "Judgements",
            ("area", "grade"),
            tuple((each.area, each.grade) for each in report.judgements),
        ),
        Table("Priority actions", ("no.", "text", "page"), _asked(report.priority_actions)),
        Table("What needs to improve", ("no.", "text", "page"), _asked(report.recommendations)),
        Table(
            "Findings",
            ("no.", "section", "theme", "direction", "decided by", "text"),
            tuple(_finding_row(each) for each in report.findings),
        ),
        Table(
            "This may be no inspection report",
            ("why",),
            tuple((each,) for each in report.doubts),
        ),
        Table("Not read", ("what",), tuple((each,) for each in report.unread)),
    )
    return tuple(table for table in tables if table.rows)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _facts(report: Report) -> tuple[tuple[str, str], ...]:
    return (
        ("authority", report.authority or "not found"),
        ("kind", report.kind),
        ("visited from", _day(report.visited_from)),
        ("visited to", _day(report.visited_to)),
        ("published on", _day(report.published_on)),
    )


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "not found"


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _asked(items: tuple[Recommendation, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((_number(each.number), each.text, str(each.page)) for each in items)


def _finding_row(each: Finding) -> tuple[str, ...]:
    return (
        _number(each.number),
        each.section,
        each.theme,
        each.direction,
        ", ".join(each.words),
        each.text,
    )
