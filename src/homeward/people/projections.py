"""What of a person is filed so that they can be found. Pure: looks only at what is loaded."""

from collections.abc import Iterator
from dataclasses import dataclass

from . import matching
from .asking import filed_words
from .models import Identifier, Person

_CASE = (Identifier.Scheme.LA_CHILD_ID, Identifier.Scheme.CASE)


@dataclass(frozen=True, slots=True)
class Filed:
    """A person's record made ready to be compared, and the keys under which it lies."""

    packed: str
    keys: frozenset[int]


def filed(person: Person) -> Filed:
    """What is filed of a person whose names, numbers, addresses and phones are loaded."""
    record = record_of(person)
    ready = matching.prepare_record(record)
    engine = {matching.hashed(key) for key in matching.filed_under(ready)}
    numbers = [each.value for each in person.identifiers.all()]
    numbers += [each.value for each in person.phones.all()]
    return Filed(ready.pack(), filed_words(record, ready, numbers) | engine)


def record_of(person: Person) -> matching.Record:
    """A person as the matching engine reads one, without protected addresses.

    Whoever looks for a protected address must not learn who lives there.
    """
    homes = sorted(
        (each for each in person.addresses.all() if not each.protected),
        key=lambda each: (each.to_on is not None, -each.pk),
    )
    return matching.Record(
        ref=str(person.pk),
        given=person.given_names,
        family=person.family_name,
        former=(*(each.name for each in person.former_names.all()), *_merged_names(person)),
        known_as=(person.known_as,) if person.known_as else (),
        born_on=person.born_on,
        expected_on=person.expected_on,
        sex=person.sex,
        addresses=tuple(matching.Address(each.lines, each.postcode) for each in homes),
        phones=tuple(each.value for each in person.phones.all()),
        nhs=_number(person, Identifier.Scheme.NHS),
        upn=_number(person, Identifier.Scheme.UPN),
        case=_number(person, *_CASE),
    )


def _merged_names(person: Person) -> Iterator[str]:
    """The names of the records merged into this one: whoever asks for them means this person."""
    for each in person.merged_here.all():
        yield from (name for name in (each.full_name, each.known_as) if name)
        yield from _merged_names(each)


def _number(person: Person, *schemes: str) -> str:
    found = [each for each in person.identifiers.all() if each.scheme in schemes]
    return min(found, key=lambda each: each.pk).value if found else ""
