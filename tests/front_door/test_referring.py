"""A professional refers in writing: kept at every step, sent once, acknowledged."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from homeward.access.actions import the_house, the_portal
from homeward.audit.models import Entry
from homeward.audit.queries import faults
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.front_door import queries as front_door
from homeward.front_door.models import (
    Contact,
    Letter,
    NamedChild,
    WrittenReferral,
)
from homeward.front_door.referring import actions, limits
from homeward.ledger.actions import rebuild
from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty

from .referring import (
    CHILD,
    OTHER_CHILD,
    SHARING,
    WORKER,
    WORRIES,
    YOU,
    add_new,
    ask,
    duty,
    page,
    sent,
    step,
    text,
    written,
)


def test_a_referral_is_kept_step_by_step_and_sent_once(borough):
    client = sent()
    contact = Contact.objects.get()
    kept = WrittenReferral.objects.get()
    assert (contact.source_code, contact.route) == ("2A", "form")
    assert contact.from_whom == "Amara Whitlock, Head of year, Tenter Hill School"
    assert contact.received_at == kept.sent_at == clock.now()
    assert kept.answers["worries"]["child_words"] == "I fell off the wall."
    assert "Came in with a bruise on Monday." in contact.told
    assert contact.recorded_by is None
    assert contact.ref in text(client.get(reverse("refer:sent")))
    assert client.post(reverse("refer:check")).url == reverse("refer:start")
    assert Contact.objects.count() == 1


def test_what_was_done_stands_in_the_log_without_what_was_typed(borough):
    sent()
    entries = Entry.objects.filter(actor="portal")
    assert {"begin referral", "save referral", "send referral", "receive contact"} <= {
        entry.action for entry in entries
    }
    assert all("bruise" not in entry.details for entry in entries)
    assert list(faults()) == []


def test_a_decision_is_owed_from_the_moment_it_was_sent_before_anybody_is_matched(borough):
    sent(children=(CHILD, OTHER_CHILD))
    owed = Duty.objects.filter(kind=Kind.CONTACT_DECISION)
    assert [each.state for each in owed] == ["open", "open"]
    assert {each.person for each in owed} == {None}
    viewer = borough.user(WORKER)
    (row,) = front_door.rows_of(
        viewer=viewer, contacts=front_door.queue(viewer=viewer, tab="undecided", filters={})
    )
    assert [named.full_name for named in row.named] == ["Tomasz Wieczorek", "Zofia Wieczorek"]
    assert not any(difference for _, difference in rebuild(rehearse=True))


def test_an_acknowledgement_goes_at_once_names_no_child_and_meets_its_duty(borough):
    sent()
    (letter,) = mail.outbox
    assert letter.to == ["amara@tenterhill.example"]
    assert Contact.objects.get().ref in letter.body
    assert "Tomasz" not in letter.subject + letter.body
    assert duty(Kind.REFERRAL_ACKNOWLEDGED).state == "met"


def test_where_the_mail_server_fails_the_letter_waits_and_goes_later(borough, settings):
    settings.EMAIL_BACKEND = "nowhere.at.all"
    sent()
    letter = Letter.objects.get()
    assert (letter.sent_at, letter.fault, letter.tries) == (None, "ModuleNotFoundError", 1)
    assert duty(Kind.REFERRAL_ACKNOWLEDGED).state == "open"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert actions.deliver(by=the_house, letters=[letter]) == 1
    assert actions.deliver(by=the_house, letters=[letter]) == 0
    assert len(mail.outbox) == 1
    assert duty(Kind.REFERRAL_ACKNOWLEDGED).state == "met"


def test_a_letter_that_somebody_is_carrying_is_not_carried_twice(borough, settings):
    settings.EMAIL_BACKEND = "nowhere.at.all"
    sent()
    Letter.objects.update(fault="", tried_at=clock.now())
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert actions.deliver(by=the_house, letters=Letter.objects.all()) == 0
    Letter.objects.update(tried_at=clock.now() - timedelta(minutes=2))
    assert actions.deliver(by=the_house, letters=Letter.objects.all()) == 1


def test_a_letter_given_by_hand_meets_the_duty_and_says_how(borough, settings, client_as):
    settings.EMAIL_BACKEND = "nowhere.at.all"
    sent()
    contact, letter = Contact.objects.get(), Letter.objects.get()
    client = client_as(WORKER)
    assert "They have it otherwise" in text(client.get(page(contact)))
    by_hand = page(contact, "by-hand", letter.ref)
    assert client.post(by_hand, {"how": "Read out by telephone"}).status_code == 302
    assert "Read out by telephone" in text(client.get(page(contact)))
    assert duty(Kind.REFERRAL_ACKNOWLEDGED).state == "met"
    assert "has been sent" in text(client.post(by_hand, {"how": "Again"}))


@pytest.mark.parametrize(
    ("key", "answers", "sentence"),
    [
        ("you", {**YOU, "email": "nobody"}, "Enter an e-mail address such as name@example.org."),
        ("you", {**YOU, "name": ""}, "Enter your name."),
        ("children", {"sex": "F", "more": "1"}, "Give the child&#x27;s name."),
        ("worries", {"worries": ""}, "Answer the question: What has been seen or heard?"),
        ("sharing", {**SHARING, "agreement": "not_asked"}, "Say why the family was not asked"),
        ("sharing", {**SHARING, "agreement": "objected"}, "although the family does not agree"),
        ("urgent", {"urgent": "yes"}, "Say what has to happen today, and by when."),
        ("family", {"carers": "Ewa", "leave_empty": "spam"}, "as programs do"),
    ],
)
def test_what_is_not_right_is_said_in_a_sentence_and_nothing_typed_is_lost(
    borough, key, answers, sentence
):
    client = written()
    before = WrittenReferral.objects.get().answers
    answer = client.post(step(key), answers)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert WrittenReferral.objects.get().answers == before


def test_a_step_is_shown_again_with_what_was_typed_before(borough):
    client = written()
    assert "Came in with a bruise on Monday." in text(client.get(step("worries")))
    client.post(step("worries"), {**WORRIES, "worries": "Two bruises."})
    assert WrittenReferral.objects.get().answers["worries"]["worries"] == "Two bruises."


def test_children_are_added_taken_off_and_gone_past(borough):
    client = written(children=(CHILD, OTHER_CHILD))
    client.post(step("children"), {"drop": "0"})
    (left,) = WrittenReferral.objects.get().answers["children"]
    assert left["given_names"] == "Zofia"
    assert client.post(step("children"), {"sex": "U"}).url == reverse("refer:check")


def test_nothing_is_sent_before_every_part_is_answered(borough):
    client = Client()
    client.post(step("you"), YOU)
    shown = text(client.get(reverse("refer:check")))
    assert "Still to fill in" in shown
    assert "Send the referral" not in shown
    assert "not filled in yet" in text(client.post(reverse("refer:check")))
    assert Contact.objects.count() == 0


def test_an_open_page_begins_nothing_and_other_steps_lead_to_the_start(borough):
    client = Client()
    for name in ("start", "worried", "return"):
        assert client.get(reverse(f"refer:{name}")).status_code == 200
    assert client.get(step("worries")).url == reverse("refer:start")
    assert client.get(step("nothing")).status_code == 404
    for name in ("check", "files", "sent"):
        assert client.get(reverse(f"refer:{name}")).url == reverse("refer:start")
    for name in ("code", "choose"):
        assert client.get(reverse(f"refer:{name}")).url == reverse("refer:return")
    assert WrittenReferral.objects.count() == 0


def test_whom_to_ring_stands_on_every_open_page(borough, settings):
    settings.OUT_OF_HOURS = "01632 960999"
    client = written()
    for address in (reverse("refer:start"), step("worries"), reverse("refer:check")):
        assert "01632 960999" in text(client.get(address))


def test_too_much_from_one_address_is_slowed_down_and_keeps_what_was_typed(borough, monkeypatch):
    monkeypatch.setattr(limits, "BEGIN", limits.Limit("begin", 2, 3600))
    for _ in range(2):
        assert Client().post(step("you"), YOU).status_code == 302
    answer = Client().post(step("you"), YOU)
    assert answer.status_code == 429
    assert "Nothing you typed is lost" in text(answer)
    assert 'value="Amara Whitlock"' in text(answer)
    assert Client(REMOTE_ADDR="198.51.100.7").post(step("you"), YOU).status_code == 302
    with clock.stand_still(clock.now() + timedelta(hours=1)):
        assert Client().post(step("you"), YOU).status_code == 302


def test_an_address_behind_a_proxy_counts_by_itself(borough, rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    request = rf.get("/", headers={"x-forwarded-for": "6.6.6.6, 198.51.100.7"})
    assert limits.address_of(request) == "198.51.100.7"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert limits.address_of(request) == "127.0.0.1"


def test_old_drafts_and_codes_are_cleared_and_what_was_sent_stays(borough):
    sent()
    written()
    ask(Client())
    with clock.stand_still(clock.now() + timedelta(days=29)):
        assert actions.clear_passing(by=the_house) == (0, 0)
    with clock.stand_still(clock.now() + timedelta(days=31)):
        assert actions.clear_passing(by=the_house) == (1, 1)
    assert WrittenReferral.objects.get().sent_at is not None


def test_what_was_sent_is_not_changed(borough):
    sent()
    kept = WrittenReferral.objects.get()
    with pytest.raises(Refused, match="has been sent"):
        actions.change_step(by=the_portal, written=kept, step="you", answers=YOU)


def test_an_address_that_must_not_be_given_away_appears_on_no_page(borough, client_as):
    client = written(children=({**CHILD, "address": "7 Hidden Court", "protected": "on"},))
    assert "7 Hidden Court" in text(client.get(reverse("refer:check")))
    client.post(reverse("refer:check"))
    contact, named = Contact.objects.get(), NamedChild.objects.get()
    worker = client_as(WORKER)
    for name, *more in (["contact"], ["referral"], ["named", named.ref]):
        shown = text(worker.get(page(contact, name, *more)))
        assert "Hidden Court" not in shown
        assert "Protected" in shown
    add_new(worker, page(contact, "named", named.ref), because="A cousin.")
    assert NamedChild.objects.get().child.person.addresses.get().protected
