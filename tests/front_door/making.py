"""Contacts for the tests, made through the actions."""

from datetime import timedelta

import pytest

from homeward.access.roles import Role
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.front_door.actions import (
    agree_decision,
    consider_history,
    propose_decision,
    record_contact,
)
from homeward.front_door.codes import Agreement, Decision, Route, Source


def a_contact(borough, *who, hours_ago=2, **facts):
    """A contact by the police about the people named ("tom"), some hours ago."""
    return record_contact(
        **{
            "by": borough.user(Role.FRONT_DOOR_WORKER),
            "children": [borough.people[name] for name in who or ("tom",)],
            "received_at": clock.now() - timedelta(hours=hours_ago),
            "source_code": Source.POLICE,
            "route": Route.DOMESTIC_ABUSE,
            "from_whom": "PC 4411",
            "told": "Neighbours heard shouting; the children were upstairs.",
            **facts,
        }
    )


def proposed(borough, child, decision=Decision.ADVICE, **facts):
    """The history considered and a decision proposed for one child by a worker."""
    worker = borough.user(Role.FRONT_DOOR_WORKER)
    consider_history(by=worker, child=child, words="The second incident this year.")
    return propose_decision(
        **{
            "by": worker,
            "child": child,
            "decision": decision,
            "rationale": "The mother has left with the children.",
            "agreement": Agreement.GIVEN,
            **facts,
        }
    )


def decided(borough, child, decision=Decision.ADVICE, at=None):
    """The contact decided for one child: proposed by a worker, agreed by the manager."""
    proposal = proposed(borough, child, decision, at=at)
    manager = borough.user(Role.FRONT_DOOR_MANAGER)
    return agree_decision(by=manager, proposal=proposal, at=at).contact_child


def sentence(action, **facts):
    """What an action answers when it refuses."""
    with pytest.raises(Refused) as refused:
        action(**facts)
    return refused.value.sentence


def child_of(contact):
    """The only child on a contact."""
    return contact.children.get()
