"""What may happen to an assessment, as pure functions."""

from datetime import date

from ..rules import Fault
from .codes import ASSESSMENT_STATES


def why_not_complete(
    standing: str,
    *,
    may: bool,
    conclusion: str,
    in_need: bool | None,
    authorised_on: date,
    started_on: date,
    today: date,
) -> Fault | None:
    """Why an assessment may not be completed so; None where it may."""
    if not may:
        return Fault(None, "Only whoever answers for the assessing team completes this.")
    if "done" not in ASSESSMENT_STATES[standing].moves:
        return Fault(None, "This assessment is completed already. Open it again.")
    if in_need is None:
        return Fault("in_need", "Say whether the child needs the support of social care.")
    if not conclusion.strip():
        return Fault("conclusion", "Say what the assessment found: the child may read it one day.")
    if authorised_on > today:
        return Fault("authorised_on", f"That lies in the future. Give a day up to {_day(today)}.")
    if authorised_on < started_on:
        began = _day(started_on)
        return Fault("authorised_on", f"That is before it began, on {began}. Give a later day.")
    return None


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
