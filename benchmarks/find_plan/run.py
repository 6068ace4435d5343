"""How often the find plan has the place among its first lines, and whether its odds are honest.

Run from the top of the repository: ``.venv/bin/python -m benchmarks.find_plan.run``. Made-up
movers only (`movers`). The generator was looked at with the first seeds and the engine's weights
were tuned on none; the held-out seeds are the figures to quote.
"""

from __future__ import annotations

import math
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from benchmarks.find_plan.movers import ALL_TOLD, FOUND_ONLY, POOR, Mover, Recording, recorded
from homeward.missing.find_plan import ENGLAND, HOUR_SPREAD, Visit, rank_places

SEEN_SEEDS, HELD_OUT_SEEDS = range(1, 6), range(101, 106)
MOVERS = 400  # for each seed
EPISODES = (4, 18)
EARLIER = range(3, 16)  # episodes with anything on record
BANDS = ((0.0, 0.1), (0.1, 0.25), (0.25, 0.5), (0.5, 1.01))
PLANS_TIMED, VISITS_TIMED = 2_000, 400


@dataclass(frozen=True)
class Task:
    """What was on record when a mover left, and the place where they were found in the end."""

    mover: tuple[int, int]
    history: list[Visit]
    left: datetime
    place: str

    @property
    def on_record(self) -> bool:
        return any(visit.place == self.place for visit in self.history)


Order = Callable[[Task], list[str]]


def tasks(seed: int, how: Recording) -> Iterable[Task]:
    """All tasks of one seed's movers, so recorded."""
    dice = random.Random(seed)  # noqa: S311
    for number in range(MOVERS):
        episodes = Mover(dice).episodes(dice.randint(*EPISODES))
        history: list[Visit] = []
        earlier = 0
        for episode, visits in zip(episodes, recorded(episodes, dice, how), strict=True):
            if earlier in EARLIER:
                yield Task((seed, number), list(history), episode.left, episode.places[-1])
            history += visits
            earlier += bool(visits)


def find_plan(task: Task) -> list[str]:
    return [line.place for line in rank_places(task.history, task.left, limit=5).named]


def by_score(score: Callable[[Visit, datetime], float]) -> Order:
    """Orders places by the sum of a score, ties to the later visit."""

    def order(task: Task) -> list[str]:
        sums: dict[str, float] = defaultdict(float)
        last = {visit.place: visit.at for visit in task.history}
        for visit in task.history:
            sums[visit.place] += score(visit, task.left)
        return sorted(sums, key=lambda place: (sums[place], last[place]), reverse=True)

    return order


def last_place(task: Task) -> list[str]:
    """The newest first; within an episode the better known first."""
    newest = {v.place: (v.at, v.weight) for v in sorted(task.history, key=lambda v: v.weight)}
    return sorted(newest, key=lambda place: newest[place], reverse=True)


def near_in_hours(visit: Visit, left: datetime) -> float:
    one, other = (moment.astimezone(ENGLAND) for moment in (visit.at, left))
    apart = abs((one.hour - other.hour) + (one.minute - other.minute) / 60)
    return visit.weight * math.exp(-((min(apart, 24 - apart) / HOUR_SPREAD) ** 2) / 2)


ORDERS: dict[str, Order] = {
    "find plan": find_plan,
    "most frequent": by_score(lambda visit, left: visit.weight),
    "last place": last_place,
    "hour only": by_score(near_in_hours),
}


def hits(all_tasks: Sequence[Task], order: Order) -> dict[tuple[int, int], list[list[bool]]]:
    """For each mover, each task's hit at 1, 3 and 5, where the place was on record."""
    found = defaultdict(list)
    for task in all_tasks:
        if task.on_record:
            places = order(task)
            found[task.mover].append([task.place in places[:k] for k in (1, 3, 5)])
    return found


def shares(found: dict[tuple[int, int], list[list[bool]]]) -> list[float]:
    rows = [row for of_mover in found.values() for row in of_mover]
    return [fmean(column) for column in zip(*rows, strict=True)]


def interval(
    ours: dict[tuple[int, int], list[list[bool]]], theirs: dict[tuple[int, int], list[list[bool]]]
) -> list[tuple[float, float]]:
    """95% interval of the difference at 1, 3 and 5: whole movers drawn again 500 times."""
    movers = [
        [
            sum(a[k] - b[k] for a, b in zip(ours[mover], theirs[mover], strict=True))
            for k in range(3)
        ]
        + [len(ours[mover])]
        for mover in ours
    ]
    dice = random.Random(7)  # noqa: S311
    drawn = []
    for _ in range(500):
        sums = [sum(column) for column in zip(*dice.choices(movers, k=len(movers)), strict=True)]
        drawn.append([sums[k] / sums[3] for k in range(3)])
    columns = [sorted(column) for column in zip(*drawn, strict=True)]
    return [(column[12], column[487]) for column in columns]


def calibration(pairs: Sequence[tuple[float, bool]]) -> tuple[list[str], float]:
    """A row for each band of odds shown, and the mean gap between shown and found."""
    rows, gap = [], 0.0
    for low, high in BANDS:
        band = [(odds, hit) for odds, hit in pairs if low <= odds < high]
        if band:
            shown, found = fmean(o for o, _ in band), fmean(h for _, h in band)
            gap += abs(shown - found) * len(band) / len(pairs)
            rows.append(
                f"| {low:.2f} to {min(high, 1):.2f} | {len(band):,} | {shown:.3f} | {found:.3f} |"
            )
    return rows, gap


def report_calibration(all_tasks: Sequence[Task]) -> None:
    plans = [(task, rank_places(task.history, task.left)) for task in all_tasks]
    first = [(p.lines[0].odds, p.lines[0].place == t.place) for t, p in plans]
    every = [(line.odds, line.place == t.place) for t, p in plans for line in p.named]
    for name, pairs in (("first line", first), ("every line", every)):
        rows, gap = calibration(pairs)
        print(f"\n{name}: calibration error {gap:.3f}\n\n| odds | lines | shown | found |")
        print("|---|---|---|---|", *rows, sep="\n")
    naive = [
        (p.lines[0].odds / (1 - p.somewhere_new), p.lines[0].place == t.place) for t, p in plans
    ]
    print(f"\nfirst line without the share of the new: {calibration(naive)[1]:.3f}")
    shown = fmean(p.somewhere_new for _, p in plans)
    print(f"somewhere new: shown {shown:.3f}, true {fmean(not t.on_record for t, _ in plans):.3f}")


def report_order(all_tasks: Sequence[Task]) -> None:
    known = sum(task.on_record for task in all_tasks)
    print(
        f"{len(all_tasks):,} tasks, place on record in {known:,} ({known / len(all_tasks):.3f})\n"
    )
    print("| order | hit@1 | hit@3 | hit@5 | find plan better at 1 / 3 / 5 by (95%) |")
    print("|---|---|---|---|---|")
    ours = hits(all_tasks, find_plan)
    for name, order in ORDERS.items():
        theirs = hits(all_tasks, order)
        cells = " | ".join(f"{share:.3f}" for share in shares(theirs))
        spans = [f"{low:+.3f} to {high:+.3f}" for low, high in interval(ours, theirs)]
        print(f"| {name} | {cells} | {'' if order is find_plan else ' / '.join(spans)} |")


def report_exploring(seed: int) -> None:
    """How often the next place is new, to hold beside the real sets in the knowledge base."""
    dice = random.Random(seed)  # noqa: S311
    new: dict[int, list[bool]] = defaultdict(list)
    for _ in range(MOVERS):
        places = [episode.places[-1] for episode in Mover(dice).episodes(16)]
        for n in (1, 3, 5, 10, 15):
            new[n].append(places[n] not in places[:n])
    print("next place new after", ", ".join(f"{n}: {fmean(new[n]):.2f}" for n in new))


def report_time() -> None:
    """One plan at a time, with 400 earlier visits; wall clock and processor time."""
    dice = random.Random(HELD_OUT_SEEDS[0])  # noqa: S311
    wall, processor = [], []
    for _ in range(PLANS_TIMED // 100):
        episodes = Mover(dice).episodes(400)
        record = [visit for visits in recorded(episodes, dice) for visit in visits][:VISITS_TIMED]
        for episode in episodes[-100:]:
            began, worked = time.perf_counter(), time.process_time()
            rank_places(record, episode.left)
            wall.append((time.perf_counter() - began) * 1000)
            processor.append((time.process_time() - worked) * 1000)
    for name, times in (("wall", wall), ("processor", processor)):
        times.sort()
        p50, p99 = times[len(times) // 2], times[len(times) * 99 // 100]
        print(f"{VISITS_TIMED} visits, {name}: median {p50:.2f} ms, p99 {p99:.2f} ms")


RUNS = (
    ("seen, poor record", SEEN_SEEDS, POOR),
    ("held out, poor record", HELD_OUT_SEEDS, POOR),
    ("held out, every place of finding recorded and nothing else", HELD_OUT_SEEDS, FOUND_ONLY),
    ("held out, every place of every episode recorded", HELD_OUT_SEEDS, ALL_TOLD),
)


def main() -> None:
    """Prints every figure of the README."""
    for name, seeds, how in RUNS:
        print(f"\n# {name}: seeds {seeds[0]} to {seeds[-1]}, {MOVERS} movers each")
        all_tasks = [task for seed in seeds for task in tasks(seed, how)]
        report_order(all_tasks)
        report_calibration(all_tasks)
    print("\n# exploring and time")
    report_exploring(SEEN_SEEDS[0])
    report_time()


if __name__ == "__main__":
    main()
