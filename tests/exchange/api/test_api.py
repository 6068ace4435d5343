"""Partners' systems: let in by a token, taken in once, answered in sentences, never a 500."""

import copy
import json
from datetime import date, timedelta

import pytest
import requests
import schemathesis
from django.core import mail
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from homeward.access.actions import close_token, give_token, the_house
from homeward.access.models import ApiToken
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.exchange.api.service import api
from homeward.front_door.models import Contact, NamedChild, WrittenReferral
from homeward.front_door.referring import limits
from homeward.ledger.models import Duty

UNTIL = date(2026, 12, 31)
REFERRALS = reverse("api:referrals")
MESSAGE = {
    "referrer": {
        "name": "Amara Whitlock",
        "role": "Head of year",
        "agency": "Tenter Hill School",
        "source_code": "2A",
        "phone": "01632 960001",
        "email": "amara@tenterhill.example",
    },
    "children": [
        {"given_names": "Tomasz", "family_name": "Wieczorek", "born_on": "2010-11-30", "sex": "M"},
        {"described": "A girl of about three"},
    ],
    "family": {"carers": "Ewa Wieczorek, mother"},
    "worries": {"worries": "Came in with a bruise on Monday."},
    "done": {"done": "Rang the mother."},
    "sharing": {"agreement": "agreed", "basis": "public_task", "family_knows": True},
    "urgent": {"urgent": True, "urgent_words": "Before school ends."},
}


@pytest.fixture
def secret(borough):
    return give_token(by=the_house, user=borough.user(Role.PARTNER), name="School", until=UNTIL)[1]


def post(secret, message=None, key="first-message", **more):
    return Client().post(
        REFERRALS,
        json.dumps(MESSAGE if message is None else message),
        content_type="application/json",
        headers={"authorization": f"Bearer {secret}", "idempotency-key": key, **more},
    )


def read(secret, ref):
    address = reverse("api:referral", args=[ref])
    return Client().get(address, headers={"authorization": f"Bearer {secret}"})


def changed(path, value):
    message = copy.deepcopy(MESSAGE)
    *way, last = path
    part = message
    for step in way:
        part = part[step]
    part[last] = value
    return message


def test_a_system_sends_a_referral_that_owes_what_every_other_owes(borough, secret):
    answer = post(secret)
    assert answer.status_code == 201, answer.content
    contact = Contact.objects.get()
    told = answer.json()
    assert told["reference"] == contact.ref
    assert told["decision_due_at"] == "2026-06-18T16:00:00Z"
    assert told["state"] == "Received: we are deciding what happens next"
    assert contact.said_urgent
    assert [named.born_on for named in NamedChild.objects.order_by("pk")] == [
        date(2010, 11, 30),
        None,
    ]
    assert Duty.objects.filter(kind="contact_decision").count() == 2
    assert len(mail.outbox) == 1
    assert WrittenReferral.objects.get().partner == borough.user(Role.PARTNER)
    assert Entry.objects.filter(actor="partner", action="send referral").exists()


def test_the_same_message_twice_is_one_referral(borough, secret):
    first, second = post(secret), post(secret)
    assert first.json()["reference"] == second.json()["reference"]
    assert Contact.objects.count() == 1
    assert len(mail.outbox) == 1


def test_a_key_used_for_another_message_is_refused(borough, secret):
    post(secret)
    answer = post(secret, changed(["worries", "worries"], "Something else."))
    assert answer.status_code == 409
    assert "Use a new key" in answer.json()["problems"][0]["sentence"]
    assert Contact.objects.count() == 1


def test_the_same_key_of_two_partners_is_two_referrals(borough, secret):
    other = borough.user(Role.PARTNER)
    other.pk, other.username = None, "other-school"
    other.save()
    post(secret)
    post(give_token(by=the_house, user=other, name="Other", until=UNTIL)[1])
    assert Contact.objects.count() == 2


@pytest.mark.parametrize("token", ["", "nonsense", "Bearer", "ü"])
def test_nobody_gets_in_without_a_token(borough, token):
    assert post(token.encode().decode("latin-1")).status_code == 401
    assert Client().get(reverse("api:referral", args=["X"])).status_code == 401


def test_a_signed_in_browser_is_not_let_in_without_a_token(borough, client_as):
    answer = client_as(Role.PARTNER).post(REFERRALS, "{}", content_type="application/json")
    assert answer.status_code == 401


def test_a_token_past_its_day_closed_or_of_somebody_gone_opens_nothing(borough, secret):
    with clock.stand_still(clock.now() + timedelta(days=300)):
        assert post(secret).status_code == 401
    user = borough.user(Role.PARTNER)
    user.is_active = False
    user.save()
    assert post(secret).status_code == 401
    user.is_active = True
    user.save()
    close_token(by=the_house, token=ApiToken.objects.get())
    assert post(secret).status_code == 401


def test_a_token_is_not_in_the_database(borough, secret):
    assert secret not in str(ApiToken.objects.values_list()) + str(Entry.objects.values_list())


def test_only_partners_get_tokens_and_only_for_days_to_come(borough):
    with pytest.raises(Refused, match="Only a partner"):
        give_token(by=the_house, user=borough.user(Role.DIRECTOR), name="X", until=UNTIL)
    with pytest.raises(Refused, match="lies in the past"):
        give_token(by=the_house, user=borough.user(Role.PARTNER), name="X", until=date(2026, 6, 16))


def test_a_partner_reads_their_own_and_nobody_elses(borough, secret):
    ref = post(secret).json()["reference"]
    assert read(secret, ref).json()["reference"] == ref
    other = borough.user(Role.PARTNER)
    other.pk, other.username = None, "other-school"
    other.save()
    strange = give_token(by=the_house, user=other, name="Other", until=UNTIL)[1]
    assert read(strange, ref).status_code == 404
    assert read(secret, "NOSUCHREF1").status_code == 404


@pytest.mark.parametrize(
    ("path", "value", "where", "words"),
    [
        (["referrer", "email"], "SECRETWORDS", "referrer.email", "such as name@example.org"),
        (["referrer", "source_code"], "SECRETWORDS", "referrer.source_code", "none of the codes"),
        (["children", 0, "born_on"], "SECRETWORDS", "children.0.born_on", "not of the kind"),
        (["children", 0, "born_on"], "2150-01-01", "children.0.born_on", "today or in the past"),
        (["children"], [], "children", "at least one child"),
        (["children", 1], {"sex": "F"}, "children.1.given_names", "Give the child's name"),
        (["sharing", "agreement"], "not_asked", "sharing.agreement_reason", "Say why the family"),
        (["worries", "worries"], "SECRETWORDS" * 2000, "worries.worries", "Shorten it"),
        (["worries", "worries"], 7, "worries.worries", "not of the kind"),
        (["SECRETWORDS"], "x", "message", "no part of this name"),
        (["family", "carers"], "  ", "family.carers", "Enter parents and carers."),
        (["urgent"], {"urgent": True}, "urgent.urgent_words", "by when"),
    ],
)
def test_what_is_not_right_is_said_in_a_sentence_and_nothing_is_repeated(
    borough, secret, path, value, where, words
):
    answer = post(secret, changed(path, value))
    assert answer.status_code == 422
    (problem,) = answer.json()["problems"]
    assert problem["where"] == where
    assert words in problem["sentence"]
    assert "SECRETWORDS" not in answer.content.decode()
    assert Contact.objects.count() == 0


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b'"\\ud800"', b"null"])
def test_a_body_that_is_no_message_is_answered_too(borough, secret, body):
    answer = Client().post(
        REFERRALS,
        body,
        content_type="application/json",
        headers={"authorization": f"Bearer {secret}", "idempotency-key": "first-message"},
    )
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["sentence"]


@pytest.mark.parametrize("key", ["", "short", "with space in it", "x" * 81])
def test_a_key_has_the_form_that_is_described(borough, secret, key):
    assert post(secret, key=key).status_code == 422


def test_calls_without_end_are_slowed_down(borough, secret, monkeypatch):
    monkeypatch.setattr(limits, "API", limits.Limit("api", 2, 3600))
    assert [post(secret).status_code for _ in range(3)] == [201, 201, 429]


def test_the_description_is_for_those_who_signed_in(borough, client_as):
    address = reverse("api:openapi")
    assert Client().get(address).status_code == 302
    described = client_as(Role.PARTNER).get(address).json()
    assert sorted(described["paths"]) == [
        "/api/v1/notifications",
        "/api/v1/notifications/{reference}",
        "/api/v1/referrals",
        "/api/v1/referrals/{reference}",
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/api/v1/referrals"), ("GET", "/api/v1/referrals/{reference}")]
)
def test_no_message_whatever_breaks_the_service(borough, secret, method, path, monkeypatch):
    """Eighty messages a call by schemathesis, right and wrong; the same ones every time."""
    monkeypatch.setattr(limits, "API", limits.Limit("api", 10_000, 3600))
    schema = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    operation = schema[path][method]
    right = operation.as_strategy()
    wrong = operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE)
    answers = set()

    @settings(
        max_examples=80,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of(right, wrong))
    def attempt(case):
        answer = carried(case, secret)
        answers.add(answer.status_code)
        assert answer.status_code < 500

    attempt()
    assert answers & {200, 201, 404, 422}


def carried(case, secret):
    """A message of schemathesis by Django's own client, in the test's own transaction."""
    wire = requests.Request(**case.as_transport_kwargs(base_url="http://127.0.0.1")).prepare()
    headers = {
        name: value.encode().decode("latin-1") if isinstance(value, str) else value
        for name, value in wire.headers.items()
        if name.lower() not in {"content-length", "content-type", "authorization"}
    }
    body = wire.body.encode() if isinstance(wire.body, str) else wire.body or b""
    return Client(raise_request_exception=False).generic(
        wire.method,
        wire.path_url,
        body,
        content_type=wire.headers.get("Content-Type", "application/json"),
        headers={**headers, "authorization": f"Bearer {secret}"},
    )
