"""What a merge does, in sentences. Pure."""

from .links import by_key
from .plan import Clash


def blocked_sentence(clash: Clash) -> str:
    """Why a clash must be settled by a person before two records can be one."""
    name = by_key()[clash.link].model._meta.verbose_name
    if clash.open:
        return (
            f"Both records have an open {name}, and a person can have only one. "
            "End or correct one of them first."
        )
    return f"Both records have the same {name}; it cannot be placed twice. Correct one first."
