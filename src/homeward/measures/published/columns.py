"""Which column of which published table is which measure of the catalogue.

Only where both count the same: the return's own age, year or kind of worker may still differ from
ours, and the page says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Column:
    """A measure's figure in a table: its column, and the rows that it stands in.

    ``count`` and ``out_of`` are the columns of the numbers behind a share; ``whole`` names the
    breakdown whose ``count`` is the whole, where that stands in a row of its own.
    """

    measure: str
    value: str
    rows: Mapping[str, str] = field(default_factory=dict)
    count: str = ""
    out_of: str = ""
    whole: str = ""


def _care_leavers(measure: str, age: str, breakdown: str, whole: str) -> Column:
    rows = {"care_leaver_age": age, "breakdown": breakdown}
    return Column(measure, "care_leaver_percent", rows, count="care_leaver_count", whole=whole)


_NINETEEN, _SEVENTEEN = "19 to 21 years", "17 to 18 years"
_SUITABLE, _SUITABLE_WHOLE = "Accommodation considered suitable", "Suitability total"

COLUMNS = (
    Column("referred-again", "rereferral_percent", {}, "rereferral_count", "referral_count"),
    Column(
        "referrals-without-action",
        "no_further_action_percent",
        {},
        "no_further_action_count",
        "referral_count",
    ),
    Column(
        "assessed-not-in-need", "not_in_need_percent", {}, "not_in_need_count", "referral_count"
    ),
    Column("turnover", "turnover_rate_fte"),
    Column("agency-workers", "agency_rate_fte"),
    Column("caseload", "caseload_fte"),
    _care_leavers("suitable-homes-19-to-21", _NINETEEN, _SUITABLE, _SUITABLE_WHOLE),
    _care_leavers("suitable-homes-17-to-18", _SEVENTEEN, _SUITABLE, _SUITABLE_WHOLE),
    _care_leavers("home-not-known-19-to-21", _NINETEEN, "No information", _SUITABLE_WHOLE),
    _care_leavers(
        "education-or-work-19-to-21",
        _NINETEEN,
        "Total in education, employment or training",
        "Total",
    ),
    _care_leavers(
        "not-in-education-or-work-19-to-21",
        _NINETEEN,
        "Total not in education, employment or training",
        "Total",
    ),
)
#: What the publisher puts in place of a figure, in words.
MARKS = {
    "c": "suppressed, too few",
    "x": "not available",
    "z": "not applicable",
    "u": "of low reliability",
    "k": "rounds to nothing",
    "low": "rounds to nothing",
}
