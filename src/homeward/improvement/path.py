"""Which action holds up the plan, and whether the teams have room for it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from homeward.calendar import next_working_day, working_days_between

#: A team that is asked for more of its working days than this has no room for it.
MOST_OF_A_TEAM = 0.10
#: A team of whose open work more than this is past its time is behind already.
MOST_OVERDUE = 0.20


@dataclass(frozen=True)
class Step:
    """An action still to be done: working days it takes, when it is due, what it waits for."""

    key: int
    days: int
    due_on: date
    waits_for: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Path:
    """The chain of actions that ends last, and when; ``late`` in working days after the plan."""

    keys: tuple[int, ...]
    ends_on: date | None
    late: int


@dataclass(frozen=True)
class Room:
    """A team and what a plan asks of it between now and the plan's end.

    ``people`` are whole-time equivalents in post; ``open`` and ``overdue`` count their duties now;
    ``asked`` and ``there`` are working days: what open actions need and all that the team has.
    """

    team: str
    people: float
    open: int
    overdue: int
    asked: int
    there: float

    @property
    def share(self) -> float | None:
        """The share of the team's working days that the plan asks for; None where it has none."""
        return self.asked / self.there if self.there else None

    @property
    def word(self) -> str:
        """Whether there is room, by rule: never typed."""
        if not self.people:
            return "Nobody in post"
        if self.share is not None and self.share > MOST_OF_A_TEAM:
            return "No room"
        if self.open and self.overdue / self.open > MOST_OVERDUE:
            return "Behind already"
        return "Room"

    @property
    def sentence(self) -> str:
        """The capacity check in words."""
        if not self.people:
            return f"{self.team} has nobody in post. Nothing can be asked of it."
        each = self.open / self.people
        asks = f"the plan asks {self.asked} of its {self.there:.0f} working days"
        return (
            f"{self.team}: {self.people:g} whole-time workers, {each:.0f} open duties each, "
            f"{self.overdue} of {self.open} past their time; {asks}."
        )


def would_circle(links: Mapping[int, Iterable[int]], key: int, waits_for: Iterable[int]) -> bool:
    """Whether an action would come to wait for itself if it waited for these."""
    seen: set[int] = set()
    todo = list(waits_for)
    while todo:
        here = todo.pop()
        if here == key:
            return True
        if here not in seen:
            seen.add(here)
            todo += links.get(here, ())
    return False


def earliest_ends(steps: Iterable[Step], today: date) -> dict[int, date]:
    """The earliest day on which each step can end, each after all it waits for.

    A step waits only for those among ``steps``: what is done or dropped holds up nothing. A circle,
    which no action can make, is walked once.
    """
    by_key = {step.key: step for step in steps}
    ends: dict[int, date] = {}

    def end(key: int, above: frozenset[int]) -> date:
        if key not in ends:
            step = by_key[key]
            before = (step.waits_for & by_key.keys()) - above - {key}
            begins = max((end(each, above | {key}) for each in before), default=today)
            ends[key] = _after(begins, step.days)
        return ends[key]

    for key in sorted(by_key):
        end(key, frozenset())
    return ends


def critical_path(steps: Iterable[Step], *, today: date, ends_on: date) -> Path:
    """The chain that ends last. Its steps hold up the plan: each day lost there is lost to all."""
    chosen = list(steps)
    by_key = {step.key: step for step in chosen}
    ends = earliest_ends(chosen, today)
    if not ends:
        return Path((), None, 0)
    final = max(ends.values())
    tied = {key for key, day in ends.items() if day == final}
    waited_for = {each for key in tied for each in by_key[key].waits_for}
    last: int | None = min(tied - waited_for or tied)
    keys: list[int] = []
    while last is not None and last not in keys:
        keys.append(last)
        before = by_key[last].waits_for & by_key.keys()
        last = max(sorted(before), key=lambda key: ends[key], default=None)
    late = working_days_between(ends_on, final) if final > ends_on else 0
    return Path(tuple(reversed(keys)), final, late)


def _after(day: date, working_days: int) -> date:
    for _ in range(working_days):
        day = next_working_day(day)
    return day
