"""Reading a report from start to end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from .doubt import doubts_about
from .findings import asked_for, findings_of
from .front import front_of
from .lines import lines_of
from .outline import Outline, outline_of
from .report import Judgement, Report, Unreadable
from .source import Pages, pages_of_file, pages_of_text
from .wording import vocabulary


def read_report(path: str | Path) -> Report:
    """Read an Ofsted report or letter: the PDF as published, or its text in a file.

    Raises Unreadable, with a sentence fit for the person at the screen, where the file is not a
    PDF or text, is locked, empty, damaged or made of pictures, or holds no findings.
    """
    path = Path(path)
    return _report(pages_of_file(path), path.name)


def read_text(text: str) -> Report:
    """Read a report, a letter or an article on one from pasted text.

    Raises Unreadable where the text is empty, is no text, or holds no findings.
    """
    return _report(pages_of_text(text), "")


def _report(pages: Pages, name: str) -> Report:
    lines = lines_of(pages.texts)
    body = "\n".join(line.text for line in lines)
    front = front_of(body, name)
    outline = outline_of(lines, vocabulary(body))
    judgements, differing = _first_of_each(outline.judgements)
    report = Report(
        front.authority,
        front.kind,
        front.visited_from,
        front.visited_to,
        front.published_on,
        judgements,
        asked_for(outline, "recommend"),
        asked_for(outline, "priority"),
        findings_of(outline),
        (*pages.unread, *front.unread, *differing),
    )
    checked = _checked(report, outline, name)
    return replace(checked, doubts=doubts_about(body, checked))


def _checked(report: Report, outline: Outline, name: str) -> Report:
    """The report with what it lacks named; refused if it holds nothing an inspector said."""
    asked = report.recommendations or report.priority_actions
    if not (report.findings or report.judgements or asked):
        where = f"“{name}”" if name else "The text"
        raise Unreadable(
            f"{where} holds no findings on children's services: check that it is an Ofsted report, "
            "letter or article, and give the whole of it."
        )
    missing = (
        *_no_judgements(report),
        *_passed_over(outline),
        *([] if report.findings else ["No findings were found."]),
        *([] if asked else ["No recommendations or points to improve were found."]),
    )
    return replace(report, unread=(*report.unread, *missing))


def _first_of_each(graded: tuple[Judgement, ...]) -> tuple[tuple[Judgement, ...], list[str]]:
    """The first grade printed for each area, and a sentence on any printed otherwise later."""
    first: dict[str, Judgement] = {}
    differing = []
    for each in graded:
        known = first.setdefault(each.area, each)
        if known.grade != each.grade:
            differing.append(
                f"The grade for {each.area} is printed as {known.grade} and, later, as "
                f"{each.grade}; the first is kept."
            )
    return tuple(first.values()), differing


def _no_judgements(report: Report) -> list[str]:
    """Visits are not graded; an inspection without a grade was not read whole."""
    if report.kind != "inspection":
        return []
    if not report.judgements:
        return ["No judgements were found."]
    named = {each.area for each in report.judgements}
    return [] if "overall effectiveness" in named else ["The overall judgement was not found."]


def _passed_over(outline: Outline) -> list[str]:
    if not outline.skipped:
        return []
    numbers = ", ".join(str(number) for number in outline.skipped)
    return [f"Numbered paragraphs not found: {numbers}."]
