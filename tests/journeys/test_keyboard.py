"""From sign-in to a recorded contact with its history read, by keyboard alone."""

import pytest
from playwright.sync_api import Page

from .browser import visiting

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST_SCREENS = 9
MOST_TABS = 200


@pytest.fixture(scope="module")
def visitor(house, tmp_path_factory):
    own = house.copy_to(tmp_path_factory.mktemp("keyboard") / "house")
    with visiting(own) as at_the_house:
        yield at_the_house


class Hands:
    """Two hands on a keyboard: they reach things with Tab and type, and count the screens."""

    def __init__(self, page: Page) -> None:
        self.page, self.screens = page, 0
        page.on("domcontentloaded", lambda _: self._another())

    def _another(self) -> None:
        self.screens += 1

    def reach(self, what: str) -> None:
        """Press Tab until the focus is on what a selector names."""
        for _ in range(MOST_TABS):
            here = "what => document.activeElement?.matches(what) ?? false"
            if self.page.evaluate(here, what):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{what} is not reached by Tab on {self.page.url}")

    def fill(self, what: str, words: str) -> None:
        self.reach(what)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def choose(self, what: str, letters: str) -> None:
        """In a list of choices, type the beginning of one; a radio is chosen with Space."""
        self.reach(what)
        self.page.keyboard.type(letters)

    def enter(self, what: str) -> None:
        """Press Enter on a link or button and wait for the next screen."""
        self.reach(what)
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press("Enter")


def test_a_contact_is_recorded_and_its_history_read_in_nine_screens(visitor):
    window = visitor.browser.new_context(base_url=visitor.address)
    page = window.new_page()
    hands = Hands(page)
    page.goto("/accounts/login/")
    hands.fill("input[name=login]", "front-door-worker")
    hands.fill("input[name=password]", visitor.house.password("front-door-worker"))
    hands.enter("main button[type=submit]")
    hands.enter("a[href='/front-door/']")
    name = page.locator("main tbody a[href^='/people/']").first.inner_text()
    hands.enter("a[href='/front-door/record/']")
    given, _, family = name.rpartition(" ")
    hands.fill("input[name=new-given_names]", given)
    hands.fill("input[name=new-family_name]", family)
    page.locator("button[name=add]").first.wait_for()
    hands.enter("button[name=add]")
    hands.choose("select[name=source_code]", "School")
    hands.choose("select[name=route]", "Telephone")
    hands.fill("textarea[name=told]", "He came to school without a coat again.")
    hands.enter("button[name=save]")
    assert page.locator(".govuk-notification-banner").is_visible()
    assert page.locator("aside h2").inner_text() == "What is known besides"
    hands.fill("textarea[name=words]", "The school rang about the same thing in spring.")
    hands.enter("form[action$='/history/'] button[type=submit]")
    assert page.get_by_text("The school rang about the same thing in spring.").first.is_visible()
    assert hands.screens <= MOST_SCREENS
    window.close()
