"""Small things that views hand to templates: tabs and columns."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tab:
    """One view of a list, as a link: ``Tab("Overdue", "?show=overdue", count=3, current=True)``."""

    label: str
    href: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True)
class Column:
    """A column's heading; ``numeric`` puts it to the right, over its figures."""

    label: str
    numeric: bool = False
