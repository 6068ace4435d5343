"""Every scenario can be made and saved, and the house is in order with it."""

import pytest

from homeward.core import clock
from homeward.demo.filling import fill
from homeward.demo.scenarios import SCENARIOS
from homeward.ledger.actions import rebuild
from homeward.web.checking import check_all

from ..story import NOW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_check_passes_and_rebuild_changes_nothing(scenario):
    fill(size="small", years=1, seed=3, as_of=NOW.date(), scenario=scenario)
    with clock.stand_still(NOW):
        assert [finding.sentence for finding in check_all() if not finding.ok] == []
        for label, difference in rebuild():
            changes = difference.made + difference.changed + difference.removed
            assert changes == 0, label
