"""What every page must say and do."""

import inspect

import pytest

from homeward.access.gates import gate_of
from homeward.access.roles import Can

from . import house

PAGES = list(house.pages())
OURS = [
    (name, page)
    for name, page in PAGES
    if getattr(page.callback, "__module__", "").startswith("homeward.")
]
# Open to everyone: whether the house is up, and referring in writing.
OPEN = {
    "web:health",
    *(
        f"refer:{page}"
        for page in ("start", "step", "check", "files", "sent", "worried", "confirm")
    ),
    *(f"refer:{page}" for page in ("return", "code", "choose")),
    # These ask for a token themselves.
    "api:referrals",
    "api:referral",
    "api:notifications",
    "api:notification",
}


@pytest.mark.parametrize(("name", "page"), PAGES, ids=[name for name, _ in PAGES])
def test_every_page_says_who_may_open_it(name, page):
    assert gate_of(page.callback) is not None, f"{name} is opened by nobody: say @needs(...)"


def test_only_the_pages_named_here_are_open_to_everyone():
    assert {name for name, page in OURS if gate_of(page.callback).open_to_all} == OPEN


@pytest.mark.parametrize(("name", "page"), OURS, ids=[name for name, _ in OURS])
def test_no_page_is_needlessly_wide(name, page):
    gate = gate_of(page.callback)
    assert gate.open_to_all or gate.needs


@pytest.mark.parametrize(("name", "page"), OURS, ids=[name for name, _ in OURS])
def test_a_page_about_a_person_writes_the_read_log(name, page):
    gate = gate_of(page.callback)
    source = inspect.getsource(inspect.unwrap(page.callback))
    if gate.about_a_person:
        assert "record_read(" in source or "record_look(" in source, f"{name} logs no look"
    elif "ref" in page.pattern.converters and Can.SEE_PEOPLE in gate.needs:
        pytest.fail(f"{name} takes a reference and does not say about_a_person")


@pytest.mark.parametrize(("name", "page"), PAGES, ids=[name for name, _ in PAGES])
def test_no_address_holds_a_row_number_or_a_name(name, page):
    assert not {"pk", "id", "name"} & set(page.pattern.converters)


@pytest.mark.parametrize(("name", "page"), OURS, ids=[name for name, _ in OURS])
def test_a_view_is_short_and_says_what_it_shows(name, page):
    view = inspect.unwrap(page.callback)
    assert view.__doc__, f"{name} has no docstring"
    assert len(inspect.getsource(view).splitlines()) <= 40, f"{name}: reads, calls, renders"
