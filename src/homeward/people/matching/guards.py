"""What a machine must not decide: the cases where families and wrong numbers mislead it.

Measured on made-up authorities, nearly every false link of a standard model is a relative: twins,
brothers who share a first given name, parent and child of one name. So these always go to a
person, however likely the pair looks.
"""

from collections.abc import Mapping

from .compare import GENERATION, UNKNOWN, Agreement, family_level, given_level
from .names import Names
from .prepared import Prepared

_DATES_ENOUGH = frozenset(("same", "swapped", "slip", "january", "two_parts"))


def why_a_person_decides(
    a: Prepared, b: Prepared, levels: Agreement, names: Names
) -> tuple[str, ...]:
    """The reasons in words why a pair must not be linked by itself; empty where it may be."""
    found = (
        _name(a, b, levels, names),
        _family_first(a, levels, names),
        _date(a, b, levels),
        "the sex differs" if levels.sex == "different" else "",
        "the two have different NHS numbers" if a.nhs and b.nhs and a.nhs != b.nhs else "",
        "the two have different pupil numbers" if a.upn and b.upn and a.upn != b.upn else "",
        "the middle names differ" if levels.middle == "different" else "",
        _number(levels),
    )
    return tuple(filter(None, found))


def _name(a: Prepared, b: Prepared, levels: Agreement, names: Names) -> str:
    if levels.given == UNKNOWN or len(a.first) < 2 or len(b.first) < 2:
        return "no first name, or only an initial"
    swapped = a.first in b.family and b.first in a.family
    if levels.given == "same" or swapped or _proved(levels):
        return ""
    if levels.given == "different":
        return "the first names differ"
    if levels.given in ("slip", "sound") and names.one_is_a_slip(a.first, b.first):
        return ""
    if levels.given == "short" and names.one_is_seldom_a_name(a.first, b.first):
        return ""
    if levels.born == "same":
        return "the first name is not identical: it may be a twin"
    return "the first name is not identical"


def _proved(levels: Agreement) -> bool:
    """A number that only one person should have, with the date of birth it was given for."""
    return levels.number in ("nhs", "upn", "case") and levels.born == "same"


def _family_first(a: Prepared, levels: Agreement, names: Names) -> str:
    """Where both are written with the family name first, the "first" name they share is common."""
    if levels.given != "same" or not _likelier(a.first, names.family, names.given):
        return ""
    if levels.family == "different" or _likelier(a.surname, names.given, names.family):
        return "the first name may be the family name"
    return ""


def _likelier(name: str, here: Mapping[str, float], there: Mapping[str, float]) -> bool:
    return here.get(name, 0.0) > there.get(name, 0.0)


def _date(a: Prepared, b: Prepared, levels: Agreement) -> str:
    if not a.born or not b.born:
        return "no date of birth"
    if abs(int(a.born[:4]) - int(b.born[:4])) >= GENERATION:
        return "ten or more years apart: it may be parent and child of one name"
    return "" if levels.born in _DATES_ENOUGH else "the dates of birth differ"


def _number(levels: Agreement) -> str:
    """One number on two people is a known fault of registers, not proof."""
    if levels.number in ("nhs", "upn", "case") and levels.born in ("different", "generation"):
        return "one number, but other dates of birth: the number may be on the wrong record"
    return ""


def twins_alike(a: Prepared, b: Prepared, names: Names) -> bool:
    """Whether two records look like twins whose names a slip may take for one another's.

    A contact about Amina that is written "Amna" names her twin exactly, and no weight can tell.
    """
    if not a.born or a.born != b.born or a.first == b.first:
        return False
    if given_level(a, b) not in ("slip", "sound", "other", "short"):
        return False
    borne = names.is_borne(a.first) and names.is_borne(b.first)
    return borne and family_level(a, b) in ("same", "part", "slip", "sound")
