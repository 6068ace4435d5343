"""Coming back to a referral that is not sent yet: a code by e-mail."""

from datetime import timedelta

from django.core import mail
from django.test import Client
from django.urls import reverse

from homeward.core import clock
from homeward.front_door.models import (
    EmailedCode,
    WrittenReferral,
)
from homeward.front_door.referring import limits

from .referring import (
    ask,
    code_in,
    step,
    text,
    written,
)


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
