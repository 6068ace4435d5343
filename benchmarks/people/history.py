"""How long a household's history of 400 events takes, through HTTP, signed in, with its queries.

    python benchmarks/people/history.py [--seed 41] [--runs 60]

Fills a fresh data folder with the small demonstration authority and, in it, a household of six
whose events (contacts, decisions, missing episodes) add up to 400 on days drawn by the seed. Then
asks for the timeline (60 to a page), the table of all 400, the page before a visit and the
contact with its history, each again and again. Budget: 95th percentile 300 ms and 25 queries.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
EVENTS = 400


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seed", type=int, default=41)
    asked.add_argument("--runs", type=int, default=60)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="homeward-bench-") as folder:
        os.environ |= {
            "HOMEWARD_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "homeward.config.settings",
            "HOMEWARD_HOSTS": "testserver",
        }
        import django

        django.setup()
        from homeward.core import clock

        filled()
        with clock.stand_still(NOW):
            person, contact = household(random.Random(options.seed))
            report(person, contact, options.runs)


def filled() -> None:
    """The small demonstration authority in a fresh database."""
    from django.core.management import call_command

    from homeward.demo.filling import fill

    call_command("migrate", verbosity=0)
    fill(size="small", seed=7, as_of=NOW.date())


def household(dice: random.Random) -> tuple[Any, Any]:
    """Six people at one address with 400 events; one of them, and the last contact about them."""
    from homeward.access.actions import the_house
    from homeward.chronology.models import Event
    from homeward.people.actions import add_address, add_person

    people = [
        add_person(by=the_house, given_names=f"Child {n}", family_name="Bench", born_on=born)
        for n, born in enumerate(date(2009 + n, 3, 1 + n) for n in range(6))
    ]
    for person in people:
        place = {"lines": "1 Bench Row", "postcode": "ZZ9 9ZZ", "from_on": date(2020, 1, 1)}
        add_address(by=the_house, person=person, **place)
    days = sorted(dice.sample(range(2, 1500), 400))
    contact = None
    while (made := Event.objects.filter(person__in=people).count()) < EVENTS:
        contact = something_happens(dice, people, days.pop(), EVENTS - made) or contact
    assert Event.objects.filter(person__in=people).count() == EVENTS
    return people[0], contact


def something_happens(dice: random.Random, people: list[Any], ago: int, room: int) -> Any:
    """A contact (one event), perhaps decided (two), or a missing episode and return (two)."""
    from homeward.access.actions import the_house
    from homeward.front_door.actions import consider_history, decide_contact, record_contact
    from homeward.missing.actions import record_return, report_missing

    at, person = NOW - timedelta(days=ago), dice.choice(people)
    if room >= 2 and dice.random() < 0.3:
        episode = report_missing(by=the_house, person=person, reported_at=at)
        record_return(by=the_house, episode=episode, returned_at=at + timedelta(hours=5))
        return None
    contact = record_contact(
        by=the_house, children=[person], received_at=at, route="telephone", told=f"Call {ago}."
    )
    if room >= 2 and dice.random() < 0.8:
        child = contact.children.get()
        consider_history(by=the_house, child=child, words="Known.")
        later = at + timedelta(hours=4)
        decision = dice.choice(["advice", "referral", "strategy"])
        decide_contact(by=the_house, child=child, decision=decision, rationale="So.", at=later)
    return contact


def report(person: Any, contact: Any, runs: int) -> None:
    """A line for each page: median and 95th percentile in milliseconds, queries, bytes.

    The percentile of processor time too: it stays the same on a machine that others use.
    """
    from django.test import Client
    from django.urls import reverse

    from homeward.access.models import User

    browser = Client()
    user = User.objects.get(username="director")
    browser.force_login(user, backend="homeward.access.backends.InTheirDates")
    everyone = "?whose=household"
    pages = {
        "timeline of the household, 60 of 400": reverse("people:timeline", args=[person.ref])
        + everyone,
        "table of the household, all 400": reverse("people:timeline-print", args=[person.ref])
        + everyone,
        "person's page": reverse("people:person", args=[person.ref]),
        "page before a visit": reverse("people:summary", args=[person.ref]),
        "contact with history considered": reverse("front_door:contact", args=[contact.ref]),
    }
    head = f"{'page':40} {'median ms':>10} {'p95 ms':>8} {'p95 of CPU':>12}"
    print(f"{head} {'queries':>8} {'bytes':>9}")
    for name, path in pages.items():
        print(line(browser, name, path, runs), flush=True)


def line(browser: Any, name: str, path: str, runs: int) -> str:
    from django.db import connection

    asked: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        answer = browser.get(path)
    assert answer.status_code == 200, (name, answer.status_code)
    took, worked = [], []
    for _ in range(runs):
        began, work = time.perf_counter(), time.process_time()
        browser.get(path)
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - work) * 1000)
    return (
        f"{name:40} {statistics.median(took):10.0f} {_p95(took):8.0f} {_p95(worked):12.0f} "
        f"{len(asked):8} {len(answer.content):9,}"
    )


def _p95(took: list[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]


if __name__ == "__main__":
    main()
