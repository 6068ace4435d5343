"""Referrals for each 10,000 children: out of the population that an authority sets, dated."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from homeward.access.roles import Role
from homeward.improvement.packs import rounding as paper
from homeward.measures import population
from homeward.measures.catalogue import MEASURES
from homeward.measures.declared import Fact, Point
from homeward.measures.own_chart import own_chart
from homeward.measures.population import BadPopulation, Population, read_population
from homeward.measures.queries import Charted
from homeward.measures.queries.parts import together
from homeward.measures.rounding import rounded
from homeward.measures.saying import why_not_judged
from homeward.measures.spc import xmr
from homeward.measures.words import figure

REFERRALS = MEASURES["referrals"]
WEEK = date(2026, 6, 1)
PAGE = reverse("measures:measure", args=["referrals"])
TWO = """
[[population]]
from = 2026-04-01
children = 52_000
source = "ONS, mid-2025"

[[population]]
from = 2025-04-01
children = 50_000
source = "ONS, mid-2024"
"""


@pytest.fixture
def file(tmp_path, settings, monkeypatch):
    """Where the authority sets its population; nobody has yet."""
    settings.DATA_DIR = tmp_path
    monkeypatch.delenv(population.NAMED, raising=False)
    return tmp_path / population.FILE


def referred(many: int, week: date = WEEK) -> list[Fact]:
    return [Fact(week, True, n, "Referral from the police") for n in range(many)]


def test_ten_in_a_week_of_52_000_children_are_100_a_year_for_each_10_000(file):
    file.write_text(TWO)
    point = REFERRALS.point(WEEK, referred(10))
    assert point == Point(WEEK, 10, 52_000, 0, pytest.approx(100.0))
    assert figure(REFERRALS, point) == "100 a year per 10,000 (10 referrals)"


def test_each_week_is_out_of_the_children_of_its_time(file):
    file.write_text(TWO)
    assert REFERRALS.point(date(2026, 3, 30), []).denominator == 50_000
    assert REFERRALS.point(date(2026, 4, 6), []).denominator == 52_000


def test_a_week_before_the_first_estimate_has_a_count_and_no_rate(file):
    file.write_text(TWO)
    early = date(2025, 3, 24)
    point = REFERRALS.point(early, referred(3, early))
    assert point == Point(early, 3, 0, 0, None)
    assert figure(REFERRALS, point) == "3 referrals; no population is set for that week"


def test_until_it_is_set_it_is_a_count(file):
    point = REFERRALS.point(WEEK, referred(10))
    assert REFERRALS.unit == "number"
    assert point.value == 10.0
    assert figure(REFERRALS, point) == "10"


def test_the_page_says_where_to_set_it_and_shows_the_count(client_as, file):
    text = client_as(Role.DIRECTOR).get(PAGE).content.decode()
    assert "Per 10,000 needs the population: set how many children" in text
    assert "population.toml in the data folder" in text
    file.write_text(TWO)
    text = client_as(Role.DIRECTOR).get(PAGE).content.decode()
    assert "Per 10,000 needs the population" not in text
    assert "52,000 children aged 0 to 17, used from 1 April 2026: ONS, mid-2025" in text
    assert "a year&#x27;s for each 10,000 children" in text or "a year's for each 10,000" in text


def test_a_file_that_cannot_be_read_is_told_and_counts_as_not_set(client_as, file):
    file.write_text("[[population]]\nfrom = 2026-04-01\nchildren = 0\n")
    text = client_as(Role.DIRECTOR).get(PAGE).content.decode()
    assert "population.toml, row 1: write children as a whole number above nothing." in text
    assert REFERRALS.unit == "number"


def test_files_say_the_unit(client_as, file):
    file.write_text(TWO)
    director = client_as(Role.DIRECTOR)
    told = director.get(reverse("measures:csv", args=["referrals"])).content.decode()
    rows = list(csv.DictReader(io.StringIO(told.lstrip("\ufeff"))))
    assert {row["unit"] for row in rows} == {"per 10,000"}
    assert {row["version"] for row in rows} == {"2"}
    whole = director.get(reverse("measures:json", args=["referrals"])).json()
    assert whole["unit"] == "per 10,000"
    assert "ONS, mid-2024" in whole["definition"]["population"]


def test_another_file_may_be_named(file, tmp_path, monkeypatch):
    other = tmp_path / "elsewhere.toml"
    other.write_text(TWO)
    monkeypatch.setenv(population.NAMED, str(other))
    assert population.population_on(WEEK) == 52_000
    other.unlink()
    assert population.population_on(WEEK) is None
    assert "there is no such file" in population.why_no_rate()


def test_a_demonstration_sets_it_once_and_keeps_what_an_authority_set(file):
    population.keep_population(Population(date(2024, 4, 1), 540, 'made "up"'))
    assert population.populations() == (Population(date(2024, 4, 1), 540, 'made "up"'),)
    file.write_text(TWO)
    population.keep_population(Population(date(2024, 4, 1), 540, "made up"))
    assert population.population_on(WEEK) == 52_000


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("[[population]]", "[[population", "cannot be read"),
        ("from = 2026-04-01", "from = 2026", "from which it is used"),
        ("from = 2026-04-01", "from = 2025-04-01", "begin on the same day"),
        ("children = 52_000", "children = true", "whole number"),
        ('source = "ONS, mid-2025"', 'source = " "', "write the source"),
    ],
)
def test_an_estimate_that_cannot_be_used_says_what_to_mend(file, was, becomes, says):
    file.write_text(TWO.replace(was, becomes, 1))
    with pytest.raises(BadPopulation, match=says):
        read_population(file)


def test_a_rate_tells_those_without_names_no_more_than_the_rounded_count(file):
    file.write_text(TWO)
    eight, twelve = (rounded(REFERRALS, REFERRALS.point(WEEK, referred(n))) for n in (8, 12))
    assert eight == twelve
    assert eight.value == pytest.approx(100.0)


def test_twelve_weeks_together_are_the_rate_of_their_time(file):
    file.write_text(TWO)
    weeks = [REFERRALS.point(WEEK, referred(n)) for n in (5, 15)]
    assert together(REFERRALS, weeks).value == pytest.approx(100.0)


def test_its_chart_allows_for_the_population_and_no_claim_is_made(file):
    file.write_text(TWO)
    points = [REFERRALS.point(WEEK, referred(n)) for n in (8, 10, 12, 9, 11)]
    drawn = own_chart(REFERRALS, points)
    assert drawn.unit == "u' chart"
    assert drawn.values == pytest.approx((80, 100, 120, 90, 110))
    assert drawn.lines[0] == pytest.approx((100,) * 5)
    assert why_not_judged(REFERRALS)


@pytest.mark.parametrize(
    ("many", "says"), [(1, "too few to show"), (13, "about 125 a year per 10,000")]
)
def test_on_paper_it_is_rounded(file, many, says):
    file.write_text(TWO)
    points = [REFERRALS.point(WEEK, referred(many)) for _ in range(4)]
    chart = Charted(REFERRALS, points, xmr([point.value for point in points]), "")
    assert paper.figure(chart) == says
