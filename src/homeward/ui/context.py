"""What every page knows: the service, the authority, where one may go, and who is signed in."""

import os
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from homeward.core import clock

from . import navigation

SERVICE = "Homeward"


def authority_name() -> str:
    """The authority's name: the setting, else ``HOMEWARD_AUTHORITY``, else the demonstration's."""
    given = getattr(settings, "HOMEWARD_AUTHORITY", "") or os.environ.get("HOMEWARD_AUTHORITY", "")
    return given or "Demonstration authority"


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of every page (a context processor). Asks the database nothing."""
    user = getattr(request, "user", None)
    signed_in = user if getattr(user, "is_authenticated", False) else None
    return {
        "service_name": SERVICE,
        "authority_name": authority_name(),
        "navigation": navigation.links(request) if signed_in else [],
        "search_href": navigation.href_for(navigation.SEARCH, signed_in),
        "guide_href": navigation.href_for(navigation.GUIDE, signed_in),
        "signed_in": signed_in,
        "printed_at": clock.now(),
    }
