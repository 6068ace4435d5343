"""How records and questions come to differ from the truth."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from homeward.people.matching import Address, Record

from .names import SHORT

Where = Callable[[Random, str], Address]


@dataclass(frozen=True)
class Known:
    """The chance that a source knows a field at all."""

    middle: float
    born: float
    sex: float
    address: float
    phone: float
    nhs: float
    upn: float
    case: float


@dataclass(frozen=True)
class Chances:
    """Every chance of the maker."""

    twins: float = 0.03
    alike_twins: float = 0.25
    named_after_father: float = 0.03
    records_each: tuple[float, ...] = (0.72, 0.23, 0.05)
    errors_on_file: tuple[float, ...] = (0.30, 0.35, 0.22, 0.13)
    errors_asked: tuple[float, ...] = (0.30, 0.35, 0.22, 0.13)
    on_file: Known = Known(0.8, 0.97, 0.97, 0.95, 0.6, 0.20, 0.15, 1.0)
    asked: Known = Known(0.4, 0.94, 0.88, 0.80, 0.40, 0.05, 0.02, 0.0)
    kinds: tuple[tuple[str, float], ...] = (
        ("on file", 0.75),
        ("stranger", 0.125),
        ("sibling", 0.085),
        ("twin", 0.04),
    )


def spoilt(rng: Random, true: Record, errors: int, known: Known, where: Where) -> Record:
    """The record as a source gives it: what it knows, with so many different errors."""
    record = _heard(rng, true, known)
    kinds = rng.sample(list(_ERRORS), k=len(_ERRORS))
    made = 0
    for kind in sorted(kinds, key=lambda each: rng.random() / _ERRORS[each]):
        if made == errors:
            break
        changed = kind(rng, record, where)
        made += changed != record
        record = changed
    return record


def _heard(rng: Random, true: Record, known: Known) -> Record:
    def maybe(chance: float) -> bool:
        return rng.random() < chance

    return replace(
        true,
        given=true.given if maybe(known.middle) else true.given.split()[0],
        born_on=true.born_on if maybe(known.born) else None,
        sex=true.sex if maybe(known.sex) else "",
        addresses=true.addresses if maybe(known.address) else (),
        phones=true.phones[:1] if maybe(known.phone) else (),
        nhs=true.nhs if maybe(known.nhs) else "",
        upn=true.upn if maybe(known.upn) else "",
        case=true.case if maybe(known.case) else "",
    )


def slip(rng: Random, word: str) -> str:
    """One slip of the finger: a letter other, missing, double or changed with its neighbour."""
    if len(word) < 3:
        return word
    at, letter = rng.randrange(1, len(word) - 1), rng.choice("aeioulnrstmdkhbgc")
    return rng.choice(
        (
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


_HEARD = (
    ("ph", "f"), ("ck", "k"), ("ee", "i"), ("oo", "u"), ("ai", "ay"), ("ie", "y"), ("mm", "m"),
    ("ss", "s"), ("ll", "l"), ("th", "t"), ("sh", "ch"), ("kh", "k"), ("q", "k"), ("c", "k"),
    ("y", "ie"), ("w", "v"), ("u", "oo"), ("i", "ee"), ("z", "s"), ("j", "y"), ("e", "a"),
    ("a", "e"), ("o", "u"), ("s", "ss"), ("l", "ll"), ("m", "mm"), ("h", ""),
)  # fmt: skip


def by_ear(rng: Random, word: str) -> str:
    """One sound written another way."""
    fits = [(old, new) for old, new in _HEARD if old in word[1:]]
    if not fits:
        return slip(rng, word)
    old, new = rng.choice(fits)
    return word[0] + word[1:].replace(old, new, 1)


def _first(record: Record, change: Callable[[str], str]) -> Record:
    first, _, rest = record.given.partition(" ")
    return replace(record, given=f"{change(first)} {rest}".strip())


def _given_slip(rng: Random, record: Record, where: Where) -> Record:
    return _first(record, lambda word: slip(rng, word))


def _given_by_ear(rng: Random, record: Record, where: Where) -> Record:
    return _first(record, lambda word: by_ear(rng, word))


def _short_name(rng: Random, record: Record, where: Where) -> Record:
    return _first(record, lambda word: SHORT.get(word, word))


def _second_name(rng: Random, record: Record, where: Where) -> Record:
    """Called by the second given name."""
    return replace(record, given=record.given.split(" ", 1)[-1])


def _initial(rng: Random, record: Record, where: Where) -> Record:
    return _first(record, lambda word: word[0])


def _family_slip(rng: Random, record: Record, where: Where) -> Record:
    return replace(record, family=slip(rng, record.family))


def _family_by_ear(rng: Random, record: Record, where: Where) -> Record:
    return replace(record, family=by_ear(rng, record.family))


def _other_family(rng: Random, record: Record, where: Where) -> Record:
    """Married, or called by a step-parent's name."""
    others = ("Greaves", "Sutcliffe", "Holroyd", "Begum", "Novak", "Ainscough", "Kenyon", "Parry")
    return replace(record, family=rng.choice(others))


def _double_family(rng: Random, record: Record, where: Where) -> Record:
    other = rng.choice(("Brierley", "Whitham", "Jones", "Kaur", "Lindqvist", "Bright"))
    parts = [record.family, other]
    rng.shuffle(parts)
    return replace(record, family="-".join(parts))


def _swapped_names(rng: Random, record: Record, where: Where) -> Record:
    return replace(record, given=record.family, family=record.given.split()[0])


def _born(record: Record, change: Callable[[date], date]) -> Record:
    if not isinstance(record.born_on, date):
        return record
    try:
        return replace(record, born_on=change(record.born_on))
    except ValueError:
        return record


def _born_swapped(rng: Random, record: Record, where: Where) -> Record:
    return _born(record, lambda day: day.replace(month=day.day, day=day.month))


def _born_digit(rng: Random, record: Record, where: Where) -> Record:
    def change(day: date) -> date:
        text = day.isoformat()
        at = rng.choice((3, 5, 6, 8, 9))
        return date.fromisoformat(text[:at] + rng.choice("0123456789") + text[at + 1 :])

    return _born(record, change)


def _born_year(rng: Random, record: Record, where: Where) -> Record:
    return _born(record, lambda day: day.replace(year=day.year + rng.choice((-1, 1))))


def _born_january(rng: Random, record: Record, where: Where) -> Record:
    return _born(record, lambda day: day.replace(month=1, day=1))


def _born_lost(rng: Random, record: Record, where: Where) -> Record:
    return replace(record, born_on=None)


def _moved(rng: Random, record: Record, where: Where) -> Record:
    if not record.addresses:
        return record
    near = record.addresses[0].postcode if rng.random() < 0.7 else ""
    return replace(record, addresses=(where(rng, near),))


def _postcode_slip(rng: Random, record: Record, where: Where) -> Record:
    if not record.addresses:
        return record
    now = record.addresses[0]
    wrong = now.postcode[:-1] + rng.choice("ABDEFGHJLNPQRSTUWXYZ")
    return replace(record, addresses=(replace(now, postcode=wrong),))


def _house_lost(rng: Random, record: Record, where: Where) -> Record:
    if not record.addresses:
        return record
    now = record.addresses[0]
    return replace(record, addresses=(replace(now, lines=now.lines.partition(" ")[2]),))


def _other_phone(rng: Random, record: Record, where: Where) -> Record:
    return replace(record, phones=(f"07{rng.randrange(10**9):09}",))


def _other_sex(rng: Random, record: Record, where: Where) -> Record:
    return replace(record, sex={"F": "M", "M": "F"}.get(record.sex, ""))


_ERRORS: dict[Callable[[Random, Record, Where], Record], float] = {
    _given_slip: 10,
    _given_by_ear: 10,
    _short_name: 8,
    _second_name: 2,
    _initial: 1,
    _family_slip: 10,
    _family_by_ear: 10,
    _other_family: 6,
    _double_family: 4,
    _swapped_names: 2,
    _born_swapped: 6,
    _born_digit: 8,
    _born_year: 4,
    _born_january: 2,
    _born_lost: 3,
    _moved: 14,
    _postcode_slip: 5,
    _house_lost: 4,
    _other_phone: 5,
    _other_sex: 0.5,
}
