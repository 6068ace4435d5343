"""The return's rules on its Missing file, each with a plain sentence. Pure.

Every rule looks at its own copy of what it needs and changes nothing, so that no answer depends on
which rule ran before. Numbers are those of the Department's validator.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from .missing import MissingRow

WHILE_MISSING = "E8"  # ceased for any other reason
_KINDS = ("M", "A")


@dataclass(frozen=True)
class CareSpell:
    """One line of the Episodes file: a child's placement, and why care ceased where it did."""

    start: date
    end: date | None = None
    reason: str = ""  # REC: "X1" means that another episode follows


@dataclass(frozen=True)
class Known:
    """What the other files of the return say: children, their care, and last year's open rows."""

    first: date
    last: date
    header: Mapping[str, date | None] = field(default_factory=dict)
    care: Mapping[str, Sequence[CareSpell]] = field(default_factory=dict)
    open_last_year: Sequence[MissingRow] = ()


@dataclass(frozen=True)
class Finding:
    """What is wrong with a row: the rule, the row (0: none), and how to mend it."""

    rule: str
    row: int
    sentence: str


def check_missing(rows: Sequence[MissingRow], known: Known) -> list[Finding]:
    """Everything that the return would refuse, by row and rule."""
    found = [finding for row in rows for finding in _alone(row, known)]
    found += _overlaps(rows)
    found += _not_carried_in(rows, known)
    return sorted(found, key=lambda each: (each.row, each.rule))


def _alone(row: MissingRow, known: Known) -> Iterator[Finding]:
    for rule, test, sentence in _RULES:
        if test(row, known):
            yield Finding(rule, row.number, sentence)


def _unreadable(column: str) -> Callable[[MissingRow, Known], bool]:
    return lambda row, known: bool(getattr(row, column)) and row.day(column) is None


def _order(row: MissingRow, known: Known) -> bool:
    start, end = row.day("start"), row.day("end")
    return bool(start and end and end < start)


def _start_after_year(row: MissingRow, known: Known) -> bool:
    start = row.day("start")
    return bool(start and start > known.last)


def _end_outside_year(row: MissingRow, known: Known) -> bool:
    end = row.day("end")
    return bool(end and not known.first <= end <= known.last)


def _placement_ended(row: MissingRow, known: Known) -> bool:
    """The placement that they went from ended in the year, and the spell runs past it."""
    start, end = row.day("start"), row.day("end")
    spell = _spell_on(row, known, start) if start else None
    if spell is None or spell.end is None or spell.reason != "X1":
        return False
    return end is None or end > spell.end


def _left_care(row: MissingRow, known: Known) -> bool:
    """Care is over, and the spell is not; a child still in care may be missing without end."""
    start, end = row.day("start"), row.day("end")
    ceased = _ceased_after(row, known, start) if start else None
    return ceased is not None and ceased.end is not None and (end is None or end > ceased.end)


def _starts_after_care(row: MissingRow, known: Known) -> bool:
    start, care = row.day("start"), known.care.get(row.child, ())
    if not start or not care:
        return False
    before = [spell for spell in care if spell.start <= start]
    return bool(before) and _all_over(before, start)


def _all_over(spells: Iterable[CareSpell], start: date) -> bool:
    return all(spell.end is not None and spell.end < start for spell in spells)


def _missing_when_ceased(row: MissingRow, known: Known) -> bool:
    start, end = row.day("start"), row.day("end")
    ceased = _ceased_after(row, known, start) if start else None
    return (
        ceased is not None
        and end is not None
        and end == ceased.end
        and ceased.reason != WHILE_MISSING
    )


def _starts_before_care(row: MissingRow, known: Known) -> bool:
    start, care = row.day("start"), known.care.get(row.child, ())
    return bool(start and care) and start is not None and start < min(s.start for s in care)


def _before_birth(row: MissingRow, known: Known) -> bool:
    start, born = row.day("start"), row.day("dob")
    return bool(start and born and start < born)


def _other_birthday(row: MissingRow, known: Known) -> bool:
    told = known.header.get(row.child)
    return told is not None and row.day("dob") is not None and row.day("dob") != told


def _spell_on(row: MissingRow, known: Known, day: date) -> CareSpell | None:
    """The placement of a day; on the day of a move, the one that began."""
    spells = [
        spell
        for spell in known.care.get(row.child, ())
        if spell.start <= day and (spell.end is None or spell.end >= day)
    ]
    return max(spells, key=lambda spell: spell.start, default=None)


def _ceased_after(row: MissingRow, known: Known, start: date) -> CareSpell | None:
    """The end of the period of care in which a spell began; None while the child is in care."""
    spells = sorted(known.care.get(row.child, ()), key=lambda spell: spell.start)
    later = [spell for spell in spells if spell.end is None or spell.end >= start]
    ended = next((spell for spell in later if spell.end and spell.reason != "X1"), None)
    still = next((spell for spell in later if spell.end is None), None)
    if ended is None or (still is not None and still.start <= start):
        return None
    return ended if any(spell.start <= start for spell in later) else None


def _overlaps(rows: Sequence[MissingRow]) -> Iterator[Finding]:
    """Rule 574: two spells of one child at once, or a new one while the one before is open."""
    by_child: dict[str, list[MissingRow]] = {}
    for row in rows:
        if row.day("start"):
            by_child.setdefault(row.child, []).append(row)
    for mine in by_child.values():
        mine.sort(key=lambda row: (row.day("start") or date.min, row.day("end") or date.max))
        for before, row in zip(mine, mine[1:], strict=False):
            end, start = before.day("end"), row.day("start")
            if start is not None and (end is None or start < end):
                yield Finding(
                    "574",
                    row.number,
                    f"It starts while the spell of row {before.number} is still running. End that "
                    "one first, or correct the dates.",
                )


def _not_carried_in(rows: Sequence[MissingRow], known: Known) -> Iterator[Finding]:
    """Rule 576: what was open at the end of last year stands in this year's file."""
    here = {(row.child, row.day("start")) for row in rows}
    for row in known.open_last_year:
        if not row.end and (row.child, row.day("start")) not in here:
            yield Finding(
                "576",
                0,
                f"Child {row.child} was missing at the end of last year since {row.start}, and "
                "that spell does not stand in this file. Add it, with its end where it has one.",
            )


_RULES: tuple[tuple[str, Callable[[MissingRow, Known], bool], str], ...] = (
    ("1004", _unreadable("start"), "The start is not a day. Write it as 17/06/2026."),
    ("1005", _unreadable("end"), "The end is not a day. Write it as 17/06/2026."),
    (
        "1006",
        lambda row, known: bool(row.missing) and row.missing not in _KINDS,
        "The kind is neither M (missing) nor A (away without authorisation).",
    ),
    (
        "564",
        lambda row, known: bool(row.missing) and not row.start,
        "It says missing or away and gives no start. Give the day.",
    ),
    (
        "565",
        lambda row, known: bool(row.start) and not row.missing,
        "It gives a start and does not say whether the child was missing (M) or away (A).",
    ),
    (
        "566",
        lambda row, known: bool(row.end) and not row.missing,
        "It gives an end and does not say whether the child was missing (M) or away (A).",
    ),
    ("567", _order, "It ends before it starts. Correct whichever is wrong."),
    ("570", _start_after_year, "It starts after the year of the return. It belongs in the next."),
    ("571", _end_outside_year, "It ends outside the year of the return. Leave the end empty or "
                               "take the row out."),
    ("575", _placement_ended, "The placement that the child went from ended, and this does not. "
                              "End it with the placement; a child still out is missing anew."),
    ("577", _left_care, "The child left care and this did not end by then. End it on that day."),
    ("578", _starts_after_care, "It starts after the child left care, so it is not returned."),
    ("580", _missing_when_ceased, "The child was missing when care ceased, so that the reason for "
                                  "ceasing must be E8."),
    ("581", _starts_before_care, "It starts before the child came into care."),
    ("586", _before_birth, "It starts before the child was born. Check both days."),
    (
        "INT04",
        lambda row, known: bool(known.header) and row.child not in known.header,
        "The child does not stand in the Header file. Add them, or correct the number.",
    ),
    ("INT13", _other_birthday, "The date of birth differs from the Header file's."),
)  # fmt: skip
