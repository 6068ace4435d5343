"""A small simulation: false claims stay within budget, true changes are found."""

import numpy as np
import pytest
from scipy.special import ndtri

from homeward.measures.evidence.claims import first_claims
from homeward.measures.evidence.looking import SPENT, levels
from homeward.measures.evidence.weeks import Weeks

PLANS = 4000


def draw(rng, means, dispersion):
    """Weekly counts with variance `dispersion` times the mean."""
    spread = dispersion - 1
    return rng.poisson(rng.gamma(means / spread, spread) if spread else means).astype(float)


def share_claimed(seed, *, baseline, dispersion, mean=10.0, change=1.0, share=0.05):
    rng = np.random.default_rng(seed)
    means = np.where(np.arange(baseline + 12) < baseline, mean, mean * change)
    drawn = draw(rng, np.broadcast_to(means, (PLANS, means.size)), dispersion)
    weeks = Weeks(drawn, np.ones_like(drawn), baseline)
    return (first_claims(weeks, -1.0, share=share) >= 0).mean()


@pytest.mark.parametrize("baseline", [12, 52])
@pytest.mark.parametrize("dispersion", [1, 3])
def test_false_claims_stay_within_the_share(baseline, dispersion):
    allowed = 0.05 + 3 * np.sqrt(0.05 * 0.95 / PLANS)
    assert share_claimed(71, baseline=baseline, dispersion=dispersion) < allowed


def test_a_fall_of_two_fifths_is_mostly_found_with_the_budget_shared_over_ten():
    assert share_claimed(72, baseline=36, dispersion=1, change=0.6, share=0.005) > 0.88


def test_the_levels_spend_nine_tenths_of_the_share():
    """Checked against drawn random walks, apart from the sums that made the levels."""
    plan = np.ones(12)
    information = 24 * plan.cumsum() / (24 + plan.cumsum())
    rng = np.random.default_rng(73)
    steps = rng.normal(size=(40000, 12)) * np.sqrt(np.diff(information, prepend=0))
    scores = steps.cumsum(axis=1) / np.sqrt(information)
    needed = -ndtri(levels(24, plan, share=0.05, plan_weeks=12))
    crossed = (scores > needed).any(axis=1).mean()
    assert crossed == pytest.approx(0.05 * SPENT, abs=0.004)


def test_levels_of_earlier_weeks_do_not_depend_on_later_ones():
    plan = np.array([1, 1, 0.5, 2, 0, 1, 1])
    whole = levels(20, plan, share=0.01, plan_weeks=12)
    for seen in range(1, 7):
        assert levels(20, plan[:seen], share=0.01, plan_weeks=12) == pytest.approx(whole[:seen])
    assert whole[4] == 0  # no exposure, no look
