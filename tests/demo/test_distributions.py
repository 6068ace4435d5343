"""How the borough lies beside what was published: none of its figures may drift away."""

import pytest

from homeward.demo import documenting
from homeward.demo.distributions.compared import Compared, Kind
from homeward.demo.distributions.tally import the_borough

from ..architecture.house import REPOSITORY

MOST = 0.10


def compared() -> dict[str, Compared]:
    return {one.title: one for found in the_borough().values() for one in found}


def test_at_least_twenty_distributions_are_compared_each_with_its_source():
    assert len(compared()) >= 20
    assert all(one.source for one in compared().values())


def test_no_distribution_of_the_borough_drifts_by_more_than_a_tenth():
    drifted = {title: one.drift for title, one in compared().items() if one.drift > MOST}
    assert drifted == {}


def test_the_page_that_shows_them_is_current():
    stale = [
        name
        for name, text in documenting.pages().items()
        if (REPOSITORY / "docs" / name).read_text() != text
    ]
    assert stale == [], "run: homeward docs"


@pytest.mark.parametrize(
    ("kind", "made", "drift"),
    [
        (Kind.SHARES, {"a": 60, "b": 40}, 0.0),
        (Kind.SHARES, {"a": 50, "b": 50}, 0.1),
        (Kind.SHARES, {"b": 100}, 0.6),
        (Kind.FIGURES, {"a": 66, "b": 40}, 0.1),
        (Kind.FIGURES, {"a": 60, "b": 20}, 0.5),
    ],
)
def test_how_far_apart_two_distributions_lie(kind, made, drift):
    one = Compared("", kind, {"a": 60, "b": 40}, made, "")
    assert one.drift == pytest.approx(drift)
