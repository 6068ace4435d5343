"""What the open pages share: who acts, what is being written, and the page's frame."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from homeward.access.actions import the_portal
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.core.errors import Refused

from ...models import WrittenReferral
from .. import actions, queries
from ..limits import CODES_TRIED, TOO_OFTEN, Limit, within_for

_DRAFT, _SENT, _PROVED = "referral", "referral-sent", "referral-email"


def actor(request: HttpRequest) -> Any:
    """A partner who signed in acts in their own name; everybody else through the portal."""
    return request.user if allowed(request.user, Can.REFER) else the_portal


def frame(**context: Any) -> dict[str, Any]:
    """What every open page shows besides its own: whom to ring when it cannot wait."""
    return {"out_of_hours": settings.OUT_OF_HOURS, "daytime": settings.DAYTIME, **context}


def posted(request: HttpRequest) -> Any:
    """What was sent, even where every box was left empty; None where the page is only opened."""
    return request.POST if request.method == "POST" else None


def page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, template, frame(**context), status=status)


def status_of(form: Any) -> int:
    """422 where what was sent is not right, 429 where too much was sent, else 200."""
    if not form.is_bound or not form.errors:
        return 200
    return 429 if TOO_OFTEN in form.non_field_errors() else 422


def slow_down(request: HttpRequest, limit: Limit, form: Any) -> bool:
    """Whether too much came from this address; the form then says so and keeps what was typed."""
    if within_for(request, limit):
        return False
    form.add_error(None, TOO_OFTEN)
    return True


def sent_well(request: HttpRequest, limit: Limit, form: Any) -> bool:
    """Whether the form was sent, is right, and does not come too often from this address."""
    return request.method == "POST" and form.is_valid() and not slow_down(request, limit, form)


def opens(request: HttpRequest, form: Any, *, purpose: str, email: str, about: str = "") -> bool:
    """Whether the code that was sent opens what it is for; the form says why where it does not."""
    if not sent_well(request, CODES_TRIED, form):
        return False
    try:
        actions.use_code(
            by=the_portal,
            purpose=purpose,
            email=email,
            about=about,
            code=form.cleaned_data["code"],
        )
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


def current(request: HttpRequest) -> WrittenReferral | None:
    """The referral that this browser is writing."""
    written = queries.draft(ref=str(request.session.get(_DRAFT, "")))
    if written is not None and written.partner_id not in (None, request.user.pk):
        return None
    return written


def hold(request: HttpRequest, written: WrittenReferral) -> None:
    """Remember in the session what this browser is writing."""
    request.session[_DRAFT] = written.ref


def finish(request: HttpRequest, contact_ref: str) -> None:
    """It is sent: the browser forgets the draft and keeps the reference to show."""
    request.session.pop(_DRAFT, None)
    request.session[_SENT] = contact_ref


def sent_ref(request: HttpRequest) -> str:
    return str(request.session.get(_SENT, ""))


def prove(request: HttpRequest, email: str) -> None:
    """A code has shown that the address is theirs, for as long as the session lasts."""
    request.session.cycle_key()
    request.session[_PROVED] = email


def proved(request: HttpRequest) -> str:
    return str(request.session.get(_PROVED, ""))
