"""Labels that nobody could read, asked once and remembered in a file beside the database.

A local system writes "Supported lodging - ext" where Annex A knows a code. Such a cell is never
guessed: its row is asked about, and the spelling is put into a CSV file with the codes that can be
given. Somebody writes the code beside it; from the next import on it is used.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from homeward.core.errors import Refused
from homeward.ui.views import guarded

from ..annex_a import LISTS, Workbook

HEADER = ("field", "spelling", "code", "codes that can be given")


@dataclass(frozen=True)
class Question:
    """A spelling that could not be read: of which field, and what it may mean."""

    field: str
    spelling: str
    codes: tuple[str, ...]


def questions_of(workbook: Workbook) -> list[Question]:
    """Each spelling that a workbook leaves open, once, in the order in which it is met."""
    found: dict[tuple[str, str], Question] = {}
    for question in _all_questions(workbook):
        found.setdefault((question.field, question.spelling), question)
    return list(found.values())


def known_answers(path: Path) -> dict[tuple[str, str], str]:
    """The answers given so far: code by field and spelling; those left blank are not there."""
    return {
        (row["field"], row["spelling"]): row["code"].strip()
        for row in _rows(path)
        if row["code"].strip()
    }


def ask(path: Path, questions: Sequence[Question]) -> int:
    """Put new questions into the file, below those already there; how many were new."""
    asked = {(row["field"], row["spelling"]) for row in _rows(path)}
    new = [each for each in questions if (each.field, each.spelling) not in asked]
    if new:
        begins = not path.exists()
        with path.open("a", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerows([HEADER] if begins else [])
            writer.writerows((q.field, guarded(q.spelling), "", " ".join(q.codes)) for q in new)
    return len(new)


def _all_questions(workbook: Workbook) -> Iterator[Question]:
    for number, one in workbook.lists.items():
        columns = LISTS[number].by_field
        for row in one.rows:
            for problem in row.problems:
                column = columns.get(problem.field)
                open_label = problem.severity == "asked" and row.values.get(problem.field) is None
                if open_label and column is not None and column.labels is not None:
                    codes = tuple(column.labels.by_code)
                    yield Question(problem.field, problem.value, codes)


def _rows(path: Path) -> list[Mapping[str, str]]:
    if not path.exists():
        return []
    with path.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        if not set(HEADER[:3]) <= set(reader.fieldnames or ()):
            raise Refused(
                f"{path} should begin with the columns {', '.join(HEADER)}. Put them back, or "
                "move the file away: a new one is made."
            )
        rows = [{key: value or "" for key, value in row.items() if key} for row in reader]
    # What looked like a formula was written with an apostrophe before it.
    return [{**row, "spelling": row["spelling"].removeprefix("'")} for row in rows]
