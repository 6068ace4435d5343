"""Keys beside those of the engine: for a street, part of a postcode, part of a number."""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from ..matching import Prepared, Record
from ..matching.prepared import family_sounds, given_sounds
from ..matching.text import code, fold


def listed(words: str) -> frozenset[str]:
    """Words parted by blanks, as a set."""
    return frozenset(words.split())


# Of addresses these say nothing.
_COMMON = listed(
    "flat apartment house the road street lane avenue close drive way court crescent place "
    "terrace grove gardens walk hill park square rise view and rd st ave"
)
_STREET_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER_THEN_WORD = re.compile(r"(\d{1,4})[a-z]?,? +([^\W\d_]{3,})")
SHORTEST_PART, LONGEST_PART, MOST_WORDS = 4, 9, 6


def key_of(text: str) -> int:
    """The key of one such text, as the signed 64-bit number that is stored."""
    return int.from_bytes(blake2b(f"find {text}".encode(), digest_size=8).digest(), signed=True)


def filed_words(record: Record, ready: Prepared, numbers: Iterable[str]) -> frozenset[int]:
    """The keys of a record: about twenty. ``numbers`` are all by which others know the person."""
    texts = (*_places(record), *_names(ready), *_numbers(numbers))
    return frozenset(map(key_of, texts))


def street_words(lines: str) -> list[str]:
    """The words of an address that tell it from others, folded."""
    found = _STREET_WORD.findall(fold(lines))
    return [each for each in dict.fromkeys(found) if each not in _COMMON][:MOST_WORDS]


def houses(lines: str) -> list[str]:
    """House number and the word after it: "12 loomgate"."""
    return [f"{number} {word}" for number, word in _NUMBER_THEN_WORD.findall(fold(lines))][:2]


def postcode_parts(postcode: str) -> tuple[str, ...]:
    """ "OL6 7SR" as outcode, sector and whole; an outcode alone as itself."""
    outcode, _, incode = postcode.partition(" ")
    return (outcode, f"{outcode} {incode[0]}", postcode) if incode else (outcode,)


def born(day: str) -> str:
    return f"born {day}"


def is_common(word: str) -> bool:
    """Whether a word tells no address from another: "road"."""
    return word in _COMMON


def name_and_place(sound: str, outcode: str) -> str:
    return f"name area {sound} {outcode}"


def name_and_year(sound: str, year: str) -> str:
    return f"name year {sound} {year}"


def sounds(ready: Prepared) -> tuple[str, ...]:
    """How each of the names sounds."""
    return tuple(dict.fromkeys((*given_sounds(ready), *family_sounds(ready))))


def _places(record: Record) -> Iterator[str]:
    for address in record.addresses:
        yield from (f"street {word}" for word in street_words(address.lines))
        yield from (f"house {each}" for each in houses(address.lines))


def _names(ready: Prepared) -> Iterator[str]:
    codes = [place[0] for place in ready.places if place[0]]
    for part in dict.fromkeys(part for each in codes for part in postcode_parts(each)):
        yield f"place {part}"
    if ready.born:
        yield born(ready.born)
    outcodes = dict.fromkeys(each.split()[0] for each in codes)
    years = {ready.born[:4], ready.expected[:4]} - {""}
    for sound in sounds(ready):
        yield from (name_and_place(sound, each) for each in outcodes)
        yield from (name_and_year(sound, each) for each in years)


def _numbers(numbers: Iterable[str]) -> Iterator[str]:
    for plain in dict.fromkeys(map(code, numbers)):
        yield f"number {plain}"
        if len(plain) <= LONGEST_PART:
            for length in range(SHORTEST_PART, len(plain)):
                yield from (f"number {plain[:length]}", f"number {plain[-length:]}")
        else:
            yield f"number {plain[-SHORTEST_PART:]}"
