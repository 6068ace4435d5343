"""Reading leaving care: only those whom the viewer may know of."""

from .case import CasePage, Step, care_leavers, case_page, get_case, has_case
from .caseload import (
    NOBODY,
    CaseRow,
    Counts,
    Filters,
    Home,
    advisers,
    caseload,
    counts,
    open_cases,
    rows_of,
    with_latest,
)

__all__ = [
    "NOBODY",
    "CasePage",
    "CaseRow",
    "Counts",
    "Filters",
    "Home",
    "Step",
    "advisers",
    "care_leavers",
    "case_page",
    "caseload",
    "counts",
    "get_case",
    "has_case",
    "open_cases",
    "rows_of",
    "with_latest",
]
