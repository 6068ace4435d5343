"""From what a record says is owed to a row of the ledger. Pure."""

from datetime import date, datetime
from typing import Any

from homeward.core.days import day_of, monday
from homeward.core.projection import DutySpec


def week_of(moment: datetime) -> date:
    """The Monday of the week in England in which a moment falls."""
    return monday(day_of(moment))


def state_of(spec: DutySpec) -> str:
    """Open, met or excused: one of the three, whatever the record says."""
    if spec.met_at is not None:
        return "met"
    return "excused" if spec.excused_at is not None else "open"


def row_of(label: str, root_id: int, spec: DutySpec) -> dict[str, Any]:
    """The fields of the ledger's row. A duty both met and excused counts as met."""
    state = state_of(spec)
    if state == "excused" and not spec.excused_because:
        raise ValueError(f"{spec.kind}: a duty cannot be excused without a reason.")
    return {
        "root_label": label,
        "root_id": root_id,
        "kind": spec.kind,
        "person_id": spec.person_id,
        "owner_id": spec.owner_id,
        "team_id": spec.team_id,
        "raised_at": spec.raised_at,
        "week": week_of(spec.raised_at),
        "due_at": spec.due_at,
        "rule": spec.rule,
        "state": state,
        "met_at": spec.met_at,
        "on_time": spec.met_at <= spec.due_at if spec.met_at is not None else None,
        "excused_at": spec.excused_at if state == "excused" else None,
        "excused_because": spec.excused_because[:200] if state == "excused" else "",
    }
