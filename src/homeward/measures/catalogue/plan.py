"""Measures of the improvement plan itself."""

from homeward.ledger.kinds import Kind

from ..duties import MetInTime


class ActionsInTime(MetInTime):
    key = "plan-actions-in-time"
    number = "I5"
    theme = "Improvement"
    title = "Improvement actions done in time"
    why = "A plan whose actions slip changes nothing, however well it is written."
    denominator = "actions of the plan that fell due, by the week they were agreed"
    clock = "each action's own due date"
    source = "Local"
    kinds = (Kind.PLAN_ACTION,)
