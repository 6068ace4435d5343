"""Confirming in writing what was said by word of mouth: opened by a code, not by its address."""

from django.http import Http404, HttpRequest, HttpResponse

from homeward.access.actions import the_portal
from homeward.access.gates import open_to_all
from homeward.core.errors import Refused

from ...models import Confirmation
from .. import actions, limits, queries
from ..codes import Purpose
from ..forms import CodeForm, ConfirmForm
from .shared import opens, page, posted, slow_down, status_of

_OPENED = "confirmation"


@open_to_all
def confirm(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask for the code; then show what we wrote down, to be confirmed or corrected."""
    asked = queries.confirmation(ref=ref)
    if asked is None:
        raise Http404
    if request.session.get(_OPENED) != ref:
        return _code(request, asked)
    if asked.confirmed_at is not None:
        return page(request, "refer/confirmed.html", asked=asked)
    form = ConfirmForm(
        request.POST if "agreed" in request.POST or "words" in request.POST else None
    )
    if form.is_bound and form.is_valid() and not slow_down(request, limits.SAVE, form):
        try:
            done = actions.confirm(by=the_portal, confirmation=asked, **form.answers)
        except Refused as refused:
            form.refuse(refused)
        else:
            return page(request, "refer/confirmed.html", asked=done)
    return page(request, "refer/confirm.html", status_of(form), form=form, asked=asked)


def _code(request: HttpRequest, asked: Confirmation) -> HttpResponse:
    form = CodeForm(posted(request))
    if opens(request, form, purpose=Purpose.CONFIRM, email=asked.email, about=asked.ref):
        request.session.cycle_key()
        request.session[_OPENED] = asked.ref
        return page(request, "refer/confirm.html", form=ConfirmForm(), asked=asked)
    return page(request, "refer/code.html", status_of(form), form=form, confirming=True)
