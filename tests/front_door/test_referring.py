"""A professional refers in writing: kept at every step, sent once, matched, answered."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from homeward.access.actions import the_house, the_portal
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.audit.queries import faults
from homeward.core import clock
from homeward.core.errors import NotForYou, Refused
from homeward.front_door import queries as front_door
from homeward.front_door.actions import ask_partner
from homeward.front_door.codes import Decision, Route
from homeward.front_door.models import (
    Attachment,
    Contact,
    EmailedCode,
    Letter,
    NamedChild,
    OutcomeTold,
    WrittenReferral,
)
from homeward.front_door.referring import actions, limits
from homeward.ledger.actions import rebuild
from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty
from homeward.people.models import Content, Document, NotSame

from .making import a_contact, decided
from .referring import CHILD, OTHER_CHILD, SHARING, WORRIES, YOU, boxes_of, sent, step, written

MANAGER, WORKER = Role.FRONT_DOOR_MANAGER, Role.FRONT_DOOR_WORKER


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def page(contact, name="contact", *more):
    return reverse(f"front_door:{name}", args=[contact.ref, *more])


def add_new(client, address, **said):
    """The page as it stands, sent with its look: this is somebody new."""
    boxes = boxes_of(client.get(address))
    return client.post(address, {**boxes, **said, "new": "1"}, follow=True)


def duty(kind):
    return Duty.objects.get(kind=kind)


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


def code_in(letter):
    return re.search(r"Your code is (\w{4} \w{4})", letter.body)[1]


def ask(client, email="amara@tenterhill.example"):
    return client.post(reverse("refer:return"), {"email": email}, follow=True)


def test_somebody_comes_back_on_another_device_with_a_code_that_works_once(borough):
    written()
    other = Client()
    ask(other)
    code = code_in(mail.outbox[0])
    done = other.post(reverse("refer:code"), {"code": code.lower()}, follow=True)
    assert done.redirect_chain[-1][0] == reverse("refer:check")
    assert "Came in with a bruise on Monday." in text(done)
    third = Client()
    third.post(reverse("refer:return"), {"email": "amara@tenterhill.example"})
    assert "does not open anything" in text(third.post(reverse("refer:code"), {"code": code}))


def test_a_code_is_not_in_the_database_and_is_past_after_a_quarter_of_an_hour(borough):
    written()
    client = Client()
    ask(client)
    code = code_in(mail.outbox[0])
    assert code.replace(" ", "") not in str(EmailedCode.objects.values_list())
    with clock.stand_still(clock.now() + timedelta(minutes=15)):
        assert "does not open" in text(client.post(reverse("refer:code"), {"code": code}))


def test_five_wrong_tries_end_a_code(borough):
    written()
    client = Client()
    ask(client)
    for _ in range(5):
        assert client.post(reverse("refer:code"), {"code": "AAAAAAAA"}).status_code == 422
    right = client.post(reverse("refer:code"), {"code": code_in(mail.outbox[0])})
    assert "typed wrongly too often" in text(right)


def test_nobody_learns_whether_an_address_has_a_referral(borough):
    written()
    known, unknown = Client(), Client()
    assert (
        text(ask(known)).split("csrf")[0]
        == (text(ask(unknown, "somebody@else.example")).split("csrf")[0])
    )
    assert [letter.to for letter in mail.outbox] == [["amara@tenterhill.example"]]


def test_of_several_referrals_one_is_chosen(borough):
    first, second = written(), written()
    first.post(step("worries"), {"worries": "The first one."})
    other = Client()
    ask(other)
    other.post(reverse("refer:code"), {"code": code_in(mail.outbox[0])})
    shown = text(other.get(reverse("refer:choose")))
    assert shown.count("Go on with it") == 2
    wanted = next(each for each in WrittenReferral.objects.all() if "first" in str(each.answers))
    other.post(reverse("refer:choose"), {"go": wanted.ref})
    assert "The first one." in text(other.get(reverse("refer:check")))
    stranger = Client()
    stranger.post(reverse("refer:choose"), {"go": wanted.ref})
    assert stranger.get(reverse("refer:check")).url == reverse("refer:start")
    assert second.get(reverse("refer:check")).status_code == 200


def test_codes_are_not_sent_without_end(borough):
    written()
    for _ in range(limits.CODES_SENT.times + 3):
        ask(Client())
    assert len(mail.outbox) == limits.CODES_SENT.times


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


def test_a_named_child_is_recognised_and_the_decision_is_owed_about_them(borough, client_as):
    sent(children=(CHILD, OTHER_CHILD))
    contact = Contact.objects.get()
    tom, zofia = NamedChild.objects.order_by("pk")
    client = client_as(WORKER)
    assert "Say who this is" in text(client.get(page(contact)))
    named = page(contact, "named", tom.ref)
    assert "This is them" in text(client.get(named))
    client.post(named, {"add": borough.people["tom"].ref})
    owed = Duty.objects.get(person=borough.people["tom"])
    assert (owed.kind, owed.raised_at) == (Kind.CONTACT_DECISION, contact.received_at)
    add_new(client, page(contact, "named", zofia.ref), because="A sister.")
    new = NamedChild.objects.get(pk=zofia.pk).child.person
    assert (new.full_name, new.sex, new.source) == (
        "Zofia Wieczorek",
        "F",
        f"Written referral {contact.ref}",
    )
    assert Duty.objects.filter(kind=Kind.CONTACT_DECISION).count() == 2
    assert "Say who this is" not in text(client.get(page(contact)))
    assert "already who this is" in text(client.get(named))
    again = client.post(named, {"add": new.ref}, follow=True)
    assert "Somebody has said already" in text(again)
    assert not any(difference for _, difference in rebuild(rehearse=True))


def test_a_new_person_gets_the_address_that_was_given(borough, client_as):
    sent()
    contact, named = Contact.objects.get(), NamedChild.objects.get()
    add_new(client_as(WORKER), page(contact, "named", named.ref), because="A cousin.")
    person = NamedChild.objects.get().child.person
    assert [address.lines for address in person.addresses.all()] == ["1002 Quarry Lane"]


def test_two_named_children_may_be_one(borough):
    sent(children=(CHILD, CHILD))
    by = borough.user(WORKER)
    for named in NamedChild.objects.all():
        actions.link_named_child(by=by, named=named, person=borough.people["tom"])
    assert Contact.objects.get().children.count() == 1


def test_a_child_is_set_aside_with_a_reason_and_its_duty_excused(borough, client_as):
    sent()
    contact, named = Contact.objects.get(), NamedChild.objects.get()
    address = page(contact, "named", named.ref)
    client = client_as(WORKER)
    assert client.post(address, {"aside": "1", "aside-because": ""}).status_code == 422
    client.post(address, {"aside": "1", "aside-because": "An adult of that name."})
    owed = duty(Kind.CONTACT_DECISION)
    assert (owed.state, owed.excused_because) == ("excused", "An adult of that name.")
    assert "An adult of that name." in text(client.get(page(contact)))


def test_searching_again_finds_somebody_under_another_name(borough, client_as):
    sent()
    contact, named = Contact.objects.get(), NamedChild.objects.get()
    answer = client_as(WORKER).post(
        page(contact, "named", named.ref), {"find": "1", "new-family_name": "Hussain"}
    )
    assert "Aaliyah Hussain-Doyle" in text(answer)
    assert Entry.objects.filter(kind="read", person_ref=borough.people["aaliyah"].ref).exists()


def test_a_child_closed_to_somebody_is_not_offered_nor_shown_once_recognised(borough, client_as):
    hidden = {"given_names": "Robin", "family_name": "Sealand", "sex": "F"}
    sent(children=(hidden, CHILD))
    contact = Contact.objects.get()
    robin, tom = NamedChild.objects.order_by("pk")
    client = client_as(WORKER)
    assert borough.people["hidden"].ref not in text(client.get(page(contact, "named", robin.ref)))
    with pytest.raises(NotForYou):
        actions.link_named_child(
            by=borough.user(WORKER), named=robin, person=borough.people["hidden"]
        )
    actions.link_named_child(by=the_house, named=robin, person=borough.people["hidden"])
    assert client.get(page(contact, "named", robin.ref)).status_code == 404
    assert client.get(page(contact)).status_code == 200
    actions.set_aside_named_child(by=the_house, named=tom, because="Not known")
    assert client.get(page(contact)).status_code == 404


def decide(borough, contact, decision=Decision.EARLY_HELP):
    named = contact.named.get()
    child = actions.link_named_child(
        by=borough.user(WORKER), named=named, person=borough.people["tom"]
    )
    return decided(borough, child, decision)


def test_the_outcome_is_owed_from_the_decision_read_by_a_manager_and_sent(borough, client_as):
    sent()
    contact = Contact.objects.get()
    assert not Duty.objects.filter(kind=Kind.REFERRER_TOLD).exists()
    decide(borough, contact)
    assert duty(Kind.REFERRER_TOLD).state == "open"
    client = client_as(MANAGER)
    assert "Tell the referrer the outcome" in text(client.get(page(contact)))
    shown = text(client.get(page(contact, "outcome")))
    assert "passed this to early help" in shown
    assert "Tomasz" not in shown
    letter = {"subject": "Your referral", "body": "We have passed this to early help."}
    assert client.post(page(contact, "outcome"), letter).status_code == 302
    assert mail.outbox[-1].body == "We have passed this to early help."
    assert duty(Kind.REFERRER_TOLD).state == "met"
    assert "told already" in text(client.post(page(contact, "outcome"), letter))
    assert "e-mailed" in text(client.get(page(contact)))
    assert not any(difference for _, difference in rebuild(rehearse=True))


def test_nobody_is_told_before_every_child_is_decided_about(borough):
    sent(children=(CHILD, OTHER_CHILD))
    contact = Contact.objects.get()
    child = actions.link_named_child(
        by=borough.user(WORKER), named=contact.named.first(), person=borough.people["tom"]
    )
    decided(borough, child)
    with pytest.raises(Refused, match="every child first"):
        actions.write_outcome(by=borough.user(MANAGER), contact=contact, subject="S", body="B")


@pytest.mark.parametrize(("how", "state"), [("telephone", "met"), ("not_told", "excused")])
def test_the_referrer_is_told_otherwise_or_not_at_all_with_the_reason(
    borough, client_as, how, state
):
    sent()
    contact = Contact.objects.get()
    decide(borough, contact)
    client = client_as(MANAGER)
    assert client.post(page(contact, "told"), {"how": how, "words": ""}).status_code == 422
    client.post(page(contact, "told"), {"how": how, "words": "Spoke to the head."})
    assert duty(Kind.REFERRER_TOLD).state == state
    assert OutcomeTold.objects.get().words == "Spoke to the head."
    assert "Spoke to the head." in text(client.get(page(contact)))


def test_the_referral_is_read_as_it_was_written_and_the_look_is_logged(borough, client_as):
    sent()
    contact = Contact.objects.get()
    shown = text(client_as(Role.INSPECTOR).get(page(contact, "referral")))
    for words in ("I fell off the wall.", "01632 960001", "Yes, and they agree"):
        assert words in shown
    entry = Entry.objects.filter(kind="read").latest("pk")
    assert (entry.action, entry.subject) == (
        "front_door:referral",
        f"front_door.contact {contact.ref}",
    )


@pytest.mark.parametrize("name", ["referral", "outcome", "told", "confirm"])
def test_strangers_get_404(borough, client_as, name):
    sent()
    contact = Contact.objects.get()
    for role in (Role.PARTNER, Role.HOMES_COMMISSIONER):
        assert client_as(role).get(page(contact, name)).status_code == 404
    assert Client().get(page(contact, name)).url.startswith("/accounts/login/")


def test_what_is_urgent_is_said_in_the_queue_and_on_the_contact(borough, client_as):
    sent(urgent={"urgent": "yes", "urgent_words": "School ends at three."})
    client = client_as(WORKER)
    assert "Said to be urgent" in text(client.get(reverse("front_door:queue")))
    assert "something has to happen today" in text(client.get(page(Contact.objects.get())))


def test_the_public_tells_us_on_one_page_and_may_stay_unknown(borough):
    client = Client()
    said = {"worries": "Shouting at night.", "described": "Two boys, about six", "urgent": "no"}
    done = client.post(reverse("refer:worried"), said, follow=True)
    contact = Contact.objects.get()
    assert contact.ref in text(done)
    assert (contact.source_code, contact.from_whom) == ("9", "")
    assert NamedChild.objects.get().described == "Two boys, about six"
    assert not Duty.objects.exclude(kind=Kind.CONTACT_DECISION).exists()
    assert mail.outbox == []


def test_somebody_from_the_public_who_gives_an_address_is_acknowledged(borough):
    said = {
        "worries": "Shouting at night.",
        "given_names": "Tom",
        "urgent": "not_known",
        "name": "Jo Neighbour",
        "email": "jo@example.org",
    }
    Client().post(reverse("refer:worried"), said)
    assert Contact.objects.get().source_code == "1D"
    assert len(mail.outbox) == 1


def test_the_public_is_not_told_what_was_decided(borough, client_as):
    said = {"worries": "Shouting.", "given_names": "Tom", "urgent": "no", "email": "jo@example.org"}
    Client().post(reverse("refer:worried"), said)
    contact = Contact.objects.get()
    decide(borough, contact)
    shown = text(client_as(MANAGER).get(page(contact, "outcome")))
    assert "private to them" in shown
    assert "early help" not in shown


def test_the_public_form_asks_for_somebody_to_be_found(borough):
    answer = Client().post(reverse("refer:worried"), {"worries": "Shouting.", "urgent": "no"})
    assert answer.status_code == 422
    assert "describe the child instead" in text(answer)


def test_what_was_said_by_telephone_is_confirmed_in_writing(borough, client_as):
    contact = a_contact(borough, "tom", route=Route.TELEPHONE)
    client = client_as(WORKER)
    client.post(page(contact, "confirm"), {"email": "pc4411@police.example"})
    assert "Asked to confirm" in text(client.get(page(contact)))
    (letter,) = mail.outbox
    assert "shouting" not in letter.body
    address = re.search(r"https?://[^/]+(/refer/confirm/\w+/)", letter.body)[1]
    caller = Client()
    assert "shouting" not in text(caller.get(address))
    assert caller.post(address, {"agreed": "yes"}).status_code == 422
    wrong = caller.post(address, {"code": "AAAAAAAA"})
    assert "does not open anything" in text(wrong)
    assert "shouting" in text(caller.post(address, {"code": code_in(letter)}))
    assert "Say what is different" in text(caller.post(address, {"agreed": "no", "words": ""}))
    caller.post(address, {"agreed": "no", "words": "It was the flat next door."})
    shown = text(client.get(page(contact)))
    assert "Corrected in writing" in shown
    assert "It was the flat next door." in shown
    assert "Neighbours heard shouting" in shown
    assert "You corrected what we wrote down" in text(caller.get(address))
    assert "You corrected" not in text(Client().get(address))


def test_a_confirmation_is_shown_with_its_day(borough, client_as):
    contact = a_contact(borough, "tom", route=Route.TELEPHONE)
    asked = actions.ask_to_confirm(by=borough.user(WORKER), contact=contact, email="a@b.example")
    actions.confirm(by=the_portal, confirmation=asked, agreed=True)
    with pytest.raises(Refused, match="confirmed already"):
        actions.confirm(by=the_portal, confirmation=asked, agreed=True)
    shown = text(client_as(WORKER).get(page(contact)))
    assert re.search(r"Confirmed in writing</strong> on 17 June 2026", shown)


def test_a_partner_sees_their_own_referrals_and_nothing_else(borough, client_as):
    sent()  # by somebody without an account
    client = client_as(Role.PARTNER)
    assert 'value="Partner' in text(client.get(step("you")))
    sent(client)
    mine = WrittenReferral.objects.get(partner=borough.user(Role.PARTNER))
    shown = text(client.get(reverse("refer:mine")))
    assert mine.contact.ref in shown
    assert shown.count("Received: we are deciding") == 1
    one = reverse("refer:one", args=[mine.contact.ref])
    assert "I fell off the wall." in text(client.get(one))
    other = WrittenReferral.objects.get(partner=None)
    assert client.get(reverse("refer:one", args=[other.contact.ref])).status_code == 404
    for name in ("front_door:queue", "people:search", "missing:board", "measures:catalogue"):
        assert client.get(reverse(name)).status_code == 404
    assert client_as(WORKER).get(reverse("refer:mine")).status_code == 404


def test_a_partner_follows_a_referral_to_its_outcome(borough, client_as):
    client = client_as(Role.PARTNER)
    sent(client)
    contact = Contact.objects.get()
    decide(borough, contact)
    one = reverse("refer:one", args=[contact.ref])
    assert "Decided: you will hear from us" in text(client.get(one))
    letter = actions.write_outcome(
        by=borough.user(MANAGER), contact=contact, subject="S", body="Early help will ring."
    )
    actions.deliver(by=the_house, letters=[letter])
    assert "Decided, and you were told" in text(client.get(one))
    assert "Early help will ring." in text(client.get(one))


def test_a_partner_goes_on_with_what_they_began(borough, client_as):
    written(client_as(Role.PARTNER))
    again = client_as(Role.PARTNER)
    kept = WrittenReferral.objects.get()
    assert kept.ref in text(again.get(reverse("refer:mine")))
    again.post(reverse("refer:mine"), {"go": kept.ref})
    assert again.get(reverse("refer:check")).status_code == 200
    stranger = client_as(WORKER)
    session = stranger.session
    session["referral"] = kept.ref
    session.save()
    assert stranger.get(reverse("refer:check")).url == reverse("refer:start")


def a_file(name="body-map.png", content=b"\x89PNG\r\n\x1a\nrest"):
    return SimpleUploadedFile(name, content, content_type="text/html")


def test_files_go_with_a_referral_and_are_saved_never_opened_here(borough, client_as):
    client = written()
    files = reverse("refer:files")
    assert client.post(files, {"upload": a_file(), "more": "1"}).url == files
    client.post(reverse("refer:check"))
    contact = Contact.objects.get()
    worker = client_as(WORKER)
    assert "with 1 file" in text(worker.get(page(contact)))
    (kept,) = Attachment.objects.all()
    answer = worker.get(page(contact, "file", kept.ref))
    assert answer.content == b"\x89PNG\r\n\x1a\nrest"
    assert answer["Content-Disposition"] == 'attachment; filename="body-map.png"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert client_as(Role.PARTNER).get(page(contact, "file", kept.ref)).status_code == 404
    assert worker.get(page(contact, "file", "NOSUCHFILE")).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("page.html", b"<script>alert(1)</script>", "does not end in .txt"),
        ("body-map.png", b"MZ\x90\x00\xff\xfe\x00\x81", "The content is not"),
        ("empty.png", b"", "The file is empty"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_and_the_referral_stays(
    borough, name, content, words
):
    client = written()
    answer = client.post(reverse("refer:files"), {"upload": a_file(name, content)})
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Attachment.objects.exists()


def test_five_files_are_the_most_and_one_can_be_taken_off(borough):
    client = written()
    files = reverse("refer:files")
    for number in range(6):
        answer = client.post(
            files, {"upload": a_file(content=b"\xff\xd8\xff%d" % number, name=f"{number}.jpg")}
        )
    assert "Take one off first" in text(answer)
    client.post(files, {"drop": Attachment.objects.first().ref})
    assert Attachment.objects.count() == Document.objects.count() == Content.objects.count() == 4
    assert client.post(files).url == reverse("refer:check")


def test_clearing_an_old_draft_clears_its_files_but_not_those_of_others(borough):
    old = written()
    old.post(reverse("refer:files"), {"upload": a_file()})
    kept = written()
    kept.post(reverse("refer:files"), {"upload": a_file()})
    kept.post(reverse("refer:check"))
    with clock.stand_still(clock.now() + timedelta(days=31)):
        actions.clear_passing(by=the_house)
    assert Document.objects.count() == Content.objects.count() == 1
    assert Attachment.objects.get().written.sent_at is not None


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


def test_a_partner_finds_their_referrals_in_the_navigation_and_a_worker_does_not(
    borough, client_as
):
    assert "My referrals" in text(client_as(Role.PARTNER).get(reverse("web:my-day")))
    assert "My referrals" not in text(client_as(WORKER).get(reverse("web:my-day")))


def test_the_look_comes_before_a_named_child_is_entered(borough, client_as):
    sent()
    contact, named = Contact.objects.get(), NamedChild.objects.get()
    client, address = client_as(WORKER), page(contact, "named", named.ref)
    boxes = {**boxes_of(client.get(address)), "new": "1"}
    assert "Look first" in text(client.post(address, {**boxes, "look": ""}))
    assert "Say why this is somebody new" in text(client.post(address, boxes))
    assert NamedChild.objects.get().waits
    cards = client.post(address, boxes_of(client.get(address)), headers={"hx-request": "true"})
    assert "This is them" in text(cards)
    assert "<h1" not in text(cards)


def test_those_set_aside_beside_the_one_chosen_are_not_the_same(borough, client_as):
    sent()
    contact, named = Contact.objects.get(), NamedChild.objects.get()
    tom, sian = borough.people["tom"], borough.people["sian"]
    said = {"add": tom.ref, "not_them": [sian.ref]}
    client_as(WORKER).post(page(contact, "named", named.ref), said)
    assert NotSame.objects.filter(person__in=(tom, sian), other__in=(tom, sian)).count() == 1
    assert NamedChild.objects.get().child.person == tom


def with_a_file(children=(CHILD,)):
    client = written(children=children)
    client.post(reverse("refer:files"), {"upload": a_file()})
    client.post(reverse("refer:check"))
    return Contact.objects.get(), Attachment.objects.get()


def test_files_go_on_the_record_of_the_one_child_and_the_pages_say_so(borough, client_as):
    contact, attachment = with_a_file()
    tom, client = borough.people["tom"], client_as(WORKER)
    address = page(contact, "named", contact.named.get().ref)
    said = text(client.post(address, {"add": tom.ref}, follow=True))
    assert "1 file is on their record" in said
    assert Document.objects.get().person == tom
    assert "On the record of" in text(client.get(page(contact, "referral")))
    client.get(page(contact, "file", attachment.ref))
    assert Entry.objects.filter(action="front_door:file", person_ref=tom.ref).count() == 1


def test_of_several_children_a_worker_says_whose_a_file_is(borough, client_as):
    contact, attachment = with_a_file(children=(CHILD, OTHER_CHILD))
    client, by = client_as(WORKER), borough.user(WORKER)
    first, second = contact.named.order_by("pk")
    linked = actions.link_named_child(by=by, named=first, person=borough.people["tom"])
    actions.link_named_child(by=by, named=second, person=borough.people["sian"])
    assert Document.objects.get().person is None
    shown = text(client.get(page(contact, "referral")))
    assert "Put it on the record of Tomasz Wieczorek" in shown
    other = a_contact(borough, "leah").children.get()
    address = page(contact, "file-under", attachment.ref)
    assert client.post(address, {"child": other.ref}).status_code == 404
    assert "is on the record of" in text(client.post(address, {"child": linked.ref}, follow=True))
    assert Document.objects.get().person == borough.people["tom"]
    again = contact.children.exclude(pk=linked.pk).get()
    refused = text(client.post(address, {"child": again.ref}, follow=True))
    assert "already on another person" in refused


def test_once_the_others_are_set_aside_the_files_go_on_the_one_that_is_left(borough):
    contact, _ = with_a_file(children=(CHILD, OTHER_CHILD))
    first, second = contact.named.order_by("pk")
    by = borough.user(WORKER)
    actions.link_named_child(by=by, named=first, person=borough.people["tom"])
    actions.set_aside_named_child(by=by, named=second, because="An adult of that name.")
    assert Document.objects.get().person == borough.people["tom"]


def test_a_file_on_a_record_that_is_closed_to_somebody_is_not_there_for_them(borough, client_as):
    contact, attachment = with_a_file(children=(CHILD, OTHER_CHILD))
    first, second = contact.named.order_by("pk")
    child = actions.link_named_child(by=the_house, named=first, person=borough.people["hidden"])
    actions.link_named_child(by=the_house, named=second, person=borough.people["tom"])
    actions.file_attachment(by=the_house, attachment=attachment, child=child)
    client = client_as(WORKER)
    assert client.get(page(contact, "file", attachment.ref)).status_code == 404
    assert attachment.document.title not in text(client.get(page(contact, "referral")))


def test_a_partner_is_asked_before_anybody_is_matched(borough, client_as):
    sent()
    contact, client = Contact.objects.get(), client_as(WORKER)
    shown = text(client.get(page(contact)))
    assert page(contact, "ask") in shown
    assert "Tomasz Wieczorek" in text(client.get(page(contact, "ask")))
    ask_partner(by=borough.user(WORKER), contact=contact, agency="education", words="Seen today?")
    reply = Duty.objects.get(kind=Kind.PARTNER_REPLY)
    assert reply.state == "open"
    child = actions.link_named_child(
        by=borough.user(WORKER), named=contact.named.get(), person=borough.people["tom"]
    )
    decided(borough, child)
    reply.refresh_from_db()
    assert (reply.state, reply.excused_because) == (
        "excused",
        "the contact was decided without it",
    )


def test_asking_to_confirm_and_asking_a_partner_are_two_links(borough, client_as):
    contact = a_contact(borough, "tom", route=Route.TELEPHONE)
    shown = text(client_as(WORKER).get(page(contact)))
    assert page(contact, "ask") in shown
    assert page(contact, "confirm") in shown
