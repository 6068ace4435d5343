"""A partner's own referrals and how they stand: theirs, and nothing else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.audit.actions import record_look
from homeward.ui.views import paginate

from .. import queries
from ..showing import parts_of
from .shared import hold, page

COLUMNS = ["Reference", "Sent", "How it stands"]


@needs(Can.REFER)
def mine(request: HttpRequest) -> HttpResponse:
    """What I have sent, and what I have begun."""
    drafts = list(queries.own_drafts(viewer=request.user))
    chosen = next((each for each in drafts if each.ref == request.POST.get("go")), None)
    if chosen is not None:
        hold(request, chosen)
        return redirect("refer:check")
    sent = paginate(request, queries.own_referrals(viewer=request.user), per=15)
    rows = [queries.standing(written) for written in sent.object_list]
    return page(
        request, "refer/mine.html", drafts=drafts, rows=rows, page_obj=sent, columns=COLUMNS
    )


@needs(Can.REFER, about_a_person=True)
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One of my referrals as I wrote it, how it stands, and what was written back."""
    written = queries.own_referral(viewer=request.user, ref=ref)
    record_look(by=request.user, page="refer:one", people=[], record=written)
    parts = parts_of(written.form, written.answers)
    return page(request, "refer/one.html", stands=queries.standing(written), parts=parts)
