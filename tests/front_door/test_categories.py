"""What a contact is mainly about: dated configuration, on the form, in the row, as a filter."""

from datetime import UTC, datetime

from homeward.access.roles import Role
from homeward.core import clock
from homeward.front_door.actions import ask_partner, categorise_contact
from homeward.front_door.codes import Decision
from homeward.front_door.offered import all_categories, categories_on, why_not_category

from .making import a_contact, proposed, sentence
from .test_pages import QUEUE, WORKER, address, text

LONG_AGO = datetime(1999, 6, 1, 12, tzinfo=UTC)


def test_categories_have_their_dates_and_no_code_twice():
    offered = [each.code for each in categories_on(clock.now())]
    assert len(offered) == len(set(offered)) > 10
    assert categories_on(LONG_AGO) == []
    assert set(offered) <= set(all_categories())
    assert max(map(len, all_categories())) <= 24


def test_only_what_was_offered_on_the_day_or_nothing_may_be_said():
    now = clock.now()
    assert why_not_category("", now) is None
    assert why_not_category("neglect", now) is None
    assert why_not_category("neglect", LONG_AGO) is not None
    assert why_not_category("no-such", now) is not None


def test_a_contact_has_the_category_it_was_recorded_with_and_a_strange_one_is_refused(borough):
    assert a_contact(borough, category="neglect").category_words == "Neglect"
    assert "mainly about" in sentence(a_contact, borough=borough, category="no-such")


def test_the_queue_shows_and_narrows_to_a_category(client_as, borough):
    neglect = a_contact(borough, "tom", category="neglect")
    unsaid = a_contact(borough, "sian", hours_ago=3)
    client = client_as(WORKER)
    shown = text(client.get(QUEUE, {"category": "neglect"}))
    assert "<strong>Neglect</strong>" in shown
    assert address(neglect) in shown
    assert address(unsaid) not in shown
    shown = text(client.get(QUEUE, {"category": "unsaid"}))
    assert address(unsaid) in shown
    assert address(neglect) not in shown


def test_the_queue_says_what_is_proposed_and_what_a_contact_waits_for(client_as, borough):
    contact = a_contact(borough, "tom")
    by = borough.user(WORKER)
    ask_partner(by=by, contact=contact, agency="police", words="Were they called before?")
    ask_partner(by=by, contact=contact, agency="health", words="Were they seen?")
    proposed(borough, contact.children.get(), Decision.EARLY_HELP)
    shown = text(client_as(WORKER).get(QUEUE, {"tab": "proposed"}))
    assert "Proposed: Early help" in shown
    assert "waits for 2 partners’ replies" in shown


def test_a_worker_says_later_what_it_is_mainly_about(client_as, borough):
    contact = a_contact(borough)
    client = client_as(WORKER)
    assert "Not clear yet" in text(client.get(address(contact)))
    page = f"{address(contact)}category/"
    assert "mainly about" in text(client.get(page))
    assert client.post(page, {"category": "young_carer", "version": "1"}).status_code == 302
    contact.refresh_from_db()
    assert contact.category == "young_carer"
    assert client.post(page, {"category": "no-such"}).status_code == 422
    assert client_as(Role.ADVISER).get(page).status_code == 404
    worker = borough.user(WORKER)
    words = sentence(categorise_contact, by=worker, contact=contact, category="no-such")
    assert "from the list" in words
