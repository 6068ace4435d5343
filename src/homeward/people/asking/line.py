"""One line of words, as typed into the search box, read as a question.

Everything that has a shape of its own is taken out first (dates, numbers, a postcode, a house, an
age); what is left are names, in any order, or a street. Nothing is ever refused: what has no
meaning is left out.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from ..matching import Address, Record, prepare_record
from ..matching.text import code, fold, phone
from .dates import day_in
from .question import Literal, Question
from .words import (
    born,
    is_common,
    key_of,
    listed,
    name_and_place,
    name_and_year,
    sounds,
    street_words,
)

LONGEST, MOST_NAMES = 300, 6
_AS_NUMBERS, _PLACE = ("phone", "number"), ("address",)
_NHS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_PHONE = re.compile(r"(?:\+44|\b0)[\d ()-]{8,14}\d")
_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)(?: ?(\d[a-z]{2})| (\d))?\b")
_AGE = re.compile(
    r"\baged? +(\d{1,3})\b|\b(\d{1,3}) ?(?:years?|yrs?|y/?o)\b(?: old\b)?|\b(\d{1,2})\s*$"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_HOUSE = re.compile(r"\b(\d{1,4})[a-z]? +([^\W\d_]{3,})")
_NUMBER = re.compile(r"\b(?=\w*\d)\w{4,40}\b")
_NOT_NAMES = listed(
    "dob born birth date of nhs upn tel phone mobile number no postcode address at aka known as "
    "flat age aged id case and or the"
)


@dataclass
class _Reading:
    """A line as it is taken apart."""

    left: str
    today: date
    record: Record = Record()
    literals: tuple[Literal, ...] = ()
    years: tuple[str, ...] = ()

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.left)
        if found is not None:
            self.left = f"{self.left[: found.start()]} {self.left[found.end() :]}"
        return found

    def set(self, **changes: object) -> None:
        self.record = replace(self.record, **changes)  # type: ignore[arg-type]

    def add(
        self,
        text: str,
        words: str = "",
        instead_of: str = "",
        weighed_as: tuple[str, ...] = (),
    ) -> None:
        self.literals += (Literal(key_of(text), words, instead_of, weighed_as),)


def read(line: str, today: date) -> Question:
    """The question that somebody typed. An empty one where there is nothing to look for."""
    plain = unicodedata.normalize("NFKC", line[:LONGEST]).replace("\x00", " ").casefold().strip()
    reading = _Reading(plain, today)
    for step in (_born, _numbers_with_a_shape, _place, _aged, _other_numbers):
        step(reading)
    family_first = "," in reading.left.strip(" ,")
    names = _names(reading)
    _combine(reading, names)
    records = _readings(reading.record, names, family_first=family_first)
    if not names and reading.record == Record():
        records = ()
    return Question(records, reading.literals)


def without(question: Question, word: str) -> tuple[Record, ...]:
    """The readings of a question in which one word is no name: it is the street."""
    first = question.records[0]
    names = [
        each
        for each in f"{first.given} {first.family}".split()
        if each != word and not is_common(each)
    ]
    return _readings(first, names, family_first=False)


def _numbers_with_a_shape(reading: _Reading) -> None:
    if (found := reading.take(_PHONE)) is not None:
        reading.set(phones=(found[0],))
        _number(reading, found[0])
    elif (found := reading.take(_NHS)) is not None:
        reading.set(nhs=found[0], phones=(found[0],) if phone(found[0]) else ())
        _number(reading, found[0])


def _number(reading: _Reading, text: str) -> None:
    plain = code(text)
    if plain:
        reading.add(f"number {plain}", f"number {plain}", weighed_as=_AS_NUMBERS)


def _born(reading: _Reading) -> None:
    day, year, reading.left = day_in(reading.left, reading.today)
    if day is not None and day > reading.today:
        reading.set(expected_on=day)
    elif day is not None:
        reading.set(born_on=day)
    elif year:
        reading.set(born_year=int(year))
        reading.years = (year,)


def _place(reading: _Reading) -> None:
    lines = ""
    if (house := _HOUSE.search(reading.left)) is not None and house[2] not in _NOT_NAMES:
        lines = f"{house[1]} {house[2]}"
        street = fold(house[2])
        reading.add(
            f"house {house[1]} {street}", f"lives or lived at {lines.title()}", house[2], _PLACE
        )
    typed = ""
    if (found := reading.take(_POSTCODE)) is not None:
        outcode, incode, sector = (part.upper() if part else "" for part in found.groups())
        typed = f"{outcode} {incode}".strip()
        whole = f"{outcode} {incode or sector}".strip()
        reading.add(f"place {whole}", f"postcode begins {whole}" if sector else "")
        if whole == outcode:  # "SC48" may be how a case number begins
            reading.add(f"number {outcode}", f"number with {outcode}")
    if lines or typed:
        reading.set(addresses=(Address(lines, typed),))


def _aged(reading: _Reading) -> None:
    found = reading.take(_AGE) if reading.record.born_on is None else None
    age = int(next(filter(None, found.groups()))) if found is not None else None
    if age is not None and age <= 120:
        last = reading.today.year - age
        reading.years = (str(last), str(last - 1))
        reading.set(born_year=last if reading.today.month > 6 else last - 1)
    elif not reading.years and (found := reading.take(_YEAR)) is not None:
        reading.years = (found[0],)
        reading.set(born_year=int(found[0]))


def _other_numbers(reading: _Reading) -> None:
    while (found := reading.take(_NUMBER)) is not None:
        plain = code(found[0])
        if not plain or len(reading.literals) > 12:
            continue
        reading.add(f"number {plain}", f"number with {plain}", weighed_as=_AS_NUMBERS)
        if not reading.record.upn:
            reading.set(upn=plain, case=plain)


def _names(reading: _Reading) -> list[str]:
    found = re.findall(r"[^\W\d_][^\s\d,;()]*", reading.left)
    names = [each for each in found if each not in _NOT_NAMES][:MOST_NAMES]
    for name in names:
        for word in street_words(name)[:1]:
            reading.add(f"street {word}", f"lives or lived at {name.title()}", name, _PLACE)
    return names


def _combine(reading: _Reading, names: list[str]) -> None:
    """One name with a part of a postcode or a year: too many bear the name alone."""
    if not names and reading.record.born_on is not None:
        day = f"{reading.record.born_on:%Y%m%d}"
        turned = f"{day[:4]}{day[6:]}{day[4:6]}"
        for each in dict.fromkeys((day, turned)):
            reading.add(born(each))
    heard = sounds(prepare_record(Record(given=" ".join(names), family=" ".join(names[-2:]))))
    outcodes = [a.postcode.split()[0] for a in reading.record.addresses if a.postcode]
    for sound in heard[:8]:
        for outcode in outcodes:
            reading.add(name_and_place(sound, outcode))
        for year in reading.years:
            reading.add(name_and_year(sound, year))


def _readings(record: Record, names: list[str], *, family_first: bool) -> tuple[Record, ...]:
    """Which of the words are given names and which the family name: each way once."""
    if len(names) < 2:
        only = names[0] if names else ""
        parts = [(only, ""), ("", only)] if only else [("", "")]
    else:
        first, last = names[0], names[-1]
        parts = [
            (" ".join(names[:-1]), last),
            (" ".join(names[1:]), first),
            (first, " ".join(names[1:])),
            (last, " ".join(names[:-1])),
        ]
        if family_first:
            parts[0], parts[1] = parts[1], parts[0]
    return tuple(replace(record, given=g, family=f) for g, f in dict.fromkeys(parts))
