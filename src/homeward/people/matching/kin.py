"""How relatives of one household agree: the test that tells a sibling from the same child.

Splink's own session stops where a level is seen in one class only (a share of exactly nought), so
this small expectation maximisation stands beside it: m is held at what Splink learned, the shares
of relatives and the share of pairs that are one person are found, each level having been seen
half a time before the first pair.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from .compare import BY_FIELD, LEVELS, UNKNOWN
from .prepared import Prepared

FIELDS = ("given", "middle", "born", "sex")
_STEPS = 60
_LARGEST_HOME = 60
_BEFORE = 0.5

Shares = dict[str, dict[str, float]]
Seen = tuple[str, ...]


def learn(
    records: Iterable[Prepared], m: Mapping[str, Mapping[str, float]]
) -> tuple[Shares, float]:
    """The shares of relatives by field and level, and the share of pairs that are one person."""
    seen = Counter(tuple(BY_FIELD[field](a, b) for field in FIELDS) for a, b in at_home(records))
    share, relative = 0.15, _shares(seen, dict.fromkeys(seen, 0.0))
    for _ in range(_STEPS):
        one = {each: _posterior(each, m, relative, share) for each in seen}
        share = sum(seen[each] * one[each] for each in seen) / max(sum(seen.values()), 1)
        relative = _shares(seen, one)
    return relative, share


def at_home(records: Iterable[Prepared]) -> Iterator[tuple[Prepared, Prepared]]:
    """Pairs that share a family name and a full address."""
    homes: dict[tuple[str, str, str], list[Prepared]] = {}
    for record in records:
        for postcode, house in record.places[:1]:
            if record.family and house and " " in postcode:
                homes.setdefault((record.surname, postcode, house), []).append(record)
    for home in homes.values():
        yield from combinations(home[:_LARGEST_HOME], 2)


def _posterior(
    seen: Seen, m: Mapping[str, Mapping[str, float]], relative: Shares, share: float
) -> float:
    one, kin = share, 1 - share
    for field, level in zip(FIELDS, seen, strict=True):
        if level != UNKNOWN:
            one *= m[field][level]
            kin *= relative[field][level]
    return one / (one + kin)


def _shares(seen: Counter[Seen], one: Mapping[Seen, float]) -> Shares:
    found: Shares = {}
    for place, field in enumerate(FIELDS):
        counts = {level: _BEFORE for level in LEVELS[field] if level != UNKNOWN}
        for each, many in seen.items():
            if each[place] != UNKNOWN:
                counts[each[place]] += many * (1 - one[each])
        total = sum(counts.values())
        found[field] = {level: count / total for level, count in counts.items()}
    return found
