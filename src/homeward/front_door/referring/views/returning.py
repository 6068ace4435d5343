"""Going back to a referral that is not sent yet: a code by e-mail shows that it is theirs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from homeward.access.actions import the_portal
from homeward.access.gates import open_to_all
from homeward.core.errors import Refused

from .. import actions, limits, post, queries
from ..codes import Purpose
from ..forms import CodeForm, OpenForm, ReturnForm
from .shared import hold, opens, page, posted, prove, proved, sent_well, status_of

_ASKED = "referral-asked"


@open_to_all
def ask(request: HttpRequest) -> HttpResponse:
    """Where should the code go? The answer is the same whether or not anything is kept."""
    form = ReturnForm(posted(request))
    if sent_well(request, limits.CODES_ASKED, form):
        email = form.cleaned_data["email"].lower()
        request.session[_ASKED] = email
        try:
            _send(email)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("refer:code")
    return page(request, "refer/return.html", status_of(form), form=form)


def _send(email: str) -> None:
    """A code, where something is kept under the address and not too many went there."""
    known = queries.drafts_of_email(email=email).exists()
    if known and limits.within(limits.CODES_SENT, email):
        code = actions.issue_code(by=the_portal, purpose=Purpose.RETURN, email=email)
        post.post_code(to=email, code=code)


@open_to_all
def code(request: HttpRequest) -> HttpResponse:
    """The code from the e-mail."""
    email = str(request.session.get(_ASKED, ""))
    if not email:
        return redirect("refer:return")
    form = CodeForm(posted(request))
    if opens(request, form, purpose=Purpose.RETURN, email=email):
        prove(request, email)
        return redirect("refer:choose")
    return page(request, "refer/code.html", status_of(form), form=form)


@open_to_all
def choose(request: HttpRequest) -> HttpResponse:
    """What is kept under the address, to go on with."""
    email = proved(request)
    if not email:
        return redirect("refer:return")
    drafts = list(queries.drafts_of_email(email=email))
    form = OpenForm(posted(request))
    chosen = next((each for each in drafts if each.ref == request.POST.get("go")), None)
    if len(drafts) == 1 and request.method != "POST":
        chosen = drafts[0]
    if chosen is not None:
        hold(request, chosen)
        return redirect("refer:check")
    return page(request, "refer/choose.html", status_of(form), form=form, drafts=drafts)
