"""Writing the whole folder, household by household."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from homeward.core.errors import Refused
from homeward.demo.making import make
from homeward.demo.world import Progress, World

from .annex_a import AnnexA
from .household import Household
from .partners import PartnerContacts
from .police import PoliceLog
from .providers import Providers
from .readme import write_readmes
from .ssda903 import Ssda903
from .tables import Shelf
from .truth import Truth
from .workers import Numbers
from .workforce import Workforce


class File(Protocol):
    """One kind of file: takes household after household, and is finished once."""

    def take(self, home: Household) -> None: ...

    def finish(self) -> None: ...


def write_files(
    world: World, folder: Path, progress: Progress = lambda words, share: None
) -> list[Path]:
    """Make the borough and write it into an empty folder; which files there are now.

    Nothing is saved: the households are those that ``fill`` saves for the same world, and only
    one of them is held at once, beside the rows that a file has to sort. Refused where the folder
    holds anything, or cannot be written to.
    """
    try:
        _empty(folder)
        _write(world, folder, progress)
    except OSError as fault:
        raise Refused(
            f"The files cannot be written into {folder}: {fault.strerror}. Choose a folder that "
            "you may write to, on a disk with room. What was begun there is not whole: delete it."
        ) from fault
    progress("Done", 1.0)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _empty(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise Refused(
            f"{folder} is not empty. Nothing in it was touched: choose a new or an empty folder."
        )


def _write(world: World, folder: Path, progress: Progress) -> None:
    with Shelf(folder) as shelf:
        files = _files(world, shelf)
        for page in make(world):
            home = Household(page)
            for each in files:
                each.take(home)
            share = world.children / world.size.children
            progress(f"{world.children:,} children", 0.95 * min(1.0, share))
        progress("Finishing the files", 0.96)
        for each in files:
            each.finish()
    write_readmes(world, folder)


def _files(world: World, shelf: Shelf) -> list[File]:
    """Every kind of file; some of them tell the truth more when they are finished."""
    truth, numbers = Truth(world, shelf), Numbers()
    return [
        truth,
        AnnexA(world, shelf),
        Ssda903(world, shelf, numbers),
        Providers(world, shelf),
        Workforce(world, shelf, numbers),
        PoliceLog(shelf, truth),
        PartnerContacts(shelf, truth),
    ]
