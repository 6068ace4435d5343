"""How common names are, and what that says of a spelling: a name of its own, or a slip of one.

A twin bears a name that others bear too. "Joshuua" is nobody's, and can be meant for nobody but
Joshua; "Amna" is a name beside Amina. Only a large count of names can tell the two apart.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import DamerauLevenshtein

from .prepared import Prepared
from .sounds import sound

# Among fewer records no count of names says that a spelling is nobody's name.
LARGE = 50_000
# A name this common is known well enough for its slips to be known, too.
COMMON = 1e-3
# A spelling borne by fewer, or by fewer than one in so many of those whose name is a letter away,
# is nobody's name but a slip. In the made-up authorities no single slip reaches one in 200.
NOBODYS, ONE_IN = 2e-5, 100


@dataclass(frozen=True)
class Names:
    """How common first and family names are: share of records, by name."""

    given: Mapping[str, float]
    family: Mapping[str, float]
    counted_in: int = 0

    def is_borne(self, name: str) -> bool:
        """Whether a first name counts as somebody's own, and not as a slip of another."""
        return self.counted_in < LARGE or name in self._borne

    def one_is_a_slip(self, one: str, other: str) -> bool:
        """Whether one spelling is a common name, and the other nobody's and near no other name."""
        share = self.given.get
        slip, name = sorted((one, other), key=lambda each: share(each, 0.0))
        if self.counted_in < LARGE or share(name, 0.0) < COMMON:
            return False
        if share(slip, 0.0) > max(self._nobodys, share(name, 0.0) / ONE_IN):
            return False
        return self._near(slip) <= {name}

    def one_is_seldom_a_name(self, one: str, other: str) -> bool:
        """Whether one of two is seldom anybody's whole name beside the other.

        No twin is named by the short form of the other's name; but Liam and William are two names.
        """
        short, name = sorted(self.given.get(each, 0.0) for each in (one, other))
        return self.counted_in >= LARGE and short <= name / 5

    @classmethod
    def counted(cls, records: Iterable[Prepared]) -> "Names":
        """Counted in a set of records."""
        given: dict[str, int] = {}
        family: dict[str, int] = {}
        for record in records:
            if record.given:
                given[record.first] = given.get(record.first, 0) + 1
            if record.family:
                family[record.surname] = family.get(record.surname, 0) + 1
        return cls(_shares(given), _shares(family), sum(given.values()))

    @cached_property
    def _nobodys(self) -> float:
        return max(NOBODYS, 1 / max(self.counted_in, 1))

    @cached_property
    def _borne(self) -> frozenset[str]:
        """The first names that people bear, beyond slips."""
        often = [name for name, share in self.given.items() if share > self._nobodys]
        near = _by_code((name for name in often if self.given[name] >= COMMON), _one_out)
        return frozenset(name for name in often if not self._is_slip(name, near))

    def _is_slip(self, name: str, near: Mapping[str, set[str]]) -> bool:
        others = (each for code in _one_out(name) for each in near.get(code, ()))
        share = self.given[name] * ONE_IN
        return any(self.given[each] > share and _letters(name, each) == 1 for each in others)

    @cached_property
    def _by_letters(self) -> Mapping[str, set[str]]:
        return _by_code(self._borne, _one_out)

    @cached_property
    def _by_sound(self) -> Mapping[str, set[str]]:
        return _by_code(self._borne, lambda name: (sound(name),))

    def _near(self, slip: str) -> set[str]:
        """The names a spelling may be meant for: a letter away, or sounding the same."""
        letters = {each for code in _one_out(slip) for each in self._by_letters.get(code, ())}
        sounds = self._by_sound.get(sound(slip), set())
        return {each for each in letters if _letters(slip, each) <= 1} | {
            each for each in sounds if _letters(slip, each) <= 2
        }


def _by_code(names: Iterable[str], codes: Callable[[str], Iterable[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in names:
        for code in codes(name):
            found.setdefault(code, set()).add(name)
    return found


def _one_out(word: str) -> Iterator[str]:
    """The word and each form of it with one letter left out: words a letter apart share one."""
    yield word
    yield from (word[:at] + word[at + 1 :] for at in range(len(word)))


def _letters(one: str, other: str) -> int:
    return DamerauLevenshtein.distance(one, other)


def _shares(counts: dict[str, int]) -> dict[str, float]:
    total = sum(counts.values()) or 1
    return {name: count / total for name, count in counts.items()}
