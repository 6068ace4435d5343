"""Writing in Ofsted's form, so that reading it back gives the same."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from benchmarks.annex_a.maker import AS_AT, made_up, write_dirty
from homeward.exchange.annex_a import LISTS, Value, list_of, read, write
from homeward.exchange.annex_a.columns import Column

from .books import one_row

_WORDS = st.text(st.sampled_from("abcdefghij ABC'&<>\"=+-@éŵ1234"), min_size=2, max_size=20).map(
    lambda text: f"T{text.strip()}x"
)
_IDS = st.text(st.sampled_from("0123456789AB"), min_size=1, max_size=10)
_DATES = st.dates(min_value=date(1950, 1, 1), max_value=date(2026, 9, 30))


def _values_of(column: Column) -> st.SearchStrategy[Value]:
    if column.labels is not None:
        return st.none() | st.sampled_from([label.code for label in column.labels.labels])
    kinds: Mapping[str, st.SearchStrategy[Value]] = {
        "id": _IDS,
        "text": _WORDS,
        "date": _DATES,
        "integer": st.integers(0, 40),
        "age": st.integers(0, 25),
    }
    some = kinds[column.kind]
    return some if column.required else st.none() | some


def _rows_of(number: int) -> st.SearchStrategy[list[dict[str, Value]]]:
    row = st.fixed_dictionaries({c.field: _values_of(c) for c in LISTS[number].columns})
    return st.lists(row, min_size=1, max_size=4)


@pytest.mark.parametrize("number", [1, 3, 8, 9])
@given(data=st.data())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_reading_what_was_written_gives_the_same(
    tmp_path: Path, number: int, data: st.DataObject
) -> None:
    given_rows = data.draw(_rows_of(number))
    path = tmp_path / "a.xlsx"
    write(path, {number: list_of(number, given_rows)})
    first = read(path, as_at=AS_AT).lists
    assert [row.values for row in first[number].rows] == given_rows
    write(path, first)
    assert read(path, as_at=AS_AT).lists == first


def test_a_made_up_return_comes_back_without_a_problem(tmp_path: Path) -> None:
    lists = made_up(300, seed=7)
    write(tmp_path / "a.xlsx", lists)
    found = read(tmp_path / "a.xlsx", as_at=AS_AT)
    assert found.problems == []
    assert found.lists == lists


def test_what_could_not_be_read_is_written_as_it_stood(tmp_path: Path) -> None:
    write_dirty(tmp_path / "a.xlsx", 400, seed=3, dirt=0.2)
    first = read(tmp_path / "a.xlsx", as_at=AS_AT)
    write(tmp_path / "b.xlsx", first.lists)
    again = read(tmp_path / "b.xlsx", as_at=AS_AT)
    for number, one in first.lists.items():
        assert [row.values for row in again.lists[number].rows] == [row.values for row in one.rows]
    asked = [p.value for one in again.lists.values() for row in one.rows for p in row.problems]
    assert "See case notes" in asked
    assert "several" in asked


def test_the_real_file_survives_a_round_trip(shared_data: Path, tmp_path: Path) -> None:
    first = read(shared_data / "annex-a" / "annex-a-2024-01.xlsx")
    write(tmp_path / "b.xlsx", first.lists)
    again = read(tmp_path / "b.xlsx")
    for number, one in first.lists.items():
        assert [row.values for row in again.lists[number].rows] == [row.values for row in one.rows]
    assert again.as_at == first.as_at


def test_ofsteds_headings_labels_and_dates_are_written(tmp_path: Path) -> None:
    one = list_of(1, [{"child_id": "12", "gender": "F", "source": "6", "contact_on": AS_AT}])
    write(tmp_path / "a.xlsx", {1: one})
    sheet = load_workbook(tmp_path / "a.xlsx")["List 1"]
    head, row = ([cell.value for cell in line] for line in sheet.iter_rows())
    assert head == ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth",
                    "Age of Child (Years)", "Date of Contact", "Contact Source"]  # fmt: skip
    assert (row[0], row[1], row[6]) == ("12", "b) Female", "q) 6: Police")
    assert sheet["F2"].number_format == "dd/mm/yyyy"


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    trap = '=HYPERLINK("http://example.invalid","open")'
    one = list_of(3, [{"child_id": "1", "referred_on": AS_AT, "team": trap}])
    write(tmp_path / "a.xlsx", {3: one})
    assert load_workbook(tmp_path / "a.xlsx")["List 3"]["J2"].data_type == "s"
    assert read(tmp_path / "a.xlsx").lists[3].rows[0].values["team"] == trap


def test_a_field_or_code_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no field colour"):
        list_of(1, [{"child_id": "1", "colour": "red"}])
    with pytest.raises(ValueError, match="'BB' is not a code of type of accommodation"):
        list_of(9, [{"child_id": "1", "accommodation": "BB"}])


def test_the_same_seed_makes_the_same_return() -> None:
    assert made_up(100, seed=5) == made_up(100, seed=5)
    assert made_up(100, seed=5) != made_up(100, seed=6)


def test_a_label_asked_about_is_still_there_after_writing(tmp_path: Path) -> None:
    path = one_row(tmp_path / "a.xlsx", 9, child_id="1", accommodation="Staying Put")
    write(tmp_path / "b.xlsx", read(path).lists)
    again = read(tmp_path / "b.xlsx").lists[9].rows[0]
    assert again.raw["accommodation"] == "Staying Put"
