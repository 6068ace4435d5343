"""The pages of finding a child: who opens them, what they show, what can be done in them."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from homeward.access.models import User
from homeward.access.policies import allowed
from homeward.access.roles import Can, Role
from homeward.core import clock
from homeward.missing.actions import (
    approve_copy,
    draft_copy,
    note_place,
    raise_context,
    record_learning,
    record_return,
)
from homeward.missing.finding.signing import is_ours, public_key
from homeward.missing.models import Episode, KnownAssociate, Learning, Place, PlaceCheck
from tests.missing.finding.conftest import Told
from tests.story import Borough

SignIn = Callable[[Role], Client]
GIVEN = {
    "purpose": "To find her",
    "lawful_basis": "Public task",
    "conditions": "Finding only",
    "child_told": "Yes",
}


@pytest.fixture
def client(client_as: SignIn) -> Client:
    return client_as(Role.MISSING_COORDINATOR)


@pytest.mark.parametrize("role", list(Role))
def test_each_page_is_opened_by_its_roles_and_by_nobody_else(
    role: Role,
    missing: Episode,
    earlier: list[Episode],
    flat: Place,
    told: Told,
    borough: Borough,
    coordinator: User,
    client_as: SignIn,
) -> None:
    fact = told(flat, episode=earlier[0])
    copy = draft_copy(by=coordinator, episode=missing, **GIVEN)
    context = raise_context(
        by=coordinator,
        name="Mill Lane",
        evidence="Two children",
        review_on=clock.today() + timedelta(days=30),
        place=flat,
    )
    see, record = Can.SEE_MISSING, Can.REPORT_MISSING
    client = client_as(role)
    for name, needs, refs in [
        ("find-plan", see, [missing.ref]),
        ("plan-sheet", see, [missing.ref]),
        ("plan-json", see, [missing.ref]),
        ("plan-file", see, [missing.ref]),
        ("learning", record, [missing.ref]),
        ("police-copies", record, [missing.ref]),
        ("police-copy", see, [copy.ref]),
        ("look-out", see, [fact.person.ref]),
        ("look-out-line", record, [fact.person.ref]),
        ("places", see, []),
        ("place", see, [flat.ref]),
        ("new-place", record, []),
        ("new-context", record, [flat.ref]),
        ("contexts", see, []),
        ("context", see, [context.ref]),
        ("finding-figures", see, []),
        ("my-children", Can.REVIEW_LOOK_OUT, []),
    ]:
        expected = 200 if allowed(borough.user(role), needs) else 404
        answer = client.get(reverse(f"missing:{name}", args=refs))
        assert answer.status_code == expected, name


def test_the_plan_is_a_page_a_sheet_data_and_a_signed_file(
    missing: Episode, earlier: list[Episode], flat: Place, told: Told, client: Client
) -> None:
    told(flat, episode=earlier[0])
    for name in ("find-plan", "plan-sheet", "plan-file"):
        page = client.get(reverse(f"missing:{name}", args=[missing.ref])).content.decode()
        for words in ("Kel&#x27;s flat", "12 Mill Lane", "Aaliyah", "Somewhere new"):
            assert words in page, f"{words} on {name}"
    data = json.loads(client.get(reverse("missing:plan-json", args=[missing.ref])).content)
    assert data["somewhere_new"] + sum(each["odds"] for each in data["places"]) == pytest.approx(1)
    assert data["places"][0]["sources"][0]["said_by"] == "Aaliyah"


def test_a_changed_file_is_found_out(missing: Episode, client: Client) -> None:
    content = client.get(reverse("missing:plan-file", args=[missing.ref])).content
    assert is_ours(content, public_key())
    assert not is_ours(content.replace(b"Somewhere", b"Somewhare"), public_key())
    assert not is_ours(content + b"x", public_key())
    assert not is_ours(content, "00" * 32)
    assert not is_ours(b"", public_key())


def test_a_result_button_ranks_again(
    missing: Episode, earlier: list[Episode], flat: Place, told: Told, client: Client
) -> None:
    told(flat, episode=earlier[0])
    address = reverse("missing:plan-check", args=[missing.ref, flat.ref])
    sent = {"way": "door", "result": "not_there", "checked_by": "PC 1234"}
    page = client.post(address, sent, follow=True).content.decode()
    assert "ranked again" in page
    assert "PC 1234" in page
    assert PlaceCheck.objects.count() == 1
    again = client.post(address, {**sent, "result": "nonsense"}, follow=True).content.decode()
    assert "The check was not recorded." in again
    assert PlaceCheck.objects.count() == 1


def test_somebody_who_is_asked_is_noted(
    missing: Episode, kel: KnownAssociate, client: Client
) -> None:
    address = reverse("missing:plan-check", args=[missing.ref, kel.ref])
    client.post(address, {"way": "phone", "result": "not_there", "checked_by": "Me"})
    assert PlaceCheck.objects.get().associate == kel


def test_what_is_learned_is_in_the_plan_at_the_next_page(
    missing: Episode, earlier: list[Episode], client: Client
) -> None:
    sent = {
        "words": "Kel lets her sleep there",
        "known_how": "told",
        "new_place": "Kel's flat",
        "place_kind": "friend",
        "heard_as": "Kel",
        "relation": "friend",
        "said_by": "Aaliyah",
        "how_known": "She was there",
        "first_hand": "first",
        "recipient": "Police",
        "action": "Visit Kel",
    }
    answer = client.post(reverse("missing:learning", args=[earlier[0].ref]), sent)
    assert answer.status_code == 302
    page = client.get(reverse("missing:find-plan", args=[missing.ref])).content.decode()
    for words in ("Kel&#x27;s flat", "Visit Kel", "No outcome yet"):
        assert words in page
    item = Learning.objects.get()
    done = reverse("missing:learning-outcome", args=[earlier[0].ref, item.ref])
    client.post(done, {"outcome": "Visited; Kel warned", "version": item.version})
    item.refresh_from_db()
    assert item.outcome == "Visited; Kel warned"


def test_learning_without_recipient_or_source_is_refused_with_a_sentence(
    earlier: list[Episode], client: Client
) -> None:
    sent = {"words": "Something", "first_hand": "unknown", "recipient": "", "action": "Read"}
    answer = client.post(reverse("missing:learning", args=[earlier[0].ref]), sent)
    assert answer.status_code == 422
    assert "Say who is to have this." in answer.content.decode()
    assert Learning.objects.count() == 0


def test_the_plan_is_gone_once_the_child_is_back(
    missing: Episode, coordinator: User, client: Client
) -> None:
    record_return(by=coordinator, episode=missing, returned_at=clock.now())
    for name in ("find-plan", "plan-sheet", "plan-json", "plan-file"):
        assert client.get(reverse(f"missing:{name}", args=[missing.ref])).status_code == 404


def test_a_restricted_childs_plan_and_sheet_are_on_no_page(
    borough: Borough, director: User, client: Client, flat: Place
) -> None:
    from homeward.access.actions import the_house
    from homeward.missing.actions import report_missing

    hidden = borough.people["hidden"]
    episode = report_missing(by=the_house, person=hidden, reported_at=clock.now())
    note_place(
        by=director,
        person=hidden,
        place=flat,
        known_how="told",
        said_by="Robin",
        how_known="Interview",
        episode=episode,
    )
    assert client.get(reverse("missing:find-plan", args=[episode.ref])).status_code == 404
    assert client.get(reverse("missing:look-out", args=[hidden.ref])).status_code == 404
    page = client.get(reverse("missing:place", args=[flat.ref])).content.decode()
    assert "Sealand" not in page


def test_a_copy_goes_through_its_steps_and_the_author_cannot_approve(
    missing: Episode,
    earlier: list[Episode],
    coordinator: User,
    director: User,
    client: Client,
    client_as: SignIn,
) -> None:
    record_learning(
        by=coordinator,
        episode=earlier[0],
        words="Goes to the arcade",
        recipient="Police",
        action="Look there",
        new_place="Arcade",
        said_by="Aaliyah",
        how_known="She was there",
        first_hand="first",
    )
    answer = client.post(reverse("missing:police-copies", args=[missing.ref]), GIVEN)
    address = answer.headers["Location"]
    page = client.get(address).content.decode()
    assert "Arcade" in page
    assert "2 A" in page
    own = client.post(f"{address}approve/", {"version": "1"})
    assert "cannot approve it" in own.content.decode()
    assert client.post(f"{address}send/", {"sent_to": "Force desk"}).status_code == 422
    assert client_as(Role.DIRECTOR).post(f"{address}approve/", {"version": "1"}).status_code == 302
    assert client.post(f"{address}send/", {"sent_to": "Force desk"}).status_code == 302
    assert client.post(f"{address}acknowledge/", {"acknowledged_by": "DS Roe"}).status_code == 302
    assert "DS Roe" in client.get(address).content.decode()
    assert client.post(f"{address}recall/", {"reason": "Wrong arcade"}).status_code == 302
    assert "Recalled" in client.get(address).content.decode()


def test_an_address_protected_after_the_draft_does_not_go(
    missing: Episode,
    earlier: list[Episode],
    flat: Place,
    told: Told,
    coordinator: User,
    director: User,
    client: Client,
) -> None:
    from homeward.core.errors import Refused
    from homeward.missing.actions import protect_place, send_copy

    told(flat, episode=earlier[0])
    copy = draft_copy(by=coordinator, episode=missing, **GIVEN)
    approve_copy(by=director, copy=copy)
    protect_place(by=director, place=flat, protected=True, duty_number="0161 000 0000")
    with pytest.raises(Refused, match="protected since"):
        send_copy(by=coordinator, copy=copy, sent_to="Force desk")
    page = client.get(reverse("missing:police-copy", args=[copy.ref])).content.decode()
    assert "Mill Lane" not in page
