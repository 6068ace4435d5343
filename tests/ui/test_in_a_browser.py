"""The page of all parts in a real browser: nothing that axe minds, no sideways scroll, and no
script needed to find one's way."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page, sync_playwright

from homeward.access.models import User
from homeward.access.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.urls("tests.ui.urls")]


@pytest.fixture
def visit(
    demo_pages: None, transactional_db: None, live_server: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Page]]:
    """Opens an address as a signed-in director, at a width, with scripts or without."""
    found = os.environ.get("HOMEWARD_CHROMIUM") or shutil.which("chromium")
    if not found:
        pytest.skip("no Chromium was found")
    user = User.objects.create(username="jo", name="Jo", role=Role.DIRECTOR)
    inside = Client()
    inside.force_login(user, backend="homeward.access.backends.InTheirDates")
    cookie = {"name": "sessionid", "value": inside.cookies["sessionid"].value}
    # The browser's driver runs a loop in this thread; the database is still ours alone.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])

        def open_at(path: str, width: int, *, scripts: bool = True, axe: bool = False) -> Page:
            window = browser.new_context(
                viewport={"width": width, "height": 800},
                java_script_enabled=scripts,
                bypass_csp=axe,
            )
            window.add_cookies([{**cookie, "url": live_server.url}])
            page = window.new_page()
            page.goto(live_server.url + path)
            return page

        yield open_at
        browser.close()


@pytest.mark.parametrize("width", [1366, 390])
def test_axe_minds_nothing_and_nothing_runs_off_the_side(visit, width):
    page = visit("/everything/", width, axe=True)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("text=Save")
    page.wait_for_selector(".govuk-error-summary")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_menu_opens_on_a_phone_without_a_script(visit):
    page = visit("/missing/", 390, scripts=False)
    link = page.get_by_role("link", name="Leaving care")
    assert not link.is_visible()
    page.get_by_text("Menu").click()
    link.click()
    assert page.url.endswith("/leaving_care/")


def test_the_keyboard_meets_the_way_past_first_and_the_stroke_finds_the_search(visit):
    page = visit("/missing/", 1366)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.reload()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "govuk-skip-link"
    page.wait_for_function("document.body.classList.contains('govuk-frontend-supported')")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "hw-search"
    assert refused == []  # the Content-Security-Policy had nothing to refuse


def test_what_is_not_saved_yet_is_said(visit):
    page = visit("/note/", 1366)
    page.wait_for_selector(".hw-unsaved", state="attached")
    page.fill("#id_words", "a beginning")
    assert page.inner_text(".hw-unsaved") == "You have changes that are not saved yet."
