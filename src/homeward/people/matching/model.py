"""The weights: a readable, versioned file made by training, and what it says of a pair.

For each field and level the file holds `m`, the share of pairs of one person that agree so, and
`u`, the share of pairs of strangers that do (Fellegi and Sunter 1969). `relative` holds, for first
name, middle name, date of birth, sex and number, the share of pairs of relatives in one household.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path
from typing import Any

from .compare import LEVELS, UNKNOWN, Agreement
from .names import Names
from .prepared import Prepared

SHIPPED = Path(__file__).with_name("weights.toml")
# A name seen less often than this counts as this rare: no single name is proof.
RAREST = 1e-5


_GIVEN, _FAMILY = (list(LEVELS).index(field) for field in ("given", "family"))


@dataclass(frozen=True)
class Model:
    """Weights in bits (log2); `clear` and `doubted` are the lines from bits to honest log-odds."""

    version: str
    made_from: str
    stranger: tuple[Mapping[str, float], ...]
    relative: tuple[Mapping[str, float], ...]
    m: tuple[Mapping[str, float], ...]
    u: tuple[Mapping[str, float], ...]
    on_file: float
    kin: float
    clear: tuple[tuple[float, float], ...]
    doubted: tuple[tuple[float, float], ...]
    names: Names

    def against_stranger(self, a: Prepared, b: Prepared, levels: Agreement, names: Names) -> float:
        """Bits for "one person" against "two strangers", before any prior."""
        bits = 0.0
        for weights, level in zip(self.stranger, levels, strict=True):
            bits += weights[level]
        if levels.given == "same":
            bits += _rarity(self.u[_GIVEN]["same"], names.given, a.first, b.first)
        if levels.family == "same":
            bits += _rarity(self.u[_FAMILY]["same"], names.family, a.surname, b.surname)
        return bits

    def against_relative(self, levels: Agreement) -> float:
        """Bits for "one person" against "two relatives of one household", before any prior."""
        bits = 0.0
        for weights, level in zip(self.relative, levels, strict=True):
            bits += weights[level]
        return bits

    def combined(self, stranger: float, relative: float, records: int) -> float:
        """Bits for "one person" against everything else, among so many records."""
        one = stranger + log2(self.on_file / max(records, 2))
        other = relative + self.kin
        low, high = min(one, other), max(one, other)
        return low - log2(1 + 2.0 ** max(low - high, -60.0))

    def probability(self, bits: float, *, doubted: bool) -> float:
        """The share of pairs with these bits that are one person, as seen when calibrated.

        `doubted`: a guard speaks against the pair (twins, parent and child of one name).
        """
        odds = _between(self.doubted if doubted else self.clear, bits)
        return float(1 / (1 + 2.0 ** -max(-60.0, min(60.0, odds))))


@cache
def shipped() -> Model:
    """The weights that come with Homeward."""
    return read(SHIPPED)


def read(path: Path) -> Model:
    """The weights of a file. Raises ValueError, saying what is missing, for a file of no use."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return _model(found)
    except KeyError as missing:
        raise ValueError(
            f"{path.name}: {missing} is missing; train again to make the file."
        ) from None


def _model(found: dict[str, Any]) -> Model:
    head, fields = found["model"], found["fields"]
    m = {field: fields[field]["m"] for field in LEVELS}
    u = {field: fields[field]["u"] for field in LEVELS}
    kin = {field: fields[field].get("relative") for field in LEVELS}
    return Model(
        version=str(head["version"]),
        made_from=str(head["made_from"]),
        stranger=tuple(_bits(field, m[field], u[field]) for field in LEVELS),
        relative=tuple(_bits(field, m[field], kin[field]) for field in LEVELS),
        m=tuple(m.values()),
        u=tuple(u.values()),
        on_file=float(head["on_file"]),
        kin=log2(head["same_among_kin"] / (1 - head["same_among_kin"])),
        clear=_points(found["calibration"]["clear"]),
        doubted=_points(found["calibration"]["doubted"]),
        names=Names(found["names"]["given"], found["names"]["family"]),
    )


def _bits(field: str, m: Mapping[str, float], u: Mapping[str, float] | None) -> Mapping[str, float]:
    if u is None:
        return dict.fromkeys(LEVELS[field], 0.0)
    bits = {level: log2(m[level] / u[level]) for level in LEVELS[field] if level != UNKNOWN}
    return bits | {UNKNOWN: 0.0}


def _points(listed: Iterable[Iterable[float]]) -> tuple[tuple[float, float], ...]:
    return tuple((float(bits), float(odds)) for bits, odds in listed)


def _rarity(u: float, shares: Mapping[str, float], one: str, other: str) -> float:
    share = max(shares.get(one, RAREST), shares.get(other, RAREST), RAREST)
    return log2(u / share)


def _between(points: tuple[tuple[float, float], ...], x: float) -> float:
    """On the line through the points; beyond the ends one bit counts one bit."""
    if x <= points[0][0]:
        return points[0][1] + x - points[0][0]
    for (left, low), (right, high) in zip(points, points[1:], strict=False):
        if x <= right:
            return low + (high - low) * (x - left) / (right - left)
    return points[-1][1] + x - points[-1][0]
