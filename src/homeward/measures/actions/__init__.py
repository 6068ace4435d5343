"""The writers of measures: targets, new limits, and published figures."""

from .limits import ask_for_new_limits, decide_new_limits
from .published import load_published
from .targets import set_target

__all__ = ["ask_for_new_limits", "decide_new_limits", "load_published", "set_target"]
