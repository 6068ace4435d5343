"""One cell at a time: dates, counts, ages."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.exchange.annex_a.cells import CellReader, age_of, date_of, integer_of
from homeward.exchange.annex_a.lists import LISTS

SOME_DAY = date(2015, 1, 25)


@pytest.mark.parametrize(
    "raw",
    [
        SOME_DAY,
        datetime(2015, 1, 25, 10, 30),
        "25/01/2015",
        "25/1/2015 00:00",
        "25-01-2015",
        "25.01.2015",
        "2015-01-25",
        "2015-01-25T10:30:00",
        "25 Jan 2015",
        "25-January-2015",
        42029,
        42029.0,
    ],
)
def test_dates_are_read_in_the_forms_that_files_use(raw: object) -> None:
    assert date_of(raw) == (SOME_DAY, "")  # type: ignore[arg-type]


@pytest.mark.parametrize("raw", ["00/00/0000", "01/01/1900", date(1900, 1, 1), 1, 0])
def test_the_ways_of_saying_no_date_mean_none(raw: object) -> None:
    assert date_of(raw) == (None, "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "raw", ["31/02/2015", "01/25/2015", "25/01/15", "soon", "2015", True, 1e9, date(2999, 1, 1)]
)
def test_what_is_not_surely_a_date_is_asked(raw: object) -> None:
    value, wrong = date_of(raw)  # type: ignore[arg-type]
    assert value is None
    assert "dd/mm/yyyy" in wrong


@given(st.dates(min_value=date(1900, 1, 2), max_value=date(2100, 12, 31)))
def test_every_date_reads_back_from_each_form(day: date) -> None:
    assert date_of(f"{day:%d/%m/%Y}") == (day, "")
    assert date_of(day.isoformat()) == (day, "")


@pytest.mark.parametrize(("raw", "count"), [(3.0, 3), (0, 0), ("12", 12), ("4.0", 4)])
def test_counts_are_whole_numbers(raw: object, count: int) -> None:
    assert integer_of(raw) == (count, "")  # type: ignore[arg-type]


@pytest.mark.parametrize("raw", [1.5, -1, "several", True, "inf", SOME_DAY])
def test_what_is_not_a_count_is_asked(raw: object) -> None:
    value, wrong = integer_of(raw)  # type: ignore[arg-type]
    assert value is None
    assert "whole number" in wrong


def test_ages_are_completed_years_and_the_unborn_have_none() -> None:
    assert age_of(6.138) == (6, "")
    assert age_of("17") == (17, "")
    assert age_of("Unborn") == (None, "")
    assert age_of(-0.3) == (None, "")
    assert age_of(400)[1] != ""


@pytest.mark.parametrize("raw", [None, "", "  ", "#N/A", "n/a", "NULL", "-"])
def test_blanks_are_nothing_and_no_problem(raw: str | None) -> None:
    for shape in LISTS.values():
        for column in shape.columns:
            assert CellReader().read(column, raw) == (None, "")


def test_an_answer_given_once_is_remembered() -> None:
    column = LISTS[9].by_field["accommodation"]
    assert CellReader().read(column, "Staying Put")[0] is None
    answered = CellReader({("accommodation", "staying put"): "Z"})
    assert answered.read(column, "Staying Put") == ("Z", "")


def test_an_answer_that_is_no_code_is_not_used() -> None:
    column = LISTS[9].by_field["accommodation"]
    assert CellReader({("accommodation", "Staying Put"): "QQ"}).read(column, "Staying Put")[1]
