"""What is stored of inspections, the plan that answers them, and what it learns."""

from .learning import ChangeTest, Minute, Pack
from .plan import ActionNote, Driver, Finding, Plan, PlanAction, Priority, Report

__all__ = [
    "ActionNote",
    "ChangeTest",
    "Driver",
    "Finding",
    "Minute",
    "Pack",
    "Plan",
    "PlanAction",
    "Priority",
    "Report",
]
