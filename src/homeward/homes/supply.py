"""When a place cannot stand empty, a home cannot answer, notice cannot hold: pure."""

from datetime import date

Fault = tuple[str, str]


def why_not_void(places: int, most: int | None, from_on: date, today: date) -> Fault | None:
    """Why places cannot stand empty so. ``most`` is how many the home has; None: not known."""
    if places < 1 or (most is not None and places > most):
        return f"The home has {most or 'an unknown number of'} places. Give 1 or more.", "places"
    if from_on > today:
        return "A void begins today or earlier.", "from_on"
    return None


def why_not_notice(given: date, leave_by: date, because: str, today: date) -> Fault | None:
    """Why notice cannot be on record so."""
    if given > today:
        return "The day of the notice lies in the future.", "notice_on"
    if leave_by < given:
        return "They would have to leave before notice was given. Check both days.", "leave_by_on"
    if not because.strip():
        return "Say why the home gives notice.", "notice_because"
    return None


def why_not_answer(answer: str, because: str, answered: date, asked: date) -> Fault | None:
    """Why an answer cannot stand so."""
    if answer == "refused" and not because:
        return "Choose why the home refused.", "refused_because"
    if answer == "offered" and because:
        return "A place was offered: leave the reason for a refusal empty.", "refused_because"
    if answered < asked:
        return "The answer is before the home was asked. Check the date.", "answered_on"
    return None
