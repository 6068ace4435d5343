"""How relatives of one household agree: the test that tells a sibling from the same child.

Splink's own session stops where a level is seen in one class only (a share of exactly nought), so
this small expectation maximisation stands beside it: m is held at what Splink learned, the shares
of relatives and the share of pairs that are one person are found. Before the first pair, twenty
pairs of relatives count as seen that agreed as strangers do.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from .compare import BY_FIELD, LEVELS, UNKNOWN
from .prepared import Prepared

FIELDS = ("given", "middle", "born", "sex")
_STEPS = 60
_LARGEST_HOME = 60
_BEFORE = 20.0

Shares = dict[str, dict[str, float]]
Known = Mapping[str, Mapping[str, float]]
Seen = tuple[str, ...]


def learn(records: Iterable[Prepared], m: Known, u: Known) -> tuple[Shares, float]:
    """The shares of relatives by field and level, and the share of pairs that are one person."""
    seen = Counter(tuple(BY_FIELD[field](a, b) for field in FIELDS) for a, b in at_home(records))
    share, relative = 0.15, _shares(seen, dict.fromkeys(seen, 0.0), u)
    for _ in range(_STEPS):
        one = {each: _posterior(each, m, relative, share) for each in seen}
        ones = sum(many * one[each] for each, many in seen.items())
        share = (ones + 1) / (seen.total() + 2)
        relative = _shares(seen, one, u)
    return relative, share


def at_home(records: Iterable[Prepared]) -> Iterator[tuple[Prepared, Prepared]]:
    """Pairs that share a family name and a full address."""
    homes: dict[tuple[str, str, str], list[Prepared]] = {}
    for record in records:
        for postcode, number, _ in record.places[:1]:
            if record.family and number and " " in postcode:
                homes.setdefault((record.surname, postcode, number), []).append(record)
    for home in homes.values():
        yield from combinations(home[:_LARGEST_HOME], 2)


def _posterior(seen: Seen, m: Known, relative: Shares, share: float) -> float:
    one, kin = share, 1 - share
    for field, level in zip(FIELDS, seen, strict=True):
        if level != UNKNOWN:
            one *= m[field][level]
            kin *= relative[field][level]
    return one / (one + kin)


def _shares(seen: Counter[Seen], one: Mapping[Seen, float], u: Known) -> Shares:
    found: Shares = {}
    for place, field in enumerate(FIELDS):
        counts = {level: _BEFORE * u[field][level] for level in LEVELS[field] if level != UNKNOWN}
        for each, many in seen.items():
            if each[place] != UNKNOWN:
                counts[each[place]] += many * (1 - one[each])
        total = sum(counts.values())
        found[field] = {level: count / total for level, count in counts.items()}
    return found
