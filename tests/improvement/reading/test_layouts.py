"""Each layout Ofsted has used, in reports made up for the purpose."""

from datetime import date
from pathlib import Path

import pytest

from homeward.improvement.reading import Report, as_dict, as_table, read_report, read_text

from . import made


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Report:
    pages = made.with_headers(made.NEW_PAGES, made.HEADER)
    return read_report(made.pdf(tmp_path_factory.mktemp("new") / "report.pdf", pages))


@pytest.fixture(scope="module")
def old() -> Report:
    return read_text(made.OLD)


@pytest.fixture(scope="module")
def letter() -> Report:
    return read_text(made.LETTER)


def grades(report: Report) -> dict[str, str]:
    return {each.area: each.grade for each in report.judgements}


def test_a_report_since_2018_gives_its_front(new: Report) -> None:
    assert (new.authority, new.kind) == ("Fernleigh", "inspection")
    assert (new.visited_from, new.visited_to) == (date(2024, 6, 3), date(2024, 6, 14))
    assert new.published_on is None
    assert "The day of publication was not found." in new.unread


def test_a_report_since_2018_gives_five_judgements_with_their_words(new: Report) -> None:
    assert grades(new) == {
        "impact of leaders": "requires improvement",
        "help and protection": "inadequate",
        "children in care": "requires improvement",
        "care leavers": "good",
        "overall effectiveness": "inadequate",
    }
    assert new.judgements[2].words == (
        "The experiences and progress of children in care Requires improvement to be good"
    )


def test_bullets_are_whole_across_a_page_break_and_free_of_headers(new: Report) -> None:
    assert [(each.number, each.text, each.page) for each in new.recommendations] == [
        (
            None,
            "The timeliness of decisions on contacts, and of the information-gathering that comes "
            "before them.",
            2,
        ),
        (
            None,
            "The oversight of children who go missing, so that what they say in return home "
            "interviews informs their plans.",
            2,
        ),
        (None, "The sufficiency of homes.", 3),
    ]


def test_numbered_findings_keep_number_section_theme_and_direction(new: Report) -> None:
    shown = [(each.number, each.section, each.theme, each.direction) for each in new.findings]
    help_ = "The experiences and progress of children who need help and protection"
    assert shown == [
        (1, help_, "front door", "weakness"),
        (2, help_, "missing", "strength"),
        (3, "The experiences and progress of care leavers", "leaving care", "strength"),
    ]
    assert new.findings[0].text.endswith("and 2. is a number inside a paragraph.")
    assert new.findings[2].text.endswith("This is a strength.")
    assert "too many" in new.findings[0].words


def test_the_day_of_publication_may_come_from_the_files_name_and_is_said_to(tmp_path: Path) -> None:
    pages = made.with_headers(made.NEW_PAGES, made.HEADER)
    named = read_report(made.pdf(tmp_path / "fernleigh---19-july-2024.pdf", pages))
    assert named.published_on == date(2024, 7, 19)
    assert any("taken from the file's name" in each for each in named.unread)


def test_a_files_name_before_the_visit_is_no_day_of_publication(tmp_path: Path) -> None:
    pages = made.with_headers(made.NEW_PAGES, made.HEADER)
    assert read_report(made.pdf(tmp_path / "saved-2023-01-01.pdf", pages)).published_on is None


def test_a_report_of_2014_gives_its_front(old: Report) -> None:
    assert (old.authority, old.kind) == ("Fern and Leigh", "inspection")
    assert (old.visited_from, old.visited_to) == (date(2014, 4, 29), date(2014, 5, 22))
    assert old.published_on == date(2014, 7, 7)
    assert old.unread == ()


def test_a_report_of_2014_gives_its_judgements_and_not_those_of_an_earlier_one(old: Report) -> None:
    assert grades(old) == {
        "overall effectiveness": "requires improvement",
        "help and protection": "good",
        "looked after and achieving permanence": "requires improvement",
        "adoption performance": "outstanding",
        "care leavers": "inadequate",
        "leadership, management and governance": "requires improvement",
        "safeguarding board": "good",
    }


def test_recommendations_of_2014_are_numbered_and_say_whom_they_concern(old: Report) -> None:
    assert [(each.number, each.owner) for each in old.recommendations] == [
        (4, "local authority"),
        (5, "local authority"),
        (8, "safeguarding board"),
    ]
    assert old.recommendations[0].text == (
        "Give every care leaver a plan of their own, written with them and kept up to date."
    )
    assert [each.number for each in old.priority_actions] == [3]


def test_headings_of_strengths_and_weaknesses_decide_and_are_shown(old: Report) -> None:
    first, second = old.findings[:2]
    assert (first.direction, second.direction) == ("weakness", "strength")
    assert second.words == ("The local authority has the following strengths",)
    assert [each.number for each in old.findings] == [1, 2, 6, 7, 9]


def test_a_monitoring_letter_gives_its_front_and_no_judgement(letter: Report) -> None:
    assert (letter.authority, letter.kind) == ("Fernleigh", "monitoring visit")
    assert (letter.visited_from, letter.visited_to) == (date(2017, 2, 28), date(2017, 3, 1))
    assert letter.published_on == date(2017, 10, 12)
    assert letter.judgements == ()
    assert letter.unread == ()


def test_a_letters_bullets_stand_under_their_own_headings(letter: Report) -> None:
    assert [each.text for each in letter.priority_actions] == [
        "The allocation of a social worker to every child."
    ]
    assert [each.text for each in letter.recommendations] == [
        "The use of return home interviews.",
        "Oversight by managers.",
    ]


def test_a_bullet_of_two_directions_is_read_by_the_sentence(letter: Report) -> None:
    shown = [(each.text, each.direction) for each in letter.findings if each.section == "Findings"]
    assert shown == [
        ("Social workers see children promptly.", "strength"),
        ("However, records are not always up to date.", "weakness"),
        ("Supervision is regular, reflective and valued.", "strength"),
    ]


def test_what_a_visit_covered_and_thanks_are_no_findings(letter: Report) -> None:
    assert {each.section for each in letter.findings} == {"Overview", "Findings"}
    assert not any("thank" in each.text for each in letter.findings)


def test_grades_that_differ_within_a_report_are_said() -> None:
    changed = made.OLD.replace("help and protection is good", "help and protection is inadequate")
    report = read_text(changed)
    assert grades(report)["help and protection"] == "good"
    assert any("help and protection" in each for each in report.unread)


def test_paragraph_numbers_passed_over_are_said() -> None:
    report = read_text(made.OLD.replace("7. Plans are poor.\n", ""))
    assert "Numbered paragraphs not found: 7." in report.unread


def test_points_to_improve_pasted_without_bullets_are_still_read() -> None:
    text = made.LETTER.replace("■ ", "")
    assert [each.text for each in read_text(text).recommendations][0] == (
        "The use of return home interviews."
    )


def test_pages_pasted_as_one_text_read_as_the_pdf_does(new: Report) -> None:
    pages = made.with_headers(made.NEW_PAGES, made.HEADER)
    pasted = read_text("\n".join(line for page in pages for line in page))
    assert [each.text for each in pasted.recommendations] == [
        each.text for each in new.recommendations
    ]
    assert [each.text for each in pasted.findings] == [each.text for each in new.findings]
    assert pasted.judgements == new.judgements


def test_page_numbers_left_in_pasted_text_are_taken_out() -> None:
    text = made.LETTER.replace("Oversight by managers.", "Oversight by\n1\nmanagers.")
    assert [each.text for each in read_text(text).recommendations][1] == "Oversight by managers."


def test_as_dict_is_plain_json_and_loses_nothing(letter: Report) -> None:
    plain = as_dict(letter)
    assert plain["visited_from"] == "2017-02-28"
    assert len(plain["findings"]) == len(letter.findings)
    assert plain["findings"][0]["words"] == list(letter.findings[0].words)


def test_tables_are_text_and_leave_out_the_empty(letter: Report) -> None:
    tables = {table.title: table for table in as_table(letter)}
    assert "Judgements" not in tables
    assert ("visited from", "28 February 2017") in tables["Report"].rows
    assert all(len(row) == len(t.columns) for t in tables.values() for row in t.rows)
