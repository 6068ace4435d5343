"""Workbooks and table dumps for the tests of importing."""

from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import Model

from homeward.access.actions import the_house
from homeward.chronology.models import Event
from homeward.exchange.actions import take_in_annex_a
from homeward.exchange.annex_a import list_of, write
from homeward.exchange.importing.report import Report
from homeward.exchange.importing.writing import ORDER
from homeward.exchange.models import Batch, BatchRow, BatchWrite
from homeward.ledger.models import Duty

AS_AT = date(2026, 3, 31)
LATER = date(2026, 4, 30)

BOOKS = (Batch, BatchRow, BatchWrite)
PROJECTED = (Duty, Event)


def child(child_id: str = "9001", **facts: Any) -> dict[str, Any]:
    """What every row says of a child."""
    said = {"child_id": child_id, "gender": "F", "ethnicity": "WBRI", "born_on": date(2010, 5, 4)}
    return said | facts


def contact(child_id: str = "9001", on: date = date(2026, 3, 2), **facts: Any) -> dict[str, Any]:
    return child(child_id) | {"contact_on": on, "source": "6"} | facts


def referral(child_id: str = "9001", **facts: Any) -> dict[str, Any]:
    said = {"referred_on": date(2026, 3, 3), "source": "6", "nfa": "no", "worker": "Ana Sample"}
    return child(child_id) | said | facts


def in_care(child_id: str = "9001", **facts: Any) -> dict[str, Any]:
    said = {
        "started_on": date(2025, 11, 1),
        "legal_status": "V2",
        "need": "N1",
        "missing_episodes": 3,
        "absent_episodes": 1,
        "interview_offered": "yes",
        "interview_accepted": "no",
        "placement_started_on": date(2025, 11, 2),
        "placement_type": "U6",
    }
    return child(child_id) | said | facts


def leaver(child_id: str = "9100", **facts: Any) -> dict[str, Any]:
    said = {
        "born_on": date(2006, 2, 1),
        "eligibility": "former_relevant",
        "adviser": "Jo Helper",
        "pathway_plan_on": date(2025, 12, 1),
        "in_touch": "YES",
        "last_contact_on": date(2026, 3, 10),
        "accommodation": "U",
        "suitability": "suitable",
        "activity": "F2",
    }
    return child(child_id) | said | facts


def a_file(path: Path, lists: dict[int, list[dict[str, Any]]]) -> Path:
    """A workbook with these lists; of each row only what is given, by our field names."""
    write(path, {number: list_of(number, rows) for number, rows in lists.items()})
    return path


def everything(path: Path) -> Path:
    """One of each that is stored, and a list that is only read."""
    return a_file(
        path,
        {
            1: [contact(), contact("9002")],
            3: [referral()],
            6: [child("9003", started_on=date(2026, 1, 5))],
            8: [in_care()],
            9: [leaver()],
        },
    )


def take_in(path: Path, as_at: date = AS_AT, **options: Any) -> Report:
    return take_in_annex_a(by=the_house, path=path, as_at=as_at, **options)


def outcomes(report: Report, number: int) -> list[str]:
    """What became of the rows of one list, in order."""
    return [str(row.outcome) for row in report.rows if row.number == number]


def tables(*but: type[Model]) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that an import writes or projects into, but these."""
    return {
        model._meta.label: [
            {name: value for name, value in row.items() if name != "version"}
            for row in model._default_manager.order_by("pk").values()
        ]
        for model in (*ORDER, *PROJECTED, *BOOKS)
        if model not in but
    }


def facts() -> dict[str, list[Any]]:
    """The records as facts: without row numbers, references, moments and sources.

    People are named by child ID, so that two databases can be compared.
    """
    return {model._meta.label: sorted(map(_fact, model._default_manager.all())) for model in ORDER}


_OWN = {
    "id",
    "ref",
    "version",
    "recorded_at",
    "recorded_by",
    "changed_at",
    "changed_by",
    "source",
    "search_key",
}


def _fact(record: Any) -> str:
    said = {}
    for field in record._meta.concrete_fields:
        if field.name not in _OWN:
            value = getattr(record, field.name)
            said[field.name] = _fact(value) if isinstance(value, Model) else str(value)
    if record._meta.label == "people.Person":
        said["ids"] = ",".join(record.identifiers.order_by("value").values_list("value", flat=True))
    return str(sorted(said.items()))
