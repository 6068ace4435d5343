"""The find plan and the contexts on the demonstration borough, against its known truth.

    .venv/bin/python -m benchmarks.missing.run              # the borough, about two minutes
    .venv/bin/python -m benchmarks.missing.run --size small --seeds 7

Nothing is stored: the children who go missing are made, and what got onto their record is held
against the truth that the making tells. The product never sees that truth.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import fmean

import click
import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "homeward.config.settings")
django.setup()

from benchmarks.find_plan import run as plain  # noqa: E402
from benchmarks.missing.oracle import Chances, watched  # noqa: E402
from homeward.demo import absences  # noqa: E402
from homeward.demo.contexts import context, hubs  # noqa: E402
from homeward.demo.figures import missing as figures  # noqa: E402
from homeward.demo.filling import world_of  # noqa: E402
from homeward.demo.homes import make_homes  # noqa: E402
from homeward.demo.staff import make_staff  # noqa: E402
from homeward.demo.world import Making, World, making  # noqa: E402
from homeward.missing.find_plan import rank_places  # noqa: E402
from homeward.missing.finding.contexts import Sighting, flag, lately  # noqa: E402
from homeward.missing.finding.queries.known import as_visits  # noqa: E402
from homeward.missing.models import Episode, KnownPlace  # noqa: E402

DAY = date(2026, 6, 10)
EARLIER, MANY = 3, 15  # the published baselines are of 3 to 15 earlier episodes
LOOK_EVERY = timedelta(days=30)


@dataclass
class Child:
    """What is on record of one child, and where each episode truly ended."""

    key: tuple[int, int]
    ref: str
    episodes: list[Episode] = field(default_factory=list)
    known: list[KnownPlace] = field(default_factory=list)
    truly: dict[str, str] = field(default_factory=dict)  # by episode, the key of the place
    chances: dict[str, Chances] = field(default_factory=dict)  # by episode; the truth too


@dataclass(frozen=True)
class Task(plain.Task):
    """A task, with the chances that its place was truly drawn from."""

    chances: Chances


def oracle(task: plain.Task) -> list[str]:
    """The places on record in the order of their true chances: no order does better for long."""
    assert isinstance(task, Task)  # noqa: S101
    on_record = {visit.place for visit in task.history}
    return sorted(on_record, key=lambda place: task.chances.get(place, 0), reverse=True)


def children(world: World) -> Iterator[Child]:
    """Every child who goes missing, made as the demonstration makes them."""
    with making(world, "borough") as page:
        make_staff(page, "")
        make_homes(page)
    size = world.size
    kinds = (
        ("from care", absences.make_from_care, size.missing_from_care, figures.STILL_NEXT_YEAR),
        ("from home", absences.make_from_home, size.missing_from_home, 0.15),
    )
    for what, make_one, many, again in kinds:
        number = 0
        for year in range(size.years):
            for _ in range(many if year == 0 else round(many * (1 - again))):
                with watched() as goings, making(world, what, number) as page:
                    make_one(page, number, year)
                    yield _child((world.seed, hash((what, number))), page, goings)
                number += 1


def _child(key: tuple[int, int], page: Making, goings: list[Chances]) -> Child:
    child = Child(key, "")
    for record in page.records:
        if isinstance(record, Episode):
            child.episodes.append(record)
            child.ref = record.person.ref
        elif isinstance(record, KnownPlace):
            child.known.append(record)
    moves = [facts for kind, facts in page.truth if kind == "movement"]
    for facts, chances in zip(moves, goings, strict=False):  # the last may not be reported yet
        child.truly[facts["episode"]] = facts["place"]
        child.chances[facts["episode"]] = chances
    child.episodes.sort(key=lambda each: each.reported_at)
    return child


def tasks(
    world: World, all_children: list[Child], least: int = EARLIER, most: int = MANY
) -> Iterator[Task]:
    """Episodes with so many earlier ones: what was on record then, and the true place."""
    refs = {key: place.ref for key, place in world.places.items()}
    for child in all_children:
        for number, episode in enumerate(child.episodes):
            if not least <= number <= most or not episode.returned_at:
                continue
            history = [
                each
                for each in child.known
                if each.episode is not episode and each.recorded_at <= episode.reported_at
            ]
            key = child.truly[episode.ref]
            place = refs.get(key, f"nobody wrote down {key}")
            chances = {refs.get(k, k): odds for k, odds in child.chances[episode.ref].items()}
            yield Task(child.key, as_visits(history), _left(episode), place, chances)


def _left(episode: Episode) -> datetime:
    return episode.left_at or episode.reported_at


def report_plan(all_tasks: list[plain.Task]) -> None:
    """Hits against the simple orders, and whether the odds are honest."""
    plain.report_order(all_tasks)
    cells = " | ".join(f"{share:.3f}" for share in plain.shares(plain.hits(all_tasks, oracle)))
    print(f"| an oracle that knows the true chances | {cells} | |")
    with_record = [task for task in all_tasks if task.history]
    plain.report_calibration(with_record)


def report_contexts(world: World, all_children: list[Child]) -> dict[str, int]:
    """Planted contexts and innocent hubs: which were asked about at any monthly look."""
    refs = {key: place.ref for key, place in world.places.items()}
    sightings = [
        Sighting(child.ref, each.place.ref, each.at, each.company)
        for child in all_children
        for each in child.known
    ]
    planted = _planted(world, refs)
    of_contexts = {place for places in planted.values() for place in places}
    hub_refs = {refs[f"hub:{n}"] for n in range(len(hubs(world))) if f"hub:{n}" in refs}
    flagged, visible = set(), set()
    now = world.now
    while now.date() > world.began:
        flagged |= {each.place for each in flag(sightings, now)}
        visible |= _visible(planted, lately(sightings, now))
        now -= LOOK_EVERY
    return {
        "planted": len(planted),
        "with two children ever on record within a year": len(visible),
        "found": sum(bool(places & flagged) for places in planted.values()),
        "flagged": len(flagged),
        "flagged that are planted": len(flagged & of_contexts),
        "hubs": len(hub_refs),
        "hubs flagged": len(flagged & hub_refs),
    }


def _visible(planted: dict[int, set[str]], recent: list[Sighting]) -> set[int]:
    """The contexts at one of whose addresses two children are on record."""
    at_place = defaultdict(set)
    for each in recent:
        at_place[each.place].add(each.child)
    return {n for n, places in planted.items() if any(len(at_place[p]) > 1 for p in places)}


def _planted(world: World, refs: dict[str, str]) -> dict[int, set[str]]:
    """The addresses on file of each context that has begun."""
    found = defaultdict(set)
    blocks = -(-world.size.years // 2)
    for number in range(world.size.contexts * blocks):
        one = context(world, number)
        for at in range(len(one.addresses)):
            key = f"context:{number}:{at}"
            found[number] |= {refs[key]} if key in refs else set()
    return dict(found)


def report_time(all_tasks: list[plain.Task]) -> None:
    """One plan at a time on 400 earlier visits, borrowed from many children."""
    visits = [visit for task in all_tasks for visit in task.history][:400]
    times = []
    for task in all_tasks[:1000]:
        began = time.process_time()
        rank_places(visits, task.left)
        times.append((time.process_time() - began) * 1000)
    times.sort()
    p99 = times[len(times) * 99 // 100]
    print(
        f"\n{len(visits)} visits, processor time: "
        f"median {times[len(times) // 2]:.2f} ms, p99 {p99:.2f} ms"
    )


@click.command()
@click.option("--size", default="borough", help="small, borough or large")
@click.option("--seeds", default="11", help="one or several, with commas between them")
def main(size: str, seeds: str) -> None:
    """Prints every figure of the README."""
    every: list[plain.Task] = []
    many: list[plain.Task] = []
    sums: dict[str, int] = defaultdict(int)
    for seed in (int(each) for each in seeds.split(",")):
        world = world_of(size=size, seed=seed, as_of=DAY)
        made = list(children(world))
        every += list(tasks(world, made))
        many += list(tasks(world, made, MANY + 1, 10_000))
        for words, number in report_contexts(world, made).items():
            sums[words] += number
    print(f"# {size}, seeds {seeds}")
    report_plan(every)
    print(f"\n# more than {MANY} earlier episodes")
    report_plan(many)
    told = fmean(task.on_record for task in every)
    print(f"\ntold before: {told:.3f} of {len(every):,} episodes with 3 to 15 earlier ones")
    print("\n# contexts\n")
    for words, number in sums.items():
        print(f"{words}: {number}")
    seen = sums["with two children ever on record within a year"]
    print(f"recall: {sums['found'] / max(1, sums['planted']):.2f} of all planted,")
    print(f"        {sums['found'] / max(1, seen):.2f} of those with two children on record")
    print(f"precision: {sums['flagged that are planted'] / max(1, sums['flagged']):.2f}")
    report_time([*every, *many])


if __name__ == "__main__":
    main()
