"""The search page through HTTP with its access rules: how fast, and is the person in the ten?

python -m benchmarks.people.search_page [people] [questions] [seed]

On SQLite, or on an empty PostgreSQL that HOMEWARD_DATABASE_URL names. What a contact says is typed
as one line in one of the ways in which people type, and posted by a signed-in social worker.
"""

import re
import sys
from datetime import date
from random import Random
from time import perf_counter, process_time
from typing import Any

from .database import empty_database, file_people, fill
from .figures import percentile
from .maker import Question

_CARD = re.compile(r"/people/([0-9A-Z]{10})/")
_DAYS = ("%d/%m/%Y", "%d.%m.%y", "%-d %B %Y", "%Y-%m-%d", "%-d %b %y")


def main(people: int, questions: int, seed: int) -> None:
    """Fill, ask, print."""
    with empty_database() as vendor:
        began = perf_counter()
        asked, about = fill(people, questions, seed, file_people)
        print(f"{vendor}: {people:,} people, seed {seed}, filled in {perf_counter() - began:.0f} s")
        browser = _social_worker()
        rng = Random(seed)
        on_file = [each for each in asked if each.about in about]
        _ask(browser, [typed(rng, each) for each in on_file[:50]])  # warm
        lines = [typed(rng, each) for each in on_file]
        answers = _ask(browser, lines)
        _print(answers, [about[each.about or 0] for each in on_file])


def typed(rng: Random, question: Question) -> str:
    """What somebody types of it: the names in either order, and most of what else they know."""
    record = question.record
    names = [record.given, record.family]
    if rng.random() < 0.3:
        names.reverse()
    more = []
    if isinstance(record.born_on, date):
        more.append(record.born_on.strftime(rng.choice(_DAYS)))
    if record.addresses and rng.random() < 0.6:
        more.append(record.addresses[0].postcode)
    if record.phones and rng.random() < 0.4:
        more.append(record.phones[0])
    rng.shuffle(more)
    return " ".join([*names, *more])


def _social_worker() -> Any:
    from django.conf import settings
    from django.test import Client

    from homeward.access.actions import add_user, the_house
    from homeward.access.roles import Role

    settings.ALLOWED_HOSTS = ["testserver"]
    user = add_user(
        by=the_house,
        username="worker",
        name="Worker Example",
        role=Role.FRONT_DOOR_WORKER,
        password="a-long-benchmark-password",  # noqa: S106 - of a database that is thrown away
    )
    browser = Client()
    browser.force_login(user)
    return browser


Answer = tuple[float, float, list[str]]
"""Seconds on the clock, seconds of processor in this process, references in order."""


def _ask(browser: Any, lines: list[str]) -> list[Answer]:
    answers = []
    for line in lines:
        began, worked = perf_counter(), process_time()
        page = browser.post("/people/", {"q": line})
        took, work = perf_counter() - began, process_time() - worked
        assert page.status_code == 200, page.status_code
        refs = list(dict.fromkeys(_CARD.findall(page.content.decode())))
        answers.append((took, work, refs))
    return answers


def _print(answers: list[Answer], rows: list[set[int]]) -> None:
    from homeward.people.models import Person

    refs = {ref for _, _, found in answers for ref in found}
    row_of = dict(Person.objects.filter(ref__in=refs).values_list("ref", "pk"))
    places = [
        next((n for n, ref in enumerate(found) if row_of.get(ref) in wanted), 99)
        for (_, _, found), wanted in zip(answers, rows, strict=True)
    ]
    for name, at in (("on the clock", 0), ("of processor", 1)):
        times = [float(each[at]) * 1000 for each in answers]  # type: ignore[arg-type]
        shares = [percentile(times, share) for share in (0.5, 0.95, 0.99)]
        print("{}: p50 {:.1f} ms, p95 {:.1f} ms, p99 {:.1f} ms".format(name, *shares))
    for most in (1, 10):
        found = sum(place < most for place in places) / len(places)
        print(f"found within the first {most}: {found:.4f} of {len(places):,}")


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [200_000, 2_000, 111][len(given) :]))
