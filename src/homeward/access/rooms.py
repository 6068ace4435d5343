"""Which rooms' records somebody may see, for every page that gathers from several rooms."""

from typing import Any

from .policies import allowed
from .roles import Can

_SEES = {
    "front_door": Can.SEE_FRONT_DOOR,
    "missing": Can.SEE_MISSING,
    "leaving_care": Can.SEE_LEAVING_CARE,
    "homes": Can.SEE_HOMES,
    "improvement": Can.SEE_PLAN,
}


def sees(viewer: Any, root_label: str) -> bool:
    """Whether the viewer may see the records of the room that a duty or event comes from."""
    what = _SEES.get(root_label.split(".", 1)[0])
    return what is None or allowed(viewer, what)


def hidden_rooms(viewer: Any) -> frozenset[str]:
    """The rooms whose records the viewer may not see."""
    return frozenset(room for room, what in _SEES.items() if not allowed(viewer, what))
