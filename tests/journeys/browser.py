"""A real browser at a served house, as somebody in a role."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.houses import House

WIDTHS = (1366, 390)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Visitor:
    """Somebody at a browser: signs in, opens pages, and hears what the console says."""

    browser: Browser
    house: House
    address: str
    complaints: list[str] = field(default_factory=list)

    def signed_in(
        self, user: str, *, width: int = 1366, scripts: bool = True, bypass_csp: bool = False
    ) -> Page:
        """A page on which a user has signed in through the form."""
        window = self.browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            bypass_csp=bypass_csp,
            base_url=self.address,
        )
        page = window.new_page()
        page.on("console", lambda said: self._hear(said.type, said.text, page.url))
        page.goto("/accounts/login/")
        page.fill("input[name=login]", user)
        page.fill("input[name=password]", self.house.password(user))
        page.click("main button[type=submit]")
        page.wait_for_url(f"{self.address}/")
        return page

    def _hear(self, kind: str, text: str, url: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(f"{url}: {text}")


@contextmanager
def visiting(house: House) -> Iterator[Visitor]:
    """A browser at the house while it is open; skips where there is no Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("HOMEWARD_CHROMIUM") or next(filter(None, map(shutil.which, names)), "")
    if not found:
        pytest.skip("no Chromium was found")
    with house.served() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=list(FLAGS))
        yield Visitor(browser, house, address)
        browser.close()
