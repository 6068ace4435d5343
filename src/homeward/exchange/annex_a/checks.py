"""What a row says about itself that cannot be right, or is worth seeing.

Each check looks at the values of one row and answers (field, what is wrong and how to mend it,
severity). Nothing is changed: a doubtful value stays as it was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from homeward.exchange.annex_a.columns import Shape
from homeward.exchange.annex_a.shapes import Raw, Severity, Value

Finding = tuple[str, str, Severity]

# Work with an unborn child may start this long before the birth.
_PREGNANCY = timedelta(days=300)


@dataclass(frozen=True)
class Checked:
    """One row to check: its list, its values, its cells as written, and the day of the file."""

    shape: Shape
    values: dict[str, Value]
    raw: dict[str, Raw]
    as_at: date

    def day(self, name: str) -> date | None:
        """The date in a field."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def count(self, name: str) -> int | None:
        """The whole number in a field."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None


def findings(row: Checked) -> Iterator[Finding]:
    """Everything the checks find in a row."""
    for check in _CHECKS:
        yield from check(row)


def _dates_ahead(row: Checked) -> Iterator[Finding]:
    for name in row.shape.dates:
        day = row.day(name)
        if day and day > row.as_at:
            yield name, f"is after {row.as_at:%d/%m/%Y}, the day of the file. Correct it", "asked"


def _birth(row: Checked) -> Iterator[Finding]:
    born = row.day("born_on")
    if not born:
        return
    if born > row.as_at + _PREGNANCY:
        yield "born_on", "is too far ahead even for an expected birth. Correct it", "asked"
    elif born > row.as_at and row.values.get("gender") in ("M", "F"):
        yield (
            "born_on",
            f"is after {row.as_at:%d/%m/%Y}, yet the child is not recorded as unborn. Correct it",
            "asked",
        )


def _before_birth(row: Checked) -> Iterator[Finding]:
    born = row.day("born_on")
    if not born:
        return
    earliest = born - _PREGNANCY if row.shape.before_birth else born
    for name in row.shape.dates:
        day = row.day(name)
        if day and day < earliest:
            yield (
                name,
                f"is before the birth on {born:%d/%m/%Y}. Correct this date or the date of birth",
                "asked",
            )


def _ends_before_starts(row: Checked) -> Iterator[Finding]:
    for start, end in row.shape.periods:
        began, ended = row.day(start), row.day(end)
        if began and ended and ended < began:
            heading = row.shape.by_field[start].heading
            yield end, f"is before {heading} ({began:%d/%m/%Y}). Correct one of them", "refused"


def _age(row: Checked) -> Iterator[Finding]:
    born, age = row.day("born_on"), row.count("age")
    if born is None or age is None or born > row.as_at:
        return
    had_birthday = (row.as_at.month, row.as_at.day) >= (born.month, born.day)
    reckoned = row.as_at.year - born.year - (not had_birthday)
    if abs(reckoned - age) > 1:
        yield "age", f"does not agree with the date of birth, which gives {reckoned}", "note"


def _interviews(row: Checked) -> Iterator[Finding]:
    offered, accepted = row.values.get("interview_offered"), row.values.get("interview_accepted")
    if row.count("missing_episodes") == 0 and "yes" in (offered, accepted):
        yield (
            "missing_episodes",
            "leaves no episode for the return interview this row speaks of. Correct one of them",
            "asked",
        )
    if accepted == "yes" and offered != "yes":
        yield (
            "interview_accepted",
            "says accepted where the row does not say that an interview was offered. Correct one",
            "asked",
        )


def _suitability(row: Checked) -> Iterator[Finding]:
    """SSDA903 codes carry suitability (W2); a return may hold it twice and disagree."""
    code, judged = row.values.get("accommodation"), row.values.get("suitability")
    written = str(row.raw.get("accommodation") or "").strip()[:2].upper()
    said = {f"{code}1": "suitable", f"{code}2": "unsuitable"}.get(written)
    if said and judged != said:
        yield (
            "suitability",
            f"does not agree with accommodation {written}, which means {said}. Correct one of them",
            "asked",
        )


_CHECKS: tuple[Callable[[Checked], Iterator[Finding]], ...] = (
    _dates_ahead,
    _birth,
    _before_birth,
    _ends_before_starts,
    _age,
    _interviews,
    _suitability,
)
