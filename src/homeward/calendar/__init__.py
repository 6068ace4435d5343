"""Working days, bank holidays, dated rules and deadlines. Pure: no database, no clock.

``deadline(start, rule)`` and ``working_days_between(a, b)`` stay put for other software.
"""

from .deadlines import (
    counted_from,
    deadline,
    is_working_day,
    next_working_day,
    working_days_between,
)
from .rules import NoRule, Office, Rule, Unit, all_rules, office, read_rules, rule_for

__all__ = [
    "NoRule",
    "Office",
    "Rule",
    "Unit",
    "all_rules",
    "counted_from",
    "deadline",
    "is_working_day",
    "next_working_day",
    "office",
    "read_rules",
    "rule_for",
    "working_days_between",
]
