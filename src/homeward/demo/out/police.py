"""The missing log as the police would send it: their references, their spellings, their rows.

It does not agree with our episodes one for one: some were never told to the police, some were
told twice, and some rows are of children whom nobody here knows. ``truth/police_log.csv`` says
which row is which episode.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from homeward.core.clock import ENGLAND, day_of
from homeward.demo import names
from homeward.demo.dice import Dice
from homeward.missing.codes import Category
from homeward.missing.models import Episode
from homeward.people.rules import age_on

from .household import Household
from .misspelt import Written, written
from .tables import Shelf, british
from .truth import Truth

COLUMNS = (
    "Misper ref", "Incident log", "Surname", "Forename(s)", "DOB", "Age", "Sex", "Missing from",
    "Category", "Risk", "Last seen", "Reported", "Found", "Found at", "Status", "Informant tel",
)  # fmt: skip
FOUND_OUT = ("row", "episode", "child", "child_id", "differs")
NEVER_TOLD = 0.5  # of those without a police reference in our record
TWICE, STRANGERS, DATE_TURNED, LOG_GIVEN = 0.03, 0.04, 0.02, 0.5
WITHIN = timedelta(minutes=5)


@dataclass(frozen=True)
class Entry:
    """One row before it has its reference, and the truth about it."""

    reported: datetime
    cells: tuple[str, ...]
    episode: str
    child: str
    child_id: str
    differs: str

    @property
    def order(self) -> tuple[datetime, str, tuple[str, ...]]:
        return self.reported, self.episode, self.cells


class PoliceLog:
    """Every report to the police, by the time it was made."""

    name = "police-missing-log"

    def __init__(self, shelf: Shelf, truth: Truth) -> None:
        self._shelf, self._truth = shelf, truth
        self._entries: list[Entry] = []

    def take(self, home: Household) -> None:
        """The rows that a household gave rise to."""
        for episode in home.all(Episode):
            dice = home.dice("police", episode.ref)
            if episode.police_ref or not dice.chance(NEVER_TOLD):
                self._entries += _rows(home, episode, dice)

    def finish(self) -> None:
        """Number the rows as they came, and write them and their truth."""
        self._truth.columns("police_log", FOUND_OUT)
        table = self._shelf.table(self.name, COLUMNS)
        for number, entry in enumerate(sorted(self._entries, key=lambda one: one.order), 1):
            row = f"MPR/{entry.reported:%y}/{number:06}"
            table.add(row, *entry.cells)
            self._truth.tell(
                "police_log",
                row=row,
                episode=entry.episode,
                child=entry.child,
                child_id=entry.child_id,
                differs=entry.differs,
            )


def _rows(home: Household, episode: Episode, dice: Dice) -> Iterator[Entry]:
    """The row of an episode; at times a second one, or one of somebody unknown beside it."""
    yield _entry(home, episode, dice, written(episode.person, dice))
    if dice.chance(TWICE):
        later = timedelta(minutes=dice.randint(10, 150))
        again = _entry(home, episode, dice, written(episode.person, dice), after=later)
        yield replace(again, differs=_joined(again.differs, "reported twice"))
    if dice.chance(STRANGERS):
        yield _entry(home, episode, dice, _stranger(episode, dice), known=False)


def _stranger(episode: Episode, dice: Dice) -> Written:
    """A young person whom nobody here knows, missing at about the same time."""
    name = names.name_in(dice, names.community(dice), sex=dice.choice("MF"))
    born = day_of(episode.reported_at) - timedelta(days=dice.randint(12 * 365, 17 * 365))
    return Written(name.given, name.family, name.sex, born, "nobody on file")


def _entry(
    home: Household,
    episode: Episode,
    dice: Dice,
    child: Written,
    *,
    known: bool = True,
    after: timedelta = timedelta(0),
) -> Entry:
    """A row as an officer keyed it, so long after our own report, and the truth about it."""
    turned, reported = dice.chance(DATE_TURNED), episode.reported_at + after
    cells = (
        _incident(episode, dice) if known else "",
        *_about(child, episode),
        _missing_from(home, episode) if known else names.address(dice),
        "MISSING" if episode.category == Category.MISSING else "ABSENT",
        episode.get_risk_display().upper(),
        *_times(episode, reported, dice, turned),
        episode.found_where if known and dice.chance(0.6) else "",
        "CLOSED" if episode.returned_at else "OPEN",
        names.telephone(dice),
    )
    # A day above twelve cannot be turned round unseen.
    seen = turned and reported.astimezone(ENGLAND).day <= 12
    differs = _joined(child.differs, "date turned round" if seen else "")
    person = episode.person
    ours = (episode.ref, person.ref, home.child_id(person)) if known else ("", "", "")
    return Entry(reported, cells, *ours, differs)


def _about(child: Written, episode: Episode) -> tuple[str, ...]:
    age = age_on(child.born, day_of(episode.reported_at))
    return (
        child.family.upper(),
        child.given,
        british(child.born),
        "" if age is None else str(age),
        {"M": "Male", "F": "Female"}.get(child.sex, ""),
    )


def _times(episode: Episode, reported: datetime, dice: Dice, turned: bool) -> tuple[str, str, str]:
    """Last seen, reported, and found: the last as the police had it, minutes from ours."""
    found = episode.returned_at
    return (
        moment(episode.left_at or episode.reported_at, turned),
        moment(reported, turned),
        moment(found + timedelta(minutes=dice.randint(-20, 20))) if found else "",
    )


def _joined(*faults: str) -> str:
    return "; ".join(fault for fault in faults if fault)


def _incident(episode: Episode, dice: Dice) -> str:
    """The number that our record holds too: on about half of the rows."""
    return episode.police_ref if dice.chance(LOG_GIVEN) else ""


def _missing_from(home: Household, episode: Episode) -> str:
    if episode.placement is not None:
        return episode.placement.home or f"Placement, {episode.placement.postcode}"
    here = home.address_on(episode.person, day_of(episode.reported_at))
    return f"{here.lines}, {here.postcode}" if here else "Home address"


def moment(moment: datetime, turned: bool = False) -> str:
    """17/06/2026 21:35; day and month the other way round where both could be."""
    local = moment.astimezone(ENGLAND)
    local -= timedelta(minutes=local.minute % (WITHIN.seconds // 60))
    pattern = "%m/%d/%Y %H:%M" if turned and local.day <= 12 else "%d/%m/%Y %H:%M"
    return local.strftime(pattern)
