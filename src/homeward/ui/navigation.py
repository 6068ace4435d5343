"""The service's navigation: one list, from which each person sees what their role may open."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Item:
    """A place in the navigation.

    ``needs`` is what the visitor must be allowed to do, in the words of ``access.roles.Can``
    (this room stands below that one, so it knows the words only; a test ties them together).
    """

    label: str
    url_name: str
    needs: str


@dataclass(frozen=True)
class Link:
    """An item as one visitor sees it on one page."""

    label: str
    href: str
    current: bool


ITEMS = [
    Item("My day", "web:my-day", "see own work"),
    Item("Front door", "front_door:queue", "see contacts"),
    Item("My referrals", "refer:mine", "make referrals and see their own"),
    Item("A child is missing", "missing:notify", "make referrals and see their own"),
    Item("Missing", "missing:board", "see missing episodes"),
    Item(
        "Children placed with you",
        "missing:my-children",
        "review the look-out sheets of children placed with them",
    ),
    Item("Leaving care", "leaving_care:caseload", "see care leavers"),
    Item("Homes", "homes:stays", "see homes and stays"),
    Item("Teams", "practice:teams", "see teams, who is at work, and supervision"),
    Item("Plan", "improvement:plan", "see the improvement plan"),
    Item("Measures", "measures:catalogue", "see measures"),
]
SEARCH = Item("Search", "people:search", "see people's records")
GUIDE = Item("Guide", "web:guide", "see own work")


def links(request: HttpRequest) -> list[Link]:
    """What this visitor may open, with the present place marked."""
    return [
        Link(item.label, href, is_current(item, request))
        for item in ITEMS
        if (href := href_for(item, request.user))
    ]


def href_for(item: Item, user: Any) -> str:
    """The item's address; empty where the visitor may not open it or it is not built yet."""
    if not getattr(user, "is_authenticated", False) or not user.may(item.needs):
        return ""
    try:
        return reverse(item.url_name)
    except NoReverseMatch:
        return ""


def is_current(item: Item, request: HttpRequest) -> bool:
    """Whether the page is in the item's room; the glue room's pages are each their own place."""
    match = request.resolver_match
    if match is None:
        return False
    room = item.url_name.split(":")[0]
    return match.view_name == item.url_name or (room != "web" and match.namespace == room)
