"""Who may say how an action is going."""

from typing import Any

from homeward.access.policies import allowed, check
from homeward.access.roles import Can

from .models import PlanAction


def may_report(user: Any, action: PlanAction) -> bool:
    """Those who report on actions, and the owner of this one, while they may see a plan at all."""
    owns = action.owner.user_id is not None and action.owner.user_id == getattr(user, "pk", None)
    return allowed(user, Can.REPORT_ON_ACTION) or owns


def check_may_report(user: Any, action: PlanAction) -> None:
    """Refuse, with a sentence, unless the user may say how this action goes."""
    if not may_report(user, action):
        check(user, Can.REPORT_ON_ACTION)
