"""The pages of finding a child."""

from .carers import carers, end_carer
from .contexts import (
    context,
    context_step,
    contexts,
    finish_action,
    new_context,
    new_place,
    place,
    places,
)
from .facts import withdraw
from .learning import learning, outcome
from .look_out import look_out, look_out_line, my_child, my_children
from .measures import finding_figures_page
from .plan import check, plan, plan_file, plan_json, plan_sheet
from .police import copy_step, police_copies, police_copy

__all__ = [
    "carers",
    "check",
    "context",
    "context_step",
    "contexts",
    "copy_step",
    "end_carer",
    "finding_figures_page",
    "finish_action",
    "learning",
    "look_out",
    "look_out_line",
    "my_child",
    "my_children",
    "new_context",
    "new_place",
    "outcome",
    "place",
    "places",
    "plan",
    "plan_file",
    "plan_json",
    "plan_sheet",
    "police_copies",
    "police_copy",
    "withdraw",
]
