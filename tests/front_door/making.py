"""Contacts for the tests, made through the actions."""

from datetime import timedelta

from homeward.access.roles import Role
from homeward.core import clock
from homeward.front_door.actions import consider_history, decide_contact, record_contact
from homeward.front_door.codes import Decision, Route, Source


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


def decided(borough, child, decision=Decision.ADVICE, **facts):
    """The history considered and the contact decided for one child."""
    manager = borough.user(Role.FRONT_DOOR_MANAGER)
    consider_history(by=manager, child=child, words="The second incident this year.")
    return decide_contact(
        by=manager,
        child=child,
        decision=decision,
        rationale="The mother has left with the children.",
        **facts,
    )
