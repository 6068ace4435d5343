"""The kinds of alert: dated configuration, read from ``kinds.toml`` and the authority's own."""

import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).with_name("kinds.toml")
OWN_KINDS = "HOMEWARD_ALERT_KINDS"


@dataclass(frozen=True)
class AlertKind:
    """What a visitor is warned of, what to do, and after how many months at most to look again.

    ``violence``: it counts among the violence flags of a history.
    """

    key: str
    words: str
    advice: str
    review_months: int
    valid_from: date
    valid_to: date | None = None
    violence: bool = False

    def __post_init__(self) -> None:
        if self.review_months <= 0:
            raise ValueError(f"Alert kind {self.key}: review_months must be more than nothing.")

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@cache
def all_kinds() -> dict[str, AlertKind]:
    """Every kind by its key: those shipped and, over them, the authority's own."""
    own = os.environ.get(OWN_KINDS)
    shipped = read_kinds(SHIPPED)
    return {**shipped, **(read_kinds(Path(own)) if own else {})}


def kinds_on(day: date) -> list[AlertKind]:
    """The kinds that may be used on a day, in the order of the files."""
    return [kind for kind in all_kinds().values() if kind.holds_on(day)]


def kind_of(key: str) -> AlertKind:
    """One kind; of a key that no file holds any more, what can still be said."""
    words = key.replace("_", " ").capitalize()
    return all_kinds().get(key) or AlertKind(key, words, "Read the words below.", 6, date.min)


def read_kinds(path: Path) -> dict[str, AlertKind]:
    """Kinds from a TOML file of ``[[kind]]`` tables. Raises ``ValueError`` naming the fault."""
    with path.open("rb") as file:
        tables: Iterable[dict[str, object]] = tomllib.load(file).get("kind", [])
    found: dict[str, AlertKind] = {}
    for table in tables:
        try:
            kind = AlertKind(**table)  # type: ignore[arg-type]
        except (TypeError, ValueError) as fault:
            name = table.get("key", "without a key")
            raise ValueError(f"{path.name}: the kind {name} cannot be read ({fault}).") from fault
        found[kind.key] = kind
    return found
