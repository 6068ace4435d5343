"""What each list becomes, and what is asked about."""

from datetime import date

import pytest

from homeward.access.actions import the_house
from homeward.care.models import PeriodOfCare, Placement
from homeward.core.errors import Refused
from homeward.exchange.actions import take_in_annex_a
from homeward.exchange.models import Batch, BatchRow
from homeward.front_door.models import Contact, ContactChild, Referral
from homeward.homes.models import Stay
from homeward.leaving_care.models import Activity, AdviserContact, LeavingCareCase, PathwayPlan
from homeward.people.actions import add_identifier, add_person, correct_person
from homeward.people.models import Identifier, Person
from homeward.web.checking import check_all
from homeward.workforce.models import Team, Worker

from . import made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def file(tmp_path):
    return made.everything(tmp_path / "annex-a.xlsx")


def in_order() -> bool:
    return all(finding.ok for finding in check_all())


def test_a_contact_becomes_a_contact_decided_elsewhere_on_its_day(file):
    report = made.take_in(file)
    assert made.outcomes(report, 1) == ["taken", "taken"]
    contact = Contact.objects.order_by("pk")[0]
    assert contact.source_code == "6"
    assert contact.route == "file"
    assert contact.decided_elsewhere
    assert not contact.exact
    assert contact.received_at.date() == date(2026, 3, 2)
    assert contact.source == f"Annex A list 1, row 2, batch {report.batch_ref}"
    assert ContactChild.objects.filter(contact=contact, person__born_on=date(2010, 5, 4)).exists()


def test_a_referral_keeps_team_and_worker_as_named(file):
    made.take_in(file)
    referral = Referral.objects.get()
    assert (referral.received_on, referral.no_further_action) == (date(2026, 3, 3), False)
    assert referral.worker_named == "Ana Sample"


def test_a_period_of_care_carries_the_counts_of_the_day_of_the_file(file):
    made.take_in(file)
    period = PeriodOfCare.objects.get()
    assert (period.missing_in_year, period.away_in_year) == (3, 1)
    assert (period.last_interview_offered, period.last_interview_accepted) == ("yes", "no")
    assert period.counted_on == made.AS_AT
    placement = Placement.objects.get()
    assert (placement.started_on, placement.kind) == (date(2025, 11, 2), "U6")


def test_a_care_leaver_gets_case_adviser_plan_contact_home_and_activity(file):
    made.take_in(file)
    case = LeavingCareCase.objects.get()
    assert (case.category, case.entitled_on) == ("former_relevant", date(2022, 2, 1))
    assert not case.entitled_exact
    assert case.adviser.name == "Jo Helper"
    assert PathwayPlan.objects.get().agreed_on == date(2025, 12, 1)
    contact = AdviserContact.objects.get()
    assert (contact.on, contact.kind, contact.in_touch) == (date(2026, 3, 10), "not_said", "YES")
    stay = Stay.objects.get()
    assert (stay.kind, stay.suitability, stay.started_on) == ("U", "1", None)
    assert stay.known_on == made.AS_AT
    assert Activity.objects.get().code == "F2"


def test_a_list_without_records_of_its_own_stores_its_persons_only(file):
    report = made.take_in(file)
    assert made.outcomes(report, 6) == ["read"]
    assert Person.objects.filter(identifiers__value="9003").exists()


def test_one_child_is_one_person_in_every_list(file):
    made.take_in(file)
    assert Person.objects.count() == 4
    assert Identifier.objects.filter(value="9001").count() == 1


def test_the_books_agree_after_an_import(file):
    made.take_in(file)
    assert in_order()


def test_teams_are_made_only_where_there_are_none(file, borough):
    made.take_in(file)
    assert not Team.objects.exclude(source="").exists()
    assert LeavingCareCase.objects.get().team == borough.teams["leaving_care"]


def test_an_adviser_is_found_by_name(tmp_path, borough):
    name = Worker.objects.filter(team=borough.teams["leaving_care"])[0].name
    file = made.a_file(tmp_path / "a.xlsx", {9: [made.leaver(adviser=name.upper())]})
    made.take_in(file)
    assert LeavingCareCase.objects.get().adviser.name == name


def test_the_same_file_again_changes_nothing(file):
    made.take_in(file)
    before = made.tables(*made.BOOKS)
    report = made.take_in(file)
    assert {row.outcome for row in report.rows} == {"same", "read"}
    assert made.tables(*made.BOOKS) == before
    assert Batch.objects.order_by("-pk")[0].writes.count() == 0


def test_a_dry_run_says_the_same_and_writes_nothing(file):
    before = made.tables()
    rehearsed = made.take_in(file, dry_run=True)
    assert made.tables() == before
    done = made.take_in(file)
    assert [row.outcome for row in rehearsed.rows] == [row.outcome for row in done.rows]
    assert rehearsed.batch_ref == ""


def test_a_newer_file_changes_what_it_says_and_an_older_one_does_not(tmp_path):
    first = made.a_file(tmp_path / "1.xlsx", {8: [made.in_care(missing_episodes=3)]})
    second = made.a_file(tmp_path / "2.xlsx", {8: [made.in_care(missing_episodes=5)]})
    made.take_in(first)
    assert made.outcomes(made.take_in(second, made.LATER), 8) == ["changed"]
    assert made.outcomes(made.take_in(first), 8) == ["same"]
    period = PeriodOfCare.objects.get()
    assert (period.missing_in_year, period.counted_on) == (5, made.LATER)


def test_a_blank_in_a_newer_file_erases_nothing(tmp_path):
    made.take_in(made.a_file(tmp_path / "1.xlsx", {8: [made.in_care()]}))
    made.take_in(
        made.a_file(tmp_path / "2.xlsx", {8: [made.in_care(legal_status=None)]}), made.LATER
    )
    assert PeriodOfCare.objects.get().legal_status == "V2"


def test_the_placement_before_ends_where_the_next_begins(tmp_path):
    moved = made.in_care(placement_started_on=date(2026, 4, 2), placement_type="K2")
    made.take_in(made.a_file(tmp_path / "1.xlsx", {8: [made.in_care()]}))
    made.take_in(made.a_file(tmp_path / "2.xlsx", {8: [moved]}), made.LATER)
    before, after = Placement.objects.order_by("started_on")
    assert (before.ended_on, after.ended_on) == (date(2026, 4, 2), None)


def test_a_placement_between_two_ends_the_first_at_its_own_beginning(tmp_path):
    for on, day in ((made.AS_AT, 2), (made.LATER, 20), (date(2026, 5, 5), 10)):
        row = made.in_care(placement_started_on=date(2025, 12, day))
        made.take_in(made.a_file(tmp_path / f"{day}.xlsx", {8: [row]}), on)
    ends = Placement.objects.order_by("started_on").values_list("ended_on", flat=True)
    assert list(ends) == [date(2025, 12, 10), date(2025, 12, 20), None]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"born_on": date(2010, 5, 5)}, "date of birth 5 May 2010 here, 4 May 2010 on the record"),
        ({"gender": "M"}, "gender Male here, Female on the record"),
    ],
)
def test_a_child_who_differs_from_the_record_is_asked_about(tmp_path, facts, words):
    made.take_in(made.a_file(tmp_path / "1.xlsx", {1: [made.contact()]}))
    before = made.tables(*made.BOOKS)
    report = made.take_in(made.a_file(tmp_path / "2.xlsx", {3: [made.referral(**facts)]}))
    (row,) = report.rows
    assert row.outcome == "asked"
    assert words in row.sentence
    assert "Nothing of this row was taken." in row.sentence
    assert made.tables(*made.BOOKS) == before


def test_what_a_person_typed_is_asked_about_and_stands(tmp_path):
    person = add_person(
        by=the_house, given_names="Typed", born_on=date(2010, 5, 4), sex="F", ethnicity="MWBC"
    )
    add_identifier(by=the_house, person=person, scheme="la_child_id", value="9001")
    report = made.take_in(made.a_file(tmp_path / "1.xlsx", {1: [made.contact()]}))
    (row,) = report.rows
    assert row.outcome == "asked"
    assert "somebody recorded MWBC, which stands" in row.sentence
    assert "The rest of the row was taken." in row.sentence
    person.refresh_from_db()
    assert person.ethnicity == "MWBC"
    assert Contact.objects.count() == 1


def test_a_blank_on_the_record_is_filled(tmp_path):
    person = add_person(by=the_house, given_names="Typed")
    add_identifier(by=the_house, person=person, scheme="la_child_id", value="9001")
    made.take_in(made.a_file(tmp_path / "1.xlsx", {1: [made.contact()]}))
    person.refresh_from_db()
    assert (person.born_on, person.sex) == (date(2010, 5, 4), "F")
    assert person.version == 2


def test_two_rows_of_one_file_that_contradict_each_other_are_asked_about(tmp_path):
    rows = [made.in_care(), made.in_care(missing_episodes=4)]
    report = made.take_in(made.a_file(tmp_path / "1.xlsx", {8: rows}))
    assert made.outcomes(report, 8) == ["taken", "asked"]
    assert "is 4 here and 3 in List 8, sheet List 8, row 2" in report.rows[1].sentence
    assert PeriodOfCare.objects.get().missing_in_year == 3


def test_a_dirty_file_keeps_what_can_be_read_and_asks_about_the_rest(tmp_path):
    rows = [
        made.contact("9001", on=None),
        made.contact("9002", on=date(2027, 1, 1)),
        made.contact(""),
        made.contact("9004", source=None),
        made.contact("9005", born_on=None, ethnicity=None),
    ]
    leavers = [
        made.leaver("9101", eligibility=None),
        made.leaver("9102", born_on=date(2015, 1, 1)),
        made.leaver("9103", in_touch="DIED"),
        made.leaver("9104", in_touch="NO", last_contact_on=None),
    ]
    report = made.take_in(made.a_file(tmp_path / "1.xlsx", {1: rows, 9: leavers}))
    assert made.outcomes(report, 1) == ["asked", "asked", "refused", "taken", "taken"]
    assert made.outcomes(report, 9) == ["asked", "asked", "asked", "asked"]
    assert set(LeavingCareCase.objects.values_list("person__identifiers__value", flat=True)) == {
        "9103",
        "9104",
    }
    assert not AdviserContact.objects.exists()
    assert all(row.sentence for row in report.unsettled)
    assert in_order()


def test_a_birth_that_lies_ahead_is_expected(tmp_path):
    unborn = made.contact("9009", gender="U", born_on=date(2026, 7, 1))
    made.take_in(made.a_file(tmp_path / "1.xlsx", {1: [unborn]}))
    person = Person.objects.get()
    assert (person.born_on, person.expected_on) == (None, date(2026, 7, 1))


def test_every_row_and_its_reason_is_kept_with_the_batch(file):
    report = made.take_in(file)
    kept = BatchRow.objects.order_by("pk").values_list("list_number", "row", "outcome", "sentence")
    assert list(kept) == [(r.number, r.row, str(r.outcome), r.sentence) for r in report.rows]


@pytest.mark.parametrize("name", ["missing.xlsx", "text.xlsx"])
def test_a_file_that_is_no_workbook_is_refused_with_a_sentence(tmp_path, name):
    (tmp_path / "text.xlsx").write_text("child,contact\n")
    with pytest.raises(Refused):
        made.take_in(tmp_path / name)
    assert not Batch.objects.exists()


def test_a_file_cannot_speak_of_a_day_that_lies_ahead(file):
    with pytest.raises(Refused, match="lies ahead"):
        made.take_in(file, date(2026, 6, 18))


def test_only_a_role_that_imports_may_import(file, borough):
    from homeward.access.roles import Role

    with pytest.raises(Refused, match="import files"):
        take_in_annex_a(by=borough.user(Role.ADVISER), path=file)


def test_queries_do_not_grow_with_the_rows(tmp_path, django_assert_max_num_queries):
    rows = [made.contact(str(20_000 + number)) for number in range(1_000)]
    file = made.a_file(tmp_path / "many.xlsx", {1: rows})
    with django_assert_max_num_queries(250):
        made.take_in(file)


def test_the_record_named_later_is_left_alone_by_the_file(tmp_path, file):
    made.take_in(file)
    person = Person.objects.get(identifiers__value="9001")
    correct_person(by=the_house, person=person, given_names="Named")
    made.take_in(file, made.LATER)
    person.refresh_from_db()
    assert person.given_names == "Named"
