"""Which records move when two become one, which cannot, and what must be settled before. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Rows = Mapping[str, tuple[int, ...]]
"""Row numbers by link ("missing.episode:person_id")."""


@dataclass(frozen=True)
class Clash:
    """Two rows that one person may not both have; ``open`` where both are still open."""

    link: str
    kept: int
    away: int
    open: bool = False


@dataclass(frozen=True)
class Plan:
    """What a merge will do.

    ``moves`` go to the record that is kept; ``left`` stay with the record merged away, because the
    kept one says the same already or they are about the two of them.
    """

    moves: dict[str, tuple[int, ...]] = field(default_factory=dict)
    left: dict[str, tuple[int, ...]] = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()
    stood: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def blocked(self) -> tuple[Clash, ...]:
        """What must be settled by a person before: two open where there can be one."""
        return tuple(clash for clash in self.clashes if clash.open)

    def clashing(self, rows: Rows) -> tuple[Clash, ...]:
        """The clashes in which these rows take part."""
        return tuple(clash for clash in self.clashes if clash.away in rows.get(clash.link, ()))

    @property
    def moving(self) -> int:
        """How many records move; one that names both people by two columns counts twice."""
        return sum(map(len, self.moves.values()))


def plan(away: Rows, kept: Rows, clashes: Iterable[Clash]) -> Plan:
    """What moves from ``away`` to ``kept``, given the rows of each and what clashes."""
    clashes = tuple(clashes)
    twice = {(clash.link, clash.away) for clash in clashes if not clash.open}
    own = _between_the_two(away, kept)
    left = {
        link: tuple(row for row in rows if (link, row) in twice or (_model(link), row) in own)
        for link, rows in away.items()
    }
    moves = {
        link: tuple(row for row in rows if row not in set(left[link]))
        for link, rows in away.items()
    }
    return Plan(_filled(moves), _filled(left), clashes, _filled(kept))


def _between_the_two(away: Rows, kept: Rows) -> set[tuple[str, int]]:
    """Rows that name both records ("brother of"): moved, they would name one person twice."""
    ours = {(_model(link), row) for link, rows in away.items() for row in rows}
    theirs = {(_model(link), row) for link, rows in kept.items() for row in rows}
    return ours & theirs


def _model(link: str) -> str:
    return link.split(":")[0]


def _filled(rows: Rows) -> dict[str, tuple[int, ...]]:
    return {link: tuple(found) for link, found in rows.items() if found}
