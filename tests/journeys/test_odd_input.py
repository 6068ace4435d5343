"""Every form of the house, filled in oddly: a plain answer, never a fault, nothing run."""

from functools import cache
from html.parser import HTMLParser

import pytest

from .test_every_page import reached, read_page, signed_in

pytestmark = [pytest.mark.usefixtures("referred"), pytest.mark.django_db]

ODD = {
    "nothing": "",
    "emoji": "👩‍👧‍👦🏠 Zoë",
    "right to left": "محمد \u202eevil\u202c",
    "very long": "x" * 10_000,
    "html": "<script>alert(1)</script><b>",
    "sql": "'; DROP TABLE people_person; --",
    "nul and control": "a\x00b\x07c\u2028d",
    "impossible day": "31",
    "huge number": "99999999999999999999",
    "negative": "-1",
    "no such choice": "no-such-choice",
}
BOXES = {"input", "select", "textarea", "button"}
ASKED = ("page", "tab", "kind", "form", "theme", "month", "by", "q", "adviser", "source", "home")
PLAIN = {200, 302, 404, 405, 409, 422}


class Forms(HTMLParser):
    """The forms of a page that send (POST): where to, and the names of their boxes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self._open: tuple[str, dict[str, str]] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "form" and given.get("method", "").lower() == "post":
            self._open = (given.get("action", ""), {})
            self.found.append(self._open)
        elif self._open is not None and tag in BOXES and given.get("name"):
            self._open[1].setdefault(given["name"], given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


@cache
def forms() -> list[tuple[str, str, dict[str, str]]]:
    """One of each kind of form: the page it stands on, where it goes, its boxes."""
    found: dict[tuple[str, ...], tuple[str, str, dict[str, str]]] = {}
    for name, (role, path) in reached().items():
        for action, boxes in Forms(read_page(signed_in(role), path)).found:
            if not action.startswith("/accounts/"):
                found.setdefault((name, *sorted(boxes)), (name, action or path, boxes))
    return list(found.values())


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_a_form_filled_in_oddly_gets_a_plain_answer(odd):
    assert len(forms()) > 20
    for name, action, boxes in forms():
        role = reached()[name][0]
        sent = {key: odd for key in boxes if key not in {"csrfmiddlewaretoken", "version"}}
        answer = signed_in(role).post(action, sent)
        assert answer.status_code in PLAIN, f"{name}: {answer.status_code}"
        html = answer.content.decode(errors="replace")
        assert "<script>alert" not in html, f"{name} runs what was typed"


@pytest.mark.parametrize("week", ["9999-12-31", "0001-01-01", "2026-13-45", "2026-06-17x", "0"])
def test_a_week_that_cannot_be_is_not_there(week):
    page = signed_in(reached()["measures:names"][0]).get(f"/measures/contacts/{week}/")
    assert page.status_code == 404


@pytest.mark.parametrize("odd", ["0", "abc", "-5", "99999999999999999999", "<b>", "'", "\x00"])
def test_an_odd_address_gets_a_plain_answer(odd):
    for name, (role, path) in reached().items():
        answer = signed_in(role).get(path, dict.fromkeys(ASKED, odd))
        assert answer.status_code in PLAIN, f"{name}: {answer.status_code}"
