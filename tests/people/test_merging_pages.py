"""The pages of duplicates and merges in the browser."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.roles import MAY, Can, Role
from homeward.audit.models import Entry
from homeward.missing.actions import report_missing
from homeward.people.actions import (
    add_identifier,
    add_person,
    look_for_duplicates,
    merge_people,
    restrict,
)
from homeward.people.models import Merge, NotSame, Person, PossibleDuplicate, Sealed
from tests.story import NOW

MANAGER, WORKER = Role.FRONT_DOOR_MANAGER, Role.FRONT_DOOR_WORKER
QUEUE = reverse("people:duplicates")


@pytest.fixture
def twice(borough):
    tom = borough.people["tom"]
    other = add_person(
        by=the_house,
        given_names="Tomas",
        family_name="Wieczorek",
        born_on=tom.born_on,
        sex="M",
    )
    return tom, other


@pytest.fixture
def merge(borough, twice):
    return merge_people(
        by=borough.user(MANAGER),
        kept=twice[0],
        away=twice[1],
        because="the school said so",
        stands={"given_names": "kept"},
    )


def at(name, *people):
    return reverse(f"people:{name}", args=[each.ref for each in people])


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.mark.parametrize("role", list(Role))
def test_each_page_opens_for_those_who_may_and_is_not_there_for_others(
    client_as, borough, twice, role
):
    browser, may = client_as(role), MAY[role]
    for address in (QUEUE, at("compare", twice[0]), at("beside", *twice)):
        assert browser.get(address).status_code == (200 if Can.EDIT_PEOPLE in may else 404)
    assert browser.get(at("merge", *twice)).status_code == (200 if Can.MERGE_PEOPLE in may else 404)


@pytest.mark.parametrize("role", list(Role))
def test_the_pages_of_a_merge_open_for_those_who_may(client_as, merge, role):
    browser, may = client_as(role), MAY[role]
    done, undo = at("merged", merge.kept, merge), at("unmerge", merge.kept, merge)
    assert browser.get(done).status_code == (200 if Can.EDIT_PEOPLE in may else 404)
    assert browser.get(undo).status_code == (200 if Can.MERGE_PEOPLE in may else 404)


def test_the_queue_shows_pairs_with_reasons_and_logs_both_people(client_as, twice):
    look_for_duplicates(by=the_house)
    browser = client_as(WORKER)
    shown = text(browser.get(QUEUE))
    assert "For: same date of birth" in shown
    for person in twice:
        assert Entry.objects.filter(
            kind="read", action="people:duplicates", person_ref=person.ref
        ).exists()


def test_my_day_counts_the_pairs_for_those_who_may_merge(client_as, twice):
    look_for_duplicates(by=the_house)
    assert "1 pair waits for an answer" in text(client_as(MANAGER).get(reverse("web:my-day")))
    assert "Possible duplicates" not in text(client_as(WORKER).get(reverse("web:my-day")))


@pytest.mark.parametrize("name", ["beside", "merge"])
def test_both_records_are_in_the_read_log(client_as, twice, name):
    client_as(MANAGER).get(at(name, *twice))
    read = Entry.objects.filter(kind="read", action=f"people:{name}")
    assert set(read.values_list("person_ref", flat=True)) == {each.ref for each in twice}


@pytest.mark.parametrize("name", ["merged", "unmerge"])
def test_both_records_are_in_the_read_log_of_a_merge(client_as, merge, name):
    client_as(MANAGER).get(at(name, merge.kept, merge))
    read = Entry.objects.filter(kind="read", action=f"people:{name}")
    assert set(read.values_list("person_ref", flat=True)) == {merge.kept.ref, merge.away.ref}


@pytest.mark.parametrize("name", ["beside", "merge"])
def test_a_sealed_or_restricted_pair_is_not_there(client_as, twice, name):
    edge = Sealed.objects.create(person=twice[0], other=twice[1], because="adoption")
    assert client_as(Role.DIRECTOR).get(at(name, *twice)).status_code == 404
    edge.delete()
    restrict(by=the_house, person=twice[1], reason="a relative works here")
    assert client_as(MANAGER).get(at(name, *twice)).status_code == 404
    assert client_as(Role.DIRECTOR).get(at(name, *twice)).status_code == 200


def test_differences_are_said_in_words(client_as, twice):
    shown = text(client_as(WORKER).get(at("beside", *twice)))
    assert "<strong>They differ</strong>" in shown
    assert "Same" in shown
    assert "Only the first" in shown


def test_a_worker_answers_but_does_not_go_on_to_a_merge(client_as, twice):
    browser = client_as(WORKER)
    assert browser.post(at("beside", *twice), {"answer": "same"}).status_code == 422
    answered = browser.post(at("beside", *twice), {"answer": "not_same", "because": "cousins"})
    assert answered.url == QUEUE
    assert NotSame.objects.count() == 1


def test_not_the_same_without_a_reason_is_asked_again(client_as, twice):
    answered = client_as(WORKER).post(at("beside", *twice), {"answer": "not_same"})
    assert answered.status_code == 422
    assert "Say how you know that they are two people." in text(answered)


def test_cannot_tell_is_noted(client_as, twice):
    sent = {"answer": "cannot_tell", "because": "ask the school"}
    client_as(WORKER).post(at("beside", *twice), sent)
    assert PossibleDuplicate.objects.get().note == "ask the school"
    assert "ask the school" in text(client_as(WORKER).get(f"{QUEUE}?state=cannot_tell"))


def test_a_manager_goes_from_the_pair_to_the_preview_and_merges(client_as, twice):
    tom, other = twice
    add_identifier(by=the_house, person=other, scheme="upn", value="A123456789012")
    browser = client_as(MANAGER)
    assert browser.post(at("beside", *twice), {"answer": "same"}).url == at("merge", *twice)
    shown = text(browser.get(at("merge", *twice)))
    assert "1 identifier" in shown
    assert "Given names: which stands?" in shown
    sent = {"given_names": "away", "because": "the school said so", "seen": "1.1"}
    done = browser.post(at("merge", *twice), sent, follow=True)
    assert "Two records that were merged" in text(done)
    tom.refresh_from_db()
    assert tom.given_names == "Tomas"


def test_a_merge_without_choices_asks_for_them_and_does_nothing(client_as, twice):
    answered = client_as(MANAGER).post(at("merge", *twice), {"seen": "1.1"})
    assert answered.status_code == 422
    assert "Answer the question: Given names: which stands?" in text(answered)
    assert not Merge.objects.exists()


def test_warnings_must_be_looked_at(client_as, twice):
    for person, number in zip(twice, ("9434765919", "9876544322"), strict=True):
        add_identifier(by=the_house, person=person, scheme="nhs", value=number)
    sent = {"given_names": "kept", "because": "sure", "seen": "1.1"}
    browser = client_as(MANAGER)
    assert browser.post(at("merge", *twice), sent).status_code == 422
    assert browser.post(at("merge", *twice), {**sent, "looked": "on"}).status_code == 302


def test_what_blocks_a_merge_is_said_with_a_way_to_mend_it(client_as, twice):
    for person in twice:
        report_missing(by=the_house, person=person, reported_at=NOW - timedelta(hours=4))
    shown = text(client_as(MANAGER).get(at("merge", *twice)))
    assert "Both records have an open missing episode" in shown
    assert "Merge the two records" not in shown


def test_an_old_link_leads_to_the_record_kept_with_a_line_saying_so(client_as, merge):
    answered = client_as(WORKER).get(at("person", merge.away), follow=True)
    assert answered.redirect_chain == [(at("person", merge.kept), 302)]
    assert f"Record {merge.away.ref} was merged into this one, {merge.kept.ref}" in text(answered)


def test_an_old_link_leads_nowhere_for_a_stranger(client_as, client, merge):
    assert client_as(Role.BOARD_MEMBER).get(at("person", merge.away)).status_code == 404
    assert "/accounts/login/" in client.get(at("person", merge.away)).url


def test_what_is_posted_to_an_old_page_is_not_saved_and_that_is_said(client_as, merge):
    answered = client_as(WORKER).post(at("restrict", merge.away), {"reason": "x"}, follow=True)
    assert "Nothing was saved" in text(answered)
    assert not Person.objects.filter(pk__in=(merge.kept_id, merge.away_id), restricted=True)


def test_a_merge_is_found_only_under_the_record_kept(client_as, merge):
    assert client_as(MANAGER).get(at("merged", merge.away, merge)).status_code in (302, 404)
    other = Person.objects.exclude(pk__in=(merge.kept_id, merge.away_id)).first()
    assert client_as(MANAGER).get(at("merged", other, merge)).status_code == 404


def test_parting_asks_whose_each_added_record_is(client_as, merge):
    number = add_identifier(by=the_house, person=merge.kept, scheme="upn", value="A123456789012")
    browser, page = client_as(MANAGER), at("unmerge", merge.kept, merge)
    shown = text(browser.get(page))
    assert "Identifier: Unique pupil number, A123456789012" in shown
    assert browser.post(page, {"because": "cousins"}).status_code == 422
    placed = {f"people.identifier:person_id:{number.pk}": "away", "because": "cousins"}
    done = browser.post(page, placed, follow=True)
    assert "The two records are two again, as they were." in text(done)
    number.refresh_from_db()
    assert number.person == merge.away
    assert browser.get(at("person", merge.away)).status_code == 200


def test_a_merge_already_undone_is_not_undone_again(client_as, merge):
    browser, page = client_as(MANAGER), at("unmerge", merge.kept, merge)
    browser.post(page, {"because": "cousins"})
    assert "This merge has been undone already." in text(browser.get(page, follow=True))


def test_another_record_is_reached_by_its_number(client_as, borough):
    tom, sian = borough.people["tom"], borough.people["sian"]
    browser = client_as(WORKER)
    assert browser.post(at("compare", tom), {"other": "1003"}).url == at("beside", tom, sian)
    for nobody in ("1002", "9999", "<script>", borough.people["hidden"].ref):
        assert browser.post(at("compare", tom), {"other": nobody}).status_code == 422


@pytest.mark.parametrize(("name", "most"), [("duplicates", 12), ("beside", 25), ("merge", 40)])
def test_pages_ask_the_database_seldom(client_as, twice, name, most, django_assert_max_num_queries):
    look_for_duplicates(by=the_house)
    browser = client_as(MANAGER)
    address = QUEUE if name == "duplicates" else at(name, *twice)
    with django_assert_max_num_queries(most):
        assert browser.get(address).status_code == 200
