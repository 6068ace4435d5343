"""The pages of the front door: who opens them, what they show, what they refuse."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.roles import MAY, Can, Role
from homeward.audit.models import Entry
from homeward.core import clock
from homeward.front_door import actions, queries
from homeward.front_door.codes import Decision, Route, Source
from homeward.front_door.models import Contact, ContactChild, Proposal
from homeward.missing.actions import report_missing
from homeward.people.models import NotSame, Person

from .making import a_contact, decided, proposed

MANAGER, WORKER = Role.FRONT_DOOR_MANAGER, Role.FRONT_DOOR_WORKER
QUEUE = reverse("front_door:queue")
RECORD = reverse("front_door:record")


GROUNDS = {"agreement": "given", "lawful_basis": "public_task"}


def address(contact, name="contact", *more):
    return reverse(f"front_door:{name}", args=[contact.ref, *more])


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def typed(**more):
    """What somebody types of a contact that came in at nine on the morning of the story."""
    return {
        "received_at_day": "17",
        "received_at_month": "6",
        "received_at_year": "2026",
        "received_at_time": "09:15",
        "source_code": Source.SCHOOL,
        "route": Route.TELEPHONE,
        "told": "He came to school without a coat again.",
        "worker": "desk",
        **more,
    }


@pytest.mark.parametrize("role", list(Role))
def test_the_queue_opens_for_those_who_may_see_contacts_and_is_not_there_for_others(
    client_as, borough, role
):
    contact = a_contact(borough)
    status = 200 if Can.SEE_FRONT_DOOR in MAY[role] else 404
    assert client_as(role).get(QUEUE).status_code == status
    assert client_as(role).get(address(contact)).status_code == status


@pytest.mark.parametrize("role", list(Role))
def test_recording_opens_for_those_whose_work_it_is(client_as, role):
    status = 200 if Can.RECORD_CONTACT in MAY[role] else 404
    assert client_as(role).get(RECORD).status_code == status


def test_somebody_not_signed_in_is_sent_to_the_door(borough, client):
    contact = a_contact(borough)
    for page in (QUEUE, RECORD, address(contact)):
        assert client.get(page).status_code == 302


def test_every_page_has_one_main_heading(client_as, borough):
    contact = a_contact(borough)
    for page in (QUEUE, RECORD, address(contact), address(contact, "allocate")):
        assert client_as(MANAGER).get(page).content.count(b"<h1") == 1


def test_a_contact_about_a_restricted_child_alone_does_not_exist_for_outsiders(client_as, borough):
    contact = a_contact(borough, "hidden", by=the_house)
    worker = client_as(WORKER)
    assert worker.get(address(contact)).status_code == 404
    assert worker.get(address(contact, "allocate")).status_code == 404
    child = contact.children.get().ref
    assert worker.post(address(contact, "history", child), {"words": "Mine"}).status_code == 404
    for tab in queries.TABS:
        assert contact.ref not in text(worker.get(QUEUE, {"tab": tab}))
    assert queries.counts(viewer=borough.user(WORKER), filters={})["all"] == 0
    assert client_as(Role.DIRECTOR).get(address(contact)).status_code == 200


def test_of_siblings_only_those_who_may_be_known_are_shown(client_as, borough):
    contact = a_contact(borough, "hidden", "tom", by=the_house)
    for page in (QUEUE, address(contact)):
        shown = text(client_as(WORKER).get(page))
        assert "Wieczorek" in shown
        assert "Sealand" not in shown


def test_a_contact_is_decided_for_an_outsider_when_all_they_may_know_are(client_as, borough):
    contact = a_contact(borough, "hidden", "tom", by=the_house)
    decided(borough, contact.children.get(person=borough.people["tom"]))
    worker, director = borough.user(WORKER), borough.user(Role.DIRECTOR)
    assert queries.counts(viewer=worker, filters={})["undecided"] == 0
    assert queries.counts(viewer=director, filters={})["undecided"] == 1


def test_the_oldest_undecided_contact_stands_first(borough):
    new, old = a_contact(borough, hours_ago=1), a_contact(borough, hours_ago=30)
    done = a_contact(borough, hours_ago=50)
    decided(borough, done.children.get())
    viewer = borough.user(WORKER)
    listed = {t: list(queries.queue(viewer=viewer, tab=t, filters={})) for t in queries.TABS}
    assert listed == {
        "undecided": [old, new],
        "proposed": [],
        "decided": [done],
        "all": [new, old, done],
    }
    counted = queries.counts(viewer=viewer, filters={})
    assert counted == {"undecided": 2, "proposed": 0, "decided": 1, "all": 3}


def test_a_contact_held_elsewhere_waits_for_nobody(borough):
    a_contact(borough)
    Contact.objects.update(decided_elsewhere=True)
    assert queries.counts(viewer=borough.user(WORKER), filters={})["undecided"] == 0


def test_filters_narrow_the_queue_and_stay(client_as, borough):
    mine = a_contact(borough, "tom", worker=borough.workers[WORKER])
    school = a_contact(borough, "sian", source_code=Source.SCHOOL)
    browser = client_as(WORKER)
    assert school.ref not in text(browser.get(QUEUE, {"worker": "me"}))
    assert mine.ref in text(browser.get(QUEUE))
    assert school.ref not in text(browser.get(QUEUE))
    assert school.ref in text(browser.get(QUEUE, {"clear": ""}))
    assert mine.ref not in text(browser.get(QUEUE, {"source": "2A"}))
    assert mine.ref not in text(browser.get(QUEUE, {"worker": "nobody"}))
    assert "No contact matches" in text(browser.get(QUEUE, {"route": "email"}))


def test_the_queue_says_how_often_a_child_came_before(client_as, borough):
    for hours in (24 * 400, 24 * 300, 24 * 40, 3):
        contact = a_contact(borough, hours_ago=hours)
        if hours == 24 * 40:
            decided(borough, contact.children.get(), Decision.STRATEGY)
    shown = text(client_as(WORKER).get(QUEUE))
    assert "3 contacts in 12 months, 1 strategy discussion" in shown


def test_the_queue_asks_the_database_no_more_for_more_contacts(
    client_as, borough, django_assert_max_num_queries
):
    for hour in range(1, 30):
        a_contact(borough, "tom", "sian", "leah", hours_ago=hour)
    browser = client_as(MANAGER)
    browser.get(QUEUE)
    with django_assert_max_num_queries(12):
        assert browser.get(QUEUE).status_code == 200


def test_a_contact_with_a_long_history_stays_within_its_queries(
    client_as, borough, django_assert_max_num_queries
):
    for hour in range(2, 20):
        contact = a_contact(borough, "tom", "sian", "leah", "aaliyah", hours_ago=hour * 30)
    contact = a_contact(borough, "tom", "sian", "leah", "aaliyah")
    browser = client_as(MANAGER)
    browser.get(QUEUE)
    with django_assert_max_num_queries(25):
        shown = text(browser.get(address(contact)))
    assert "And 12 earlier" in shown


def test_opening_a_contact_is_logged_for_each_child_shown(client_as, borough):
    contact = a_contact(borough, "hidden", "tom", "sian", by=the_house)
    client_as(WORKER).get(address(contact))
    looks = Entry.objects.filter(kind="read", action="front_door:contact")
    people = borough.people
    assert {entry.person_ref for entry in looks} == {people["tom"].ref, people["sian"].ref}


def test_the_history_stands_beside_the_decision_without_the_contact_itself(borough):
    earlier = a_contact(borough, hours_ago=300)
    decided(borough, earlier.children.get(), at=clock.now() - timedelta(hours=290))
    contact = a_contact(borough)
    (child,) = queries.contact_page(viewer=borough.user(WORKER), ref=contact.ref).children
    assert [group.kind for group in child.known] == ["In short", "Earlier contacts"]
    assert [item.href for item in child.known[1].items] == [address(earlier)]
    assert child.duty.root_id == contact.pk


def test_what_happened_since_the_contact_came_is_shown_too(borough):
    contact = a_contact(borough, hours_ago=30)
    tom = borough.people["tom"]
    coordinator = borough.user(Role.MISSING_COORDINATOR)
    report_missing(by=coordinator, person=tom, reported_at=clock.now() - timedelta(hours=1))
    (child,) = queries.contact_page(viewer=borough.user(WORKER), ref=contact.ref).children
    assert [group.kind for group in child.known] == ["In short", "Open work", "Missing"]


def test_from_history_to_proposal_to_decision_in_the_browser(client_as, borough):
    contact = a_contact(borough)
    child = contact.children.get()
    worker, manager = client_as(WORKER), client_as(MANAGER)
    shown = text(manager.get(address(contact)))
    assert 'name="decision"' not in shown
    said = worker.post(address(contact, "history", child.ref), {"words": "First contact."})
    assert said.status_code == 302
    assert "Propose to a manager" in text(worker.get(address(contact)))
    answer = {"decision": "referral", "rationale": "An assessment is needed.", **GROUNDS}
    done = worker.post(address(contact, "propose", child.ref), answer, follow=True)
    assert "Your proposal is with the manager." in text(done)
    assert "Agree and decide" not in text(done)
    proposal = Proposal.objects.get()
    assert "Agree and decide" in text(manager.get(address(contact)))
    agreed = manager.post(address(contact, "answer", proposal.ref, "agree"), {}, follow=True)
    assert "The decision is recorded." in text(agreed)
    assert ContactChild.objects.get().decision == Decision.REFERRAL
    again = manager.post(
        address(contact, "decision", child.ref),
        {"decision": "advice", "rationale": "The family moved.", "version": "3"},
        follow=True,
    )
    assert "Was <s>Referral: assessment (section 17)</s>" in text(again)


def test_a_returned_proposal_comes_back_with_its_note_and_its_first_words(client_as, borough):
    contact = a_contact(borough)
    proposal = proposed(borough, contact.children.get())
    sent = {"note": "What does the school say?"}
    client_as(MANAGER).post(address(contact, "answer", proposal.ref, "return"), sent)
    shown = text(client_as(WORKER).get(address(contact)))
    assert "What does the school say?" in shown
    assert "The mother has left with the children.</textarea>" in shown


def test_reasons_pasted_from_another_contact_are_shown_as_such(client_as, borough):
    earlier = a_contact(borough, "sian", hours_ago=30)
    decided(borough, earlier.children.get())
    contact = a_contact(borough)
    proposed(borough, contact.children.get())
    shown = text(client_as(MANAGER).get(address(contact)))
    assert "Same words as another contact" not in shown, "too short to tell"
    reasons = "The mother has left with the children and stays with her sister in Hyde for now."
    ContactChild.objects.filter(contact=earlier).update(rationale=reasons)
    proposed(borough, contact.children.get(), rationale=reasons.replace("for now", "today"))
    shown = text(client_as(MANAGER).get(address(contact)))
    assert "Same words as another contact" in shown
    assert address(earlier) in shown


def test_proposals_wait_in_a_tab_of_their_own(client_as, borough):
    waiting, other = a_contact(borough), a_contact(borough, "sian")
    proposed(borough, waiting.children.get())
    shown = text(client_as(MANAGER).get(QUEUE, {"tab": "proposed"}))
    assert waiting.ref in shown
    assert other.ref not in shown


def test_what_is_refused_is_said_on_the_contact_and_loses_nothing(client_as, borough):
    contact = a_contact(borough)
    child = contact.children.get()
    actions.consider_history(by=borough.user(MANAGER), child=child, words="First contact.")
    answer = {"decision": "", "rationale": "Kept words.", **GROUNDS}
    refused = client_as(WORKER).post(address(contact, "propose", child.ref), answer)
    assert refused.status_code == 422
    assert "Kept words." in text(refused)
    assert "Choose decision" in text(refused)


def test_a_decision_made_from_an_old_page_shows_both_texts(client_as, borough):
    contact = a_contact(borough)
    child = contact.children.get()
    client_as(WORKER).post(
        address(contact, "history", child.ref), {"words": "First.", "version": "1"}
    )
    second = client_as(MANAGER).post(
        address(contact, "history", child.ref), {"words": "Second look.", "version": "1"}
    )
    assert second.status_code == 409
    assert "Second look." in text(second)


@pytest.mark.parametrize("role", [WORKER, Role.INSPECTOR, Role.AUDITOR])
def test_those_who_may_not_decide_find_no_such_page(client_as, borough, role):
    contact = a_contact(borough)
    page = address(contact, "decision", contact.children.get().ref)
    assert client_as(role).post(page, {}).status_code == 404


def test_a_contact_is_given_to_somebody_in_the_browser(client_as, borough):
    contact = a_contact(borough)
    worker = borough.workers[WORKER]
    answer = {"worker": worker.ref, "version": "1"}
    done = client_as(MANAGER).post(address(contact, "allocate"), answer, follow=True)
    assert f"The contact is with {worker.name}." in text(done)
    assert Contact.objects.get().worker == worker


def test_a_child_is_searched_for_before_a_contact_is_saved(client_as, borough):
    browser = client_as(WORKER)
    found = browser.post(RECORD, typed(**{"find": "1", "new-given_names": "sian"}))
    sian = borough.people["sian"]
    assert f'name="add" value="{sian.ref}"' in text(found)
    assert "without a coat" in text(found)
    assert "There is a problem" not in text(found)
    added = browser.post(RECORD, typed(add=sian.ref))
    assert f'name="child" value="{sian.ref}"' in text(added)
    saved = browser.post(RECORD, typed(save="1", child=sian.ref))
    contact = Contact.objects.get()
    assert saved.url == address(contact)
    assert contact.received_at == clock.now() - timedelta(hours=1, minutes=15)
    assert contact.children.get().person == sian


def test_no_child_like_one_we_know_is_added_without_a_look_and_a_reason(client_as, borough):
    browser = client_as(WORKER)
    new = {"new": "1", "new-given_names": "Sian", "new-family_name": "ONeill", "new-sex": "F"}
    asked = text(browser.post(RECORD, typed(**new)))
    assert "nothing has been saved yet" in asked
    assert Person.objects.filter(family_name="ONeill").count() == 0
    look = re.search(r'name="look" value="([^"]*)"', asked)[1]
    assert "Say why this is somebody new" in text(browser.post(RECORD, typed(**new, look=look)))
    browser.post(RECORD, typed(**new, look=look, because="A cousin of that name"))
    assert Person.objects.filter(family_name="ONeill").count() == 1


def test_whoever_is_set_aside_for_another_is_remembered_as_not_the_same(client_as, borough):
    sian, tom = borough.people["sian"], borough.people["tom"]
    client_as(WORKER).post(RECORD, typed(add=sian.ref, not_them=tom.ref))
    said = NotSame.objects.get()
    assert {said.person, said.other} == {sian, tom}


def test_cards_come_alone_as_somebody_types(client_as, borough):
    sent = typed(**{"new-given_names": "Sian", "new-family_name": "ONeill"})
    cards = client_as(WORKER).post(RECORD, sent, headers={"HX-Request": "true"})
    assert "<html" not in text(cards)
    assert borough.people["sian"].ref in text(cards)


def test_a_child_nobody_knows_is_added_and_the_words_stay(client_as, borough):
    browser = client_as(WORKER)
    sought = {"new-given_names": "Ines", "new-family_name": "Marlow", "new-sex": "U"}
    nobody = browser.post(RECORD, typed(find="1", **sought))
    assert "Nobody we know matches" in text(nobody)
    assert 'value="Marlow"' in text(nobody)
    added = browser.post(RECORD, typed(new="1", **sought))
    person = Person.objects.get(family_name="Marlow")
    assert f'name="child" value="{person.ref}"' in text(added)
    assert "without a coat" in text(added)


def test_a_new_child_without_a_name_or_date_is_refused(client_as):
    refused = client_as(WORKER).post(RECORD, typed(**{"new": "1", "new-sex": "U"}))
    assert refused.status_code == 422
    assert "Give a name, or the expected date of birth" in text(refused)


def test_a_contact_about_nobody_is_refused_and_keeps_what_was_typed(client_as):
    refused = client_as(WORKER).post(RECORD, typed(save="1"))
    assert refused.status_code == 422
    assert "Search for the child first" in text(refused)
    assert "without a coat" in text(refused)


def test_a_child_is_taken_off_again(client_as, borough):
    ref = borough.people["tom"].ref
    shown = text(client_as(WORKER).post(RECORD, typed(child=ref, drop=ref)))
    assert 'name="child"' not in shown


def test_a_restricted_child_is_neither_found_nor_added(client_as, borough):
    hidden = borough.people["hidden"]
    browser = client_as(WORKER)
    assert hidden.ref not in text(
        browser.post(RECORD, typed(**{"find": "1", "new-family_name": "Sealand"}))
    )
    assert hidden.ref not in text(browser.post(RECORD, typed(add=hidden.ref)))
