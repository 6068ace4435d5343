"""The public's own form: one page, and nobody has to say who they are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from homeward.access.actions import the_portal
from homeward.access.gates import open_to_all
from homeward.core.errors import Refused

from .. import actions, limits
from ..codes import Form
from ..forms import WorriedForm
from ..showing import storable
from .shared import finish, page, posted, sent_well, status_of


@open_to_all
def worried(request: HttpRequest) -> HttpResponse:
    """Tell us that you are worried about a child."""
    form = WorriedForm(posted(request))
    if sent_well(request, limits.BEGIN, form):
        said = storable(form.answers)
        try:
            contact = actions.send_at_once(
                by=the_portal, form=Form.PUBLIC, email=said["email"], answers={"worried": said}
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            actions.deliver(by=the_portal, letters=contact.letters.all())
            finish(request, contact.ref)
            return redirect("refer:sent")
    return page(request, "refer/worried.html", status_of(form), form=form)
