"""Taking in figures that others published, to stand beside our own."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter

from ..models import Neighbour, Published, PublishedFile
from ..published import Figure, Unreadable, read_published

BATCH = 500


def load_published(*, by: Any, path: Path, file_name: str = "") -> PublishedFile:
    """Read a published table and keep its figures; a newer release takes the place of an older.

    A figure (measure, area, year) that was loaded before is replaced; the audit log says by which
    file. Refused where the file cannot be read, or was loaded before.
    """
    check(by, Can.IMPORT)
    name = (file_name or path.name)[:160]
    try:
        read = read_published(path)
        fingerprint = hashlib.sha256(path.read_bytes()).hexdigest()
    except Unreadable as fault:
        raise Refused(str(fault), field="file") from fault
    if PublishedFile.objects.filter(fingerprint=fingerprint).exists():
        raise Refused(f"{name} has been loaded already.", field="file")
    found = len(read.figures) + len(read.neighbours)
    file = PublishedFile(name=name, fingerprint=fingerprint, figures_read=found)
    with write():
        enter(file, by=by, action="load published figures")
        if read.neighbours:
            Neighbour.objects.all().delete()
        _forget(read.figures)
        Neighbour.objects.bulk_create(
            [Neighbour(file=file, **asdict(near)) for near in read.neighbours], batch_size=BATCH
        )
        Published.objects.bulk_create(
            [Published(file=file, **asdict(figure)) for figure in read.figures], batch_size=BATCH
        )
    return file


def _forget(figures: Iterable[Figure]) -> None:
    """Take away the years of those measures that the new file tells anew."""
    for measure, year in sorted({(figure.measure, figure.year) for figure in figures}):
        Published.objects.filter(measure=measure, year=year).delete()
