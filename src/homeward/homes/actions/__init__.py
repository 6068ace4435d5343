"""The only writers of homes: who lives where, and what homes have to offer."""

from .living import add_provider, judge_suitability, move_in, move_out
from .supply import (
    answer_asking,
    ask_for_place,
    begin_void,
    end_void,
    give_notice,
    say_closing,
)

__all__ = [
    "add_provider",
    "answer_asking",
    "ask_for_place",
    "begin_void",
    "end_void",
    "give_notice",
    "judge_suitability",
    "move_in",
    "move_out",
    "say_closing",
]
