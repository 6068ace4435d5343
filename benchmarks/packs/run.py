"""Time and size of the board and visit packs on a borough: ``python -m benchmarks.packs.run``.

Works on the database of ``--data`` (fill it first: ``./homeward demo --size small --seed 7``), and
prints a line for each pack: seconds of processor and on the clock, kilobytes, pages where Chromium
is there to count them. Nothing it issues is kept.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

import click

from homeward.cli.house import open_house

SECONDS, KILOBYTES, PAGES = 10.0, 300.0, 6
CHROMIUM = Path("/usr/bin/chromium")


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=None)
def run(data: Path | None) -> None:
    """Issue each pack once, say what it took, and exit 1 where the board pack is over its limit."""
    open_house(data)
    from django.db import transaction

    from homeward.improvement.actions import issue_board_pack, issue_visit_pack

    within = True
    with transaction.atomic():
        for name, action in (("board", issue_board_pack), ("visit", issue_visit_pack)):
            clock, cpu, size, pages = measure(action)
            shown = "not counted" if pages is None else pages
            click.echo(f"{name}: {cpu:.2f} s ({clock:.2f} s), {size:.0f} KB, pages: {shown}")
            if name == "board":
                within = clock < SECONDS and size < KILOBYTES and pages in (None, PAGES)
        transaction.set_rollback(True)
    raise SystemExit(0 if within else 1)


def measure(action: Any) -> tuple[float, float, float, int | None]:
    """Seconds on the clock and of processor, kilobytes, pages of A4."""
    from homeward.access.actions import the_house
    from homeward.improvement.packs import standalone
    from homeward.improvement.queries import current_plan

    began, worked = time.perf_counter(), time.process_time()
    pack = action(by=the_house, plan=current_plan(viewer=the_house))
    page = standalone(pack.title, pack.body, pack.fingerprint)
    clock, cpu = time.perf_counter() - began, time.process_time() - worked
    return clock, cpu, len(page.encode()) / 1000, printed(page)


def printed(page: str) -> int | None:
    """How many pages of A4 the file prints on; None where there is no browser to ask."""
    if not CHROMIUM.exists():
        return None
    import subprocess

    from pypdf import PdfReader

    with tempfile.TemporaryDirectory() as folder:
        source, pdf = Path(folder) / "pack.html", Path(folder) / "pack.pdf"
        source.write_text(page, encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
        subprocess.run(  # noqa: S603 - the machine's own browser on a file made here
            [str(CHROMIUM), *flags, source.as_uri()], check=True, capture_output=True, timeout=120
        )
        return len(PdfReader(pdf).pages)


if __name__ == "__main__":
    run()
