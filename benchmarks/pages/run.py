"""How long each page takes through HTTP, signed in, on a demonstration authority.

    python benchmarks/pages/run.py [--size small] [--seed 1] [--runs 20] [--data DIR]

Fills a fresh data folder (or takes one that is filled: --data), opens the house, walks through it
by its links as each role, and asks for one page of each kind again and again: median, 95th
percentile, and bytes. The budget of a list is 300 ms, of a person's page 400 ms, of the first page
300 ms (95th percentile, on one machine, nothing else running).
"""

import argparse
import http.cookiejar
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.houses import House  # noqa: E402
from tests.journeys.crawl import walk  # noqa: E402

WALKERS = ["director", "front-door-manager", "leaving-care-manager", "improvement-lead"]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--size", default="small")
    asked.add_argument("--seed", default="1")
    asked.add_argument("--runs", type=int, default=20)
    asked.add_argument("--data", type=Path)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="homeward-bench-") as folder:
        house = House(options.data or Path(folder))
        if options.data is None:
            filled = house.run("demo", "--size", options.size, "--seed", options.seed)
            sys.exit(filled.stderr) if filled.returncode else None
        set_up_django(house)
        with house.served() as address:
            measure(house, address, options.runs)


def set_up_django(house: House) -> None:
    """The walk asks Django which page an address is."""
    import os

    os.environ.update(house.environment(), DJANGO_SETTINGS_MODULE="homeward.config.settings")
    import django

    django.setup()


def measure(house: House, address: str, runs: int) -> None:
    """Print a row for each kind of page."""
    seen: set[str] = set()
    print(f"{'page':34} {'median ms':>10} {'p95 ms':>8} {'bytes':>9}")
    for user in WALKERS:
        browser = sign_in(address, user, house.password(user))
        for name, path in walk(partial(read, browser, address)).items():
            if name not in seen:
                seen.add(name)
                print(row(name, browser, address + path, runs), flush=True)


def sign_in(address: str, user: str, password: str) -> urllib.request.OpenerDirector:
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = browser.open(f"{address}/accounts/login/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    form = {"login": user, "password": password, "csrfmiddlewaretoken": token and token[1]}
    browser.open(f"{address}/accounts/login/", urllib.parse.urlencode(form).encode())
    return browser


def read(browser: urllib.request.OpenerDirector, address: str, path: str) -> str | None:
    with browser.open(address + path) as answer:
        return answer.read().decode() if "html" in answer.headers["Content-Type"] else None


def row(name: str, browser: urllib.request.OpenerDirector, url: str, runs: int) -> str:
    times, size = [], 0
    for _ in range(runs):
        began = time.perf_counter()
        size = len(browser.open(url).read())
        times.append(1000 * (time.perf_counter() - began))
    p95 = statistics.quantiles(times, n=20)[-1]
    return f"{name:34} {statistics.median(times):10.1f} {p95:8.1f} {size:9,}"


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as fault:
        sys.exit(str(fault))
