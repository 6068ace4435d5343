"""Old links to a record that was merged into another lead to the other, with a line saying so."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from homeward.people.queries.merging import where_now

_NOTHING_SAVED = "Nothing was saved: the record had been merged. Do it here if it still holds. "


class FollowMerged:
    """Where a page is not there and its address names a record merged away, go to the other's.

    Asks the database only where the answer is 404. Who may not know either record gets that 404.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.resolver_match is None:
            return response
        ref = request.resolver_match.kwargs.get("ref", "")
        found = where_now(viewer=request.user, ref=ref) if ref else None
        if found is None:
            return response
        into, sentence = found
        sent = "" if request.method in ("GET", "HEAD") else _NOTHING_SAVED
        messages.info(request, f"{sent}{sentence}")
        return redirect(request.path.replace(f"/{ref}/", f"/{into.ref}/", 1))
