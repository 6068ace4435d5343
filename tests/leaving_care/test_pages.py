"""The pages of leaving care, as each role sees them."""

import re
from datetime import date

import pytest
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.roles import MAY, Can, Role
from homeward.audit.models import Entry
from homeward.core import clock
from homeward.homes.actions import move_in
from homeward.leaving_care import actions, queries
from homeward.leaving_care.codes import Category
from homeward.leaving_care.models import AdviserContact, LeavingCareCase, PathwayReview
from homeward.leaving_care.queries import Filters
from homeward.people.actions import restrict
from tests.story import TODAY

from .conftest import open_for

CASELOAD = "/leaving-care/"


@pytest.fixture
def three(leah, borough, manager, adviser_user):
    """Leah with plan, contact and a suitable home; Kofi in bed and breakfast; Siân, unknown."""
    facts = {"by": adviser_user, "case": leah}
    actions.agree_plan(**facts, agreed_on=date(2025, 12, 18), young_persons_words="I want a garden")
    actions.record_contact_with(**facts, on=date(2026, 6, 1), kind="visit")
    actions.record_activity(**facts, code="F1", as_on=date(2026, 6, 1))
    move_in(
        by=adviser_user,
        person=leah.person,
        kind="U",
        started_on=date(2026, 1, 5),
        suitability="1",
        suitable_because="near her college",
    )
    kofi = open_for(borough, manager, "kofi", entitled_on=date(2025, 6, 17))
    actions.record_contact_with(by=manager, case=kofi, on=date(2026, 4, 21), kind="call")
    actions.record_contact_with(by=manager, case=kofi, on=date(2026, 6, 10), kind="attempt")
    move_in(by=manager, person=kofi.person, kind="W", started_on=date(2026, 6, 3))
    sian = open_for(borough, manager, "sian", category=Category.ELIGIBLE)
    return leah, kofi, sian


def page(case: LeavingCareCase, name: str = "case") -> str:
    return reverse(f"leaving_care:{name}", args=[case.ref])


def named(viewer, **chosen: str) -> set[str]:
    rows = queries.caseload(viewer=viewer, filters=Filters(**chosen))
    return {case.person.given_names for case in rows}


def test_the_counts_say_how_many_their_lists_hold(three, manager, adviser) -> None:
    counts = queries.counts(viewer=manager)
    assert (counts.all, counts.owed_a_plan, counts.with_current_plan) == (3, 3, 1)
    assert named(manager, plan="without") == {"Kofi", "Siân"}
    assert counts.without_current_plan == 2
    assert named(manager, plan="none") == {"Kofi", "Siân"}
    assert named(manager, plan="overdue") == set()
    assert (counts.contact_over, named(manager, contact="over")) == (1, {"Kofi"})
    assert (counts.contact_unknown, named(manager, contact="unknown")) == (1, {"Siân"})
    assert (counts.bad_home, named(manager, home="bad")) == (1, {"Kofi"})
    assert (counts.bed_and_breakfast, counts.emergency, counts.no_fixed_abode) == (1, 0, 0)
    assert (counts.home_unknown, named(manager, home="unknown")) == (1, {"Siân"})
    assert named(manager, home="W") == named(manager, home="not_judged") == {"Kofi"}
    assert (counts.without_adviser, named(manager, adviser="none")) == (2, {"Kofi", "Siân"})
    assert named(manager, adviser=adviser.ref) == {"Leah"}


def test_the_plan_is_current_on_its_last_day_and_overdue_after(three, manager) -> None:
    # Agreed on 18 December: in time up to 18 June.
    with clock.stand_still(clock.now().replace(day=18)):
        assert named(manager, plan="current") == {"Leah"}
    with clock.stand_still(clock.now().replace(day=19)):
        assert named(manager, plan="overdue") == {"Leah"}
        overdue = queries.caseload(viewer=manager, filters=Filters(plan="overdue"))
        [row] = queries.rows_of(list(overdue))
        assert row.plan.due_on == date(2026, 6, 18)


def test_the_caseload_shows_what_is_known_and_says_what_is_not(three, client_as) -> None:
    text = client_as(Role.LEAVING_CARE_MANAGER).get(CASELOAD).content.decode()
    assert len(re.findall(r"<h1[ >]", text)) == 1
    for words in ("Kofi", "Crisis bed", "Over 8 weeks", "none on record", "Higher education"):
        assert words in text
    assert "Nobody named" in text


def test_filters_are_kept_and_can_be_cleared(three, client_as) -> None:
    client = client_as(Role.ADVISER)
    assert "Leah" not in client.get(f"{CASELOAD}?home=W").content.decode()
    assert "Leah" not in client.get(CASELOAD).content.decode()
    assert "Leah" in client.get(f"{CASELOAD}?clear").content.decode()


def test_nonsense_in_the_address_narrows_nothing(three, client_as) -> None:
    answer = client_as(Role.ADVISER).get(f"{CASELOAD}?plan=%00x&home=%27&contact=9&page=99")
    assert answer.status_code == 200
    assert "Leah" in answer.content.decode()


def test_the_caseload_asks_little_however_long_it_is(
    three, client_as, django_assert_max_num_queries
) -> None:
    client = client_as(Role.ADVISER)
    with django_assert_max_num_queries(12):
        client.get(CASELOAD)


def test_a_young_persons_page_asks_little(three, client_as, django_assert_max_num_queries) -> None:
    client = client_as(Role.ADVISER)
    with django_assert_max_num_queries(25):
        client.get(page(three[0]))


def test_the_page_marks_the_young_persons_words_and_is_logged(three, client_as) -> None:
    text = client_as(Role.ADVISER).get(page(three[0])).content.decode()
    assert re.search(r'<blockquote class="hw-words">I want a garden<footer', text)
    assert len(re.findall(r"<h1[ >]", text)) == 1
    look = Entry.objects.filter(kind="read", action="leaving_care:case").get()
    assert look.person_ref == three[0].person.ref


def test_the_page_opens_by_the_young_persons_reference_too(three, client_as) -> None:
    ref = three[0].person.ref
    assert client_as(Role.ADVISER).get(f"{CASELOAD}{ref}/").status_code == 200


@pytest.mark.parametrize("role", list(Role))
def test_who_opens_the_pages(three, client_as, role) -> None:
    client = client_as(role)
    sees = 200 if Can.SEE_LEAVING_CARE in MAY[role] else 404
    records = 200 if Can.RECORD_LEAVING_CARE in MAY[role] else 404
    manages = 200 if Can.MANAGE_LEAVING_CARE in MAY[role] else 404
    assert client.get(CASELOAD).status_code == sees
    assert client.get(page(three[0])).status_code == sees
    for name in ("plan", "review", "contact", "activity", "category"):
        assert client.get(page(three[0], name)).status_code == records
    for name in ("adviser", "close"):
        assert client.get(page(three[0], name)).status_code == manages
    opening = reverse("leaving_care:open", args=[three[0].person.ref])
    assert client.get(opening).status_code == records


def test_a_stranger_is_sent_to_sign_in_and_an_unknown_reference_is_404(
    three, client, client_as
) -> None:
    assert client.get(page(three[0])).status_code == 302
    assert client_as(Role.ADVISER).get(f"{CASELOAD}0000000000/").status_code == 404


def test_a_restricted_young_person_is_in_no_list_and_has_no_page(three, client_as) -> None:
    restrict(by=the_house, person=three[0].person, reason="family member works here")
    client = client_as(Role.ADVISER)
    assert "Thornbury" not in client.get(CASELOAD).content.decode()
    for name in ("case", "plan", "review", "contact"):
        assert client.get(page(three[0], name)).status_code == 404
    assert client_as(Role.DIRECTOR).get(page(three[0])).status_code == 200


def test_a_review_is_recorded_through_the_form(three, client_as, adviser) -> None:
    sent = {"reviewed_on": "2026-06-16", "changed": "moves in July", "young_persons_words": "Yes!"}
    answer = client_as(Role.ADVISER).post(page(three[0], "review"), sent)
    assert (answer.status_code, answer.url) == (302, page(three[0]))
    review = PathwayReview.objects.get()
    assert (review.reviewed_on, review.reviewed_by) == (date(2026, 6, 16), adviser)
    assert (review.changed, review.young_persons_words) == ("moves in July", "Yes!")


def test_a_visit_is_recorded_through_the_form(three, client_as, adviser) -> None:
    sent = {"on_day": "17", "on_month": "6", "on_year": "2026", "kind": "visit", "in_touch": ""}
    assert client_as(Role.ADVISER).post(page(three[0], "contact"), sent).status_code == 302
    contact = AdviserContact.objects.order_by("-pk").first()
    assert (contact.on, contact.kind, contact.in_touch) == (TODAY, "visit", "YES")


def test_a_refusal_stands_on_the_form_and_loses_nothing(three, client_as) -> None:
    sent = {"reviewed_on": "2027-01-01", "changed": "a long text"}
    answer = client_as(Role.ADVISER).post(page(three[0], "review"), sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "The review lies in the future" in text
    assert "a long text" in text


def test_an_adviser_is_named_and_a_second_hand_is_told(three, client_as, adviser) -> None:
    kofi = three[1]
    client = client_as(Role.LEAVING_CARE_MANAGER)
    sent = {"adviser": adviser.ref, "from_on": "2026-06-17", "reason": "", "version": kofi.version}
    assert client.post(page(kofi, "adviser"), sent).status_code == 302
    assert client.post(page(kofi, "adviser"), sent).status_code == 409
    kofi.refresh_from_db()
    assert kofi.adviser == adviser


def test_a_case_is_opened_through_the_form(borough, client_as) -> None:
    person = borough.people["leah"]
    sent = {"category": "former_relevant", "entitled_on": "2026-03-01"}
    address = reverse("leaving_care:open", args=[person.ref])
    answer = client_as(Role.ADVISER).post(address, sent)
    assert answer.url == page(LeavingCareCase.objects.get())
