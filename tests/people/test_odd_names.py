"""Whatever is typed into any box gets a plain answer: never a fault of ours, never a loss."""

import pytest
from django.urls import reverse

from homeward.access.roles import Role
from homeward.people.models import Person

WORKER = Role.FRONT_DOOR_WORKER
SEARCH, ADD = reverse("people:search"), reverse("people:add")
RECORD, REPORT = reverse("front_door:record"), reverse("missing:report")
ODD = [
    "😀👨‍👩‍👧", "مُحَمَّد علي", "יוסף", "名前", "ا" * 10_000, "a" * 10_000, "J", "J.", "J M", "-", "'",
    "Baby", "Baby Hussain", "Unknown", "unborn", "Robert'); DROP TABLE people_person; --",
    "<script>alert(1)</script>", "{{ 7*7 }}", "%s %d", "\x00", "\u202eabc", "9" * 400,
    "99/99/9999", "31/02/2012", "0", "NaN", "' OR 1=1 --", "OL6", "1 2 3 4 5 6", "\\", "%", "_",
    "a b c d e f g h",
]  # fmt: skip
IDS = [f"odd {number}" for number in range(len(ODD))]
BOXES = ("given_names", "family_name", "known_as", "lines", "postcode", "phone")
DAYS = ("born_on", "expected_on")


def everywhere(text, prefix=""):
    boxes = {f"{prefix}{name}": text for name in BOXES}
    days = {f"{prefix}{name}_{part}": text for name in DAYS for part in ("day", "month", "year")}
    return {**boxes, **days, f"{prefix}sex": text, "look": text, "because": text}


@pytest.mark.parametrize("odd", ODD, ids=IDS)
def test_the_search_answers_whatever_is_typed(client_as, borough, odd):
    browser = client_as(WORKER)
    for address, name in ((SEARCH, "q"), (SEARCH, "words"), (REPORT, "words")):
        page = browser.post(address, {name: odd})
        assert page.status_code in (200, 422)
        assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize("odd", ODD, ids=IDS)
def test_the_forms_that_name_a_person_answer_whatever_is_typed(client_as, borough, odd):
    browser, people = client_as(WORKER), Person.objects.count()
    for address, prefix in ((ADD, ""), (RECORD, "new-")):
        sent = everywhere(odd, prefix)
        for more in ({"new": "1"}, {"find": "1"}, {"add": odd}, {"not_them": odd}):
            page = browser.post(address, {**sent, **more})
            assert page.status_code in (200, 422)
            assert "<script>alert" not in page.content.decode()
        cards = browser.post(address, sent, headers={"HX-Request": "true"})
        assert cards.status_code == 200
    assert Person.objects.count() == people


@pytest.mark.parametrize(
    "name", ["😀👨‍👩‍👧", "مُحَمَّد", "名前", "J", "Baby", "Unknown", "O'Neill; --", "<b>Ann</b>"]
)
def test_an_odd_name_that_can_be_kept_is_kept_as_it_is(client_as, borough, name):
    done = client_as(WORKER).post(
        ADD, {"given_names": name, "family_name": "Qvist", "sex": "U", "new": "1"}
    )
    assert done.status_code == 302
    assert Person.objects.get(family_name="Qvist").given_names == name


def test_an_unborn_baby_is_entered_by_the_due_date_and_found_by_it(client_as, borough):
    browser = client_as(WORKER)
    due = {"expected_on_day": "1", "expected_on_month": "9", "expected_on_year": "2026"}
    browser.post(
        ADD, {"given_names": "Baby", "family_name": "Qvist", "sex": "U", "new": "1", **due}
    )
    baby = Person.objects.get(family_name="Qvist")
    page = browser.post(SEARCH, {"q": "Qvist 5/9/2026"}).content.decode()
    assert baby.ref in page
    assert "Expected" in page


def test_a_day_that_cannot_be_is_refused_in_words_and_nothing_typed_is_lost(client_as, borough):
    born = {"born_on_day": "31", "born_on_month": "2", "born_on_year": "2012"}
    page = client_as(WORKER).post(
        ADD, {"given_names": "Ines", "family_name": "Qvist", "sex": "U", "new": "1", **born}
    )
    assert page.status_code == 422
    assert "must be a real date" in page.content.decode()
    assert 'value="Qvist"' in page.content.decode()
