"""What came to a person after a merge, and why parting may have to wait. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

Rows = Mapping[str, Sequence[int]]


def added_since(now: Rows, moved: Rows, stood: Rows) -> dict[str, tuple[int, ...]]:
    """Rows of the kept record that neither stood there nor came with the merge."""
    found = {
        link: tuple(
            row
            for row in rows
            if row not in set(stood.get(link, ())) and row not in set(moved.get(link, ()))
        )
        for link, rows in now.items()
    }
    return {link: rows for link, rows in found.items() if rows}


@dataclass(frozen=True)
class Standing:
    """How a merge stands: undone already, below later merges, or its person merged away."""

    undone: bool
    later: Sequence[str]
    gone_into: str


def why_not_part(standing: Standing) -> str | None:
    """Why two records cannot be parted now; None where they can. Merges come apart in order."""
    if standing.undone:
        return "This merge has been undone already."
    if standing.gone_into:
        return (
            f"The record kept was itself merged into record {standing.gone_into} afterwards. "
            "Undo that merge first."
        )
    if standing.later:
        return (
            f"Record {standing.later[0]} was merged into the same record afterwards. "
            "Undo that merge first: merges come apart in the opposite order."
        )
    return None


def unplaced(added: Rows, places: Mapping[str, str]) -> list[str]:
    """The records added since that nobody has placed, as "link:row"."""
    return [place for place in keys_of(added) if places.get(place) not in ("kept", "away")]


def keys_of(added: Rows) -> list[str]:
    """Each row under its own name: ``missing.episode:person_id:17``."""
    return [f"{link}:{row}" for link, rows in added.items() for row in rows]


def going_away(added: Rows, places: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    """Rows added since that belong to the record that was merged away."""
    found = {
        link: tuple(row for row in rows if places.get(f"{link}:{row}") == "away")
        for link, rows in added.items()
    }
    return {link: rows for link, rows in found.items() if rows}


def unanswered(changed: Collection[str], answers: Mapping[str, str]) -> list[str]:
    """The facts changed since of which nobody has said whose they are."""
    return [name for name in changed if answers.get(name) not in ("kept", "away", "both")]
