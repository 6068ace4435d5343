"""Reading one cell: a clean value, or a sentence saying why it cannot be read.

A cell never guesses. Two-digit years, month-first dates and labels that could mean two codes are
asked about.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from homeward.exchange.annex_a.columns import Column
from homeward.exchange.annex_a.labels import LabelSet, squash
from homeward.exchange.annex_a.shapes import Raw, Spellings, Value

# What systems write for "nothing here".
_BLANKS = frozenset(
    {"", "#n/a", "n/a", "null", "nan", "nat", "-", "--", "\u2013", "(blank)", "none"}
)
# Case systems write 1 January 1900 (or Excel's day nought) for "no date".
_NO_DATE = date(1900, 1, 1)
_NO_DATE_TEXT = re.compile(r"^(0{1,2}[/.-]0{1,2}[/.-]0{2,4}|0{4}-00-00)\b")
_LAST_YEAR = 2100
_EXCEL_DAY_NOUGHT = date(1899, 12, 30)
_DAY_FIRST = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$")
_YEAR_FIRST = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?$")
_MONTH_IN_WORDS = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?[ ,-]+(\d{4})$", re.I)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_UNBORN = frozenset({"unborn", "expected", "u", "eun"})

Answer = tuple[Value, str]
"""A value and, where it could not be read, what is wrong and how to mend it (else empty)."""


def text_of(raw: Raw) -> str:
    """The cell as the person at the spreadsheet sees it, nearly."""
    if raw is None:
        return ""
    if isinstance(raw, (datetime, date)):
        return raw.strftime("%d/%m/%Y")
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return str(raw).replace("\xa0", " ").strip()


def is_blank(raw: Raw) -> bool:
    """Whether the cell says "nothing here"."""
    return raw is None or (isinstance(raw, str) and text_of(raw).casefold() in _BLANKS)


@dataclass
class CellReader:
    """Reads cells of one file, remembering each spelling it has met.

    ``spellings`` are answers given before; they win over our own reading.
    """

    spellings: Spellings = field(default_factory=dict)
    _met: dict[tuple[str, type, Raw], Answer] = field(default_factory=dict)
    _answers: dict[tuple[str, str], str] = field(init=False)

    def __post_init__(self) -> None:
        self._answers = {
            (name, squash(said)): code for (name, said), code in self.spellings.items()
        }

    def read(self, column: Column, raw: Raw) -> Answer:
        """The value in a cell of this column."""
        if raw is None:
            return None, ""
        met = (column.field, type(raw), raw)
        answer = self._met.get(met)
        if answer is None:
            answer = self._met[met] = self._read(column, raw)
        return answer

    def _read(self, column: Column, raw: Raw) -> Answer:
        if column.labels is not None:
            return self._code(column, column.labels, raw)
        if is_blank(raw):
            return None, ""
        match column.kind:
            case "date":
                return date_of(raw)
            case "integer":
                return integer_of(raw)
            case "age":
                return age_of(raw)
            case _:
                return text_of(raw), ""

    def _code(self, column: Column, labels: LabelSet, raw: Raw) -> Answer:
        text = text_of(raw)
        code = self._answers.get((column.field, squash(text)))
        if code is None or code not in labels.by_code:
            code = labels.code_of(text)
        if code is not None:
            return code, ""
        if is_blank(raw):
            return None, ""
        return None, (
            f"is not a {labels.name} that Annex A allows, or could mean more than one. "
            "Say which code it means: write that code in the cell"
        )


def date_of(raw: Raw) -> Answer:
    """A date: a real one, dd/mm/yyyy, ISO, or with the month in words."""
    found = _as_date(raw)
    if isinstance(found, str):
        return None, found
    if found is None or found <= _NO_DATE:
        return None, ""
    if found.year > _LAST_YEAR:
        return None, f"is after {_LAST_YEAR}. Write the date as dd/mm/yyyy, or leave the cell blank"
    return found, ""


def _as_date(raw: Raw) -> date | str | None:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return _date_of_serial(raw)
    return _date_of_text(text_of(raw))


def _date_of_serial(number: float) -> date | str:
    """A date whose cell lost its format: Excel counts days from 30 December 1899."""
    if not 0 <= number < 73_051:
        return "is a number, not a date. Write the date as dd/mm/yyyy, or leave the cell blank"
    return _EXCEL_DAY_NOUGHT + timedelta(days=int(number))


def _date_of_text(text: str) -> date | str | None:
    if _NO_DATE_TEXT.match(text):
        return None
    parts = _day_month_year(text)
    try:
        return date(parts[2], parts[1], parts[0])
    except ValueError:
        return "is not a date. Write it as dd/mm/yyyy, or leave the cell blank"


def _day_month_year(text: str) -> tuple[int, int, int]:
    """Day, month and year as written; month nought where the text has no such form."""
    if match := _DAY_FIRST.match(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _YEAR_FIRST.match(text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _MONTH_IN_WORDS.match(text):
        return int(match[1]), _MONTHS.get(match[2][:3].casefold(), 0), int(match[3])
    return 0, 0, 0


def integer_of(raw: Raw) -> Answer:
    """A count: whole and not negative."""
    number = _number(raw)
    if number is None or number < 0 or number != int(number):
        return None, "is not a whole number of nought or more. Write the count in figures"
    return int(number), ""


def age_of(raw: Raw) -> Answer:
    """An age in completed years; an unborn child has none."""
    if text_of(raw).casefold() in _UNBORN:
        return None, ""
    number = _number(raw)
    if number is None or not -1 <= number < 130:
        return None, "is not an age in years. Write the age in figures, or leave the cell blank"
    return (math.floor(number), "") if number >= 0 else (None, "")


def _number(raw: Raw) -> float | None:
    if isinstance(raw, (bool, datetime, date, time, timedelta)):
        return None
    try:
        number = float(text_of(raw))
    except ValueError:
        return None
    return number if math.isfinite(number) else None
