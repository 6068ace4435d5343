"""Finding people and reading what is known of them."""

from .finding import FOUND_LIMIT, Hit, look_for, who_may_open
from .looking import Looked, before_adding
from .person import by_child_ids, with_numbers
from .standing import say_standing, standings
from .strength import Strength

__all__ = [
    "FOUND_LIMIT",
    "Hit",
    "Looked",
    "Strength",
    "before_adding",
    "by_child_ids",
    "look_for",
    "say_standing",
    "standings",
    "who_may_open",
    "with_numbers",
]
