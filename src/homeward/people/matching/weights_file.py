"""Writes the weights: a text that a person can read and compare with the last one."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .compare import LEVELS, UNKNOWN
from .names import Names

NAMES_KEPT = 300

Shares = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Trained:
    """What training found: shares by field and level, the share of one person among kin, names."""

    m: Shares
    u: Shares
    relative: Shares
    same_among_kin: float
    names: Names


def trained_in(path: Path) -> Trained:
    """What training found, from a file of weights (with the names that it keeps)."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    shares = {
        kind: {field: each[kind] for field, each in found["fields"].items() if kind in each}
        for kind in ("m", "u", "relative")
    }
    names = Names(found["names"]["given"], found["names"]["family"])
    return Trained(**shares, same_among_kin=found["model"]["same_among_kin"], names=names)


def written(
    trained: Trained,
    clear: Iterable[tuple[float, float]],
    doubted: Iterable[tuple[float, float]],
    *,
    version: str,
    made_from: str,
    on_file: float = 0.7,
) -> str:
    """The file as TOML. `on_file` is the share of questions expected to be about somebody known."""
    lines = [
        "# Weights for matching people. Made by homeward.people.matching.training; see model.py.",
        "# m: share of pairs of one person that agree so; u: of strangers; relative: of relatives.",
        "[model]",
        f'version = "{version}"',
        f'made_from = "{made_from}"',
        f"on_file = {on_file}",
        f"same_among_kin = {trained.same_among_kin:.6f}",
        "",
        "[calibration]  # bits, and the log-odds seen on pairs of known truth",
        f"clear = {_listed(clear)}",
        "# where a guard speaks: twins, parent and child of one name, no date of birth",
        f"doubted = {_listed(doubted)}",
    ]
    for field in LEVELS:
        lines += ["", *_field(field, trained)]
    for kind, shares in (("given", trained.names.given), ("family", trained.names.family)):
        lines += ["", f"[names.{kind}]  # the commonest, and their share of records"]
        lines += [f'"{name}" = {share:.6f}' for name, share in _commonest(shares)]
    return "\n".join(lines) + "\n"


def _listed(points: Iterable[tuple[float, float]]) -> str:
    return f"[{', '.join(f'[{bits}, {odds}]' for bits, odds in points)}]"


def _field(field: str, trained: Trained) -> list[str]:
    lines = []
    for kind, shares in (("m", trained.m), ("u", trained.u), ("relative", trained.relative)):
        if field in shares:
            lines.append(f"[fields.{field}.{kind}]")
            lines += [f"{level} = {shares[field][level]:.9g}" for level in _levels(field)]
    return lines


def _levels(field: str) -> list[str]:
    return [level for level in LEVELS[field] if level != UNKNOWN]


def _commonest(shares: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(shares.items(), key=lambda each: (-each[1], each[0]))[:NAMES_KEPT]
