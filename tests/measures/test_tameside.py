"""Tameside 2014 to 2025, replayed from what was published, year by year as it became known."""

import csv
from collections import defaultdict
from datetime import date

import pytest

from homeward.measures.catalogue import MEASURES
from homeward.measures.declared import Fact
from homeward.measures.evidence import improvement_claims
from homeward.measures.saying import why_not_judged
from homeward.measures.spc import xmr
from homeward.measures.words import state_of, unknown_says
from homeward.ui.charts import verdict

PRAISE = ("Getting better", "Unusually good")


@pytest.fixture
def published(shared_data) -> dict[str, dict[int, float]]:
    """What was published, by measure and year; the release of the year itself comes first."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    with (shared_data / "dfe" / "tameside_by_year.csv").open() as file:
        for row in csv.DictReader(file):
            if row["topic"] in (
                "care leavers 19 to 21",
                "children and family social work workforce",
            ):
                try:
                    found[row["measure"]].setdefault(int(row["year"]), float(row["value"]))
                except ValueError:
                    continue
    return found


def test_turnover_of_2017_is_not_called_improved_nor_is_any_year_after(published):
    rates = {2016: 22.8, **published["turnover_rate_fte"]}
    assert rates[2017] == 14.3
    years = sorted(rates)
    for last in range(2017, 2026):
        known = [rates[year] for year in years if year <= last]
        lines = xmr(known, improvement="decrease")
        assert not verdict(lines, "decrease").startswith(PRAISE), last
        if last == 2017:
            assert verdict(lines, "decrease").startswith("Too soon to tell")


def test_no_claim_comes_from_the_leavers_of_2017(published):
    leavers, posts = published["leavers_fte"], published["inpost_fte"]
    years = sorted(leavers)
    claims = improvement_claims(
        {"turnover": ([round(leavers[y]) for y in years], [posts[y] for y in years])},
        plan_start=1,
        directions={"turnover": "decrease"},
    )
    assert not claims["turnover"].claimed
    assert why_not_judged(MEASURES["turnover"]) != ""


def suitable(published: dict[str, dict[int, float]], year: int) -> list[Fact]:
    """A year's care leavers as facts: suitable, not suitable, not known."""
    everyone, well = published["[All care leavers]"], published["[Suitable]"]
    total = int(everyone.get(year) or published["[suitability] Total"][year])
    yes = int(well.get(year) or published["[suitability] Suitable"][year])
    lost = published["[No accommodation information]"].get(year)
    none = int(lost if lost is not None else published["[suitability] No information"][year])
    answers = [True] * yes + [None] * none + [False] * (total - yes - none)
    return [Fact(date(year, 3, 28), answer, n, "Care leaver") for n, answer in enumerate(answers)]


def test_the_rise_in_suitable_homes_shows_its_unknowns(published):
    measure = MEASURES["suitable-homes-19-to-21"]
    points = [
        measure.point(date(year, 3, 28), suitable(published, year)) for year in range(2014, 2026)
    ]
    assert [point.unknown for point in points][:4] == [48, 25, 15, 7]
    said = unknown_says(points[:4])
    assert "48% at the beginning" in said
    assert "what was learned" in said
    of_known = [point.value for point in points[:4]]
    assert max(of_known) - min(of_known) < 5  # the published share of all rose from 48% to 87%
    word, _ = state_of(xmr([point.value for point in points[:4]], improvement="increase"))
    assert word not in PRAISE
