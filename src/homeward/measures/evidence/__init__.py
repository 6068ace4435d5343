"""Is it really getting better, and will it be in time? Pure functions of weekly counts.

`improvement_claims` says which measures of a plan have improved beyond chance, with the error
budget of the whole plan shared over its measures; `probability_on_time` and `weeks_to_target` look
ahead; `silence` says what the silence of a rare event is worth. How well each keeps its word is
measured in benchmarks/measures.
"""

from homeward.measures.evidence.claims import PLAN_WEEKS, Claim, improvement_claims
from homeward.measures.evidence.pace import (
    Pace,
    TimeToTarget,
    pace_to_target,
    probability_on_time,
    weeks_to_target,
)
from homeward.measures.evidence.rare import silence

__all__ = [
    "PLAN_WEEKS",
    "Claim",
    "Pace",
    "TimeToTarget",
    "improvement_claims",
    "pace_to_target",
    "probability_on_time",
    "silence",
    "weeks_to_target",
]
