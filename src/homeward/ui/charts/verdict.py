"""The sentence over a chart: what it shows, in plain words, and no more than it shows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from homeward.ui.charts.data import Charted
from homeward.ui.charts.scale import say

NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)

#: Limits made from fewer points are not leaned on (NHS England, Making Data Count).
ENOUGH = 13


@dataclass(frozen=True)
class Words:
    """What one point of the series is called: a week, a month, a placement."""

    one: str = "week"
    many: str = "weeks"

    def count(self, number: int) -> str:
        """So many of them, in words up to twelve."""
        said = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
        return f"{said} {self.one if number == 1 else self.many}"


WEEKS = Words()


def verdict(
    result: Charted,
    improvement: Literal["increase", "decrease"] | None,
    words: Words = WEEKS,
) -> str:
    """Say what an XmR chart shows at its latest known point.

    Too few points make no claim but may warn. A single point outside the limits is called
    unusual, not a change. The words never say why, or that it will last.
    """
    known = [i for i, v in enumerate(result.values) if not math.isnan(v)]
    if not known:
        return f"Nothing to show yet: no {words.one} has a figure"
    last = known[-1]
    segment = max((s for s in result.segments if s.start <= last), key=lambda s: s.start)
    stretch = [i for i in known if i >= segment.start]
    better = _better(result.sides[last], improvement)
    if segment.trial:
        return _too_soon(len(stretch), result.signals[last] is not None and better is False, words)
    if result.signals[last] is None:
        return _no_change(result, stretch, segment.start > 0, words)
    return f"{_lead(result.signals[last], better)}: {_why(result, stretch, words)}"


def _better(side: str | None, improvement: str | None) -> bool | None:
    if side is None or improvement is None:
        return None
    return (side == "high") == (improvement == "increase")


def _too_soon(points: int, worse: bool, words: Words) -> str:
    lead = "Early warning" if worse else "Too soon to tell"
    return f"{lead}: only {words.count(points)} so far, and {ENOUGH} are needed to be sure"


def _no_change(result: Charted, stretch: Sequence[int], rebased: bool, words: Words) -> str:
    values = {result.values[i] for i in stretch}
    if len(values) == 1:
        return f"No variation yet: every {words.one} so far has been {say(values.pop())}"
    if any(result.signals[i] for i in stretch):
        return f"No change to report now: the latest {words.one} is within the usual range"
    since = "since the limits were set anew" if rebased else "yet"
    return f"No real change {since}: the ups and downs are those of chance"


def _lead(rule: str | None, better: bool | None) -> str:
    if rule == "beyond limits":
        return {None: "Unusual", True: "Unusually good", False: "Unusually bad"}[better]
    return {None: "Changing", True: "Getting better", False: "Getting worse"}[better]


def _why(result: Charted, stretch: Sequence[int], words: Words) -> str:
    last = stretch[-1]
    high = result.sides[last] == "high"
    where = "above" if high else "below"
    match result.signals[last]:
        case "beyond limits":
            return f"the latest {words.one} is {where} the usual range"
        case "two of three":
            return f"two of the last three {words.many} are far {where} the average"
        case "trend":
            length = words.count(_trend_length(result, stretch, high))
            return f"the last {length} {'rose without a fall' if high else 'fell without a rise'}"
        case _:
            return _shift_words(result, stretch, high, words)


def _trend_length(result: Charted, stretch: Sequence[int], high: bool) -> int:
    values = [result.values[i] if high else -result.values[i] for i in stretch]
    length = 1
    while length < len(values) and values[-length - 1] <= values[-length]:
        length += 1
    return length


def _shift_words(result: Charted, stretch: Sequence[int], high: bool, words: Words) -> str:
    """A point on the average is passed over by the rule, so the words must not deny it."""
    where, other = ("above", "below") if high else ("below", "above")
    gaps = [result.values[i] - result.mean[i] for i in stretch]
    beside = [g if high else -g for g in reversed(gaps)]
    length = next((i for i, g in enumerate(beside) if g < 0), len(beside))
    run = beside[:length]
    while run[-1] == 0:
        run.pop()
    if min(run) > 0:
        return f"the last {words.count(len(run))} are all {where} the average"
    return f"none of the last {words.count(len(run))} is {other} the average"
