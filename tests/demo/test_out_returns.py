"""Returns and lists written for the borough: shapes, codes, and the same counts as the database."""

import csv
import json
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from homeward.access.actions import the_house
from homeward.care.models import PeriodOfCare, Placement
from homeward.core.clock import day_of
from homeward.demo.filling import world_of
from homeward.demo.out import write_files
from homeward.demo.out.annex_a_help import six_months_before
from homeward.demo.out.ssda903 import COLUMNS, pupil_number, spells_of
from homeward.demo.out.years import Year, ending_code, placement_code, sex_code, year_of, years_of
from homeward.exchange import annex_a
from homeward.exchange.actions import take_in_annex_a
from homeward.exchange.annex_a import label_sets_care
from homeward.front_door.models import Contact, ContactChild, Referral
from homeward.homes.models import Provider
from homeward.leaving_care.models import LeavingCareCase
from homeward.missing.models import Episode
from homeward.people.models import Person
from homeward.workforce.models import Allocation, Post, Worker
from tests import story

YEARS = ("2024-25", "2025-26")


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    """The files of the borough that the fixture ``demonstration`` fills."""
    folder = tmp_path_factory.mktemp("out")
    write_files(world_of(size="small", seed=7, as_of=story.TODAY), folder)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def returned(out: Path, year: str, name: str) -> list[dict[str, str]]:
    return rows(out / "ssda903" / year / f"{name}.csv")


def day(text: str) -> date | None:
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None


# Annex A


def test_all_eleven_lists_read_back_without_a_question(out):
    book = annex_a.read(out / "annex-a.xlsx", as_at=story.TODAY)
    assert list(book.lists) == list(range(1, 12))
    assert book.problems == []
    for one in book.lists.values():
        assert (one.columns_missing, one.columns_unknown) == ((), ())
        serious = [p.sentence for r in one.rows for p in r.problems if p.severity != "note"]
        assert serious == []
    assert all(book.lists[number].rows for number in range(1, 10))


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_an_empty_house_takes_the_workbook_in_without_refusing_a_row(out):
    report = take_in_annex_a(by=the_house, path=out / "annex-a.xlsx", as_at=story.TODAY)
    assert [(row.sentence, row.outcome) for row in report.unsettled] == []
    assert PeriodOfCare.objects.count() == report.counts[8].total()
    assert LeavingCareCase.objects.count() == report.counts[9].total()


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_the_lists_count_what_the_database_holds(out):
    lists = annex_a.read(out / "annex-a.xlsx", as_at=story.TODAY).lists
    since = six_months_before(story.TODAY)
    contacts = ContactChild.objects.select_related("contact")
    recent = [each for each in contacts if day_of(each.contact.received_at) >= since]
    assert len(lists[1].rows) == len(recent)
    assert len(lists[3].rows) == Referral.objects.filter(received_on__gte=since).count()
    gone = PeriodOfCare.objects.filter(ended_on__lt=since).count()
    assert len(lists[8].rows) == PeriodOfCare.objects.count() - gone
    assert len(lists[9].rows) == LeavingCareCase.objects.filter(ended_on=None).count()


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_every_missing_episode_of_the_year_is_counted_not_one_a_child(out):
    held = annex_a.read(out / "annex-a.xlsx", as_at=story.TODAY).lists[8].rows
    said = sum(row.values["missing_episodes"] + row.values["absent_episodes"] for row in held)
    since = story.TODAY - timedelta(days=365)
    in_care = [
        episode
        for episode in Episode.objects.select_related("placement__period")
        if episode.placement and day_of(episode.reported_at) > since
    ]
    left = six_months_before(story.TODAY)
    ended = [e.placement.period.ended_on for e in in_care]
    assert said == sum(end is None or end >= left for end in ended)
    assert max(row.values["missing_episodes"] for row in held) > 3


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_half_a_year_before_is_six_months_before(today):
    before = six_months_before(today)
    months = (today.year - before.year) * 12 + today.month - before.month
    assert months == 6
    assert before.day <= today.day


# SSDA903


def test_a_folder_a_year_with_the_headings_of_the_return(out):
    assert {path.name for path in (out / "ssda903").iterdir()} == set(YEARS)
    for year in YEARS:
        for path in (out / "ssda903" / year).iterdir():
            first = path.read_bytes().split(b"\r\n")[0].decode()
            assert first.split(",") == COLUMNS[path.stem].split()


@pytest.mark.parametrize("name", ["header", "episodes", "missing", "oc3", "uasc", "reviews"])
def test_the_headings_are_those_of_real_returns(name, shared_data):
    real = (shared_data / "ssda903" / f"{name}.csv").read_text(encoding="utf-8-sig")
    assert real.splitlines()[0].split(",") == COLUMNS[name].split()


@pytest.mark.parametrize("year", YEARS)
def test_who_is_in_any_file_is_in_the_header_with_the_same_birth(out, year):
    header = {row["CHILD"]: row["DOB"] for row in returned(out, year, "header")}
    assert len(header) == len(returned(out, year, "header")), "nobody twice"
    for name in set(COLUMNS) - {"header", "episodes"}:
        for row in returned(out, year, name):
            assert header[row["CHILD"]] == row["DOB"], (name, row)
    assert {row["CHILD"] for row in returned(out, year, "episodes")} <= header.keys()


@pytest.mark.parametrize("year", YEARS)
def test_the_codes_are_those_of_the_year(out, year):
    for row in returned(out, year, "episodes"):
        assert row["PLACE"] in label_sets_care.PLACEMENT.by_code
        assert row["PLACE"] not in ("H5", "P2")
        assert row["LS"] in label_sets_care.LEGAL_STATUS.by_code
        assert row["REC"] in {"", *label_sets_care.REASON_CEASED.by_code}
        assert (row["REC"] == "") == (row["DEC"] == "")
        assert (row["REASON_PLACE_CHANGE"] != "") == (row["REC"] == "X1")
        if year == "2025-26":
            assert row["PLACE"] != "Z1"
    assert {row["SEX"] for row in returned(out, year, "header")} <= {"M", "F", "U"}


@pytest.mark.parametrize("year", YEARS)
def test_missing_keeps_the_rules_of_the_return(out, year):
    """Rules 564-567, 570, 571, 574, 575, 577, 578, 580, 581 and 586."""
    span = Year(2000 + int(year[-2:]))
    placed = [
        (row["CHILD"], day(row["DECOM"]), day(row["DEC"]), row["REC"])
        for row in returned(out, year, "episodes")
    ]
    found = returned(out, year, "missing")
    assert found
    for row in found:
        start, end = day(row["MIS_START"]), day(row["MIS_END"])
        assert row["MISSING"] in ("M", "A")
        assert start is not None
        assert start <= span.last
        assert end is None or start <= end <= span.last
        assert end is None or end >= span.first
        born = day(row["DOB"])
        assert born is None or start >= born
        within = [
            rec
            for child, first, last, rec in placed
            if child == row["CHILD"] and first <= start and (last is None or (end and end <= last))
            if last is None or last != end or rec in ("X1", "E8")
        ]
        assert within or start < span.first, row
    _no_two_overlap(found)


def _no_two_overlap(found):
    by_child: dict[str, list[tuple[date, date]]] = {}
    for row in found:
        spell = day(row["MIS_START"]), day(row["MIS_END"]) or date.max
        by_child.setdefault(row["CHILD"], []).append(spell)
    for spells in by_child.values():
        spells.sort()
        assert all(a[1] <= b[0] for a, b in zip(spells, spells[1:], strict=False))


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("year", YEARS)
def test_the_return_counts_what_the_database_holds(out, year):
    span = Year(2000 + int(year[-2:]))
    placements = [p for p in Placement.objects.all() if span.meets(p.started_on, p.ended_on)]
    assert len(returned(out, year, "episodes")) == len(placements)
    by_period = {}
    for placement in Placement.objects.order_by("started_on"):
        by_period.setdefault(placement.period_id, []).append(placement)
    spells = [
        spell
        for episode in Episode.objects.exclude(placement=None).select_related("placement")
        for spell in spells_of(episode, by_period[episode.placement.period_id])
    ]
    expected = Counter(first for first, end in spells if span.meets(first, end))
    assert Counter(day(row["MIS_START"]) for row in returned(out, year, "missing")) == expected


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("year", YEARS)
def test_care_leavers_are_returned_at_seventeen_to_twenty_one(out, year):
    span = Year(2000 + int(year[-2:]))
    found = returned(out, year, "oc3")
    assert found
    assert len({row["CHILD"] for row in found}) == len(found)
    for row in found:
        assert span.ends_in - 22 <= day(row["DOB"]).year <= span.ends_in - 17
        assert row["IN_TOUCH"] in ("YES", "NO")
        assert row["ACCOM"] == "" or (len(row["ACCOM"]) == 2 and row["ACCOM"][1] in "12")
        assert row["ACCOM"] not in ("S1", "X1")
        assert LeavingCareCase.objects.filter(
            person__identifiers__value=row["CHILD"], entitled_on__lte=span.last
        ).exists()


def _placements(*spells):
    period = PeriodOfCare(person=Person(), started_on=spells[0][0])
    return [Placement(period=period, started_on=a, ended_on=b) for a, b in spells]


def test_an_episode_is_cut_where_the_placement_ends():
    placements = _placements((date(2025, 1, 1), date(2025, 5, 3)), (date(2025, 5, 3), None))
    episode = Episode(
        reported_at=datetime.fromisoformat("2025-05-02T20:00+00:00"),
        returned_at=datetime.fromisoformat("2025-05-06T08:00+00:00"),
    )
    assert list(spells_of(episode, placements)) == [
        (date(2025, 5, 2), date(2025, 5, 3)),
        (date(2025, 5, 3), date(2025, 5, 6)),
    ]


def test_an_episode_is_over_where_care_ends_though_the_child_is_still_out():
    placements = _placements((date(2025, 1, 1), date(2025, 5, 3)))
    episode = Episode(reported_at=datetime.fromisoformat("2025-05-02T20:00+00:00"))
    assert list(spells_of(episode, placements)) == [(date(2025, 5, 2), date(2025, 5, 3))]


def test_codes_change_with_the_years():
    assert [placement_code("H5", Year(y)) for y in (2024, 2025)] == ["H5", "K3"]
    assert [placement_code("K3", Year(y)) for y in (2024, 2025)] == ["H5", "K3"]
    assert [placement_code("Z1", Year(y)) for y in (2025, 2026)] == ["Z1", "Z14"]
    assert [sex_code("F", Year(y)) for y in (2024, 2025)] == ["2", "F"]
    assert [sex_code("N", Year(y)) for y in (2024, 2025)] == ["", "U"]
    assert [ending_code("E45", Year(y)) for y in (2018, 2019)] == ["E43", "E45"]
    assert [ending_code("E46", Year(y)) for y in (2018, 2019)] == ["E44", "E46"]


def test_a_year_runs_from_april_to_march():
    assert (year_of(date(2026, 3, 31)).name, year_of(date(2026, 4, 1)).name) == (
        "2025-26",
        "2026-27",
    )
    world = world_of(seed=1, as_of=date(2026, 3, 31), years=1)
    assert [year.name for year in years_of(world)] == [], "a year is over the day after"
    world = world_of(seed=1, as_of=date(2026, 4, 1), years=10)
    assert [year.ends_in for year in years_of(world)] == list(range(2017, 2027))


def test_pupil_numbers_belong_to_no_authority():
    assert pupil_number("900001", 3) == "UN1"
    assert pupil_number("900001", None) == "UN1"
    assert pupil_number("900001", 9)[1:4] == "000"
    # 0*2+0*3+0*4+9*5+0*6+0*7+9*8+0*9+0*10+0*11+0*12+1*13 = 130; 130 mod 23 = 15, the letter R.
    assert pupil_number("900001", 9) == "R000900900001"


# Providers, the workforce, partners


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_the_provider_list_holds_every_provider_with_its_places(out):
    book = CalamineWorkbook.from_path(str(out / "ofsted-providers.xlsx"))
    found = {}
    for name, places in (
        ("Providers", "Number of registered places"),
        ("SA Providers", "Capacity"),
    ):
        head, *lines = book.get_sheet_by_name(name).to_python()
        for line in lines:
            row = dict(zip(head, line, strict=True))
            found[row["URN"]] = row["Provider name"], row[places]
    assert found == {p.urn: (p.name, p.places) for p in Provider.objects.all()}


def test_the_provider_lists_headings_are_ofsteds(out, shared_data):
    real = CalamineWorkbook.from_path(str(shared_data / "providers" / "scp_ch_2025_fake.xlsx"))
    ours = CalamineWorkbook.from_path(str(out / "ofsted-providers.xlsx"))
    assert ours.sheet_names == real.sheet_names
    for name in ours.sheet_names:
        ours_head = ours.get_sheet_by_name(name).to_python()[0]
        assert set(ours_head) <= set(real.get_sheet_by_name(name).to_python()[0])


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_the_census_counts_workers_vacancies_and_cases_of_the_database(out):
    census = ET.parse(out / "workforce-census-2025.xml").getroot()  # noqa: S314 - our own file
    then = date(2025, 9, 30)
    workers = Worker.objects.filter(job="Social worker", started_on__lte=then)
    here = [w for w in workers if w.left_on is None or w.left_on > then]
    returned_here = [w for w in census.iter("CSWWWorker") if w.find("RoleEndDate") is None]
    assert len(returned_here) == len(here)
    agency = [w for w in here if w.agency]
    assert census.findtext("LALevelVacancies/NoAgencyHeadcount") == str(len(agency))
    posts = Post.objects.filter(title="Social worker").count()
    vacant = posts - len(here) + len(agency)
    assert float(census.findtext("LALevelVacancies/NumberOfVacancies")) == vacant
    cases = sum(int(w.findtext("Cases30")) for w in returned_here)
    open_then = [
        a
        for a in Allocation.objects.filter(role="social_worker", from_on__lte=then)
        if a.to_on is None or a.to_on > then
    ]
    assert cases == sum(a.worker_id in {w.pk for w in here} for a in open_then) > 0


def test_the_census_keeps_the_departments_order(out, shared_data):
    real = ET.parse(shared_data / "workforce" / "social_work_workforce_2022.xml").getroot()  # noqa: S314
    known = [child.tag for child in max(real.iter("CSWWWorker"), key=len)]
    for worker in ET.parse(out / "workforce-census-2024.xml").getroot().iter("CSWWWorker"):  # noqa: S314
        ours = [child.tag for child in worker if child.tag in known]
        assert ours == [tag for tag in known if tag in ours]


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_partners_sent_every_contact_and_the_truth_knows_each_child(out):
    lines = (out / "partner-contacts.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == Contact.objects.count()
    assert sum(len(json.loads(line)["children"]) for line in lines) == ContactChild.objects.count()
    told = rows(out / "truth" / "partner_contacts.csv")
    assert Counter(row["child"] for row in told) == Counter(
        ContactChild.objects.values_list("person__ref", flat=True)
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_the_truths_references_are_those_of_the_filled_database(out):
    on_file = rows(out / "truth" / "people.csv")
    assert {row["person"] for row in on_file} == set(Person.objects.values_list("ref", flat=True))
    matched = {row["episode"] for row in rows(out / "truth" / "police_log.csv")} - {""}
    assert matched <= set(Episode.objects.values_list("ref", flat=True))
