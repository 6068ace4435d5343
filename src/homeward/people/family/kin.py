"""How one person stands to another: the words at both ends, and the generations between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FEMALE, MALE = "F", "M"


@dataclass(frozen=True)
class Words:
    """What somebody is called: of female sex, of male sex, and where neither is recorded."""

    female: str
    male: str
    either: str

    def for_sex(self, sex: str) -> str:
        return {FEMALE: self.female, MALE: self.male}.get(sex, self.either)


@dataclass(frozen=True)
class Kin:
    """A kind of relationship.

    ``down``: how many generations below ``person`` the ``other`` stands. ``blood``: it says so for
    certain, so a contradiction is worth a sentence. ``in_family``: it stands in the genogram.
    """

    forward: Words
    back: Words
    down: int = 0
    blood: bool = False
    in_family: bool = True

    @property
    def mutual(self) -> bool:
        """Whether it reads the same from both ends, as with siblings."""
        return self.forward == self.back

    def word(self, sex: str, *, forward: bool, in_words: str = "") -> str:
        """What the one is to the other, by the sex of the one who is named."""
        return in_words or (self.forward if forward else self.back).for_sex(sex)


def _same(female: str, male: str, either: str, **more: bool) -> Kin:
    both = Words(female, male, either)
    return Kin(both, both, **more)


def _plain(word: str) -> Words:
    return Words(word, word, word)


_CHILD = Words("daughter", "son", "child")

#: Every kind, the surest about generations first: that is the order in which a genogram is built.
KINDS: dict[str, Kin] = {
    "parent": Kin(Words("mother", "father", "parent"), _CHILD, 1, blood=True),
    "adoptive_parent": Kin(
        Words("adoptive mother", "adoptive father", "adoptive parent"),
        Words("adopted daughter", "adopted son", "adopted child"),
        1,
        blood=True,
    ),
    "sibling": _same("sister", "brother", "brother or sister", blood=True),
    "half_sibling": _same("half-sister", "half-brother", "half-brother or half-sister", blood=True),
    "step_parent": Kin(
        Words("step-mother", "step-father", "step-parent"),
        Words("step-daughter", "step-son", "step-child"),
        1,
    ),
    "grandparent": Kin(
        Words("grandmother", "grandfather", "grandparent"),
        Words("granddaughter", "grandson", "grandchild"),
        2,
        blood=True,
    ),
    "partner": _same("partner", "partner", "partner"),
    "ex_partner": _same("former partner", "former partner", "former partner"),
    "step_sibling": _same("step-sister", "step-brother", "step-brother or step-sister"),
    "aunt_uncle": Kin(
        Words("aunt", "uncle", "aunt or uncle"), Words("niece", "nephew", "niece or nephew"), 1
    ),
    "cousin": _same("cousin", "cousin", "cousin"),
    "foster_carer": Kin(_plain("foster carer"), _plain("fostered child"), 1),
    "guardian": Kin(_plain("guardian"), _plain("child under guardianship"), 1),
    "carer": Kin(_plain("carer"), _plain("child cared for"), 1),
    "friend": _same("friend", "friend", "friend", in_family=False),
    "other": _same("other", "other", "other", in_family=False),
}
PARENTS = ("parent", "adoptive_parent")
COUPLES = ("partner", "ex_partner")
#: Who may carry parental responsibility for the other.
RESPONSIBLE = ("parent", "adoptive_parent", "step_parent", "guardian", "carer", "grandparent")


@dataclass(frozen=True)
class Member:
    """Somebody in a family, as a drawing and its table show them. ``href`` opens their record."""

    ref: str
    name: str
    sex: str = "U"
    born_on: date | None = None
    expected_on: date | None = None
    died_on: date | None = None
    href: str = ""
    at_home: bool = False

    @property
    def unborn(self) -> bool:
        return self.born_on is None and self.expected_on is not None


@dataclass(frozen=True)
class Tie:
    """One recorded relationship: ``person`` and ``other`` are references of members."""

    ref: str
    person: str
    other: str
    kind: str
    ended: bool = False
    in_words: str = ""


def sentence(tie: Tie, members: dict[str, Member]) -> str:
    """A tie as one sentence, the words by sex: "Sara Hussain is the mother of Tom Hussain"."""
    one, other = members[tie.person], members[tie.other]
    word = KINDS[tie.kind].word(one.sex, forward=True, in_words=tie.in_words)
    if tie.kind == "other":
        return f"{one.name} and {other.name}: {word}{' (ended)' if tie.ended else ''}"
    joined = f"{'was' if tie.ended else 'is'} the {word} of"
    return f"{one.name} {joined} {other.name}"
