"""The pages of homes as each role sees them, and every sentence of refusal."""

import re
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.models import User
from homeward.access.roles import MAY, Can, Role
from homeward.audit.models import Entry
from homeward.core.errors import NotForYou, Refused
from homeward.homes import queries
from homeward.homes.actions import move_in, move_out
from homeward.homes.models import Provider, Stay
from homeward.homes.rules import why_not_move_in, why_not_move_out
from homeward.people.actions import restrict
from tests.story import TODAY, Borough


@pytest.fixture
def commissioner(borough: Borough) -> User:
    return borough.user(Role.HOMES_COMMISSIONER)


def moved(borough: Borough, who: str = "leah", **facts: Any) -> Stay:
    facts = {
        "by": borough.user(Role.HOMES_COMMISSIONER),
        "kind": "D",
        "started_on": date(2026, 3, 2),
        **facts,
    }
    return move_in(person=borough.people[who], **facts)


@pytest.fixture
def living(borough: Borough) -> dict[str, Stay]:
    """Leah suitably, Kofi on the street, Siân (17) in bed and breakfast for two weeks."""
    return {
        "leah": moved(borough, suitability="1", suitable_because="near her college"),
        "kofi": moved(borough, "kofi", kind="S", started_on=date(2026, 6, 10)),
        "sian": moved(borough, "sian", kind="W", started_on=date(2026, 6, 3)),
    }


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"kind": "?"}, "Choose from the list"),
        ({"kind": "S", "suitability": "1"}, "No fixed abode can only be not suitable"),
        ({"suitability": "2"}, "Say what makes the home suitable or not"),
        ({"started_on": date(2026, 6, 18)}, "lies in the future"),
        ({"started_on": date(2004, 1, 1)}, "before the date of birth"),
        ({"started_on": date(2026, 3, 1)}, "before the home on record began, on 2 March 2026"),
        ({}, "This move is on record already"),
    ],
)
def test_a_move_that_cannot_be_is_refused(borough: Borough, facts: Any, sentence: str) -> None:
    moved(borough)
    with pytest.raises(Refused) as refused:
        moved(borough, **facts)
    assert sentence in refused.value.sentence
    assert Stay.objects.count() == 1


def test_moving_out_and_what_is_refused(borough: Borough, commissioner: User) -> None:
    stay = moved(borough)
    facts = {"by": commissioner, "stay": stay}
    with pytest.raises(Refused, match="lies in the future"):
        move_out(**facts, ended_on=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="before they moved in, on 2 March 2026"):
        move_out(**facts, ended_on=date(2026, 3, 1))
    move_out(**facts, ended_on=TODAY, ended_because="left, no address given")
    with pytest.raises(Refused, match="This stay ended already"):
        move_out(**facts, ended_on=TODAY)


def test_a_home_known_only_on_a_day_cannot_end_or_be_left_before_it() -> None:
    known = SimpleNamespace(started_on=None, known_on=date(2026, 5, 1), ended_on=None)
    person = SimpleNamespace(born_on=None, died_on=None)
    assert "known to live there on 1 May 2026" in str(
        why_not_move_out(date(2026, 4, 30), known, TODAY)
    )
    assert "known to live elsewhere on 1 May 2026" in str(
        why_not_move_in(date(2026, 4, 30), person, known, TODAY)
    )


def test_counts_add_up_and_open_their_lists(living: dict[str, Stay], commissioner: User) -> None:
    counts = queries.counts(viewer=commissioner)
    assert (counts.all, counts.crisis, counts.of("W")) == (3, 2, 1)
    assert counts.suitable + counts.unsuitable + counts.not_judged == counts.all
    for kind in counts.kinds:
        assert queries.stays_now(viewer=commissioner, show=kind.kind).count() == kind.all
    assert queries.stays_now(viewer=commissioner, show="crisis").count() == counts.crisis
    assert queries.stays_now(viewer=commissioner, suitability="2").count() == counts.unsuitable


@pytest.mark.parametrize("role", list(Role))
def test_who_opens_the_pages(living: dict[str, Stay], client_as: Any, role: Role) -> None:
    client, stay = client_as(role), living["leah"]
    sees = 200 if Can.SEE_HOMES in MAY[role] else 404
    records = 200 if Can.RECORD_STAY in MAY[role] else 404
    for name in ("stays", "bed-and-breakfast", "providers"):
        answer = client.get(reverse(f"homes:{name}"))
        assert answer.status_code == sees
        if sees == 200:
            assert len(re.findall(r"<h1[ >]", answer.content.decode())) == 1
    assert client.get(reverse("homes:add-provider")).status_code == records
    assert client.get(reverse("homes:move-in", args=[stay.person.ref])).status_code == records
    for name in ("move-out", "judge"):
        assert client.get(reverse(f"homes:{name}", args=[stay.ref])).status_code == records


def test_a_restricted_young_person_is_in_no_list_count_or_page(
    living: dict[str, Stay], commissioner: User, client_as: Any
) -> None:
    restrict(by=the_house, person=living["sian"].person, reason="family member works here")
    assert queries.counts(viewer=commissioner).all == 2
    assert queries.bed_and_breakfast(viewer=commissioner) == []
    with pytest.raises(NotForYou):
        move_out(by=commissioner, stay=living["sian"], ended_on=TODAY)
    address = reverse("homes:judge", args=[living["sian"].ref])
    assert client_as(Role.HOMES_COMMISSIONER).get(address).status_code == 404


def test_a_move_is_recorded_through_the_form(living: dict[str, Stay], client_as: Any) -> None:
    client, person = client_as(Role.ADVISER), living["kofi"].person
    sent = {
        "kind": "E",
        "started_on": "2026-06-16",
        "provided_by_authority": "yes",
        "suitability": "1",
        "suitable_because": "he knows the family",
    }
    address = reverse("homes:move-in", args=[person.ref])
    assert client.post(address, sent).status_code == 302
    stay = Stay.objects.get(person=person, ended_on=None)
    assert (stay.kind, stay.provided_by_authority, stay.suitability) == ("E", True, "1")
    refused = client.post(address, {**sent, "started_on": "2026-06-01"})
    assert refused.status_code == 422
    assert "before the home on record began" in refused.content.decode()
    assert Entry.objects.filter(kind="read", action="homes:move-in").exists()


def test_a_provider_is_added_through_the_form(borough: Borough, client_as: Any) -> None:
    client = client_as(Role.HOMES_COMMISSIONER)
    sent = {"name": "Quarry House", "urn": "SC1", "kind": "", "places": "4", "postcode": "zz1 1zz"}
    assert client.post(reverse("homes:add-provider"), sent).status_code == 302
    assert Provider.objects.get().postcode == "ZZ1 1ZZ"
