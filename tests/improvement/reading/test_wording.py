"""What a printed page does to words, undone."""

import pytest

from homeward.improvement.reading import wording
from homeward.improvement.reading.dates import days_in
from homeward.improvement.reading.front import authority_of

KNOWN = frozenset({"information", "well-planned"})


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["the informa-", "tion is"], "the information is"),
        (["a well-", "planned visit"], "a well-planned visit"),
        (["a multi-", "agency team"], "a multi-agency team"),
        (["the informa\u00ad", "tion"], "the information"),
        (["from 2016 –", "2017"], "from 2016 – 2017"),
        (["", "one", "", "two"], "one two"),
        ([], ""),
    ],
)
def test_lines_are_joined_and_hyphens_mended(lines: list[str], whole: str) -> None:
    assert wording.joined(lines, KNOWN) == whole


def test_ligatures_are_spelt_out() -> None:
    assert wording.mended("su\ufb03cient \ufb01les, e\ufb00ective\u00a0\ufb02ow") == (
        "sufficient files, effective flow"
    )


def test_sentences_end_at_full_stops_but_not_at_titles() -> None:
    text = "Dr. Green met 12 children. ‘We are heard.’ They were, e.g. in care. Good"
    assert wording.sentences(text) == (
        "Dr. Green met 12 children.",
        "‘We are heard.’",
        "They were, e.g. in care.",
        "Good",
    )


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("4 to 15 December 2023", "2023-12-04", "2023-12-15"),
        ("3 June 2019 to 19 June 2019", "2019-06-03", "2019-06-19"),
        ("18 March 2014 – 09 April 2014", "2014-03-18", "2014-04-09"),
        ("28 February and 1 March 2017", "2017-02-28", "2017-03-01"),
        ("9 December and 5 January 2018", "2017-12-09", "2018-01-05"),
        ("1st, 2nd and 3rd May 2022", "2022-05-01", "2022-05-03"),
    ],
)
def test_runs_of_days_lean_on_the_month_and_year_that_follow(
    printed: str, first: str, last: str
) -> None:
    days = days_in(printed)
    assert (days[0].isoformat(), days[-1].isoformat()) == (first, last)


@pytest.mark.parametrize("printed", ["31 February 2020", "12 and 13", "0 May 2020", "none"])
def test_days_the_calendar_has_not_are_not_invented(printed: str) -> None:
    assert days_in(printed) == []


@pytest.mark.parametrize(
    ("front", "name"),
    [
        ("Inspection of Isles of Fern local authority children’s services", "Isles of Fern"),
        ("Inspection of Fern and Leigh local\nauthority children’s services", "Fern and Leigh"),
        ("Fernshire Council\n\nInspection of children’s social care services", "Fernshire"),
        ("Fern metropolitan borough\nInspection of local authority children’s", "Fern"),
        ("City of Fern\nRe-inspection of services for children in need", "Fern"),
        ("Monitoring visit of Fern Borough Council children's services", "Fern"),
        ("Focused visit to Fern City Council children’s services", "Fern"),
        ("Inspectors visited. The council in Fern agreed.", "Fern"),
    ],
)
def test_an_authority_has_one_plain_name(front: str, name: str) -> None:
    assert authority_of(front) == name
