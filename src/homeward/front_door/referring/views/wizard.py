"""The professional's form: a few short steps, kept at every step, checked, sent."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from homeward.access.gates import open_to_all
from homeward.core.errors import Refused
from homeward.people.files import ACCEPTED, MOST_BYTES
from homeward.ui.forms import HouseForm

from ...models import WrittenReferral
from .. import actions, limits, queries, rules
from ..codes import Form
from ..forms import NEEDED, STEP, STEPS, OpenForm, Step
from ..showing import child_rows, parts_of, storable
from .shared import (
    actor,
    current,
    finish,
    hold,
    page,
    posted,
    sent_ref,
    sent_well,
    slow_down,
    status_of,
)


class FileForm(HouseForm):
    """One file to send with the referral."""

    upload = forms.FileField(
        label="Choose a file",
        required=False,
        max_length=255,
        allow_empty_file=True,  # the examiner of files has its own sentence for it
        help_text=f"{ACCEPTED[0].upper()}{ACCEPTED[1:]}, up to {MOST_BYTES // 2**20} MB",
        widget=forms.FileInput,
    )


@open_to_all
def start(request: HttpRequest) -> HttpResponse:
    """What referring asks of you, and where to go on."""
    return page(request, "refer/start.html", written=current(request), steps=STEPS)


@open_to_all
def step(request: HttpRequest, step: str) -> HttpResponse:
    """One step of the form."""
    if step not in STEP:
        raise Http404
    written = current(request)
    if written is None and step != NEEDED[0]:
        return redirect("refer:start")
    return (
        _children(request, written)
        if step == "children" and written
        else _one(request, STEP[step], written)
    )


def _one(request: HttpRequest, at: Step, written: WrittenReferral | None) -> HttpResponse:
    """A step with one form."""
    said = written.answers.get(at.key) if written else None
    form = at.form(posted(request), initial=said or _known(request, at))
    if sent_well(request, _limit(written), form):
        kept = _keep(request, written, at.key, storable(form.answers))
        hold(request, kept)
        return redirect(_next(written, at))
    return page(request, "refer/step.html", status_of(form), **_around(at, written), form=form)


def _limit(written: WrittenReferral | None) -> limits.Limit:
    return limits.SAVE if written else limits.BEGIN


def _keep(
    request: HttpRequest, written: WrittenReferral | None, key: str, answers: Any
) -> WrittenReferral:
    by = actor(request)
    if written is None:
        return actions.begin_referral(by=by, email=answers["email"], answers={key: answers})
    return actions.change_step(by=by, written=written, step=key, answers=answers)


def _known(request: HttpRequest, at: Step) -> dict[str, Any]:
    """What a partner who signed in need not type again."""
    user = request.user
    if at.key != "you" or not user.is_authenticated:
        return {}
    return {"name": user.name, "agency": user.organisation, "email": user.email}


def _children(request: HttpRequest, written: WrittenReferral) -> HttpResponse:
    """The children so far, and a form for one more."""
    at = STEP["children"]
    said: list[dict[str, Any]] = list(written.answers.get("children", []))
    sent = posted(request)
    if sent is not None and "drop" in sent:
        kept = [child for number, child in enumerate(said) if str(number) != sent["drop"]]
        _keep(request, written, at.key, kept)
        return redirect("refer:step", step=at.key)
    form = at.form(sent)
    if sent is not None and _nothing_more(said, sent):
        return redirect(_next(written, at))
    if (
        sent is not None
        and form.is_valid()
        and not _too_many(form, said)
        and not slow_down(request, limits.SAVE, form)
    ):
        _keep(request, written, at.key, [*said, storable(form.answers)])
        return (
            redirect("refer:step", step=at.key) if "more" in sent else redirect(_next(written, at))
        )
    shown = [(number, _title(child), child_rows(child)) for number, child in enumerate(said)]
    context = {**_around(at, written), "form": form, "children": shown}
    return page(request, "refer/children.html", status_of(form), **context)


def _nothing_more(said: list[Any], sent: Any) -> bool:
    """Whether they press on with an empty form after naming somebody."""
    typed = any(value.strip() for name, value in sent.items() if name.startswith(_CHILD_BOXES))
    return bool(said) and "more" not in sent and not typed


_CHILD_BOXES = (
    "given_names",
    "family_name",
    "known_as",
    "born_on",
    "expected_on",
    "address",
    "postcode",
    "school",
    "described",
)


def _too_many(form: OpenForm, said: list[Any]) -> bool:
    if len(said) < rules.MOST_CHILDREN:
        return False
    form.add_error(
        None, f"A referral can name {rules.MOST_CHILDREN} children. Send another for more."
    )
    return True


def _title(child: dict[str, Any]) -> str:
    name = f"{child.get('given_names', '')} {child.get('family_name', '')}".strip()
    return name or "A child whose name is not known"


@open_to_all
def files(request: HttpRequest) -> HttpResponse:
    """Files to send with it, one at a time."""
    written = current(request)
    if written is None:
        return redirect("refer:start")
    kept = list(queries.attachments_of(written))
    form = FileForm(posted(request), request.FILES or None)
    if request.method == "POST":
        done = _file(request, written, kept, form)
        if done is not None:
            return done
    return page(request, "refer/files.html", status_of(form), form=form, kept=kept)


def _file(
    request: HttpRequest, written: WrittenReferral, kept: list[Any], form: FileForm
) -> HttpResponse | None:
    by = actor(request)
    drop = request.POST.get("drop", "")
    upload = request.FILES.get("upload")
    if not drop and upload is None and "more" not in request.POST:
        return redirect("refer:check")
    form.full_clean()
    try:
        for each in kept:
            if drop == each.ref:
                actions.take_off_file(by=by, attachment=each)
        if upload is not None and not slow_down(request, limits.FILES, form):
            actions.attach_file(by=by, written=written, upload=upload)
    except Refused as refused:
        form.refuse(refused)
    if form.errors:
        return None
    return redirect("refer:files")


@open_to_all
def check_answers(request: HttpRequest) -> HttpResponse:
    """Everything that was written, to be checked and sent."""
    written = current(request)
    if written is None:
        return redirect("refer:start")
    form = OpenForm(posted(request))
    if sent_well(request, limits.BEGIN, form):
        try:
            contact = actions.send_referral(by=actor(request), written=written)
        except Refused as refused:
            form.refuse(refused)
        else:
            actions.deliver(by=actor(request), letters=contact.letters.all())
            finish(request, contact.ref)
            return redirect("refer:sent")
    missing = [STEP[key] for key in rules.missing_steps(written.answers, NEEDED)]
    context = {
        "form": form,
        "parts": parts_of(Form.PROFESSIONAL, written.answers, reveal=True),
        "missing": missing,
        "files": queries.attachments_of(written),
    }
    return page(request, "refer/check.html", status_of(form), **context)


@open_to_all
def sent(request: HttpRequest) -> HttpResponse:
    """It is with us: the reference, and what happens next."""
    ref = sent_ref(request)
    if not ref:
        return redirect("refer:start")
    return page(request, "refer/sent.html", **queries.sent_facts(ref=ref))


def _next(before: WrittenReferral | None, at: Step) -> str:
    """Where to go on: in order while a part was still missing, else back to the check."""
    if before is not None and not rules.missing_steps(before.answers, NEEDED):
        return "refer:check"
    later = NEEDED[NEEDED.index(at.key) + 1 :]
    return reverse("refer:step", args=[later[0]]) if later else "refer:files"


def _around(at: Step, written: WrittenReferral | None) -> dict[str, Any]:
    number = NEEDED.index(at.key)
    return {
        "step": at,
        "number": number + 1,
        "of": len(NEEDED),
        "before": NEEDED[number - 1] if number else "",
        "saved_at": written.saved_at if written else None,
    }
