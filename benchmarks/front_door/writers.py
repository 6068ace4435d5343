"""Forty workers record contacts at once for two minutes, through HTTP: nothing lost, no error.

    python -m benchmarks.front_door.writers [postgres] [workers] [seconds] [pause] [seed]

Each worker is a browser of its own, signed in at a served house (gunicorn), in one of several
client processes. All forty send their first contact at the same moment: that burst is told apart,
for on two cores it can only queue. Then each saves one after another, after a pause of about
``pause`` seconds of thinking (by chance, exponential). Ten is a hub that records forty contacts in
ten seconds, far more than people can type: so twenty seconds hold about 40 x 20 / 10 = 80 saves
after the burst of 40; 0 is no pause at all, the most that the house can take. A line says how busy
the clients were: whether they, not the house, were the limit.

Then the database is asked which contacts it holds: exactly those whose saving was answered. On
SQLite in a folder of its own; on an empty PostgreSQL that HOMEWARD_DATABASE_URL names; or, with
``postgres``, on one that is started for the run (the tests' own, which does not wait for the disk).
The budget of a save is 500 ms (95th percentile). Exit status 1 where a save is lost, a contact is
on file that nobody was told of, or an answer was an error.
"""

import http.cookiejar
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.people.figures import percentile
from tests.houses import House
from tests.postgres import throwaway_postgres

USER = "front-door-worker"
CREWS = 4  # client processes, so that one interpreter is not what the workers wait for
SLOWEST_START = 180  # seconds until everybody has opened their first pages
RECORD = "/front-door/record/"


class Served(House):
    """A house on whatever database the surroundings name."""

    def environment(self) -> dict[str, str]:
        return {**os.environ, "HOMEWARD_DATA": str(self.data), "COLUMNS": "160"}


@dataclass
class Worker:
    """One browser that saves contacts: what it sent, how long each took, what went wrong."""

    number: int
    address: str
    rng: Random
    saved: list[str] = field(default_factory=list)
    burst: list[tuple[float, float]] = field(default_factory=list)
    spans: list[tuple[float, float]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def come_in(self, session: str) -> None:
        """Open the first pages with a session of one's own, as after signing in."""
        jar = http.cookiejar.CookieJar()
        jar.set_cookie(_cookie("sessionid", session))
        self.browser = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(jar), NoFollowing
        )
        page = self._open(RECORD)
        people = self._open("/front-door/?tab=all")
        self.children = re.findall(r"/people/([0-9A-Z]{10})/", people)
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        self.token = found[1] if found else ""

    def work(self, session: str, together: Any, seconds: int, pause: float) -> None:
        """Come in, wait for all the others, and save until the time is over."""
        try:
            self.come_in(session)
            together.wait(SLOWEST_START)
        except (OSError, threading.BrokenBarrierError) as fault:
            together.abort()
            self.faults.append(f"did not come in: {fault!r}")
            return
        self._save(f"Worker {self.number} was told the first thing.")
        self.burst, self.spans = self.spans, []
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            time.sleep(self.rng.expovariate(1 / pause) if pause else 0)
            self._save(f"Worker {self.number} was told thing {len(self.spans)}.")

    def _save(self, told: str) -> None:
        began = time.perf_counter()
        try:
            status = self._post(RECORD, **self._typed(told))
        except (urllib.error.URLError, OSError) as fault:
            self.faults.append(str(fault))
            return
        self.spans.append((began, time.perf_counter()))
        if status == 302:
            self.saved.append(told)
        else:
            self.faults.append(f"answered {status}")

    def _typed(self, told: str) -> dict[str, str]:
        now = datetime.now(UTC).astimezone(ZoneInfo("Europe/London"))
        return {
            "child": self.rng.choice(self.children),
            "received_at_day": str(now.day),
            "received_at_month": str(now.month),
            "received_at_year": str(now.year),
            "received_at_time": f"{now:%H:%M}",
            "source_code": "2A",
            "route": "telephone",
            "told": told,
            "worker": "desk",
            "save": "1",
        }

    def _open(self, path: str) -> str:
        with self.browser.open(self.address + path, timeout=60) as answer:
            return str(answer.read().decode())

    def _post(self, path: str, **sent: str) -> int:
        body = urllib.parse.urlencode({**sent, "csrfmiddlewaretoken": self.token}).encode()
        try:
            with self.browser.open(self.address + path, body, timeout=60) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as answer:
            return answer.code


def _cookie(name: str, value: str) -> http.cookiejar.Cookie:
    """A cookie for this machine, as the house would have set it."""
    path, domain = ("/", True), ("127.0.0.1", True, False)
    rest: dict[str, str] = {}
    return http.cookiejar.Cookie(
        0, name, value, None, False, *domain, *path, False, None, True, None, None, rest
    )


class NoFollowing(urllib.request.HTTPRedirectHandler):
    """A redirect is the answer: what comes after it is not part of the save."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


def main(workers: int, seconds: int, pause: float, seed: int) -> None:
    """Fill, serve, save, count."""
    with tempfile.TemporaryDirectory(prefix="homeward-bench-") as folder:
        house = Served(Path(folder))
        filled = house.run("demo", "--size", "small", "--seed", str(seed))
        sys.exit(filled.stderr) if filled.returncode else None
        with house.served() as address:
            team = [
                Worker(number, address, Random(seed * 1_000 + number))  # noqa: S311
                for number in range(workers)
            ]
            done = _all_work(team, _sessions(house, workers), seconds, pause)
        _print(done, _on_file(house), seconds, pause)


@dataclass
class Done:
    """What the workers of a run did, and the seconds of computing that took in the clients."""

    team: list[Worker]
    computing: float


def _all_work(team: list[Worker], sessions: list[str], seconds: int, pause: float) -> Done:
    """Everybody at once, in a few processes; those come back with what they did."""
    fork = multiprocessing.get_context("fork")
    together, results = fork.Barrier(len(team)), fork.Queue()
    pairs = list(zip(team, sessions, strict=True))
    crews = [pairs[place::CREWS] for place in range(min(CREWS, len(team)))]
    running = [
        fork.Process(target=_crew, args=(crew, together, seconds, pause, results)) for crew in crews
    ]
    for each in running:
        each.start()
    found = [results.get(timeout=SLOWEST_START + seconds + 120) for _ in crews]
    for each in running:
        each.join()
    return Done([worker for crew, _ in found for worker in crew], sum(busy for _, busy in found))


def _crew(
    crew: list[tuple[Worker, str]], together: Any, seconds: int, pause: float, results: Any
) -> None:
    """One client process: its workers side by side."""
    threads = [
        threading.Thread(target=worker.work, args=(session, together, seconds, pause))
        for worker, session in crew
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for worker, _ in crew:
        vars(worker).pop("browser", None)  # sockets stay in the process that opened them
    results.put(([worker for worker, _ in crew], time.process_time()))


def most_at_once(spans: list[tuple[float, float]]) -> int:
    """How many saves were on their way at one moment, at most."""
    changes = sorted([(began, 1) for began, _ in spans] + [(ended, -1) for _, ended in spans])
    running = most = 0
    for _, change in changes:
        running += change
        most = max(most, running)
    return most


def _sessions(house: House, many: int) -> list[str]:
    """As many sessions of the front door's worker: the door itself lets in few in a minute."""
    return _asked(
        house,
        "from django.test import Client; from homeward.access.models import User;"
        f"user = User.objects.get(username={USER!r}); many = [Client() for _ in range({many})];"
        "[each.force_login(user) for each in many];"
        "print(*[each.cookies['sessionid'].value for each in many], sep=chr(10))",
    )


def _on_file(house: House) -> set[str]:
    """What the database holds of it, asked by another process."""
    ask = (
        "from homeward.front_door.models import Contact as C;"
        "rows = C.objects.filter(told__startswith='Worker ');"
        "print(*rows.values_list('told', flat=True), sep=chr(10))"
    )
    return set(_asked(house, ask))


def _asked(house: House, ask: str) -> list[str]:
    """What a process of the house prints, line by line."""
    around = {**house.environment(), "DJANGO_SETTINGS_MODULE": "homeward.config.settings"}
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {ask}"],
        env=around,
        capture_output=True,
        text=True,
        check=True,
    )
    return [line for line in done.stdout.split("\n") if line]


def _milliseconds(spans: list[tuple[float, float]]) -> list[float]:
    return [1000 * (ended - began) for began, ended in spans] or [float("nan")]


def _print(done: Done, on_file: set[str], seconds: int, pause: float) -> None:
    """The figures, one a line; ends with 1 where something was lost or went wrong."""
    spans = [span for worker in done.team for span in worker.spans]
    saved = {told for worker in done.team for told in worker.saved}
    faults = [fault for worker in done.team for fault in worker.faults]
    burst = [span for worker in done.team for span in worker.burst]
    took, first = _milliseconds(spans), _milliseconds(burst)
    p50, p95, p99 = (percentile(took, share) for share in (0.5, 0.95, 0.99))
    crews = min(CREWS, len(done.team))
    rows = [
        ("database", "PostgreSQL" if os.environ.get("HOMEWARD_DATABASE_URL") else "SQLite"),
        ("workers", f"{len(done.team)} in {crews} client processes"),
        ("time", f"{seconds} s, a pause of about {pause:g} s before each save"),
        ("saves answered", f"{len(spans)} ({len(spans) / seconds:.1f} a second)"),
        ("on their way at once", f"{most_at_once(spans)} at most"),
        ("the first, all at once", f"{len(burst)}; {most_at_once(burst)} at most on their way"),
        ("of those, p50 and last", f"{percentile(first, 0.5):.0f} ms, {max(first):.0f} ms"),
        ("a save, p50", f"{p50:.0f} ms"),
        ("a save, p95", f"{p95:.0f} ms (budget 500 ms)"),
        ("a save, p99", f"{p99:.0f} ms"),
        ("a save, longest", f"{max(took):.0f} ms"),
        ("lost", str(len(saved - on_file))),
        ("on file, not answered", str(len(on_file - saved))),
        ("errors", f"{len(faults)} {faults[:3] or ''}".strip()),
        ("clients computing", f"{100 * done.computing / (crews * seconds):.1f}% of their time"),
        ("load of the machine", f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"),
    ]
    for name, figure in rows:
        print(f"{name:<24}{figure}")
    sys.exit(1 if saved != on_file or faults or not saved else 0)


def on_postgres(*asked: Any) -> None:
    """The same on a PostgreSQL that lives as long as the run."""
    with throwaway_postgres() as url:
        os.environ["HOMEWARD_DATABASE_URL"] = url
        main(*asked)


if __name__ == "__main__":
    words = sys.argv[1:]
    run = on_postgres if words[:1] == ["postgres"] else main
    given = [float(each) for each in words[run is on_postgres :]]
    workers, seconds, pause, seed = given + [40, 120, 10, 1][len(given) :]
    run(int(workers), int(seconds), pause, int(seed))
