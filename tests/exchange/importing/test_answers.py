"""A label that nobody could read is asked about once, and its answer is remembered."""

import pytest

from homeward.access.actions import the_house
from homeward.core.errors import Refused
from homeward.exchange.actions import take_in_annex_a
from homeward.exchange.importing.answers import Question, ask, known_answers, questions_of
from homeward.homes.models import Stay
from tests.houses import House

REAL = "annex-a/annex-a-2024-01.xlsx"


def answer(path, codes):
    """Write a code beside each spelling, as a data officer would in a spreadsheet."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for n, line in enumerate(lines):
        for spelling, code in codes.items():
            if f",{spelling},," in line:
                lines[n] = line.replace(f",{spelling},,", f",{spelling},{code},")
    path.write_text("\n".join(lines), encoding="utf-8")


def test_a_question_is_put_once_and_a_blank_is_no_answer(tmp_path):
    path = tmp_path / "answers.csv"
    questions = [Question("accommodation", "Lodging ext", ("E", "K"))]
    assert (ask(path, questions), ask(path, questions)) == (1, 0)
    assert known_answers(path) == {}
    answer(path, {"Lodging ext": "E"})
    assert known_answers(path) == {("accommodation", "Lodging ext"): "E"}
    assert ask(path, questions) == 0


def test_a_spelling_that_a_spreadsheet_would_run_is_made_plain_and_still_known(tmp_path):
    path = tmp_path / "answers.csv"
    question = Question("accommodation", "=HYPERLINK(1)", ("E",))
    ask(path, [question])
    assert "'=HYPERLINK" in path.read_text()
    assert ask(path, [question]) == 0


def test_a_file_whose_columns_were_lost_is_refused_with_the_mend(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text("spelling;code\n")
    with pytest.raises(Refused, match="should begin with the columns field, spelling, code"):
        known_answers(path)


@pytest.mark.django_db
def test_an_answer_lets_the_row_in_that_was_asked_about(shared_data, tmp_path):
    before = take_in_annex_a(by=the_house, path=shared_data / REAL, dry_run=True)
    assert before.questions
    codes = {(q.field, q.spelling): q.codes[0] for q in before.questions}
    after = take_in_annex_a(by=the_house, path=shared_data / REAL, dry_run=True, answers=codes)
    assert after.questions == []
    assert len(after.unsettled) < len(before.unsettled)
    assert not Stay.objects.exists()


def test_the_command_says_where_to_answer_and_remembers(shared_data, house, tmp_path):
    own: House = house.copy_to(tmp_path / "house")
    first = own.run("import", "annex-a", str(shared_data / REAL), "--dry-run")
    assert "labels could not be read. They stand in" in first.stdout
    path = own.data / "annex-a-answers.csv"
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    assert all(row.count(",") >= 3 for row in rows)
    path.write_text(
        "\n".join(["field,spelling,code,codes that can be given", *(_first_code(r) for r in rows)]),
        encoding="utf-8",
    )
    second = own.run("import", "annex-a", str(shared_data / REAL), "--dry-run")
    assert "labels could not be read" not in second.stdout


def _first_code(row: str) -> str:
    field, spelling, _, codes = row.split(",", 3)
    return f"{field},{spelling},{codes.split()[0]},{codes}"


def test_no_workbook_asks_about_what_is_not_a_label(shared_data):
    from homeward.exchange.annex_a import LISTS, read

    for question in questions_of(read(shared_data / REAL)):
        labels = [
            one.by_field[question.field].labels
            for one in LISTS.values()
            if question.field in one.by_field
        ]
        assert any(labels)
