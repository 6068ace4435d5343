"""What a notification says: from what arrived to times, names and words. Pure.

What arrives is JSON of the parts of ``Notice`` (a partner's form, the API), or a row of the
police's own log with their headings, as the file had them.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from homeward.core.days import ENGLAND

from .codes import Risk, Says


@dataclass(frozen=True)
class Notice:
    """What somebody told us of a child who is missing, or is back. Everything may be unknown.

    ``at`` is when it is said to have happened: the report, or for one who is back the return.
    """

    says: str
    reported_at: datetime | None = None
    left_at: datetime | None = None
    returned_at: datetime | None = None
    given_names: str = ""
    family_name: str = ""
    born_on: date | None = None
    child_number: str = ""
    went_from: str = ""
    last_seen: str = ""
    police_ref: str = ""
    risk: str = ""
    found_where: str = ""
    reported_by: str = ""
    phone: str = ""

    @property
    def name(self) -> str:
        """The child's name as it was given."""
        return f"{self.given_names} {self.family_name}".strip()


class NotRead(ValueError):
    """Something in what arrived cannot be read: the sentence."""


def to_body(notice: Notice) -> str:
    """What a form asked, as the words that are kept."""
    said = {
        each.name: _plain(value) for each in fields(notice) if (value := getattr(notice, each.name))
    }
    return json.dumps(said, ensure_ascii=False)


def read_body(body: str) -> Notice:
    """What arrived, understood. Raises ``NotRead`` with a sentence that says what is wrong."""
    try:
        said = json.loads(body)
    except json.JSONDecodeError as fault:
        raise NotRead("What arrived is not JSON. Send JSON in UTF-8.") from fault
    if not isinstance(said, dict):
        raise NotRead("What arrived names no parts. Send one message about one child.")
    return of_police_row(said) if "Misper ref" in said else _of_parts(said)


POLICE_COLUMNS = ("Misper ref", "Surname", "Forename(s)", "DOB", "Reported", "Status")


def of_police_row(row: Mapping[str, str]) -> Notice:
    """A row of the police's missing log. ``Incident log`` is the number that we may hold too."""

    def cell(name: str) -> str:
        return str(row.get(name) or "").strip()

    closed = cell("Status").upper() == "CLOSED" or bool(cell("Found"))
    away = cell("Category").upper() in ("ABSENT", "AWAY")
    return Notice(
        says=Says.BACK if closed else Says.AWAY if away else Says.MISSING,
        reported_at=_british_moment("Reported", cell("Reported")),
        left_at=_british_moment("Last seen", cell("Last seen")),
        returned_at=_british_moment("Found", cell("Found")),
        given_names=cell("Forename(s)"),
        family_name=cell("Surname"),
        born_on=_british_day(cell("DOB")),
        went_from=cell("Missing from")[:120],
        police_ref=(cell("Incident log") or cell("Misper ref"))[:40],
        risk=_grade(cell("Risk")),
        found_where=cell("Found at")[:200],
        reported_by="Police",
        phone=cell("Informant tel"),
    )


def _of_parts(said: Mapping[str, Any]) -> Notice:
    known = {each.name for each in fields(Notice)}
    parts = {name: _typed(name, value) for name, value in said.items() if name in known}
    if parts.get("says") not in Says.values:
        raise NotRead("It does not say whether the child is missing, away, or back.")
    return Notice(**parts)


def _typed(name: str, value: Any) -> Any:
    if not value:
        return None if name.endswith(("_at", "_on")) else ""
    try:
        if name.endswith("_at"):
            moment = datetime.fromisoformat(str(value))
            return moment if moment.tzinfo else moment.replace(tzinfo=ENGLAND)
        return date.fromisoformat(str(value)) if name.endswith("_on") else str(value)
    except ValueError as fault:
        raise NotRead(f"{name} is not a real day or moment. Write it as 2026-06-17T21:35.") from (
            fault
        )


def _british_moment(column: str, text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.strptime(text, "%d/%m/%Y %H:%M")  # noqa: DTZ007 - England's, next line
    except ValueError as fault:
        raise NotRead(
            f"{column} is not a day and a time. Write it as 17/06/2026 21:35; a day is written "
            "before its month."
        ) from fault
    return moment.replace(tzinfo=ENGLAND)


def _british_day(text: str) -> date | None:
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    try:
        day, month, year = map(int, found.groups() if found else ())
        return date(year, month, day)
    except ValueError as fault:
        raise NotRead("DOB is not a day. Write it as 09/03/2012.") from fault


_GRADES = {
    "NO APPARENT OR VERY LOW": Risk.VERY_LOW,
    "VERY LOW": Risk.VERY_LOW,
    "ABSENT": "very_low",
}


def _grade(text: str) -> str:
    upper = text.upper()
    known: dict[str, str] = {str(each.label).upper(): each.value for each in Risk}
    return str(_GRADES.get(upper) or known.get(upper, ""))


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
