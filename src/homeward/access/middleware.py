"""Deny by default: a page that does not say who may open it is opened by nobody."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from homeward.audit.actions import record_page
from homeward.core.errors import NotForYou

from .gates import gate_of
from .policies import allowed, only_looks

LOOKING = ("GET", "HEAD", "OPTIONS")


class DenyByDefault:
    """Asks every page's gate before the page runs; a stranger is answered 404.

    Someone who is not signed in is sent to the sign-in page. Pages are never cached.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        gate = gate_of(view)
        if gate is None:
            raise Http404
        if gate.open_to_all:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not all(allowed(request.user, what) for what in gate.needs):
            raise Http404
        if only_looks(request.user):
            self._let_look(request)
        return None

    def _let_look(self, request: HttpRequest) -> None:
        """Who may only look changes nothing, whatever a page would do; each look is logged."""
        if request.method not in LOOKING:
            raise Http404
        match = request.resolver_match
        record_page(by=request.user, page=match.view_name if match else request.path)

    def process_exception(self, request: HttpRequest, fault: Exception) -> None:
        if isinstance(fault, NotForYou):
            raise Http404 from fault
