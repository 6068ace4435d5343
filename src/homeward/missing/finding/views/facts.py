"""A fact that turned out to be wrong is withdrawn: used no more, and kept with the reason."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.ui.views import act

from ... import actions
from ..forms import WithdrawForm
from ..queries.facts import get_fact, in_words


@needs(Can.REPORT_MISSING, Can.SEE_MISSING, about_a_person=True)
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Withdraw a place, a person or a line of the look-out sheet, and say why."""
    fact = get_fact(request.user, ref)
    record_read(by=request.user, page="missing:withdraw", person=fact.person)
    back = reverse("missing:look-out", args=[fact.person.ref])
    return act(
        request,
        WithdrawForm(request.POST or None, version=fact.version),
        actions.withdraw,
        page="missing/finding/form.html",
        context={
            "title": "Withdraw something that is wrong",
            "person": fact.person,
            "lead": f"{in_words(fact)} It stays on file, and is used in no plan or sheet.",
            "back": back,
        },
        to=back,
        said="It is withdrawn, and used no more.",
        fact=fact,
    )
