"""People made up for these tests."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

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


ODD = st.sampled_from(
    [
        "😀👨‍👩‍👧", "مُحَمَّد", "יוסף", "名前", "a" * 10_000, "é" * 10_000, "J", "J.", "Baby",
        "'; DROP TABLE people; --", "<script>alert(1)</script>", "\x00", "\u202eabc", "  ", "-",
        "Unknown", "'", "٣٤", "²", "ﬁ", "İ", "ß", "0", "99/99/9999", "0000-00-00", "NaN", "M",
        "OL6 7SR",
    ]
)  # fmt: skip
TEXT = ODD | st.text(max_size=40)
DATES = st.none() | st.dates() | TEXT
RECORDS = st.builds(
    Record,
    ref=st.sampled_from("pqrst"),
    given=TEXT,
    family=TEXT,
    former=st.lists(TEXT, max_size=3).map(tuple),
    known_as=st.lists(TEXT, max_size=3).map(tuple),
    born_on=DATES,
    born_year=st.none() | st.integers(),
    expected_on=DATES,
    sex=TEXT,
    addresses=st.lists(st.builds(Address, TEXT, TEXT), max_size=3).map(tuple),
    phones=st.lists(TEXT, max_size=3).map(tuple),
    nhs=TEXT,
    upn=TEXT,
    case=TEXT,
)
