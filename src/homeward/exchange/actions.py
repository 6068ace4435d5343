"""Taking files in, and taking them back."""

import gc
import hashlib
import os
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import DatabaseError, IntegrityError

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.audit.actions import record_write
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.records import author

from .annex_a import NotAnnexA, Workbook, read
from .annex_a import write as write_file
from .exporting import contacts_and_referrals
from .importing.answers import questions_of
from .importing.drafts import RowPlan
from .importing.loading import known_about
from .importing.plan import plan
from .importing.report import Report, RowReport
from .importing.undo import TakenBack, take_back
from .importing.writing import write_all
from .models import Batch

ANNEX_A = "annex-a"
# An import gives a sign of life every few hundred rows, that is, every second or so.
SILENCE = timedelta(minutes=10)

Progress = Callable[[str, float], None]
State = Batch.State


def _quiet(words: str, share: float) -> None:
    """Progress that nobody watches."""


def take_in_annex_a(
    *,
    by: Any,
    path: Path,
    as_at: date | None = None,
    dry_run: bool = False,
    answers: Mapping[tuple[str, str], str] | None = None,
    progress: Progress = _quiet,
) -> Report:
    """Take in Ofsted's Annex A workbook; what became of every row, with its reason.

    ``as_at`` is the day the file speaks of (without it, the latest date in the file).
    ``answers`` are codes given for labels that could not be read before (``importing.answers``).
    ``dry_run`` says what would happen and writes nothing. An import that was stopped half-way
    is taken back first. Raises ``Refused`` where the file cannot be read, where another import
    is running, or where writing fails: then nothing of the file is kept.
    """
    check(by, Can.IMPORT)
    progress("Reading the file", 0.0)
    workbook = _read(path, as_at, answers)
    if dry_run:
        _refuse_while_another_runs(half_way_too=True)
        progress("Matching rows", 0.4)
        return _report("", path, workbook, list(plan(workbook, known_about(workbook), "to come")))
    notes = _mend(by, progress)
    batch = _begin(by, path, workbook.as_at)
    with _whole_or_nothing(batch, by), _without_collecting():
        progress("Matching rows", 0.3)
        rows = list(plan(workbook, known_about(workbook), batch.ref))
        write_all(batch, rows, by=by, progress=lambda done: progress("Writing", 0.4 + 0.6 * done))
        report = _report(batch.ref, path, workbook, rows, notes)
        _finish(batch, State.TAKEN, by, "import annex-a", _sums(report))
    return report


def export_annex_a(*, by: Any, path: Path, as_at: date) -> dict[int, int]:
    """Write lists 1 and 3 of Annex A from the records; how many rows each has.

    Children leave the house in a file: the log says that it was made, of which day, how large.
    Raises ``Refused`` where the file cannot be written, or is there already.
    """
    lists = contacts_and_referrals(viewer=by, as_at=as_at)
    try:
        path.open("xb").close()
    except FileExistsError as fault:
        raise Refused(
            f"{path} is there already. Name another file, or move that one away."
        ) from fault
    except OSError as fault:
        raise Refused(f"{path} cannot be written: {fault.strerror}. Name another place.") from fault
    write_file(path, lists)
    counts = {number: len(each.rows) for number, each in lists.items()}
    details = {"as_at": as_at.isoformat(), **{f"list_{n}": many for n, many in counts.items()}}
    with write():
        record_write(by=by, action="export annex-a", subject="annex-a", details=details)
    return counts


def undo_batch(*, by: Any, batch: Batch, progress: Progress = _quiet) -> TakenBack:
    """Take a file back: what it made goes, what it changed returns to what it was.

    What somebody has built on since stays, and is named with the reason. Raises ``Refused``
    where the batch is already taken back, or is being written at this moment.
    """
    check(by, Can.IMPORT)
    if batch.state in (State.UNDONE, State.FAILED):
        raise Refused(f"Batch {batch.ref} is already taken back.")
    if batch.state in Batch.BUSY and _lives(batch):
        raise Refused(_busy_sentence(batch))
    broken = batch.state == State.RUNNING
    _claim(batch)
    done = take_back(batch, progress=lambda share: progress("Taking back", share))
    details = {
        "removed": done.removed,
        "restored": done.restored,
        "stays": [f"{place}: {why}" for place, why in done.stays],
    }
    _finish(batch, State.FAILED if broken else State.UNDONE, by, "undo import", details)
    return done


def _read(
    path: Path, as_at: date | None, answers: Mapping[tuple[str, str], str] | None
) -> Workbook:
    if as_at is not None and as_at > clock.today():
        raise Refused(f"The file cannot speak of {as_at:%-d %B %Y}, which lies ahead.")
    try:
        return read(path, as_at=as_at, spellings=answers)
    except NotAnnexA as fault:
        raise Refused(fault.sentence) from fault


def _report(
    ref: str, path: Path, workbook: Workbook, rows: list[RowPlan], notes: list[str] | None = None
) -> Report:
    said = [each.sentence for each in workbook.problems]
    said += [each.sentence for one in workbook.lists.values() for each in one.problems]
    return Report(
        batch_ref=ref,
        file_name=Path(path).name,
        as_at=workbook.as_at,
        titles={number: one.title for number, one in workbook.lists.items()},
        rows=[RowReport(r.number, r.sheet, r.row, r.outcome, r.sentence) for r in rows],
        notes=[*(notes or []), *said],
        questions=questions_of(workbook),
    )


def _sums(report: Report) -> dict[str, Any]:
    return {
        "file": report.file_name,
        "as_at": report.as_at.isoformat(),
        "lists": {str(number): dict(counts) for number, counts in report.counts.items()},
    }


def _begin(by: Any, path: Path, as_at: date) -> Batch:
    """The batch, claimed by this process; the second of two imports fails here."""
    batch = Batch(
        kind=ANNEX_A,
        file_name=Path(path).name[:200],
        fingerprint=hashlib.sha256(Path(path).read_bytes()).hexdigest(),
        speaks_of_on=as_at,
        host=socket.gethostname()[:120],
        process=os.getpid(),
        alive_at=clock.now(),
        recorded_by=author(by),
    )
    try:
        with write():
            batch.save(force_insert=True)
    except IntegrityError:
        _refuse_while_another_runs(half_way_too=True)
        raise
    return batch


def _claim(batch: Batch) -> None:
    """Mark the batch as being taken back by this process."""
    batch.state, batch.alive_at = State.UNDOING, clock.now()
    batch.host, batch.process = socket.gethostname()[:120], os.getpid()
    try:
        with write():
            batch.save()
    except IntegrityError:
        _refuse_while_another_runs(half_way_too=True)
        raise


def _finish(batch: Batch, state: str, by: Any, action: str, details: dict[str, Any]) -> None:
    batch.state, batch.process, batch.host = state, None, ""
    batch.version += 1
    with write():
        batch.save()
        record_write(by=by, action=action, subject=batch, details=details)


@contextmanager
def _whole_or_nothing(batch: Batch, by: Any) -> Iterator[None]:
    """Whatever goes wrong while writing, take back what was written, and say so."""
    try:
        yield
    except BaseException as fault:
        left = _try_to_take_back(batch, by)
        if isinstance(fault, Refused):
            raise Refused(f"{fault.sentence} {left}") from fault
        if isinstance(fault, DatabaseError):
            raise Refused(f"{_what_failed(fault)} {left}") from fault
        raise


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No search for cycles meanwhile: among half a million live records it takes a third of the
    time and finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _try_to_take_back(batch: Batch, by: Any) -> str:
    """Take back what was written before a fault; the sentence that says how that went."""
    try:
        done = take_back(batch, progress=lambda share: None)
        _finish(batch, State.FAILED, by, "stop import", {"removed": done.removed})
    except (DatabaseError, Refused):
        return (
            f"Part of the file stands still: run homeward import undo {batch.ref}, "
            "or import again, which takes it back first."
        )
    return "Nothing of the file was kept."


def _what_failed(fault: DatabaseError) -> str:
    words = str(fault).lower()
    if "full" in words or "no space" in words:
        return "The disk is full. Make room and import again."
    if isinstance(fault, IntegrityError):
        return "Somebody recorded one of the same things at the same moment. Import again."
    return f"The database could not write ({str(fault).splitlines()[0]}). Import again."


def _mend(by: Any, progress: Progress) -> list[str]:
    """Take back imports that stopped half-way; a sentence for each."""
    _refuse_while_another_runs()
    notes = []
    for batch in Batch.objects.filter(state__in=Batch.BUSY).order_by("pk"):
        undo_batch(by=by, batch=batch, progress=progress)
        notes.append(
            f"The import of {batch.file_name} (batch {batch.ref}) had stopped half-way; "
            "it was taken back first."
        )
    return notes


def _refuse_while_another_runs(*, half_way_too: bool = False) -> None:
    for batch in Batch.objects.filter(state__in=Batch.BUSY):
        if _lives(batch):
            raise Refused(_busy_sentence(batch))
        if half_way_too:
            raise Refused(
                f"The import of {batch.file_name} (batch {batch.ref}) stopped half-way. Take it "
                f"back first: homeward import undo {batch.ref}."
            )


def _busy_sentence(batch: Batch) -> str:
    doing = "taken in" if batch.state == State.RUNNING else "taken back"
    began = batch.recorded_at.astimezone(clock.ENGLAND)
    return (
        f"{batch.file_name} is being {doing} (batch {batch.ref}, begun {began:%H:%M on %-d %B}). "
        "Wait until that is done, then try again."
    )


def _lives(batch: Batch) -> bool:
    """Whether the process that writes a batch is still at it."""
    if clock.now() - batch.alive_at > SILENCE:
        return False
    if batch.host != socket.gethostname()[:120] or batch.process is None:
        return True
    try:
        os.kill(batch.process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
