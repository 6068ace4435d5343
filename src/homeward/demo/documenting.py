"""The page of ``docs/`` that lays the borough's figures beside the published ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from homeward.ui.charts import Pair, Pairs, pairs
from homeward.ui.charts.scale import say

from .distributions.compared import Compared, Kind
from .distributions.tally import DAY, SEED, SIZE, the_borough

NAMES = ("published", "made")
_HEAD = f"""# The demonstration borough beside published figures

<!-- Made by `homeward docs` from the code; change the code, not this page. -->

For whoever wants to know how far the made-up borough may be trusted. Nobody in it is real; how
much of everything there is follows published figures, and this page measures that it does: the
size `{SIZE}`, seed {SEED}, as it stands on {DAY:%-d %B %Y}. A test fails when one of these lies
more than a tenth apart.

*Apart* is, for shares, the part of the whole that would have to change places, and for plain
figures the largest difference against the published one. The first of two is the published one.

What is not here was not published, or not read: hours of contacts, weekends, how families are made
up, how long placements last, how long agency workers stay. The comment beside each such figure in
`src/homeward/demo/figures/` calls it a choice; nothing may be proved from it.

Sickness follows the Department's rate (3.5% of working days); nothing is published of how often
workers are supervised, how audits are graded, or how often homes stand empty, give notice or
refuse: those rates are choices, and stand in `src/homeward/demo/figures/`.
"""


def pages() -> dict[str, str]:
    """Text by path below ``docs/``: the page, and a picture for each service."""
    rooms = the_borough()
    pictures = {_picture(room): _drawn(room, found) for room, found in rooms.items()}
    parts = [_HEAD, *(_section(room, found) for room, found in rooms.items())]
    return {"demo.md": "\n".join(parts), **pictures}


def _picture(room: str) -> str:
    return f"pictures/demo-{room.lower().replace(' ', '-')}.svg"


def _drawn(room: str, found: Iterable[Compared]) -> str:
    groups = [
        Pairs(
            one.title + (" (per cent)" if one.kind is Kind.SHARES else ""),
            [Pair(name, value, one.made.get(name, 0.0)) for name, value in one.published.items()],
        )
        for one in found
    ]
    return pairs(groups, title=f"{room}: published, and made", names=NAMES) + "\n"


def _section(room: str, found: Iterable[Compared]) -> str:
    alt = f"Bars in twos for {room.lower()}, published and made; the table below has the figures."
    lines = [f"## {room}", "", f"![{alt}]({_picture(room)})", "", *_table(found), ""]
    return "\n".join(lines)


def _table(found: Iterable[Compared]) -> Iterator[str]:
    yield "| what | published | made | apart | source |"
    yield "|---|---|---|---|---|"
    for one in found:
        published = "; ".join(f"{name} {say(value)}" for name, value in one.published.items())
        made = "; ".join(f"{name} {say(one.made.get(name, 0.0))}" for name in one.published)
        yield f"| {one.title} | {published} | {made} | {100 * one.drift:.1f}% | {one.source} |"
