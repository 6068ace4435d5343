"""What the pages of leaving care show beside the rows: filters, columns, facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from homeward.homes.codes import StayKind
from homeward.ui.parts import Column
from homeward.ui.words import ago_words, day_words
from homeward.workforce.models import Worker

from .queries import NOBODY, CasePage

CASE_COLUMNS = {
    "owed": ["What is owed", "Due", "Time left", "Who answers"],
    "done": ["What was owed", "Due", "How it ended"],
    "plan": ["When", "What", "By", "What it says"],
    "contacts": ["When", "How", "With", "What it was about"],
    "homes": ["Home", "From", "To", "Suitability", ""],
}
PLANS = (
    ("without", "Without a current plan"),
    ("current", "Current plan"),
    ("overdue", "Review overdue"),
    ("none", "No plan yet"),
    ("not_owed", "Not owed a plan"),
)
CONTACTS = (
    ("recent", "In the last 8 weeks"),
    ("over", "More than 8 weeks ago"),
    ("unknown", "None on record"),
)
HOMES = (
    ("bad", "Not suitable or a crisis bed"),
    ("crisis", "Crisis bed: no fixed abode, emergency, bed and breakfast"),
    ("unsuitable", "Judged not suitable"),
    ("not_judged", "Not judged"),
    ("unknown", "Not known where they live"),
)


@dataclass(frozen=True)
class Box:
    """One filter above the list."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    current: str


def columns() -> list[Column]:
    """The columns of the caseload."""
    labels = ("Young person", "Age", "Adviser", "Pathway plan", "Last contact", "Home", "Activity")
    return [Column(label) for label in labels]


def boxes(chosen: dict[str, str], advisers: Iterable[Worker]) -> list[Box]:
    """The filters of the caseload, as they stand."""
    people = ((NOBODY, "Nobody named"), *((each.ref, each.name) for each in advisers))
    homes = (*HOMES, *((kind.value, str(kind.label)) for kind in StayKind))
    return [
        Box("adviser", "Adviser", people, chosen["adviser"]),
        Box("plan", "Pathway plan", PLANS, chosen["plan"]),
        Box("contact", "Last contact", CONTACTS, chosen["contact"]),
        Box("home", "Home", homes, chosen["home"]),
    ]


def case_facts(page: CasePage) -> list[tuple[Any, ...]]:
    """The facts at the top of a young person's page."""
    case = page.case
    since = day_words(case.entitled_on)
    entitled = since if case.entitled_exact else f"not known; known on {since}"
    home, latest = page.home, page.activities[0] if page.activities else None
    return [
        ("Age", page.age),
        ("Entitlement", f"{case.get_category_display()}, since {entitled}"),
        ("Personal adviser", case.adviser or f"Nobody named: {case.team} answers"),
        ("Last contact", _contact(page)),
        ("Lives", f"{home.get_kind_display()}, {_judged(home)}" if home else None),
        ("By day", f"{latest[1]}, on {day_words(latest[0])}" if latest else None),
    ]


def _contact(page: CasePage) -> str | None:
    touch = f". {page.in_touch}" if page.in_touch else ""
    if page.last_contact_on is None:
        return f"None on record{touch}"
    return f"{day_words(page.last_contact_on)}, {ago_words(page.last_contact_on)}{touch}"


def _judged(home: Any) -> str:
    return str(home.get_suitability_display()).lower()
