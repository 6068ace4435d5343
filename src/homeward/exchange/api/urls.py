"""The addresses of the API. Its calls ask for a token themselves; its description for a sign-in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path

from homeward.access.gates import needs, open_to_all
from homeward.access.roles import Can

from .service import api

NAMES = ("referrals", "referral", "notifications", "notification")
app_name = "api"


@needs(Can.SEE_HOME)
def description(request: HttpRequest) -> HttpResponse:
    """The API in the words of OpenAPI, for whoever connects a system."""
    return JsonResponse(api.get_openapi_schema(path_prefix="/api/v1/"))


def _opened(view: Callable[..., Any]) -> Callable[..., Any]:
    """A call of the API past the browser's gates: its token is its gate, and no cookie counts."""

    def call(request: HttpRequest, **named: Any) -> HttpResponse:
        """A call of the API, which asks for a token itself."""
        response: HttpResponse = view(request, **named)
        return response

    call.csrf_exempt = True  # type: ignore[attr-defined]
    return open_to_all(call)


def _calls() -> list[URLPattern]:
    """The calls that are told of above; the library's own root page is not one of them."""
    calls = [each for each in api.urls[0] if isinstance(each, URLPattern) and each.name in NAMES]
    for each in calls:
        if each.callback is not None:
            each.callback = _opened(each.callback)
    return calls


urlpatterns = [path("openapi.json", description, name="openapi"), *_calls()]
