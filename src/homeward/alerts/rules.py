"""What may be said in an alert, and by when it is looked at again. Pure."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from .kinds import AlertKind


@dataclass(frozen=True)
class Fault:
    """Why something may not be so: the box on the form, and the sentence."""

    field: str | None
    sentence: str


def latest_review(kind: AlertKind, day: date) -> date:
    """The last day by which an alert of this kind is looked at again."""
    return day + relativedelta(months=kind.review_months)


def why_not_alert(kind: AlertKind | None, words: str, review_on: date, today: date) -> Fault | None:
    """Why an alert may not be raised so; None where it may. ``kind`` is None where not in use."""
    if kind is None:
        return Fault("kind", "Choose what the alert is about.")
    if not words.strip():
        return Fault("words", "Say what is known, how it is known, and what a visitor should do.")
    return why_not_review_on(kind, review_on, today)


def why_not_review_on(kind: AlertKind, review_on: date, today: date) -> Fault | None:
    """Why an alert may not wait until this day for its next review; None where it may."""
    latest = latest_review(kind, today)
    if review_on <= today:
        return Fault("review_on", "The next review must lie in the future.")
    if review_on > latest:
        return Fault(
            "review_on",
            f"An alert of this kind is reviewed within {kind.review_months} months: "
            f"give a day up to {latest:%-d %B %Y}.",
        )
    return None


def why_not_told(told: str, told_on: date | None, because: str, today: date) -> Fault | None:
    """Why this may not stand as whether the person was told; None where it may."""
    if told == "yes" and told_on is None:
        return Fault("told_on", "Say on which day the person was told.")
    if told_on is not None and told_on > today:
        return Fault("told_on", "The day on which they were told lies in the future.")
    if told == "no" and not because.strip():
        return Fault(
            "not_told_because",
            "Say why the person is not told: they have a right to know unless it would put "
            "somebody in danger.",
        )
    return None
