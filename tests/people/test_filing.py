"""What is filed is a projection: made with the records, and nothing changes when made again."""

from datetime import date

import pytest

from homeward.access.actions import the_house
from homeward.core.syncing import Difference
from homeward.people.actions import add_person, correct_person
from homeward.people.actions.filing import file_for, file_new, file_under_keys, refile, unfile
from homeward.people.models import MatchKey, MatchRecord, Person, Phone

pytestmark = pytest.mark.parity


def everything():
    return (
        set(MatchKey.objects.values_list("key", "row")),
        dict(MatchRecord.objects.values_list("row", "packed")),
    )


def test_filing_again_changes_nothing(borough):
    before = everything()
    assert not refile(rehearse=True)
    assert not refile()
    assert everything() == before


def test_what_was_lost_is_made_again(borough):
    before, sian = everything(), borough.people["sian"]
    unfile([sian.pk])
    assert refile(rehearse=True) == Difference(made=1)
    assert refile() == Difference(made=1)
    assert everything() == before


def test_keys_that_stand_wrong_are_put_right(borough):
    before, sian = everything(), borough.people["sian"]
    MatchKey.objects.filter(row=sian.pk).order_by("key").first().delete()
    MatchKey.objects.create(key=42, row=sian.pk)
    assert refile() == Difference(changed=1)
    assert everything() == before


def test_what_belongs_to_nobody_is_removed(borough):
    before = everything()
    MatchRecord.objects.create(row=10**9, packed="[1]")
    MatchKey.objects.create(key=7, row=10**9)
    assert refile() == Difference(removed=1)
    assert everything() == before


def test_people_made_in_bulk_are_filed_as_if_one_by_one(borough):
    person = Person(given_names="Ines", family_name="Marlow", born_on=date(2011, 2, 3))
    Person.objects.bulk_create([person])
    file_new([person])
    assert not refile(rehearse=True)


def test_a_part_written_in_bulk_files_its_person(borough):
    tom = borough.people["tom"]
    phone = Phone(person=tom, value="07700 900555")
    Phone.objects.bulk_create([phone])
    assert refile(rehearse=True) == Difference(changed=1)
    file_for([phone])
    assert not refile(rehearse=True)


def test_a_correction_files_anew(borough):
    tom = borough.people["tom"]
    before = everything()
    correct_person(by=the_house, person=tom, family_name="Marlow")
    assert everything() != before
    assert not refile(rehearse=True)
    file_under_keys([tom, tom])
    assert not refile(rehearse=True)


def test_a_refused_person_is_not_filed(borough):
    before = everything()
    with pytest.raises(Exception, match="future"):
        add_person(by=the_house, given_names="Ann", born_on=date(2090, 1, 1))
    assert everything() == before
