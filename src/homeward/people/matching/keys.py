"""Blocking keys: the short texts under which a record is filed and a question looks it up.

Two records are compared only where they share a key. A key is sixteen hexadecimal digits that
name nobody; the same record has the same keys on every machine and in every database. A table of
(key, record), indexed by key and written in the same transaction as the record, is all a database
needs.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from .prepared import Prepared, family_sounds, given_sounds, prepare_record
from .records import Record

# More would be noise: a record with six names and eight addresses.
MOST = 64


def keys_of(record: Record) -> tuple[str, ...]:
    """The keys under which a record is filed: about twenty, at most sixty-four."""
    return filed_under(prepare_record(record))


def filed_under(record: Prepared) -> tuple[str, ...]:
    """The keys of a record that is already prepared."""
    alone = (f"word {each}" for each in _all_sounds(record))
    return _keys((*_shared(record, record.born), *_initials(record), *_houses(record), *alone))


def narrow(record: Prepared) -> tuple[str, ...]:
    """The keys that few share, for comparing a whole register with itself."""
    years = sorted({record.born[:4], record.born_year, record.expected[:4]} - {""})
    named = (f"names year {pair} {year}" for pair in _pairs(record) for year in years)
    placed = (
        f"name place {each} {place[0]}"
        for each in _all_sounds(record)
        for place in record.places
        if " " in place[0]
    )
    return _keys((*_numbers(record), *_dated(record, record.born), *named, *placed))


def hashed(key: str) -> int:
    """A key as the signed 64-bit number that a database column of whole numbers holds."""
    return int.from_bytes(bytes.fromhex(key), signed=True)


def asked(question: Prepared) -> tuple[str, ...]:
    """The keys a question looks under first.

    Beside its own they are those of the date with day and month swapped and of the years before
    and after. A single name or date is looked up only where there is nothing better.
    """
    found = list(_shared(question, question.born))
    for born in _near(question.born):
        found += _dated(question, born)
    if not (question.given and question.family):
        found += [f"word {each}" for each in _all_sounds(question)]
    return _keys(found, most=3 * MOST)


def asked_again(question: Prepared) -> tuple[str, ...]:
    """The keys for when nobody good was found: wider ones, and those of wrong dates.

    Initials with the date or the family name stand in for a first name spelt beyond recognition;
    every date that differs in one digit is tried with each name.
    """
    found = [*_initials(question), *_houses(question)]
    for born in _one_digit_off(question.born):
        found += (f"name born {each} {born}" for each in _all_sounds(question))
    return _keys(found, most=400)


def _shared(record: Prepared, born: str) -> Iterator[str]:
    yield from _numbers(record)
    yield from _dated(record, born)
    years = {born[:4], record.born_year, record.expected[:4]} - {""}
    for pair in _pairs(record):
        yield f"names {pair}"
        yield from (f"names year {pair} {year}" for year in sorted(years))
    for postcode in dict.fromkeys(place[0] for place in record.places):
        yield from _placed(record, postcode, sorted(years))


def _initials(record: Prepared) -> Iterator[str]:
    heads = dict.fromkeys(word[0] for word in (*record.given[:2], *record.family[:2]))
    if record.born:
        yield from (f"initial born {each} {record.born}" for each in heads)
    for each in family_sounds(record):
        yield from (f"initial name {word[0]} {each}" for word in record.given[:1])


def _houses(record: Prepared) -> Iterator[str]:
    for postcode, number, street in record.places:
        if postcode and number and street:
            yield f"house {postcode.split()[0]} {number} {street}"


def _placed(record: Prepared, postcode: str, years: Iterable[str]) -> Iterator[str]:
    outcode = postcode.split()[0] if postcode else ""
    for each in _all_sounds(record):
        if " " in postcode:
            yield f"name place {each} {postcode}"
        if outcode:
            yield from (f"name area {each} {outcode} {year}" for year in years)


def _dated(record: Prepared, born: str) -> Iterator[str]:
    if not born:
        return
    yield from (f"name born {each} {born}" for each in _all_sounds(record))
    yield from (f"born place {born} {place[0]}" for place in record.places if " " in place[0])
    yield from (f"born house {born} {place[1]}" for place in record.places if place[1])


def _numbers(record: Prepared) -> Iterator[str]:
    yield from (f"phone {each}" for each in record.phones)
    for scheme, number in (("nhs", record.nhs), ("upn", record.upn), ("case", record.case)):
        if number:
            yield f"{scheme} {number}"


def _pairs(record: Prepared) -> Iterable[str]:
    """Given and family name in one fixed order, so that swapped names meet."""
    return dict.fromkeys(
        " ".join(sorted((given, family)))
        for given in given_sounds(record)
        for family in family_sounds(record)
    )


def _all_sounds(record: Prepared) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*given_sounds(record), *family_sounds(record))))


def _near(born: str) -> Iterator[str]:
    if born:
        year, month, day = born[:4], born[4:6], born[6:]
        if day <= "12" and day != month:
            yield year + day + month
        yield from (f"{int(year) + step:04}{month}{day}" for step in (-1, 1))


def _one_digit_off(born: str) -> Iterator[str]:
    for place in range(2, len(born)):
        for digit in "0123456789":
            other = born[:place] + digit + born[place + 1 :]
            if digit != born[place] and "01" <= other[4:6] <= "12" and "01" <= other[6:] <= "31":
                yield other


def _keys(texts: Iterable[str], most: int = MOST) -> tuple[str, ...]:
    kept = list(dict.fromkeys(texts))[:most]
    return tuple(blake2b(each.encode(), digest_size=8).hexdigest() for each in kept)
