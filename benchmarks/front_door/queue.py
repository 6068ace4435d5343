"""The queue of a hub that is drowning: 5,000 open contacts, and 20,000 decided ones behind them.

    python -m benchmarks.front_door.queue [open] [decided] [runs] [seed]

Fills an empty database (SQLite, or an empty PostgreSQL that HOMEWARD_DATABASE_URL names) with
families, their contacts and the duties that follow, and opens the queue and the manager's page
again and again as a signed-in manager: 50th and 95th percentile, and how often each asks the
database. The budget of the queue is 300 ms and 12 questions.
"""

import sys
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from time import perf_counter, process_time
from typing import Any

from benchmarks.people.database import database
from benchmarks.people.figures import percentile

PAGES = {
    "queue": "/front-door/",
    "queue, last page": "/front-door/?page=9999",
    "queue, filtered": "/front-door/?route=domestic_abuse&age=older&worker=nobody",
    "oversight": "/front-door/oversight/",
}
AT_ONCE = 5_000
CHILDREN_IN_A_HOME = (1, 2, 2, 3, 4)


def main(still_open: int, decided: int, runs: int, seed: int) -> None:
    """Fill, open, print."""
    with database() as vendor:
        began = perf_counter()
        _fill(Random(seed), still_open, decided)  # noqa: S311 - a seeded maker
        took = perf_counter() - began
        print(f"{vendor}: {still_open:,} open, {decided:,} decided, seed {seed}, {took:.0f} s")
        browser = _manager()
        print(f"{'page':18} {'p50 ms':>7} {'p95 ms':>7} {'cpu p95 ms':>11} {'questions':>10}")
        for name, address in PAGES.items():
            print(_row(browser, name, address, runs), flush=True)


def _fill(rng: Random, still_open: int, decided: int) -> None:
    from django.db import connection

    from homeward.core.db import write
    from homeward.demo.filling import fill
    from homeward.demo.saving import save

    fill(size="small", seed=1, scenario="surge")
    waiting: list[Any] = []
    for home in _homes(rng, still_open, decided):
        waiting += home
        if len(waiting) >= AT_ONCE:
            with write():
                save(waiting)
            waiting = []
    with write():
        save(waiting)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _homes(rng: Random, still_open: int, decided: int) -> Iterator[list[Any]]:
    """One family after another under a roof of its own, with some eight contacts about them."""
    from homeward.workforce.queries import team_for, workers_in

    team, people = team_for("front_door"), workers_in("front_door")
    left = {True: still_open, False: decided}
    number = 0
    while left[True] or left[False]:
        number += 1
        children, made = _family(rng, number)
        for _ in range(rng.randint(1, 15)):
            waits = rng.random() * (left[True] + left[False]) < left[True]
            if left[waits]:
                left[waits] -= 1
                worker = rng.choice(people) if rng.random() < 0.6 else None
                made += _contact(rng, children, waits, team, worker)
        yield made


def _family(rng: Random, number: int) -> tuple[list[Any], list[Any]]:
    from homeward.core import clock
    from homeward.people.models import Address, Person

    today = clock.today()
    children = [
        Person(
            given_names=f"Child{place}",
            family_name=f"Family{number}",
            born_on=today - timedelta(days=rng.randint(1, 6_500)),
        )
        for place in range(rng.choice(CHILDREN_IN_A_HOME))
    ]
    code = f"ZZ{number % 89 + 1} {number % 9 + 1}AB"
    roof = f"{number} Benchmark Road"
    homes = [Address(person=child, lines=roof, postcode=code) for child in children]
    return children, [*children, *homes]


def _contact(rng: Random, children: list[Any], waits: bool, team: Any, worker: Any) -> list[Any]:
    from homeward.core import clock
    from homeward.front_door.codes import Decision, Route, Source
    from homeward.front_door.models import Contact, ContactChild

    age = timedelta(hours=rng.expovariate(1 / 200) if waits else 48 + rng.random() * 17_000)
    received = clock.now() - age
    contact = Contact(
        received_at=received,
        recorded_at=received,
        source_code=rng.choice(Source.values),
        route=rng.choice(Route.values),
        told="Somebody rang about the children.",
        team=team,
        worker=worker,
    )
    about = [
        ContactChild(contact=contact, person=child)
        for child in rng.sample(children, rng.randint(1, len(children)))
    ]
    for each in about if not waits else ():
        each.decision = rng.choice(Decision.values)
        each.decided_at = received + timedelta(hours=rng.uniform(0.3, 40))
        each.rationale = each.history_considered = "As written."
    return [contact, *about]


def _manager() -> Any:
    from django.conf import settings
    from django.test import Client

    from homeward.access.models import User
    from homeward.access.roles import Role

    settings.ALLOWED_HOSTS, settings.DEBUG = ["testserver"], False
    browser = Client()
    browser.force_login(User.objects.filter(role=Role.FRONT_DOOR_MANAGER)[0])
    return browser


def _row(browser: Any, name: str, address: str, runs: int) -> str:
    from django.db import connection

    browser.get(address)  # warm
    asked: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        assert browser.get(address).status_code == 200
    clocks, works = [], []
    for _ in range(runs):
        began, worked = perf_counter(), process_time()
        browser.get(address)
        clocks.append(1000 * (perf_counter() - began))
        works.append(1000 * (process_time() - worked))
    p50, p95, work = percentile(clocks, 0.5), percentile(clocks, 0.95), percentile(works, 0.95)
    return f"{name:18} {p50:7.0f} {p95:7.0f} {work:11.0f} {len(asked):10}"


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [5_000, 20_000, 40, 1][len(given) :]))
