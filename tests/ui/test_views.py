"""Acting on a form, pages of a list, filters that stay, and files that no spreadsheet runs."""

import csv
import io
from datetime import date

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from homeward.ui.views import csv_response, guarded, keep_filters, linked, paginate

here = pytest.mark.urls("tests.ui.urls")


@pytest.fixture
def browser(demo_pages: None, settings) -> Client:
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    return Client()


@here
def test_an_action_that_succeeds_says_so_and_goes_on(browser):
    answer = browser.post("/note/", {"words": "yes", "version": "1"}, follow=True)
    assert answer.redirect_chain == [("/everything/", 302)]
    shown = answer.content.decode()
    assert "Kept yes on 1." in shown
    assert (
        'class="govuk-notification-banner govuk-notification-banner--success" role="alert"' in shown
    )


@here
def test_a_form_that_is_not_right_is_shown_again_with_its_errors(browser):
    answer = browser.post("/note/", {"words": "  ", "version": "1"})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "<title>Error: A note – Homeward</title>" in shown
    assert '<a href="#id_words">Enter words.</a>' in shown


@here
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("no", '<a href="#id_words">Write more than no.</a>'),
        ("never", "<li>The office is closed.</li>"),
    ],
)
def test_a_refusal_is_shown_where_it_belongs_and_loses_nothing(browser, words, said):
    answer = browser.post("/note/", {"words": words, "version": "1"})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert f'value="{words}"' in answer.content.decode()


@here
def test_a_collision_shows_both_texts_and_the_next_save_knows_of_theirs(browser):
    answer = browser.post("/note/", {"words": "late", "version": "1"})
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Sam changed this record at 14:05" in shown
    assert "their &lt;text&gt;" in shown
    assert '<mark class="hw-differs">late</mark>' in shown
    assert 'name="version" value="7"' in shown
    assert shown.count("<h1") == 1


def test_a_message_may_lead_to_what_was_made():
    said = linked("Done <b>.", "Open it", "/x?a=1&b=2")
    assert said.startswith("Done &lt;b&gt;. <a ")
    assert said.endswith('href="/x?a=1&amp;b=2">Open it</a>')


@pytest.mark.parametrize(("asked", "given"), [("2", 2), ("99", 3), ("x", 1), ("", 1), ("-1", 3)])
def test_a_page_that_is_not_there_gives_the_nearest(asked, given):
    request = RequestFactory().get("/", {"page": asked})
    assert paginate(request, range(60)).number == given


def look(session, **query):
    request = RequestFactory().get("/list/", query)
    request.session = session
    return keep_filters(request, ["team", "state"])


def test_filters_stay_until_changed_or_cleared(settings):
    session = SessionStore()
    assert look(session) == {"team": "", "state": ""}
    assert look(session, team=" north\0 ") == {"team": "north", "state": ""}
    assert look(session, page="2") == {"team": "north", "state": ""}
    assert look(session, state="late") == {"team": "", "state": "late"}
    assert look(session, clear="1") == {"team": "", "state": ""}
    assert look(session) == {"team": "", "state": ""}


def test_a_list_remembers_only_its_own_filters():
    session = SessionStore()
    look(session, team="north")
    other = RequestFactory().get("/other/")
    other.session = session
    assert keep_filters(other, ["team"]) == {"team": ""}


def test_a_file_of_figures_reads_back_as_it_was():
    rows = [["Siân, O'Hara", 3, None, date(2026, 11, 24)], ["two\nlines", -4.5, 0, ""]]
    answer = csv_response("Waiting list.csv", ["Name", "Days", "x", "y"], rows)
    assert answer["Content-Disposition"] == 'attachment; filename="waiting-list.csv"'
    text = answer.content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["Name", "Days", "x", "y"],
        ["Siân, O'Hara", "3", "", "2026-11-24"],
        ["two\nlines", "-4.5", "0", ""],
    ]


@given(st.text(max_size=20), st.sampled_from(["=", "+", "-", "@", "\t", "\r", " =", "\n@"]))
def test_no_text_begins_like_a_formula(rest, start):
    assert guarded(start + rest).startswith("'")


@given(st.integers() | st.floats(allow_nan=False) | st.booleans())
def test_numbers_stay_numbers(number):
    assert guarded(number) is number
