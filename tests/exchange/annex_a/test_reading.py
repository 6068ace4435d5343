"""A whole workbook: finding its lists, reading its rows, saying what is missing."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from homeward.exchange.annex_a import LISTS, read

from .books import AS_AT, CONTACT, book, headings, of_field, one_row


def test_the_real_dirty_file_is_read_whole(shared_data: Path) -> None:
    found = read(shared_data / "annex-a" / "annex-a-2024-01.xlsx")
    assert {n: len(one.rows) for n, one in found.lists.items()} == {
        1: 5, 2: 5, 3: 6, 4: 5, 5: 5, 6: 5, 7: 7, 8: 5, 9: 6, 10: 5, 11: 5,
    }  # fmt: skip
    assert found.problems == []
    assert found.as_at == date(2021, 3, 15)
    for one in found.lists.values():
        assert (one.columns_missing, one.columns_unknown, one.problems) == ((), (), [])
    first = found.lists[8].rows[0].values
    assert first["child_id"] == "1761444"
    assert (first["need"], first["legal_status"]) == ("N1", "E1")
    assert (first["placement_type"], first["placement_provider"]) == ("U6", "PR4")
    assert (first["missing_episodes"], first["interview_offered"]) == (0, None)
    ceased = found.lists[8].rows[4].values
    assert (ceased["ceased_on"], ceased["reason_ceased"]) == (date(2020, 9, 22), "E47")
    assert ceased["placement_type"] == "H5"
    leavers = [row.values for row in found.lists[9].rows]
    assert {row["eligibility"] for row in leavers} == {"former_relevant"}
    assert [row["accommodation"] for row in leavers] == ["Y", "U", "Y", None, "U", "U"]


def test_the_real_dirty_file_has_the_problems_that_are_in_it(shared_data: Path) -> None:
    found = read(shared_data / "annex-a" / "annex-a-2024-01.xlsx")
    asked = [
        (row.sheet, row.number, each.field)
        for one in found.lists.values()
        for row in one.rows
        for each in row.problems
    ]
    # A yes/no column holding words, a local need code, and dates of another child's life.
    assert asked[:6] == [("List 4", n, "needs_support") for n in range(2, 7)] + [
        ("List 6", 2, "need")
    ]
    assert {where[:2] for where in asked[6:]} == {("List 7", 8), ("List 8", 5), ("List 10", 5)}
    assert not any(row.refused for one in found.lists.values() for row in one.rows)


def test_rows_keep_what_the_file_said(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx", {"List 1": [[*headings(1), "Our own column"], [*CONTACT, "kept"]]}
    )
    one = read(path).lists[1]
    assert one.columns_unknown == ("Our own column",)
    assert one.rows[0].raw["source"] == "q) 6: Police"
    assert one.rows[0].raw["Our own column"] == "kept"
    assert [each.severity for each in one.problems] == ["note"]


def test_titles_above_blank_rows_and_shuffled_columns_do_not_matter(tmp_path: Path) -> None:
    rows = [
        ["Annex A"],
        [],
        ["", "Contacts in the last six months"],
        list(reversed(headings(1))),
        [],
        list(reversed(CONTACT)),
    ]
    one = read(book(tmp_path / "a.xlsx", {"1. Contacts": rows})).lists[1]
    assert one.columns_missing == ()
    assert [(row.number, row.values["source"]) for row in one.rows] == [(6, "6")]


def test_a_list_is_known_by_its_headings_when_its_sheet_is_called_otherwise(tmp_path: Path) -> None:
    rows = {"Export": [headings(3), ["7", *[None] * 10]], "List 2": [headings(9), ["8"]]}
    found = read(book(tmp_path / "a.xlsx", rows))
    assert set(found.lists) == {3, 9}
    assert "known by its headings" in found.lists[9].problems[0].sentence


def test_reworded_headings_are_known_by_pattern(tmp_path: Path) -> None:
    words = [
        "Child ID",
        "SEX",
        "Ethnic origin",
        "D.O.B.",
        "Age",
        "Contact date",
        "Source of contact",
    ]
    one = read(book(tmp_path / "a.xlsx", {"List 01": [words, CONTACT]})).lists[1]
    assert one.columns_missing == ()
    assert one.rows[0].values["born_on"] == date(2012, 3, 4)


def test_the_older_list_of_care_leavers_has_four_columns_fewer(tmp_path: Path) -> None:
    later = {"uasc", "adviser", "pathway_plan_on", "last_contact_on"}
    older = [c.heading for c in LISTS[9].columns if c.field not in later]
    row = ["5", "b) Female", "a) WBRI", "01/02/2006", 20, "b) No", "Team", "Worker",
           "b) Former relevant child", "a) Yes", "W: Bed and breakfast", "b) Unsuitable",
           "G5: Not in education, employment or training - other"]  # fmt: skip
    one = read(book(tmp_path / "a.xlsx", {"List 9": [older, row]}), as_at=AS_AT).lists[9]
    assert set(one.columns_missing) == later
    assert one.problems[0].severity == "note"
    assert "Allocated Personal Advisor" in one.problems[0].sentence
    values = one.rows[0].values
    assert values["adviser"] is None
    assert (values["accommodation"], values["suitability"], values["activity"]) == (
        "W", "unsuitable", "G5",
    )  # fmt: skip
    assert one.rows[0].problems == []


def test_missing_lists_are_said_and_the_others_read(tmp_path: Path) -> None:
    found = read(
        book(tmp_path / "a.xlsx", {"List 1": [headings(1), CONTACT], "Notes": [["hello"]]})
    )
    sentences = " ".join(each.sentence for each in found.problems)
    assert "Sheet Notes is none of Annex A's lists" in sentences
    for number in range(2, 12):
        assert f"no list {number} " in sentences


def test_wrong_headings_are_said_with_the_sheet(tmp_path: Path) -> None:
    sheets = {
        "List 1": [headings(1), CONTACT],
        "List 8": [["Name", "Team", "Colour"], ["a", "b", "c"]],
    }
    found = read(book(tmp_path / "a.xlsx", sheets))
    assert set(found.lists) == {1}
    assert any("headings of list 8" in each.sentence for each in found.problems)


def test_a_list_without_its_identifier_is_refused_once_and_not_row_by_row(tmp_path: Path) -> None:
    found = read(book(tmp_path / "a.xlsx", {"List 1": [headings(1)[1:], CONTACT[1:]]}))
    assert found.lists[1].rows == []
    assert found.lists[1].problems[0].severity == "refused"
    assert "Child Unique ID" in found.lists[1].problems[0].sentence


def test_two_sheets_of_one_list_are_read_together(tmp_path: Path) -> None:
    rows = [headings(1), CONTACT]
    found = read(book(tmp_path / "a.xlsx", {"List 1": rows, "List 1 (north)": rows}))
    assert [row.sheet for row in found.lists[1].rows] == ["List 1", "List 1 (north)"]
    assert "more than one sheet" in found.lists[1].problems[-1].sentence
    assert "says the same as row 2" in found.lists[1].rows[1].problems[0].sentence


def test_a_problem_says_what_where_and_how_to_mend_it(tmp_path: Path) -> None:
    path = one_row(tmp_path / "a.xlsx", 9, child_id="1", accommodation="Staying Put")
    (asked,) = read(path).lists[9].rows[0].problems
    assert (asked.field, asked.value, asked.severity) == ("accommodation", "Staying Put", "asked")
    for part in ("List 9", "row 2", "column O", "Type of Accommodation", "Say which code"):
        assert part in asked.sentence
    answered = read(path, spellings={("accommodation", "Staying put"): "Z"}).lists[9].rows[0]
    assert (answered.values["accommodation"], answered.problems) == ("Z", [])


def test_formulas_are_read_by_their_saved_result_and_asked_about_without_one(
    tmp_path: Path,
) -> None:
    path = one_row(tmp_path / "a.xlsx", 1, child_id="1", contact_on="01/09/2026", age="=6+1")
    row = read(path).lists[1].rows[0]
    assert row.values["age"] is None
    assert "formula" in of_field(row, "age")[0].sentence
    assert "column E" in of_field(row, "age")[0].sentence


def test_error_cells_are_asked_about_and_not_available_is_a_blank(tmp_path: Path) -> None:
    path = one_row(
        tmp_path / "a.xlsx", 1, child_id="1", contact_on="01/09/2026", age="#N/A", source="#REF!"
    )
    row = read(path).lists[1].rows[0]
    assert of_field(row, "age") == []
    assert "#REF!" in of_field(row, "source")[0].sentence


def test_the_day_of_the_file_is_its_latest_date_that_is_not_ahead(tmp_path: Path) -> None:
    ahead = date.today() + timedelta(days=40)
    past = date(2020, 9, 1)
    rows = [headings(1), ["101", *[None] * 4, past, "6"], ["102", *[None] * 4, ahead, "6"]]
    found = read(book(tmp_path / "a.xlsx", {"List 1": rows}))
    assert found.as_at == date(2020, 9, 1)
    assert "Correct it" in of_field(found.lists[1].rows[1], "contact_on")[0].sentence


@pytest.mark.parametrize("start", [2, 7])
def test_row_numbers_are_those_of_the_spreadsheet(tmp_path: Path, start: int) -> None:
    rows: list[list[object]] = [[] for _ in range(start - 2)]
    rows += [headings(1), list(CONTACT), [], list(CONTACT)]
    one = read(book(tmp_path / "a.xlsx", {"List 1": rows})).lists[1]
    assert [row.number for row in one.rows] == [start, start + 2]
