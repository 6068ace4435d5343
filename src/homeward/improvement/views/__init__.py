"""The pages of the plan: reports, priorities, actions, what it learns, and the packs it issues."""

from .learning import end_test, minute, start_test
from .packs import issue_board, issue_visit, pack, pack_file, packs, visit
from .plan import (
    action,
    drop,
    finding,
    finish,
    make_priority,
    new_action,
    note,
    plan,
    report,
    reports,
    start,
)
from .shaping import aim, driver, shape, wait
from .whole import self_evaluation, weeks

__all__ = [
    "action",
    "aim",
    "driver",
    "drop",
    "end_test",
    "finding",
    "finish",
    "issue_board",
    "issue_visit",
    "make_priority",
    "minute",
    "new_action",
    "note",
    "pack",
    "pack_file",
    "packs",
    "plan",
    "report",
    "reports",
    "self_evaluation",
    "shape",
    "start",
    "start_test",
    "visit",
    "wait",
    "weeks",
]
