"""One child's record with a protected address in every field, and all that is made of it."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from homeward.missing.find_plan import rank_places
from homeward.missing.finding.protect import gives_away, secrets_of, spot
from homeward.missing.finding.queries.known import as_visits
from homeward.missing.finding.queries.plan import place_line
from homeward.missing.finding.queries.police import item_of
from homeward.missing.models import KnownPlace, Place
from homeward.people.models import Person

AT = datetime(2026, 5, 4, 21, tzinfo=UTC)


def everything_shown(secret: Place, texts: list[str], *, known_there: bool) -> Iterator[str]:
    """Every text of a plan's line and a police item, where the texts stand in every field."""
    said, how, company, name = texts
    other = Place(pk=2, name=name, lines=how, kind="friend")
    fact = KnownPlace(
        person=Person(given_names="A", family_name="B"),
        place=secret if known_there else other,
        known_how="told",
        first_hand="first",
        said_by=said,
        how_known=how,
        company=company,
        at=AT,
    )
    secrets = secrets_of(secret)
    line = rank_places(as_visits([fact]), AT).named[0]
    yield from _texts(asdict(place_line(1, line, [fact], [], {}, secrets)))
    yield from _texts(asdict(item_of(fact, secrets)))
    yield from _texts(asdict(spot(secret)))


def leaks(secret: Place, texts: list[str], *, known_there: bool) -> list[str]:
    """The texts that give the protected address away."""
    return [
        text
        for text in everything_shown(secret, texts, known_there=known_there)
        if gives_away(text, secrets_of(secret))
    ]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
