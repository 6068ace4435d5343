"""Makes an authority: families with twins and shared telephones, their records, and questions.

Every chance stands in `Chances`, written down before the engine was first run on the data. The
same seed makes the same authority. `python -m benchmarks.people.maker` says what is in one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from homeward.people.matching import Address, Record

from .names import ALIKE, ORIGINS, STREETS, Origin
from .noise import Chances, spoilt

TODAY = date(2026, 11, 24)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody made up, as they truly are."""

    key: int
    household: int
    origin: str
    true: Record
    role: str  # parent, child, twin


@dataclass(frozen=True, slots=True)
class Question:
    """What a contact says, about whom (None: not on file), and of which kind."""

    record: Record
    about: int | None
    kind: str  # on file, stranger, sibling, twin
    origin: str
    errors: int


@dataclass(frozen=True)
class Authority:
    """Records, whom each is about, their households and languages of origin, and questions."""

    records: list[Record]
    about: dict[str, int]
    household: dict[int, int]
    origin: dict[int, str]
    questions: list[Question]


def make(records: int, questions: int, seed: int, chances: Chances | None = None) -> Authority:
    """An authority with so many records. A quarter of the questions are about nobody on file."""
    rng, chances = Random(seed), chances or Chances()
    filed: list[Record] = []
    about: dict[str, int] = {}
    homes: dict[int, int] = {}
    origins: dict[int, str] = {}
    known: list[Person] = []
    absent: list[Person] = []
    for home in households(rng, chances):
        for person in home:
            homes[person.key], origins[person.key] = person.household, person.origin
            (absent if person.role != "parent" and rng.random() < 0.02 else known).append(person)
            if known and known[-1] is person:
                for record in _records(rng, person, chances, len(filed)):
                    filed.append(record)
                    about[record.ref] = person.key
        if len(filed) >= records:
            break
    # The last household may run over; what is cut is on nobody's file.
    for record in filed[records:]:
        del about[record.ref]
    on_file = set(about.values())
    known = [person for person in known if person.key in on_file]
    asked = _questions(rng, known, absent, questions, chances, on_file)
    return Authority(filed[:records], about, homes, origins, asked)


def households(rng: Random, chances: Chances) -> Iterator[list[Person]]:
    """Households without end."""
    key = home = 0
    while True:
        origin = rng.choices(ORIGINS, [each.share for each in ORIGINS])[0]
        people = [
            Person(key + place, home, origin.key, record, role)
            for place, (role, record) in enumerate(_household(rng, origin, chances))
        ]
        yield people
        key, home = key + len(people), home + 1


def _household(rng: Random, origin: Origin, chances: Chances) -> list[tuple[str, Record]]:
    family, where = _pick(rng, origin.families), address(rng)
    phones = tuple(_phone(rng) for _ in range(rng.choice((1, 1, 2))))
    base = Record(family=family, addresses=(where,), phones=phones)
    eldest = date(2026, 1, 1) - timedelta(rng.randrange(18 * 365))
    found = [("parent", _parent(rng, origin, base, eldest, sex)) for sex in _parents(rng)]
    found += _children(rng, origin, base, eldest, found, chances)
    return found


def _parents(rng: Random) -> str:
    return rng.choices(("F", "FM", "M"), (0.38, 0.54, 0.08))[0]


def _parent(rng: Random, origin: Origin, base: Record, eldest: date, sex: str) -> Record:
    born = eldest - timedelta(days=rng.randrange(17 * 365, 42 * 365))
    family = base.family if rng.random() < 0.75 else _pick(rng, origin.families)
    return _numbered(rng, _called(rng, origin, replace(base, family=family), born, sex))


def _children(
    rng: Random,
    origin: Origin,
    base: Record,
    eldest: date,
    parents: list[tuple[str, Record]],
    chances: Chances,
) -> list[tuple[str, Record]]:
    found: list[tuple[str, Record]] = []
    taken = {record.given.split()[0] for _, record in parents}
    born = eldest
    for _ in range(rng.choices((1, 2, 3, 4, 5), (0.4, 0.33, 0.16, 0.08, 0.03))[0]):
        twin = rng.random() < chances.twins
        for pair in range(2 if twin else 1):
            child = _child(rng, origin, base, born, parents, taken, chances)
            if twin and pair and rng.random() < chances.alike_twins:
                child = _alike(rng, found, child)
            taken.add(child.given.split()[0])
            found.append(("twin" if twin else "child", child))
        born += timedelta(days=rng.randrange(330, 1500))
        if born > TODAY:
            break
    return found


def _child(
    rng: Random,
    origin: Origin,
    base: Record,
    born: date,
    parents: list[tuple[str, Record]],
    taken: set[str],
    chances: Chances,
) -> Record:
    child = _called(rng, origin, base, born, rng.choice("FM"))
    while child.given.split()[0] in taken and " " not in child.given:
        child = _called(rng, origin, base, born, child.sex)
        if rng.random() < 0.02:
            child = replace(child, given=f"{child.given} {_pick(rng, origin.boys)}")
    father = next((record for _, record in parents if record.sex == "M"), None)
    if child.sex == "M" and father and rng.random() < chances.named_after_father:
        child = replace(child, given=father.given)
    return _numbered(rng, child)


def _alike(rng: Random, found: list[tuple[str, Record]], child: Record) -> Record:
    """The second twin gets the other half of a pair of names like one another."""
    one, other = rng.choice(ALIKE)
    role, first = found[-1]
    found[-1] = (role, replace(first, given=one))
    return replace(child, given=other, sex=first.sex)


def _called(rng: Random, origin: Origin, base: Record, born: date, sex: str) -> Record:
    names = origin.boys if sex == "M" else origin.girls
    given = _pick(rng, names)
    # Where many boys are called Mohammed first, a second name tells brothers apart.
    often = 0.9 if given in ("Mohammed", "Mohamed", "Abdul") else 0.35
    if rng.random() < often:
        given = f"{given} {rng.choice([each for each in names if each != given])}"
    return replace(base, given=given, born_on=born, sex=sex)


def _numbered(rng: Random, person: Record) -> Record:
    upn = f"{rng.choice('ABCDEFGHJK')}{rng.randrange(10**12):012}"
    return replace(person, nhs=_nhs(rng), upn=upn)


def _records(rng: Random, person: Person, chances: Chances, first: int) -> Iterator[Record]:
    """One record, or more where nobody saw that the person was known."""
    for place in range(rng.choices((1, 2, 3), chances.records_each)[0]):
        ref = f"r{first + place}"
        record = replace(person.true, ref=ref, case=f"C{first + place:07}")
        errors = rng.choices((0, 1, 2, 3), chances.errors_on_file)[0] if place else 0
        yield spoilt(rng, record, errors, chances.on_file, address)


def _questions(
    rng: Random,
    known: list[Person],
    absent: list[Person],
    many: int,
    chances: Chances,
    on_file: set[int],
) -> list[Question]:
    homes = {person.household for person in known}
    near = [person for person in absent if person.household in homes]
    kinds = {
        "on file": known,
        "sibling": [person for person in near if person.role == "child"],
        "twin": [person for person in near if person.role == "twin"],
        "stranger": _strangers(rng, many, chances),
    }
    found = []
    for kind, share in chances.kinds:
        for _ in range(round(many * share)):
            person = rng.choice(kinds[kind])
            errors = rng.choices((0, 1, 2, 3), chances.errors_asked)[0]
            record = spoilt(rng, person.true, errors, chances.asked, address)
            about = person.key if kind == "on file" else None
            found.append(Question(record, about, kind, person.origin, errors))
    return found


def _strangers(rng: Random, many: int, chances: Chances) -> list[Person]:
    found: list[Person] = []
    for home in households(Random(rng.random()), chances):
        found += home
        if len(found) >= max(many // 2, 50):
            return found
    return found


def address(rng: Random, near: str = "") -> Address:
    """Somewhere in the authority and round it, or within the same outcode."""
    outcode = near.split()[0] if near else f"{rng.choice(('OL', 'SK', 'M'))}{rng.randrange(1, 30)}"
    # About 28,000 postcodes: a dozen households share one where a million people are on file.
    incode = f"{rng.randrange(1, 10)}{rng.choice('ABDEFGHJLNPQ')}{rng.choice('RSU')}"
    return Address(f"{rng.randrange(1, 120)} {rng.choice(STREETS)}", f"{outcode} {incode}")


def _pick(rng: Random, names: tuple[str, ...]) -> str:
    """Common names often, rare ones rarely: the square of an even draw."""
    return names[int(len(names) * rng.random() ** 2)]


def _phone(rng: Random) -> str:
    return f"07{rng.randrange(10**9):09}"


def _nhs(rng: Random) -> str:
    while True:
        nine = f"{rng.randrange(4 * 10**8, 5 * 10**8)}"
        check = (11 - sum(int(d) * (10 - p) for p, d in enumerate(nine)) % 11) % 11
        if check < 10:
            return f"{nine}{check}"


if __name__ == "__main__":
    made = make(2_000, 200, seed=1)
    for record in made.records[:12]:
        print(record)
    for question in made.questions[::10]:
        print(question)
