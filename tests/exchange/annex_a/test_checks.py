"""What a row says about itself that cannot be right."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from homeward.exchange.annex_a import Row, read

from .books import AS_AT, CONTACT, book, headings, of_field, one_row

BORN = date(2010, 6, 1)


def _row(path: Path, number: int, **cells: Any) -> Row:
    given = {"child_id": "1", "born_on": BORN} | cells
    return read(one_row(path / "a.xlsx", number, **given), as_at=AS_AT).lists[number].rows[0]


def test_a_sound_row_has_no_problem(tmp_path: Path) -> None:
    row = _row(tmp_path, 8, age=16, started_on=date(2024, 5, 1), missing_episodes=2,
               interview_offered="a) Yes", interview_accepted="b) No")  # fmt: skip
    assert row.problems == []
    assert not row.refused


def test_a_row_without_a_child_is_refused(tmp_path: Path) -> None:
    row = _row(tmp_path, 1, child_id=None, contact_on=AS_AT)
    assert row.refused
    assert "nobody can tell whose row" in row.problems[0].sentence


def test_a_contact_without_a_date_is_asked(tmp_path: Path) -> None:
    assert [each.severity for each in _row(tmp_path, 1).problems] == ["asked"]


def test_a_date_after_the_day_of_the_file_is_asked_and_kept(tmp_path: Path) -> None:
    row = _row(tmp_path, 1, contact_on=date(2026, 10, 1))
    assert row.values["contact_on"] == date(2026, 10, 1)
    assert [each.severity for each in of_field(row, "contact_on")] == ["asked"]


@pytest.mark.parametrize(
    ("number", "field", "day", "asked"),
    [
        (8, "started_on", date(2010, 5, 31), True),
        (8, "started_on", BORN, False),
        (1, "contact_on", date(2010, 5, 1), False),  # an unborn child
        (1, "contact_on", date(2009, 5, 1), True),
        (7, "started_on", date(2010, 1, 1), False),
    ],
)
def test_events_before_the_birth_are_asked_unless_the_child_was_expected(
    tmp_path: Path, number: int, field: str, day: date, asked: bool
) -> None:
    row = _row(tmp_path, number, **{field: day})
    assert bool(of_field(row, field)) is asked


def test_an_expected_birth_is_no_problem_and_a_far_one_is(tmp_path: Path) -> None:
    unborn = {"gender": "c) Not stated/recorded", "contact_on": AS_AT}
    assert _row(tmp_path, 1, born_on=date(2026, 12, 1), **unborn).problems == []
    assert of_field(_row(tmp_path, 1, born_on=date(2028, 1, 1), **unborn), "born_on")
    born_a_girl = {"gender": "b) Female", "contact_on": AS_AT}
    assert of_field(_row(tmp_path, 1, born_on=date(2026, 12, 1), **born_a_girl), "born_on")


def test_care_that_ends_before_it_starts_is_refused(tmp_path: Path) -> None:
    row = _row(tmp_path, 8, started_on=date(2024, 5, 1), ceased_on=date(2024, 4, 30))
    assert row.refused
    assert "01/05/2024" in of_field(row, "ceased_on")[0].sentence


@pytest.mark.parametrize(("age", "noted"), [(16, False), (17, False), (15, False), (12, True)])
def test_an_age_that_disagrees_by_more_than_a_year_is_noted(
    tmp_path: Path, age: int, noted: bool
) -> None:
    row = _row(tmp_path, 1, contact_on=AS_AT, age=age)
    assert [each.severity for each in of_field(row, "age")] == (["note"] if noted else [])


def test_an_interview_without_a_missing_episode_is_asked(tmp_path: Path) -> None:
    row = _row(
        tmp_path, 8, started_on=date(2024, 5, 1), missing_episodes=0, interview_offered="a) Yes"
    )
    assert [each.field for each in row.problems] == ["missing_episodes"]


@pytest.mark.parametrize("offered", ["b) No", None])
def test_an_interview_accepted_but_not_offered_is_asked(tmp_path: Path, offered: str) -> None:
    row = _row(tmp_path, 8, started_on=date(2024, 5, 1), missing_episodes=3,
               interview_offered=offered, interview_accepted="a) Yes")  # fmt: skip
    assert [(each.field, each.severity) for each in row.problems] == [
        ("interview_accepted", "asked")
    ]


def test_suitability_told_twice_must_agree(tmp_path: Path) -> None:
    assert of_field(_row(tmp_path, 9, accommodation="W2", suitability="a) Suitable"), "suitability")
    agreed = _row(tmp_path, 9, accommodation="W2", suitability="b) Unsuitable")
    assert of_field(agreed, "suitability") == []


def test_rows_that_repeat_are_noted_with_the_row_they_repeat(tmp_path: Path) -> None:
    other_age = [*CONTACT[:4], 13, *CONTACT[5:]]
    other_day = [*CONTACT[:5], date(2026, 9, 2), CONTACT[6]]
    rows = [headings(1), CONTACT, CONTACT, other_age, other_day]
    one = read(book(tmp_path / "a.xlsx", {"List 1": rows}), as_at=AS_AT).lists[1]
    assert [[each.severity for each in row.problems] for row in one.rows] == [
        [], ["note"], ["note"], [],
    ]  # fmt: skip
    assert "says the same as row 2" in one.rows[1].problems[0].sentence
    assert "is about the same thing as row 2" in one.rows[2].problems[0].sentence
