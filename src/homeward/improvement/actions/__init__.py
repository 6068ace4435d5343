"""Taking in reports; making, working and closing a plan; what it learns; the packs it issues."""

from .learning import add_minute, end_test, start_test
from .packs import issue_board_pack, issue_visit_pack
from .plan import (
    add_action,
    add_priority,
    confirm_finding,
    drop_action,
    finish_action,
    note_on_action,
    set_aside_finding,
    start_plan,
    take_in_report,
)
from .shaping import add_driver, make_wait, set_aim, shape_action

__all__ = [
    "add_action",
    "add_driver",
    "add_minute",
    "add_priority",
    "confirm_finding",
    "drop_action",
    "end_test",
    "finish_action",
    "issue_board_pack",
    "issue_visit_pack",
    "make_wait",
    "note_on_action",
    "set_aim",
    "set_aside_finding",
    "shape_action",
    "start_plan",
    "start_test",
    "take_in_report",
]
