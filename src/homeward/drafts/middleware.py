"""A session ends while somebody types: what they send then is kept before they sign in again."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from .keeping import keep_typed, place_of
from .rules import TOKEN


class KeepsDrafts:
    """Keeps a form that carries a draft's token and comes from somebody not signed in.

    It stands before the door (``DenyByDefault``), which then sends them to sign in. The token is
    signed, a day old at most, and lets nobody read anything.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        if request.method != "POST" or request.user.is_authenticated:
            return
        found = place_of(request.POST.get(TOKEN, ""))
        if found is not None:
            owner, place = found
            keep_typed(owner, place, request.POST)
