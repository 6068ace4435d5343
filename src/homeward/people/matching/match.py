"""What is said of one question and one record: how likely one person, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from .compare import LEVELS, UNKNOWN, Agreement, compare
from .edges import NO_EDGES, Edges
from .guards import twins_alike, why_a_person_decides
from .model import Model, shipped
from .names import Names
from .prepared import Prepared

AUTOMATIC_FROM = 0.99
REVIEW_FROM = 0.50
WEAK_FROM = 0.02
# A second person must be this many bits behind: 32 times less likely.
MARGIN = 5.0
RIVAL = "somebody else fits nearly as well"
# A stranger is out of the question, and so is one person: then they are of one family.
_KIN_STRANGER, _KIN_RELATIVE = 3.0, -3.0


class Verdict(StrEnum):
    """What may be done with a candidate. Merging is always a person's act."""

    AUTOMATIC = "automatic"
    """The history may be shown at once, marked as linked by the machine."""
    REVIEW = "review"
    """Probable: somebody says whether it is them."""
    WEAK = "weak"
    """Possible: listed below the others."""
    NONE = "none"
    """Certainly or very likely somebody else."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Among what a pair is judged: the weights, how common names are, and what people decided.

    `records` is the number of records searched; `names` None takes the shares in the weights.
    """

    records: int
    model: Model = field(default_factory=shipped)
    names: Names | None = None
    edges: Edges = NO_EDGES

    @property
    def known_names(self) -> Names:
        """How common names are here."""
        return self.names or self.model.names


@dataclass(frozen=True, slots=True)
class Reason:
    """One field: its level, words for the screen, and bits for (+) or against (-) one person."""

    field: str
    level: str
    words: str
    bits: float


@dataclass(frozen=True, slots=True)
class Match:
    """The answer about one pair.

    `probability` is that both are one person, `weight` the bits behind it (0 is evens).
    `why_not_automatic` gives in words what a person has to look at. `kin` says that the two look
    like relatives of one household.
    """

    probability: float
    weight: float
    reasons: tuple[Reason, ...]
    verdict: Verdict
    why_not_automatic: tuple[str, ...]
    kin: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair on the scales, before words are found for it."""

    levels: Agreement
    stranger: float
    relative: float
    weight: float


def weigh(a: Prepared, b: Prepared, among: Surroundings) -> Weighed:
    """The levels and bits of a pair: against strangers, against relatives, against both."""
    levels = compare(a, b)
    model = among.model
    stranger = model.against_stranger(a, b, levels, among.known_names)
    relative = model.against_relative(levels)
    return Weighed(levels, stranger, relative, model.combined(stranger, relative, among.records))


def score(
    question: Prepared,
    candidate: Prepared,
    among: Surroundings,
    household: Sequence[Prepared] = (),
) -> Match:
    """How likely the two are one person, with a reason for each field.

    `household` are the other people in the candidate's home, or any other candidates: where one
    of them fits nearly as well, nothing is linked by itself.
    """
    weighed = weigh(question, candidate, among)
    rival = any(
        is_rival((each, weigh(question, each, among)), (candidate, weighed), among)
        for each in household
    )
    return answer(question, candidate, weighed, among, rival=rival)


def answer(
    question: Prepared,
    candidate: Prepared,
    weighed: Weighed,
    among: Surroundings,
    *,
    rival: bool,
) -> Match:
    """The answer about a weighed pair; `rival` says that another person stands in its way."""
    if _apart(question, candidate, among.edges):
        no = ("the two are not to be joined",)
        return Match(0.0, weighed.weight, (), Verdict.NONE, no, kin=False)
    guards = why_a_person_decides(question, candidate, weighed.levels, among.known_names)
    probability = among.model.probability(weighed.weight, doubted=bool(guards))
    if rival:
        guards += (RIVAL,)
    return Match(
        probability,
        weighed.weight,
        _reasons(weighed.levels, among.model),
        _verdict(probability, guards),
        guards,
        kin=_kin(weighed, among),
    )


def _apart(question: Prepared, candidate: Prepared, edges: Edges) -> bool:
    return question.sealed or candidate.sealed or edges.part(question.ref, candidate.ref)


def _verdict(probability: float, guards: tuple[str, ...]) -> Verdict:
    if probability >= AUTOMATIC_FROM and not guards:
        return Verdict.AUTOMATIC
    if probability >= REVIEW_FROM:
        return Verdict.REVIEW
    return Verdict.WEAK if probability >= WEAK_FROM else Verdict.NONE


def _reasons(levels: Agreement, model: Model) -> tuple[Reason, ...]:
    return tuple(
        Reason(name, level, LEVELS[name][level], round(weights[level], 2))
        for name, level, weights in zip(LEVELS, levels, model.stranger, strict=True)
        if level != UNKNOWN
    )


def _kin(weighed: Weighed, among: Surroundings) -> bool:
    stranger = among.model.combined(weighed.stranger, 60.0, among.records)
    return stranger > _KIN_STRANGER and weighed.relative + among.model.kin < _KIN_RELATIVE


def is_rival(
    other: tuple[Prepared, Weighed], one: tuple[Prepared, Weighed], among: Surroundings
) -> bool:
    """Whether another record stands in the way of a link: somebody else who fits nearly as well.

    So does a twin of a near name, and a record that has the second name asked about where this
    one has none: brothers, and twins, may share the first.
    """
    (theirs, fits), (ours, linked) = other, one
    if theirs.person and theirs.person == ours.person:
        return False
    close = fits.weight > linked.weight - MARGIN
    if close and fits.levels.middle == "same" and linked.levels.middle == UNKNOWN:
        return True
    twins = twins_alike(ours, theirs, among.known_names)
    return (close or twins) and not one_person(ours, theirs, among)


def one_person(one: Prepared, other: Prepared, among: Surroundings) -> bool:
    """Whether two records are linked already or so alike that they are no rivals."""
    if one.person and one.person == other.person:
        return True
    return surely_one(one, other, weigh(one, other, among), among)


def surely_one(a: Prepared, b: Prepared, weighed: Weighed, among: Surroundings) -> bool:
    """Whether a pair is so likely one person, without any guard, that it may be linked."""
    likely = among.model.probability(weighed.weight, doubted=False) >= AUTOMATIC_FROM
    return likely and not why_a_person_decides(a, b, weighed.levels, among.known_names)
