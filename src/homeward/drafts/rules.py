"""What of a form is kept in a draft, and for how long. Pure."""

from collections.abc import Iterable
from datetime import timedelta

LASTS = timedelta(days=30)
# More than a form of ours can hold; anything larger is not somebody typing.
MOST_CHARACTERS = 200_000
TOKEN = "hw_draft"  # noqa: S105 - the name of a box, not a secret
_NOT_TYPED = {TOKEN, "csrfmiddlewaretoken", "version"}

Typed = dict[str, list[str]]


def typed_in(boxes: Iterable[tuple[str, list[str]]]) -> Typed | None:
    """The boxes to keep, without what the page itself put there.

    None where every box is empty, or there is more than anybody types.
    """
    kept = {name: values for name, values in boxes if name not in _NOT_TYPED and any(values)}
    size = sum(len(name) + sum(map(len, values)) for name, values in kept.items())
    return kept if kept and size <= MOST_CHARACTERS else None
