"""The parts that write the files, each on households made by hand."""

import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from homeward.demo.dice import dice_for
from homeward.demo.out.household import SOCIAL_WORKER, Household, lasts, latest
from homeward.demo.out.misspelt import FAULTS, written
from homeward.demo.out.tables import Shelf, settle
from homeward.demo.out.truth import Truth
from homeward.demo.out.workers import Numbers, turns
from homeward.demo.world import Making
from homeward.front_door.models import Referral
from homeward.people.models import Address, Identifier, Person
from homeward.workforce.models import Allocation, Worker

DAY = date(2026, 6, 10)


def household(small, *records) -> Household:
    return Household(Making(small, dice_for(1, "test"), list(records)))


def worked(person, first, last, role=SOCIAL_WORKER) -> Allocation:
    return Allocation(person=person, worker=Worker(), role=role, from_on=first, to_on=last)


def test_a_protected_address_never_appears(small):
    person = Person()
    hidden = Address(person=person, lines="1 Warp Terrace", postcode="ZZ1 1AA", protected=True)
    assert household(small, person, hidden).address_on(person, DAY) is None


def test_the_address_is_that_of_the_day(small):
    person, moved = Person(), date(2026, 1, 5)
    before = Address(person=person, lines="1 Warp Terrace", to_on=moved)
    now = Address(person=person, lines="2 Weft Road", from_on=moved)
    home = household(small, person, before, now)
    assert home.address_on(person, moved - timedelta(days=1)) is before
    assert home.address_on(person, moved) is now


def test_only_the_authoritys_own_number_names_a_child(small):
    person, grown = Person(), Person()
    numbers = [
        Identifier(person=person, scheme="nhs", value="9990000001"),
        Identifier(person=person, scheme="la_child_id", value="900001"),
    ]
    home = household(small, person, grown, *numbers)
    assert (home.child_id(person), home.child_id(grown)) == ("900001", "")


def test_help_goes_on_as_long_as_one_worker_follows_another(small):
    person = Person()
    referral = Referral(person=person, received_on=DAY)
    second, third = DAY + timedelta(days=20), DAY + timedelta(days=50)
    first = worked(person, DAY, second)
    after = worked(person, second, third)
    much_later = worked(person, third + timedelta(days=90), None)
    home = household(small, person, referral, first, after, much_later)
    assert home.helped_until(referral) == third
    going_on = household(small, person, referral, first, worked(person, second, None))
    assert going_on.helped_until(referral) is None
    nobody = household(small, person, referral)
    assert nobody.helped_until(referral) == DAY


spans = st.tuples(st.integers(0, 900), st.one_of(st.none(), st.integers(0, 400)))


@given(st.lists(spans, max_size=8))
def test_a_return_has_one_social_worker_at_a_time(found):
    person, start = Person(), date(2024, 1, 1)
    records = [
        worked(
            person,
            start + timedelta(days=a),
            None if b is None else start + timedelta(days=a + b),
        )
        for a, b in found
    ]
    home = Household(Making(None, dice_for(1, "test"), [person, *records]))  # type: ignore[arg-type]
    spells = [(each.from_on, end) for each, end in turns(home, person)]
    for (first, end), (after, _) in zip(spells, spells[1:], strict=False):
        assert end is not None
        assert first < end <= after


def test_an_adviser_is_no_social_worker(small):
    person = Person()
    adviser = worked(person, DAY, None, Allocation.As.ADVISER)
    assert list(turns(household(small, person, adviser), person)) == []


def test_a_worker_keeps_one_number():
    numbers, one, other = Numbers(), Worker(), Worker()
    assert numbers.of(one) == numbers.of(one) == "SW9900000001"
    assert numbers.of(other) == "SW9900000002"


def test_a_spell_ends_on_the_day_it_ends():
    assert lasts(DAY, None, DAY)
    assert not lasts(DAY, DAY, DAY)
    assert latest([None, DAY, None]) == DAY
    assert latest([]) is None


@given(st.integers(), st.dates(date(1990, 1, 1), DAY))
def test_what_is_said_to_differ_does(seed, born):
    person = Person(given_names="Mohammed", family_name="Kershaw", sex="M", born_on=born)
    said = written(person, dice_for(seed, "misspelt"))
    same = (said.given, said.family, said.born) == ("Mohammed", "Kershaw", born)
    assert same == (said.differs == "")
    assert said.differs in FAULTS


def test_a_row_of_another_length_is_a_mistake(tmp_path):
    with Shelf(tmp_path) as shelf:
        table = shelf.table("one", ("a", "b"))
        table.add("Siân", None)
        with pytest.raises(ValueError, match="1 cells for 2 columns"):
            table.add("alone")
    assert (tmp_path / "one.csv").read_bytes() == "a,b\r\nSiân,\r\n".encode()


def test_a_truth_of_a_new_kind_gets_a_file_of_its_own(small, tmp_path):
    with Shelf(tmp_path) as shelf:
        truth = Truth(small, shelf)
        page = Making(small, dice_for(1, "test"))
        page.tell("weather", day=DAY, wet=True)
        truth.take(Household(page))
        with pytest.raises(ValueError, match="weather holds"):
            truth.tell("weather", day=DAY)
    told = (tmp_path / "truth" / "weather.csv").read_bytes()
    assert told == b"day,wet\r\n2026-06-10,yes\r\n"


def test_a_workbook_has_no_clock_in_it(small, tmp_path, monkeypatch):
    def saved(name: str, day: float) -> tuple[bytes, bytes]:
        monkeypatch.setattr(time, "time", lambda: day * 86_400)
        book = Workbook()
        book.properties.created = datetime(2020, 1, int(day) % 28 + 1)
        book.active.append(["Number of registered places", 4])
        book.save(tmp_path / name)
        as_saved = (tmp_path / name).read_bytes()
        settle(tmp_path / name, small.now)
        return as_saved, (tmp_path / name).read_bytes()

    (one, settled), (other, again) = saved("a.xlsx", 20_000), saved("b.xlsx", 20_003)
    assert one != other
    assert settled == again
