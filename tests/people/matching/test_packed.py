"""A record made ready lies in a database row and comes back the same."""

import json

import pytest
from hypothesis import given, settings

from homeward.people.matching import PACKED, hashed, keys_of, prepare_record, unpack

from .some import RECORDS, someone


@settings(max_examples=200, deadline=None)
@given(RECORDS)
def test_what_was_packed_comes_back_the_same(record):
    ready = prepare_record(record)
    packed = ready.pack()
    assert unpack(ready.ref, packed) == ready
    assert packed.isascii()


def test_the_packed_form_stays_as_it_is_within_a_version():
    assert prepare_record(someone(given="Siân Mai", nhs="943 476 5919")).pack() == (
        f'[{PACKED},["sian","mai"],[],["hussain"],[],"20120304","","","F",'
        '[["OL6 7SR","12","loomgate"]],["7700900123"],"9434765919","","","","",false]'
    )


def test_another_version_is_refused_in_words():
    _, *fields = json.loads(prepare_record(someone()).pack())
    with pytest.raises(ValueError, match="file again"):
        unpack("a", json.dumps([PACKED + 1, *fields]))


def test_a_key_as_a_number_is_the_same_everywhere_and_fits_a_column():
    assert [hashed(key) for key in ("0000000000000001", "ffffffffffffffff")] == [1, -1]
    assert all(-(2**63) <= hashed(key) < 2**63 for key in keys_of(someone()))
