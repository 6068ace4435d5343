"""Names and ages, as pure functions."""

import re
import unicodedata
from datetime import date

from dateutil.relativedelta import relativedelta


def search_key(*names: str) -> str:
    """Names as they are compared: no case, accents, apostrophes or hyphens; at most 400 letters.

    So "Siân O'Neill-Ahmed" is found as "sian oneill ahmed".
    """
    return " ".join(dict.fromkeys(folded(" ".join(names)).split()))[:400]


def folded(text: str) -> str:
    """Text as it is compared: no case, accents, apostrophes, hyphens or marks; single spaces."""
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark)).casefold()
    return " ".join(re.sub(r"[^\w\s]", " ", re.sub(r"['’`]", "", letters)).split())


def age_on(born: date | None, day: date) -> int | None:
    """Whole years on a day; None where the date of birth is not known or lies ahead.

    Born on 29 February: a year older on 1 March of other years (as the law counts it).
    """
    if born is None or born > day:
        return None
    if (born.month, born.day) == (2, 29):
        return day.year - born.year - ((day.month, day.day) < (3, 1) and not _is_29_feb(day))
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, years: int) -> date:
    """The day on which somebody reaches an age (1 March for those born on 29 February)."""
    if (born.month, born.day) == (2, 29):
        try:
            return born.replace(year=born.year + years)
        except ValueError:
            return date(born.year + years, 3, 1)
    return born + relativedelta(years=years)


def _is_29_feb(day: date) -> bool:
    return (day.month, day.day) == (2, 29)


def why_not_in_life(
    day: date, what: str, *, born_on: date | None, died_on: date | None, today: date
) -> str | None:
    """Why something cannot have happened to somebody on a day; None where it can have.

    ``what`` begins the sentence: "The visit", "The day they moved in".
    """
    if day > today:
        return f"{what} lies in the future. Give a day up to today, {today:%-d %B %Y}."
    if born_on is not None and day < born_on:
        return f"{what} is before the date of birth, {born_on:%-d %B %Y}. Check the year."
    if died_on is not None and day > died_on:
        return f"{what} is after the date of death, {died_on:%-d %B %Y}. Check the year."
    return None


def why_not_phone(value: str) -> str | None:
    """Why this is no telephone number; None where it can be one (nine to fifteen digits)."""
    digits = [sign for sign in value if sign.isdigit()]
    if not 9 <= len(digits) <= 15 or set(value) - set("0123456789 +()-./"):
        return "Enter a telephone number of 9 to 15 digits, such as 01632 960 001."
    return None
