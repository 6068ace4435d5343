"""Annex A lists 1 and 3 leave the house in Ofsted's labels, and come back into one unchanged."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import transaction
from openpyxl import load_workbook

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.exchange.actions import export_annex_a, take_in_annex_a
from homeward.exchange.annex_a import LISTS, read
from homeward.exchange.exporting import contacts_and_referrals
from homeward.front_door.actions import change_decision
from homeward.front_door.codes import Decision
from homeward.front_door.models import ContactChild, Referral
from tests.front_door.making import a_contact, decided
from tests.rows import small_demonstration
from tests.story import NOW, TODAY

WORKER = Role.FRONT_DOOR_WORKER


@pytest.fixture(scope="module")
def of_the_demonstration(tmp_path_factory, django_db_setup, django_db_blocker):
    """Lists 1 and 3 of the small demonstration, and how many there are; its house is gone again."""
    path = tmp_path_factory.mktemp("export") / "annex-a.xlsx"
    with django_db_blocker.unblock(), transaction.atomic(), clock.stand_still(NOW):
        small_demonstration()
        counts = export_annex_a(by=the_house, path=path, as_at=TODAY)
        kept = (ContactChild.objects.count(), Referral.objects.count())
        transaction.set_rollback(True)
    return path, counts, kept


def rows_of(path):
    """Every cell of both lists, row by row, as the spreadsheet holds them."""
    book = load_workbook(path, read_only=True, data_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_the_demonstration_goes_out_comes_into_an_empty_house_and_goes_out_the_same(
    db, now, of_the_demonstration, tmp_path
):
    path, counts, kept = of_the_demonstration
    assert not ContactChild.objects.exists()
    assert 0 < counts[1] < kept[0]
    assert 0 < counts[3] < kept[1]
    report = take_in_annex_a(by=the_house, path=path, as_at=TODAY)
    assert {each.outcome for each in report.rows} == {"taken"}
    again = tmp_path / "again.xlsx"
    assert export_annex_a(by=the_house, path=again, as_at=TODAY) == counts
    first, second = rows_of(path), rows_of(again)
    assert first["List 1"][0] == tuple(each.heading for each in LISTS[1].columns)
    assert first["List 3"][0] == tuple(each.heading for each in LISTS[3].columns)
    assert Counter(second["List 1"]) == Counter(first["List 1"])
    assert Counter(second["List 3"]) == Counter(first["List 3"])


def test_the_same_file_twice_makes_nothing_twice(db, now, of_the_demonstration):
    path, counts, _ = of_the_demonstration
    take_in_annex_a(by=the_house, path=path, as_at=TODAY)
    report = take_in_annex_a(by=the_house, path=path, as_at=TODAY)
    assert {each.outcome for each in report.rows} == {"same"}
    assert (ContactChild.objects.count(), Referral.objects.count()) == (counts[1], counts[3])


def test_every_label_of_the_file_is_ofsteds(of_the_demonstration):
    book = read(of_the_demonstration[0], as_at=TODAY)
    assert {each.severity for each in book.problems} == {"note"}  # the other lists are not there
    unsettled = [each for one in book.lists.values() for row in one.rows for each in row.problems]
    assert {each.severity for each in unsettled} <= {"note"}
    cells = {cell for row in rows_of(of_the_demonstration[0])["List 1"][1:] for cell in row}
    assert {"a) Male", "b) Female"} <= cells


def test_two_contacts_of_one_day_are_two_rows_and_stay_two(borough, tmp_path):
    for hours in (1, 2):
        a_contact(borough, "tom", hours_ago=hours)
    a_contact(borough, "sian", hours_ago=24 * 200)
    lists = contacts_and_referrals(viewer=the_house, as_at=TODAY)
    assert [row.values["contact_on"] for row in lists[1].rows] == [TODAY, TODAY]
    assert not lists[3].rows


def test_a_referral_says_who_has_it_how_many_there_were_and_what_became_of_it(borough):
    taker = borough.workers[WORKER]
    for hours in (24 * 250, 30):
        contact = a_contact(borough, "tom", hours_ago=hours, worker=taker)
        child = decided(borough, contact.children.get(), Decision.REFERRAL)
    (row,) = contacts_and_referrals(viewer=the_house, as_at=TODAY)[3].rows
    assert row.values["referrals_in_12_months"] == 2
    assert (row.values["nfa"], row.values["worker"]) == ("unknown", taker.name)
    manager = borough.user(Role.FRONT_DOOR_MANAGER)
    change_decision(by=manager, child=child, decision=Decision.ADVICE, rationale="New facts.")
    (row,) = contacts_and_referrals(viewer=the_house, as_at=TODAY)[3].rows
    assert row.values["nfa"] == "yes"


def test_a_files_count_of_referrals_is_believed_for_a_month(borough):
    contact = a_contact(borough, "tom", hours_ago=30)
    decided(borough, contact.children.get(), Decision.REFERRAL)
    Referral.objects.update(counted_on=TODAY - timedelta(days=20), counted_in_year=4)

    def counted(day: date):
        (row,) = contacts_and_referrals(viewer=the_house, as_at=day)[3].rows
        return row.values["referrals_in_12_months"]

    assert counted(TODAY) == 4
    assert counted(TODAY + timedelta(days=20)) == 1


def test_the_file_is_logged_never_overwritten_and_only_for_those_who_may(borough, tmp_path):
    path = tmp_path / "annex-a.xlsx"
    a_contact(borough)
    export_annex_a(by=the_house, path=path, as_at=TODAY)
    entry = Entry.objects.get(action="export annex-a")
    assert "2026-06-17" in entry.details
    with pytest.raises(Refused, match="is there already"):
        export_annex_a(by=the_house, path=path, as_at=TODAY)
    with pytest.raises(Refused, match="cannot be written"):
        export_annex_a(by=the_house, path=tmp_path / "no" / "file.xlsx", as_at=TODAY)
    with pytest.raises(Refused, match="Your role"):
        export_annex_a(by=borough.user(WORKER), path=tmp_path / "other.xlsx", as_at=TODAY)
