"""Couples and their children, and which recorded ties each of them already shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from .kin import COUPLES, PARENTS, Tie


@dataclass
class Union:
    """Those who have children together, or are partners. Without parents: brothers and sisters
    whose parents are not on file.

    ``state``: "together", "ended", or "not recorded" where only the children say so. ``children``
    gives each child the kind of its tie ("parent" or "adoptive_parent"; "sibling" without parents).
    """

    parents: tuple[str, ...]
    state: str = "not recorded"
    children: dict[str, str] = field(default_factory=dict)
    ties: list[str] = field(default_factory=list)


def unions(ties: Sequence[Tie], rows: Mapping[str, int]) -> tuple[list[Union], list[Tie]]:
    """Every union of a family, and the ties that no union shows: those get a line of their own."""
    found: dict[tuple[str, ...], Union] = {}
    shown: set[str] = set()
    _from_children(ties, rows, found, shown)
    _from_couples(ties, rows, found, shown)
    _from_siblings(ties, rows, found, shown)
    _half_siblings(ties, found, shown)
    alone = sorted((tie for tie in ties if tie.ref not in shown), key=lambda tie: tie.ref)
    # One order whatever that of the records, so that a family is drawn the same every time.
    return [found[parents] for parents in sorted(found)], alone


def _from_children(
    ties: Sequence[Tie],
    rows: Mapping[str, int],
    found: dict[tuple[str, ...], Union],
    shown: set[str],
) -> None:
    """One union for each set of parents who stand side by side, one row above the child."""
    by_child: dict[tuple[str, str, int], list[Tie]] = {}
    for tie in ties:
        if tie.kind in PARENTS and not tie.ended and rows[tie.person] + 1 == rows[tie.other]:
            by_child.setdefault((tie.other, tie.kind, rows[tie.person]), []).append(tie)
    for (child, kind, _), theirs in sorted(by_child.items()):
        parents = tuple(sorted({tie.person for tie in theirs}))
        union = found.setdefault(parents, Union(parents))
        if child not in union.children:
            union.children[child] = kind
            _show(union, theirs, shown)


def _from_couples(
    ties: Sequence[Tie],
    rows: Mapping[str, int],
    found: dict[tuple[str, ...], Union],
    shown: set[str],
) -> None:
    couples = [tie for tie in ties if tie.kind in COUPLES and rows[tie.person] == rows[tie.other]]
    # What holds now is said last, so it decides how the couple is drawn.
    for tie in sorted(couples, key=lambda tie: (not _is_over(tie), tie.ref)):
        parents = tuple(sorted((tie.person, tie.other)))
        union = found.setdefault(parents, Union(parents))
        union.state = "ended" if _is_over(tie) else "together"
        _show(union, [tie], shown)


def _is_over(tie: Tie) -> bool:
    return tie.ended or tie.kind == "ex_partner"


def _from_siblings(
    ties: Sequence[Tie],
    rows: Mapping[str, int],
    found: dict[tuple[str, ...], Union],
    shown: set[str],
) -> None:
    """Full brothers and sisters: shown by their parents' line, or by one of their own."""
    homes = _homes(found)
    parentless: dict[str, Union] = {}
    for tie in sorted((t for t in ties if t.kind == "sibling"), key=lambda tie: tie.ref):
        one, other = tie.person, tie.other
        shared = [each for each in homes.get(one, []) if other in each.children]
        if shared:
            _show(shared[0], [tie], shown)
        elif not homes.get(one) and not homes.get(other) and rows[one] == rows[other]:
            _show(_joined(parentless, one, other), [tie], shown)
    for union in {id(each): each for each in parentless.values()}.values():
        found[("", *sorted(union.children))] = union


def _joined(unions: dict[str, Union], one: str, other: str) -> Union:
    """The sibship of the one with that of the other in it."""
    keep = unions.get(one) or unions.get(other) or Union(())
    for ref in (one, other):
        there = unions.get(ref)
        if there is not None and there is not keep:
            keep.ties += there.ties
            keep.children |= there.children
            unions.update(dict.fromkeys(there.children, keep))
        keep.children[ref] = "sibling"
        unions[ref] = keep
    return keep


def _half_siblings(
    ties: Sequence[Tie], found: Mapping[tuple[str, ...], Union], shown: set[str]
) -> None:
    """Half-brothers and sisters are shown where two unions share exactly one parent."""
    homes = _homes(found)
    for tie in ties:
        if tie.kind != "half_sibling":
            continue
        for one, other in (
            (a, b) for a in homes.get(tie.person, []) for b in homes.get(tie.other, [])
        ):
            if len(set(one.parents) & set(other.parents)) == 1 and one is not other:
                _show(one, [tie], shown)
                break


def _homes(found: Mapping[tuple[str, ...], Union]) -> dict[str, list[Union]]:
    """The unions that each child comes from."""
    homes: dict[str, list[Union]] = {}
    for union in found.values():
        for child in union.children:
            homes.setdefault(child, []).append(union)
    return homes


def _show(union: Union, ties: Sequence[Tie], shown: set[str]) -> None:
    union.ties += [tie.ref for tie in ties]
    shown.update(tie.ref for tie in ties)


def side_by_side(found: Sequence[Union]) -> dict[str, set[str]]:
    """For everybody who has a partner or a child with somebody: those others."""
    beside: dict[str, set[str]] = {}
    for union in found:
        for one, other in combinations(union.parents, 2):
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    return beside
