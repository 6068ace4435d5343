"""People made up for these tests."""

from datetime import date
from typing import Any

from homeward.people.matching import Address, Record

HOME = Address("12 Loomgate", "OL6 7SR")


def someone(ref: str = "a", **changes: Any) -> Record:
    """Aisha Hussain of 12 Loomgate, with changes."""
    usual: dict[str, Any] = {
        "ref": ref,
        "given": "Aisha",
        "family": "Hussain",
        "born_on": date(2012, 3, 4),
        "sex": "F",
        "addresses": (HOME,),
        "phones": ("07700 900123",),
    }
    return Record(**(usual | changes))
