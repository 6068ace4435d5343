"""The pages of notifications: telling us, the list that is emptied daily, one of them, a file."""

from collections import Counter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.audit.actions import record_look
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.core.ids import new_ref
from homeward.people.policies import get_person
from homeward.ui.views import act, paginate

from . import actions, forms, queries
from .codes import Channel
from .notices import read_body
from .showing import NOTICE_COLUMNS, notice_facts


@needs(Can.NOTIFY_MISSING)
def notify(request: HttpRequest) -> HttpResponse:
    """Tell us that a child is missing, or back. The page says nothing of what we hold."""
    inside = request.user.may(Can.REPORT_MISSING)  # type: ignore[union-attr]
    start = {"reported_at": clock.now(), "key": new_ref(), "reported_by": request.user.name}  # type: ignore[union-attr]
    return act(
        request,
        forms.NotifyForm(request.POST or None, initial=start),
        actions.notify,
        page="missing/notify.html",
        to=lambda done: reverse("missing:notified", args=[done.ref]),
        said="We have it.",
        channel=Channel.WORKER if inside else Channel.PARTNER,
    )


@needs(Can.NOTIFY_MISSING)
def notified(request: HttpRequest, ref: str) -> HttpResponse:
    """We have it: the reference, and what to do now."""
    notification = queries.own_notification(request.user, ref)
    return render(request, "missing/notified.html", {"notification": notification})


@needs(Can.SEE_MISSING)
def notifications(request: HttpRequest) -> HttpResponse:
    """Notifications that wait for a person, the oldest first, and those of the last week."""
    settled = paginate(request, queries.settled_notifications(request.user))
    waiting = list(queries.waiting_notifications(request.user)[:200])
    people = {row.person for row in settled.object_list if row.person is not None}
    record_look(by=request.user, page="missing:notifications", people=people)
    context = {
        "waiting": [(row, read_body(row.body)) for row in waiting],
        "settled": settled,
        "columns": NOTICE_COLUMNS,
        "may": request.user.may(Can.REPORT_MISSING),  # type: ignore[union-attr]
    }
    return render(request, "missing/notifications.html", context)


@needs(Can.SEE_MISSING, about_a_person=True)
def notification(request: HttpRequest, ref: str) -> HttpResponse:
    """One notification as it arrived; who may be meant, and what came of it."""
    words = request.POST.get("words", "")[:300]
    page = queries.notification_page(request.user, ref, words)
    people = [hit.person for hit in page.hits if hit.person is not None]
    if page.notification.person is not None:
        people.append(page.notification.person)
    record_look(
        by=request.user, page="missing:notification", people=people, record=page.notification
    )
    context = {
        "page": page,
        "facts": notice_facts(page),
        "form": forms.SearchForm({"words": words} if words else None),
        "may": request.user.may(Can.REPORT_MISSING),  # type: ignore[union-attr]
    }
    return render(request, "missing/notification.html", context)


@needs(Can.REPORT_MISSING, Can.SEE_MISSING, about_a_person=True)
def match(request: HttpRequest, ref: str, person: str) -> HttpResponse:
    """This is the child whom the notification means: enter it on their episode."""
    notification = queries.get_notification(request.user, ref)
    who = get_person(request.user, person)
    record_look(by=request.user, page="missing:match", people=[who], record=notification)
    if request.method != "POST":
        return redirect("missing:notification", ref)
    try:
        actions.match_by_hand(by=request.user, notification=notification, person=who)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("missing:notification", ref)
    assert notification.episode is not None  # noqa: S101 - it was matched just now
    messages.success(request, "It is entered on the child's episode.")
    return redirect("missing:episode", notification.episode.ref)


@needs(Can.REPORT_MISSING, Can.SEE_MISSING, about_a_person=True)
def aside(request: HttpRequest, ref: str) -> HttpResponse:
    """No episode comes of this notification: why."""
    page = queries.notification_page(request.user, ref)
    record_look(by=request.user, page="missing:aside", people=[], record=page.notification)
    return act(
        request,
        forms.AsideForm(request.POST or None, version=page.notification.version),
        actions.set_notification_aside,
        page="missing/aside.html",
        context={"page": page},
        to="missing:notifications",
        said="It is set aside, with the reason.",
        notification=page.notification,
    )


@needs(Can.REPORT_MISSING, Can.SEE_MISSING)
def police_file(request: HttpRequest) -> HttpResponse:
    """Take in the police's missing log: every row kept first, then matched; answers row by row."""
    form = forms.FileForm(request.POST or None, request.FILES or None)
    answers: list[actions.RowAnswer] = []
    if request.method == "POST" and form.is_valid():
        try:
            answers = actions.take_in_police_log(by=request.user, file=form.cleaned_data["file"])
        except Refused as refused:
            form.refuse(refused)
    context = {
        "form": form,
        "answers": [each for each in answers if each.words != "Already here"][:500],
        "sums": sorted(Counter(each.words for each in answers).items()),
        "columns": NOTICE_COLUMNS,
    }
    return render(request, "missing/police_file.html", context)
