"""Letters, dates and numbers as people write them, made comparable. Nothing here refuses."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

# Longer than any name or line of an address; what follows cannot help and would only cost time.
LONGEST = 200

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)
_APOSTROPHES = re.compile(r"['’‘`´ʼʻʹ.]")
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_OUTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?")
_INCODE = re.compile(r"\d[A-Z]{2}$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BRITISH = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_TITLES = _words("mr mrs miss ms mx dr master sir rev prof")
_NO_NAME = _words(
    "baby infant unborn bump unknown unkown unnamed nk na nil none null tbc tba test "
    "child female male boy girl twin surname forename firstname name not known given "
    "recorded anon anonymous redacted withheld "
)
_PARTICLES = _words(
    "al el ul ur us ad as bin bint ibn ben de del della der den des di do dos da das "
    "la le van von ter ten zu y e st bt "
)


def fold(text: str) -> str:
    """Lower case without accents or apostrophes; letters of other scripts stay as they are."""
    plain = unicodedata.normalize("NFKD", str(text)[:LONGEST]).casefold().translate(_LETTERS)
    return _APOSTROPHES.sub("", "".join(c for c in plain if not unicodedata.combining(c)))


@lru_cache(maxsize=200_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a name, hyphens and blanks alike parting them; Mc and Mac joined on."""
    found: list[str] = []
    for word in _WORD.findall(fold(text))[:12]:
        if found and found[-1] in ("mc", "mac", "o"):
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)


def given_words(text: str) -> tuple[str, ...]:
    """Given names without titles and without words that stand for "no name"."""
    kept = [each for each in words(text) if each not in _TITLES and each not in _NO_NAME]
    return tuple(kept[:6])


def family_words(text: str) -> tuple[str, ...]:
    """Family names without particles ("al", "van der"), unless nothing else is there."""
    kept = [each for each in words(text) if each not in _NO_NAME]
    return tuple([each for each in kept if each not in _PARTICLES] or kept)[:4]


def day(value: date | str | None) -> str:
    """A date as eight digits; empty where it is no date of anybody living (1900 to 2100)."""
    if value is None:
        return ""
    if isinstance(value, date):
        year, month, of_month = value.year, value.month, value.day
    elif (found := _ISO.match(str(value)[:40])) is not None:
        year, month, of_month = (int(part) for part in found.groups())
    elif (found := _BRITISH.match(str(value)[:40])) is not None:
        of_month, month, year = (int(part) for part in found.groups())
    else:
        return ""
    try:
        date(year, month, of_month)
    except ValueError:
        return ""
    return f"{year:04}{month:02}{of_month:02}" if 1900 <= year <= 2100 else ""


def year(value: int | None) -> str:
    """A year of birth as four digits; empty outside 1900 to 2100."""
    return str(value) if value is not None and 1900 <= value <= 2100 else ""


def postcode(text: str) -> str:
    """ "OL6 7SR", an outcode "OL6" alone, or empty where it is neither."""
    plain = "".join(c for c in str(text)[:20].upper() if c.isascii() and c.isalnum())
    inner = _INCODE.search(plain)
    outer = plain[: inner.start()] if inner else plain
    if not _OUTCODE.fullmatch(outer):
        return ""
    return f"{outer} {inner[0]}" if inner else outer


def house(lines: str) -> tuple[str, str]:
    """The first number of an address (house or flat) without noughts before it, and its street.

    The street is its first word of three letters or more, so that "Mill St" is "Mill Street".
    Both are empty where there is no number.
    """
    found = _DIGITS.search(str(lines)[:LONGEST])
    if not found or not found[0].isascii():
        return "", ""
    after = words(str(lines)[found.end() : LONGEST])
    return str(int(found[0][:9])), next((each for each in after if len(each) > 2), "")


def digits(text: str) -> str:
    """The plain digits of a text."""
    return "".join(c for c in str(text)[:60] if c in "0123456789")


def phone(text: str) -> str:
    """The last ten digits of a telephone number; empty where there are fewer than nine."""
    found = digits(text)
    return found[-10:] if len(found) >= 9 and len(set(found)) > 2 else ""


def nhs_number(text: str) -> str:
    """Ten digits with a right check digit (NHS Data Dictionary, modulus 11), or empty."""
    found = digits(text)
    if len(found) != 10 or len(set(found)) == 1:
        return ""
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(found[:9]))
    return found if (11 - total % 11) % 11 == int(found[9]) else ""


def code(text: str) -> str:
    """A pupil or case number: letters and digits in capitals."""
    return "".join(c for c in str(text)[:40].upper() if c.isascii() and c.isalnum())


def sex(text: str) -> str:
    """M or F, or empty for anything else."""
    first = fold(text)[:1].upper()
    return first if first in ("M", "F") else ""
