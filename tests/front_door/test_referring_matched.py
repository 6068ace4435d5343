"""Who is it? Children named on a referral, recognised, entered, or set aside."""

import pytest

from homeward.access.actions import the_house
from homeward.audit.models import Entry
from homeward.core.errors import NotForYou
from homeward.front_door.models import (
    Contact,
    NamedChild,
)
from homeward.front_door.referring import actions
from homeward.ledger.actions import rebuild
from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty
from homeward.people.models import NotSame

from .referring import CHILD, OTHER_CHILD, WORKER, add_new, boxes_of, duty, page, sent, text


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
