"""Is this someone we know? From a question to the people it may be about, with reasons in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q

from homeward.access.policies import allowed
from homeward.access.roles import MAY, Can
from homeward.core import clock

from .. import matching
from ..asking import Literal, Question, read
from ..asking.line import without
from ..models import NotSame, Person, Sealed
from ..policies import visible
from ..rules import age_on
from .person import with_numbers
from .reasons import Said, heard_alike, said_of
from .standing import standings
from .store import Beside, Filed, filed_records
from .strength import STRENGTHS, Strength, bits_of, strength_of

FOUND_LIMIT = 20
# Where one of these speaks against somebody, they are no match worth a line.
_TOLD = ("given", "family", "born")
# So many of the best are put in order again with what was found as it stands.
_KEPT = 80


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody who may be meant: how likely, why, and where they stand.

    ``person`` is None for the one line that says that a restricted record may match: then
    nothing else is said but ``ask``, whom to ask.
    """

    person: Person | None
    strength: Strength | None = None
    agrees: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    stands: tuple[tuple[str, str], ...] = ()
    address: str = ""
    age: int | None = None
    kin: bool = False
    ask: str = ""

    @property
    def words(self) -> str:
        """The strength in one word."""
        return str(self.strength.label) if self.strength else ""

    @property
    def colour(self) -> str:
        return STRENGTHS[self.strength] if self.strength else "grey"

    @property
    def likely(self) -> bool:
        """Whether somebody has to say why it is not them before a new record is made."""
        return self.strength in (Strength.STRONG, Strength.POSSIBLE)


@dataclass(frozen=True, slots=True)
class _Scored:
    """One candidate: the engine's answer, and the bits that words found as they stand add."""

    row: int
    record: matching.Prepared
    question: matching.Prepared
    match: matching.Match
    literals: tuple[Literal, ...]
    bits: float


def look_for(
    *, viewer: Any, question: Question | str, limit: int = FOUND_LIMIT, person: Person | None = None
) -> list[Hit]:
    """People whom a question may be about, the likeliest first; at most ``limit``.

    ``question`` is a line of words as typed ("Beth Hussain 12/3/2012 OL6") or what a form asked
    (``people.asking.about``). ``person`` is the record itself where its like are looked for: it,
    and whoever was said not to be the same, is left out. Sealed records are never offered for
    each other, nor shown beside each other. Restricted records are shown to those with a grant;
    for others one line, the last, says that there may be one and whom to ask.
    """
    if not allowed(viewer, Can.SEE_PEOPLE):
        return []
    asked = read(question, clock.today()) if isinstance(question, str) else question
    scored = _scored(asked, person)[: limit + 10] if asked else []
    scored = _without_sealed(scored)[:limit]
    return _hits(viewer, scored)


def who_may_open() -> str:
    """Whom to ask about a restricted record, in words."""
    may = [str(role.label) for role, can in MAY.items() if Can.SEE_RESTRICTED in can]
    return " or ".join(may)


def _scored(question: Question, person: Person | None) -> list[_Scored]:
    """Every candidate at its best reading, the likeliest first."""
    store = Filed()
    among = matching.Surroundings(filed_records(), edges=_edges(person))
    readings = _readings(question, store, person)
    store.look_up(_first_keys(readings))
    under = {each: frozenset(store.under(each.key)) for each in question.literals}
    best: dict[int, _Scored] = {}
    for reading in readings:
        beside = Beside(store, (each.key for each in question.literals))
        for found in matching.find(reading, beside, among, limit=_KEPT):
            if len(readings) > 1 and _turned(found):
                continue  # another reading has the names the right way round
            scored = _with_literals(found, reading, under, among)
            if scored.row not in best or best[scored.row].bits < scored.bits:
                best[scored.row] = scored
    worth = [each for each in best.values() if _worth_showing(each)]
    own = person.pk if person is not None else None
    ordered = sorted(worth, key=lambda each: (-each.bits, each.row))
    return [each for each in ordered if each.row != own]


def _readings(question: Question, store: Filed, person: Person | None) -> list[matching.Prepared]:
    """The readings made ready, with those in which a word is a street after all."""
    store.look_up(each.key for each in question.literals)
    records = list(question.records)
    for literal in question.literals:
        if literal.instead_of and store.under(literal.key):
            records += without(question, literal.instead_of)
    ref = str(person.pk) if person is not None else ""
    ready = [matching.prepare_record(replace(each, ref=ref)) for each in records]
    return list(dict.fromkeys(ready))[:8]


def _first_keys(readings: Iterable[matching.Prepared]) -> list[int]:
    return [matching.hashed(key) for each in readings for key in matching.asked(each)]


def _turned(found: matching.Candidate) -> bool:
    return any(each.level == "swapped" and each.field == "given" for each in found.match.reasons)


def _with_literals(
    found: matching.Candidate,
    question: matching.Prepared,
    under: Mapping[Literal, frozenset[int]],
    among: matching.Surroundings,
) -> _Scored:
    row = int(found.ref)
    weighed = {each.field for each in found.match.reasons if each.bits > 0}
    met = tuple(
        each
        for each, rows in under.items()
        if each.words and row in rows and not weighed & set(each.weighed_as)
    )
    bits = sum(bits_of(len(under[each]), among.records) for each in met)
    return _Scored(row, found.record, question, found.match, met, found.match.weight + bits)


def _worth_showing(scored: _Scored) -> bool:
    """Somebody the engine holds possible, or of whom nothing typed is contradicted."""
    if scored.match.verdict is not matching.Verdict.NONE or scored.literals:
        return True
    reasons = scored.match.reasons
    against = [
        each
        for each in reasons
        if each.field in _TOLD
        and each.bits <= 0
        and not heard_alike(each.field, scored.question, scored.record)
    ]
    return not against and any(each.bits > 0 for each in reasons)


def _edges(person: Person | None) -> matching.Edges:
    """What people decided about the record itself; none for a question that is not on file."""
    if person is None:
        return matching.NO_EDGES
    own = Q(person=person) | Q(other=person)
    parted = [
        frozenset(
            matching.pair(str(one), str(other))
            for one, other in model._default_manager.filter(own).values_list("person", "other")
        )
        for model in (NotSame, Sealed)
    ]
    return matching.Edges(*parted)


def _without_sealed(scored: list[_Scored]) -> list[_Scored]:
    """Of two sealed from each other only the likelier: seen together they would be known."""
    rows = [each.row for each in scored]
    pairs = Sealed.objects.filter(person__in=rows, other__in=rows).values_list("person", "other")
    place = {row: number for number, row in enumerate(rows)}
    hidden = {max(pair, key=lambda row: place[row]) for pair in pairs}
    return [each for each in scored if each.row not in hidden]


def _hits(viewer: Any, scored: Sequence[_Scored]) -> list[Hit]:
    rows = [each.row for each in scored]
    people = {each.pk: each for each in with_numbers(Person.objects.filter(pk__in=rows))}
    closed = [row for row, person in people.items() if person.restricted]
    opened = set(visible(viewer).filter(pk__in=closed).values_list("pk", flat=True))
    shown = [row for row in people if row not in closed or row in opened]
    stands = standings(viewer, [people[row] for row in shown])
    today = clock.today()
    hits = [
        _hit(each, people[each.row], stands.get(each.row, ()), today)
        for each in scored
        if each.row in shown
    ]
    if len(shown) < len(people):
        hits.append(Hit(None, ask=who_may_open()))
    return hits


def _hit(scored: _Scored, person: Person, stands: tuple[tuple[str, str], ...], today: date) -> Hit:
    said: Said = said_of(scored.question, scored.record, scored.match, scored.literals)
    return Hit(
        person=person,
        strength=strength_of(scored.match, scored.bits),
        agrees=said.agrees,
        differs=said.differs,
        stands=stands,
        address=_address(person),
        age=age_on(person.born_on, person.died_on or today),
        kin=scored.match.kin,
    )


def _address(person: Person) -> str:
    """Where they live now, or "Protected"; empty where nobody knows."""
    now = [each for each in person.addresses.all() if each.to_on is None]
    if any(each.protected for each in now):
        return "Protected"
    return f"{now[0].lines} {now[0].postcode}".strip() if now else ""
