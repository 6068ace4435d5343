"""Every page in a real browser: axe, no sideways scroll, a quiet console, at two widths."""

from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .browser import WIDTHS, visiting
from .crawl import walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WALKERS = ["director", "front-door-manager", "leaving-care-manager", "improvement-lead"]


@pytest.fixture(scope="module")
def visitor(house, tmp_path_factory):
    own = house.copy_to(tmp_path_factory.mktemp("served") / "house")
    with visiting(own) as at_the_house:
        yield at_the_house


def read(page: Page, path: str) -> str | None:
    answer = page.request.get(path)
    kept = "attachment" in answer.headers.get("content-disposition", "")
    if kept or "html" not in answer.headers.get("content-type", ""):
        return None
    assert answer.status == 200, f"{path} answered {answer.status}"
    return answer.text()


@pytest.fixture(scope="module")
def paths(visitor):
    """One address of each kind of page, with who opens it."""
    found = {}
    for user in WALKERS:
        page = visitor.signed_in(user)
        for name, path in walk(partial(read, page)).items():
            found.setdefault(name, (user, path))
        page.context.close()
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_minds_nothing_and_nothing_runs_off_the_side(visitor, paths, width):
    wrong = {}
    visitor.complaints.clear()
    for user in WALKERS:
        page = visitor.signed_in(user, width=width, bypass_csp=True)
        for name, (walker, path) in paths.items():
            if walker == user:
                page.goto(path)
                found = Axe().run(page)
                if found.violations_count:
                    wrong[name] = found.generate_report()[:1500]
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wrong[f"{name} ({path})"] = "runs off the side"
        page.context.close()
    assert wrong == {}


def test_no_page_upsets_the_content_security_policy(visitor, paths):
    visitor.complaints.clear()
    for user in WALKERS:
        page = visitor.signed_in(user)
        for walker, path in paths.values():
            if walker == user:
                page.goto(path)
        page.context.close()
    assert visitor.complaints == []


def test_signing_in_with_a_wrong_password_says_so_and_lets_nobody_in(visitor):
    window = visitor.browser.new_context(base_url=visitor.address)
    page = window.new_page()
    page.goto("/accounts/login/")
    page.fill("input[name=login]", "director")
    page.fill("input[name=password]", "not the password")
    page.click("main button[type=submit]")
    assert page.locator(".govuk-error-summary").is_visible()
    page.goto("/measures/")
    assert "/accounts/login/" in page.url


def test_the_search_box_is_a_keystroke_away(visitor):
    page = visitor.signed_in("director")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
