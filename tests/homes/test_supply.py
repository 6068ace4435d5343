"""What homes offer: voids, notice, closing, and their answers."""

from datetime import date

import pytest
from django.urls import reverse

from homeward.access.roles import Role
from homeward.chronology.models import Event
from homeward.core.errors import Refused
from homeward.homes.actions import (
    add_provider,
    answer_asking,
    ask_for_place,
    begin_void,
    end_void,
    give_notice,
    move_in,
    say_closing,
)
from homeward.homes.offering import offer_of

DAY = date(2026, 6, 10)


@pytest.fixture
def home(borough):
    """A home with four places, and the commissioner."""
    by = borough.user(Role.HOMES_COMMISSIONER)
    return by, add_provider(by=by, name="Larch House", urn="ZZ1", places=4)


def test_a_place_stands_empty_until_it_does_not(home):
    by, larch = home
    void = begin_void(by=by, provider=larch, why="repairs", from_on=DAY, places=2)
    assert offer_of(viewer=by, provider=larch).void_now == 2
    end_void(by=by, void=void, to_on=date(2026, 6, 16))
    assert offer_of(viewer=by, provider=larch).void_now == 0
    with pytest.raises(Refused, match="4 places"):
        begin_void(by=by, provider=larch, why="repairs", from_on=DAY, places=5)
    with pytest.raises(Refused, match="today or earlier"):
        begin_void(by=by, provider=larch, why="repairs", from_on=date(2026, 6, 18))


def test_a_refusal_has_a_reason_and_stands_in_the_timeline(home, borough):
    by, larch = home
    leah = borough.people["leah"]
    asking = ask_for_place(by=by, person=leah, provider=larch, asked_on=DAY)
    with pytest.raises(Refused, match="has not answered"):
        ask_for_place(by=by, person=leah, provider=larch, asked_on=DAY)
    with pytest.raises(Refused, match="why the home refused"):
        answer_asking(by=by, asking=asking, answer="refused", answered_on=DAY)
    answer_asking(by=by, asking=asking, answer="refused", answered_on=DAY, refused_because="match")
    words = set(Event.objects.filter(person=leah, kind="home").values_list("words", flat=True))
    assert "Larch House refused a place: not a match with who lives there" in words
    assert offer_of(viewer=by, provider=larch).refused == 1


def test_notice_says_by_when_they_must_leave(home, borough):
    by, larch = home
    leah = borough.people["leah"]
    stay = move_in(by=by, person=leah, kind="D", started_on=date(2026, 1, 5), provider=larch)
    with pytest.raises(Refused, match="before notice"):
        give_notice(
            by=by, stay=stay, notice_on=DAY, leave_by_on=date(2026, 6, 1), notice_because="Rent."
        )
    give_notice(
        by=by, stay=stay, notice_on=DAY, leave_by_on=date(2026, 7, 8), notice_because="Rent."
    )
    assert Event.objects.filter(
        person=leah, words="The home gave notice: leave by 8 July 2026. Rent.", significant=True
    ).exists()


def test_who_has_closed_is_asked_no_more(home, borough):
    by, larch = home
    say_closing(by=by, provider=larch, closing_told_on=date(2026, 5, 1), closed_on=date(2026, 6, 1))
    with pytest.raises(Refused, match="had closed"):
        ask_for_place(by=by, person=borough.people["leah"], provider=larch, asked_on=DAY)


def test_the_pages_lead_from_the_provider_to_its_voids_and_answers(home, client_as, borough):
    by, larch = home
    client, leah = client_as(Role.HOMES_COMMISSIONER), borough.people["leah"]
    stay = move_in(by=by, person=leah, kind="D", started_on=date(2026, 1, 5), provider=larch)
    asking = ask_for_place(by=by, person=leah, provider=larch, asked_on=DAY)
    void = begin_void(by=by, provider=larch, why="repairs", from_on=DAY)
    for name, ref in (
        ("provider", larch.ref),
        ("begin-void", larch.ref),
        ("closing", larch.ref),
        ("end-void", void.ref),
        ("asked-for", leah.ref),
        ("ask", leah.ref),
        ("answer", asking.ref),
        ("notice", stay.ref),
    ):
        path = reverse(f"homes:{name}", args=[ref])
        assert client.get(path).status_code == 200, name
        assert client_as(Role.BOARD_MEMBER).get(path).status_code == 404, name
    assert "Repairs" in client.get(reverse("homes:provider", args=[larch.ref])).content.decode()
