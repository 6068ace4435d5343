"""How two records agree, field by field: one level of agreement for each.

The levels of a field stand in `LEVELS` from the strongest to the weakest; each has words for the
person at the screen. A field that either record leaves empty is "not known" and counts neither
way. Training and lookup use these same functions.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from .prepared import Place, Prepared
from .sounds import sound
from .variants import stands_for

UNKNOWN = "unknown"
# Years between parent and child, at the least.
GENERATION = 10

LEVELS: dict[str, dict[str, str]] = {
    "given": {
        "same": "same first name",
        "short": "a short form of the name",
        "other": "known as, or another form of the name",
        "swapped": "first and family name in the other order",
        "slip": "first name one letter away",
        "sound": "first name sounds alike",
        "initial": "same initial",
        "different": "other first name",
        UNKNOWN: "first name not known",
    },
    "middle": {
        "same": "same middle name",
        "different": "other middle name",
        UNKNOWN: "middle name not known",
    },
    "family": {
        "same": "same family name",
        "part": "part of the family name, or a former one",
        "slip": "family name one letter away",
        "sound": "family name sounds alike",
        "different": "other family name",
        UNKNOWN: "family name not known",
    },
    "born": {
        "same": "same date of birth",
        "swapped": "day and month swapped",
        "slip": "one digit of the date of birth differs",
        "january": "same year, one date is 1 January",
        "two_parts": "two of day, month and year agree",
        "near": "born about then",
        "generation": "ten or more years apart",
        "different": "other date of birth",
        UNKNOWN: "date of birth not known",
    },
    "sex": {"same": "same sex", "different": "other sex", UNKNOWN: "sex not known"},
    "address": {
        "same": "same address",
        "house": "same house and street, postcode slightly other",
        "postcode_only": "same postcode",
        "postcode": "same postcode, other house",
        "slip": "postcode one letter away",
        "area": "same postcode area",
        "different": "other address",
        UNKNOWN: "address not known",
    },
    "phone": {"same": "same telephone", "different": "other telephone", UNKNOWN: "no telephone"},
    "number": {
        "nhs": "same NHS number",
        "upn": "same unique pupil number",
        "case": "same case number",
        "different": "other NHS or pupil number",
        UNKNOWN: "no number in common",
    },
}


class Agreement(NamedTuple):
    """The level of every field, in the order of `LEVELS`."""

    given: str
    middle: str
    family: str
    born: str
    sex: str
    address: str
    phone: str
    number: str


def compare(a: Prepared, b: Prepared) -> Agreement:
    """The levels of two records. The order of the two makes no difference."""
    return Agreement(
        given_level(a, b),
        middle_level(a, b),
        family_level(a, b),
        born_level(a, b),
        sex_level(a, b),
        address_level(a, b),
        phone_level(a, b),
        number_level(a, b),
    )


def given_level(a: Prepared, b: Prepared) -> str:
    """Of the first given name, with what the person is known as."""
    one, other = a.first, b.first
    if not (one or a.known_as) or not (other or b.known_as):
        return UNKNOWN
    if one == other:
        return "same"
    if _short(one, other) or _short(other, one):
        return "short"
    ours, theirs = _called(a), _called(b)
    if _meet(ours, (*theirs, *b.given)) or _meet(theirs, a.given) or _one_name(ours, theirs):
        return "other"
    if _swapped(a, b):
        return "swapped"
    return _spelling(one or ours[0], other or theirs[0], initials=True)


def middle_level(a: Prepared, b: Prepared) -> str:
    """Of the given names after the first; an initial agrees with a name."""
    if len(a.given) < 2 or len(b.given) < 2:
        return UNKNOWN
    ours, theirs = a.given[1:], b.given[1:]
    return "same" if any(_starts(x, y) for x in ours for y in theirs) else "different"


def family_level(a: Prepared, b: Prepared) -> str:
    """Of the family name, with parts of a double one and former names.

    Where first and family name are swapped, the first name's level says so for both.
    """
    if not a.family or not b.family:
        return UNKNOWN
    if a.family == b.family:
        return "same"
    ours, theirs = (*a.family, *a.former), (*b.family, *b.former)
    if _meet(ours, theirs):
        return "part"
    if _swapped(a, b):
        return UNKNOWN
    level = _spelling("".join(a.family), "".join(b.family))
    if level == "different" and len(ours) + len(theirs) > 2:
        return "sound" if any(_part(x, y) for x in ours for y in theirs) else level
    return level


def born_level(a: Prepared, b: Prepared) -> str:
    """Of the dates of birth; a due date or an age alone can only be near."""
    one, other = a.born, b.born
    if one == other and one:
        return "same"
    if one and other:
        return _dates(one, other)
    if (one or a.expected) and (other or b.expected):
        weeks_off = abs(_ordinal(one or a.expected) - _ordinal(other or b.expected)) / 7
        return "near" if weeks_off <= 8 else "different"
    years = one[:4] or a.born_year, other[:4] or b.born_year
    if not all(years):
        return UNKNOWN
    return "near" if abs(int(years[0]) - int(years[1])) <= 1 else "different"


def _dates(one: str, other: str) -> str:
    if one[:4] == other[:4]:
        if one[4:6] == other[6:] and one[6:] == other[4:6]:
            return "swapped"
        if "0101" in (one[4:], other[4:]):
            return "january"
    if sum(x != y for x, y in zip(one, other, strict=True)) == 1:
        return "slip"
    same = (one[:4] == other[:4]) + (one[4:6] == other[4:6]) + (one[6:] == other[6:])
    if same == 2:
        return "two_parts"
    return "generation" if abs(int(one[:4]) - int(other[:4])) >= GENERATION else "different"


def sex_level(a: Prepared, b: Prepared) -> str:
    """Of the sex as recorded."""
    return UNKNOWN if not a.sex or not b.sex else "same" if a.sex == b.sex else "different"


def phone_level(a: Prepared, b: Prepared) -> str:
    """Of the telephones: the same where any one is."""
    if not a.phones or not b.phones:
        return UNKNOWN
    return "same" if _meet(a.phones, b.phones) else "different"


def address_level(a: Prepared, b: Prepared) -> str:
    """Of the two addresses that agree best, present and former."""
    if not a.places or not b.places:
        return UNKNOWN
    found = {_places(x, y) for x in a.places for y in b.places}
    return next(level for level in LEVELS["address"] if level in found)


def _places(one: Place, other: Place) -> str:
    (mine, number, street), (yours, other_number, other_street) = one, other
    if not mine or not yours:
        return UNKNOWN
    if mine == yours and " " in mine:
        if not number or not other_number:
            return "postcode_only"
        return "same" if number == other_number else "postcode"
    slip = " " in mine and " " in yours and DamerauLevenshtein.distance(mine, yours) == 1
    area = mine.split()[0] == yours.split()[0]
    if (slip or area) and number == other_number and street == other_street != "":
        return "house"
    return "slip" if slip else "area" if area else "different"


def number_level(a: Prepared, b: Prepared) -> str:
    """Of the numbers others know the person by.

    Another case number says nothing: one person recorded twice has two.
    """
    for scheme, one, other in (
        ("nhs", a.nhs, b.nhs),
        ("upn", a.upn, b.upn),
        ("case", a.case, b.case),
    ):
        if one and one == other:
            return scheme
    return "different" if (a.nhs and b.nhs) or (a.upn and b.upn) else UNKNOWN


def _swapped(a: Prepared, b: Prepared) -> bool:
    """Each first name is the other's family name; one of the two may be a slip away."""
    if not (a.given and b.given and a.family and b.family) or a.first == b.first:
        return False
    there, back = a.first in b.family, b.first in a.family
    if there and back:
        return True
    return (there and _part(b.first, a.family[0])) or (back and _part(a.first, b.family[0]))


def _spelling(one: str, other: str, *, initials: bool = False) -> str:
    if initials and 1 in (len(one), len(other)):
        return "initial" if one[0] == other[0] else "different"
    if min(len(one), len(other)) >= 4 and DamerauLevenshtein.distance(one, other) == 1:
        return "slip"
    return "sound" if near(one, other) else "different"


def _part(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= 4 and near(one, other)


def near(one: str, other: str) -> bool:
    """Whether two words are spelt or sound so alike that one may be meant for the other."""
    if len(one) > 2 < len(other) and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1:
        return True
    return JaroWinkler.similarity(one, other) >= 0.92 or sound(one) == sound(other)


def _short(short: str, name: str) -> bool:
    """ "Liz" is short for Elizabeth; Ellie, so near to Ella, is a name beside it."""
    heads = stands_for(short)
    return name in heads and short not in heads and not near(short, name)


def _called(record: Prepared) -> tuple[str, ...]:
    return (*record.given[:1], *record.known_as)


def _meet(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return not set(ours).isdisjoint(theirs)


def _one_name(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    mine = {name for word in ours for name in stands_for(word)}
    return bool(mine) and any(name in mine for word in theirs for name in stands_for(word))


def _starts(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def _ordinal(day: str) -> int:
    return date(int(day[:4]), int(day[4:6]), int(day[6:])).toordinal()


BY_FIELD: dict[str, Callable[[Prepared, Prepared], str]] = {
    "given": given_level,
    "middle": middle_level,
    "family": family_level,
    "born": born_level,
    "sex": sex_level,
    "address": address_level,
    "phone": phone_level,
    "number": number_level,
}
