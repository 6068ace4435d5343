"""Measures that an authority declares in a file."""

import hashlib
import inspect
import json
from pathlib import Path

import pytest

from homeward.core import clock
from homeward.measures.catalogue import MEASURES
from homeward.measures.local import FILE, BadMeasure, local_measures
from homeward.measures.queries import shown_weeks

FIRST_VISITS = """
[[measure]]
key = "first-visits-in-time"
number = "L1"
counts = "met in time"
kinds = ["visit_first"]
theme = "Leaving care"
title = "First visits made within seven days"
why = "The first week in a new home is the hardest."
denominator = "first visits that fell due, by the week their clock started"
clock = "seven days from the move"
source = "Local"
version = "1"
"""


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_a_measure_is_declared_in_a_file_and_counted(tmp_path):
    (tmp_path / FILE).write_text(FIRST_VISITS)
    (measure,) = local_measures(tmp_path, MEASURES).values()
    assert measure.title == "First visits made within seven days"
    points = measure.series(shown_weeks(52), clock.now())
    of_all = MEASURES["adviser-visits-in-time"].series(shown_weeks(52), clock.now())
    assert sum(point.denominator for point in points) > 0
    assert all(p.denominator <= q.denominator for p, q in zip(points, of_all, strict=True))


def test_without_a_file_there_are_none(tmp_path):
    assert local_measures(tmp_path, MEASURES) == {}


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("[[measure]]", "[[measure", "cannot be read"),
        ('why = "The first week in a new home is the hardest."', "", "write its why"),
        ('"met in time"', '"met some day"', "counts must be one of"),
        ('["visit_first"]', '["visit_fist"]', "kinds must list"),
        ('["visit_first"]', "[]", "kinds must list"),
        ('"first-visits-in-time"', '"contacts"', "key contacts is taken"),
        ('"L1"', '"F1"', "number F1 is taken"),
    ],
)
def test_a_measure_that_cannot_be_counted_says_what_to_mend(tmp_path, was, becomes, says):
    (tmp_path / FILE).write_text(FIRST_VISITS.replace(was, becomes))
    with pytest.raises(BadMeasure, match=says):
        local_measures(tmp_path, MEASURES)


def definition(measure) -> str:
    """A fingerprint of what a measure counts: its words, and the code of its own class."""
    words = [measure.numerator, measure.denominator, measure.clock, measure.not_counted]
    told = "".join(words) + inspect.getsource(type(measure))
    return f"{measure.version}:{hashlib.sha256(told.encode()).hexdigest()[:12]}"


KNOWN = Path(__file__).with_name("definitions.json")


def test_a_changed_definition_is_a_new_version():
    known = json.loads(KNOWN.read_text())
    for key, now in ((key, definition(MEASURES[key])) for key in known if key in MEASURES):
        version, mark = known[key].split(":")
        assert now == known[key] or now.split(":")[0] > version, (
            f"{key} counts something else than before ({mark}): raise its version and say in "
            f"versions what changed, or if nothing counts differently write its mark anew: {now}"
        )
