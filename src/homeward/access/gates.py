"""Gates: each page says what its visitor must be allowed to do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from .roles import Can

V = TypeVar("V", bound=Callable[..., Any])


@dataclass(frozen=True)
class Gate:
    """What opening a page needs. ``about_a_person``: the page writes the read log."""

    needs: tuple[Can, ...] = ()
    open_to_all: bool = False
    about_a_person: bool = False


# Pages of the sign-in library: open, because somebody not signed in must reach them. It asks
# for a signed-in user itself where one is needed.
_SIGN_IN_LIBRARY = "allauth."


def needs(*what: Can, about_a_person: bool = False) -> Callable[[V], V]:
    """Say on a view what its visitor must be allowed to do."""

    def mark(view: V) -> V:
        view.gate = Gate(needs=what, about_a_person=about_a_person)  # type: ignore[attr-defined]
        return view

    return mark


def open_to_all(view: V) -> V:
    """Say on a view that anybody may open it, signed in or not."""
    view.gate = Gate(open_to_all=True)  # type: ignore[attr-defined]
    return view


def gate_of(view: Callable[..., Any]) -> Gate | None:
    """The gate of a view; None where nobody said, which means that nobody may."""
    gate = getattr(view, "gate", None)
    if gate is None and str(getattr(view, "__module__", "")).startswith(_SIGN_IN_LIBRARY):
        return Gate(open_to_all=True)
    return gate
