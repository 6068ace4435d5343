"""What an action of the plan gives rise to: one duty, owed by its owner."""

from collections.abc import Iterator

from homeward.core.days import end_of_day, start_of_day
from homeward.core.projection import DutySpec
from homeward.ledger.kinds import Kind

from .models import PlanAction


def duties_of(action: PlanAction) -> Iterator[DutySpec]:
    """The action itself, due at the end of its day; met when done, excused when dropped."""
    yield DutySpec(
        key="done",
        kind=Kind.PLAN_ACTION,
        raised_at=start_of_day(action.agreed_on),
        due_at=end_of_day(action.due_on),
        rule="the plan's own date",
        team_id=action.owner.team_id,
        owner_id=action.owner_id,
        met_at=start_of_day(action.done_on) if action.done_on else None,
        excused_at=start_of_day(action.dropped_on) if action.dropped_on else None,
        excused_because=action.dropped_because,
    )
