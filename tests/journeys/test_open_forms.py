"""The forms for people outside, in a real browser: axe, and nothing off the side of a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .browser import WIDTHS, visiting

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OPEN = ("/refer/", "/refer/form/you/", "/refer/return/", "/refer/return/code/", "/refer/worried/")


@pytest.fixture(scope="module")
def visitor(house, tmp_path_factory):
    own = house.copy_to(tmp_path_factory.mktemp("open") / "house")
    with visiting(own) as at_the_house:
        yield at_the_house


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_minds_nothing_on_the_open_forms_and_nothing_runs_off_the_side(visitor, width):
    view = {"width": width, "height": 900}
    window = visitor.browser.new_context(viewport=view, base_url=visitor.address, bypass_csp=True)
    page, wrong = window.new_page(), {}
    for path in OPEN:
        assert page.goto(path).status == 200
        found = Axe().run(page)
        if found.violations_count:
            wrong[path] = found.generate_report()[:1500]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wrong[path] = "runs off the side"
    window.close()
    assert wrong == {}
