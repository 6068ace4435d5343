"""Is the house in order? Records, ledger and chronology agree; the log is whole; all is owned."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from homeward.audit.queries import faults
from homeward.core import clock
from homeward.core.syncing import Difference
from homeward.ledger.actions import rebuild
from homeward.ledger.queries import balances, nobodys
from homeward.people.actions.filing import refile


@dataclass(frozen=True)
class Finding:
    """One thing that was checked, whether it holds, and a sentence on it."""

    what: str
    ok: bool
    sentence: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def check_all() -> list[Finding]:
    """Everything that must always hold, checked now."""
    return [*_books(), _sums(), _owners(), _log()]


def rebuild_all(*, rehearse: bool = False) -> Iterator[tuple[str, Difference]]:
    """Make every projection again: the books, and the keys by which people are found."""
    yield from rebuild(rehearse=rehearse)
    yield "keys of people", refile(rehearse=rehearse)


def _books() -> Iterator[Finding]:
    for label, difference in rebuild_all(rehearse=True):
        wrong = difference.made + difference.changed + difference.removed
        yield Finding(
            f"books of {label}",
            not wrong,
            "what is projected says what the records say"
            if not wrong
            else f"{wrong} rows differ from the records; run homeward rebuild and ask why",
        )


def _sums() -> Finding:
    rows = balances()
    wrong = [row for row in rows if row.remainder]
    raised = sum(row.raised for row in rows)
    return Finding(
        "sums",
        not wrong,
        f"{raised} duties raised = met + excused + open, for each of {len(rows)} kinds"
        if not wrong
        else f"{wrong[0].words}: {wrong[0].remainder} duties are in no state",
    )


def _owners() -> Finding:
    count = nobodys(clock.today())
    return Finding(
        "owners",
        not count,
        "every open duty has a worker in post, or a desk whose manager is"
        if not count
        else f"{count} open duties have nobody in post who answers; fill a manager's post above",
    )


def _log() -> Finding:
    first = next(faults(), None)
    return Finding("audit log", first is None, first or "every entry follows from the one before")
