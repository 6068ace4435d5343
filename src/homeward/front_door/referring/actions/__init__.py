"""The only places that write about referrals in writing."""

from .codes import issue_code, use_code
from .confirming import ask_to_confirm, confirm
from .files import attach_file, file_attachment, take_off_file
from .housekeeping import clear_passing
from .letters import deliver, give_by_hand, tell_otherwise, write_outcome
from .named import link_named_child, set_aside_named_child
from .written import begin_referral, change_step, send_at_once, send_referral

__all__ = [
    "ask_to_confirm",
    "attach_file",
    "begin_referral",
    "change_step",
    "clear_passing",
    "confirm",
    "deliver",
    "file_attachment",
    "write_outcome",
    "give_by_hand",
    "issue_code",
    "link_named_child",
    "send_at_once",
    "send_referral",
    "set_aside_named_child",
    "take_off_file",
    "tell_otherwise",
    "use_code",
]
