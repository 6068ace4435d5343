"""The pages on which two records become one, and two again. Only here are they merged."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_look, record_read
from homeward.audit.queries import looks_at
from homeward.core.errors import NotForYou, Refused
from homeward.ui.parts import Tab
from homeward.ui.views import act, paginate

from ..actions import duplicates as answering
from ..actions import merging as actions
from ..forms.merging import (
    CANNOT_TELL,
    NOT_SAME,
    SAME,
    AnswerForm,
    AnswerOnlyForm,
    OtherRecordForm,
    merging_form,
    parting_form,
)
from ..merging import since
from ..models import Merge, Person, PossibleDuplicate
from ..policies import get_person
from ..queries import duplicates as queue
from ..queries import merge_pages as showing
from ..queries import merging as reading

PAIRS_SHOWN, LOOKS_SHOWN = 20, 30
_STATES = PossibleDuplicate.State
_TABS = ((_STATES.WAITING, "Waiting"), (_STATES.CANNOT_TELL, "Cannot tell yet"))
QUEUE_COLUMNS = ["How strong", "The two records", "For and against", "What to look at", ""]
FACT_COLUMNS = ["", "First record", "Second record", "Do they agree?"]
COLOURS = {3: "green", 2: "yellow", 1: "grey"}


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def duplicates(request: HttpRequest) -> HttpResponse:
    """Pairs of records that may be of one person, strongest first."""
    state = _STATES.CANNOT_TELL if request.GET.get("state") == "cannot_tell" else _STATES.WAITING
    rows = queue.for_page(queue.pairs(viewer=request.user, state=state))
    page = paginate(request, rows, per=PAIRS_SHOWN)
    named = {person for pair in page.object_list for person in (pair.person, pair.other)}
    record_look(by=request.user, page="people:duplicates", people=named)
    context = {
        "page": page,
        "pairs": [(pair, COLOURS[pair.strength]) for pair in page.object_list],
        "tabs": [_tab(request.user, each, label, state) for each, label in _TABS],
        "columns": QUEUE_COLUMNS,
        "look": queue.last_look(),
        "noted": state == _STATES.CANNOT_TELL,
    }
    return render(request, "people/duplicates.html", context)


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def compare(request: HttpRequest, ref: str) -> HttpResponse:
    """Is there another record of this person? Those found, and a box for one that was not."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="people:compare", person=person)
    form = OtherRecordForm(request.POST or None)
    if form.is_bound and form.is_valid():
        other = queue.record_named(viewer=request.user, words=form.cleaned_data["other"])
        if other is not None and other != person:
            return redirect("people:beside", ref, other.ref)
        form.add_error("other", "No other record that you may open has this reference or number.")
    pairs = list(queue.pairs_of(viewer=request.user, person=person))
    others = [pair.other if pair.person == person else pair.person for pair in pairs]
    record_look(by=request.user, page="people:compare", people=others)
    context = {
        "form": form,
        "person": person,
        "pairs": [(other, pair) for other, pair in zip(others, pairs, strict=True)],
        "merges": reading.merges_of(viewer=request.user, person=person),
    }
    return render(request, "people/compare.html", context, status=422 if form.errors else 200)


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def beside(request: HttpRequest, ref: str, other: str) -> HttpResponse:
    """Two records side by side, and the question whether they are one person's."""
    one, two = _both(request.user, ref, other)
    record_look(by=request.user, page="people:beside", people=[one, two])
    form = _answer_form(request)
    if form.is_bound and form.is_valid():
        try:
            return _answered(request, one, two, form)
        except Refused as refused:
            form.refuse(refused)
    context = {
        "one": one,
        "two": two,
        "facts": showing.side_by_side(one, two),
        "columns": FACT_COLUMNS,
        "pair": queue.pair_of(one, two),
        "said": queue.said_not_same(one, two),
        "may_merge": allowed(request.user, Can.MERGE_PEOPLE),
        "form": form,
    }
    return render(request, "people/beside.html", context, status=422 if form.errors else 200)


@needs(Can.MERGE_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def merge(request: HttpRequest, ref: str, other: str) -> HttpResponse:
    """What a merge would move and where the two clash; then the merge itself."""
    kept, away = _both(request.user, ref, other)
    record_look(by=request.user, page="people:merge", people=[kept, away])
    preview = showing.preview(kept=kept, away=away)
    asking = merging_form(preview.chosen, warned=bool(preview.warnings))
    return act(
        request,
        asking(request.POST or None, initial={"seen": actions.seen_of(kept, away)}),
        actions.merge_people,
        page="people/merge.html",
        context={"kept": kept, "away": away, "preview": preview},
        to=lambda merge: reverse("people:merged", args=[kept.ref, merge.ref]),
        said="The two records are one now. It can be undone at any time.",
        kept=kept,
        away=away,
    )


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def merged(request: HttpRequest, ref: str, merge: str) -> HttpResponse:
    """What one merge moved, who did it and why, and who had looked at the record merged away."""
    done = _merge_of(request.user, ref, merge)
    record_look(by=request.user, page="people:merged", people=[done.kept, done.away])
    standing = reading.standing(done)
    context = {
        "merge": done,
        "rooms": showing.moved_by(done),
        "facts": showing.chosen_by(done),
        "columns": ["", "Before the merge", "After the merge"],
        "why_not": since.why_not_part(standing),
        "may_undo": allowed(request.user, Can.MERGE_PEOPLE),
        "looks": _looks(request.user, done.away),
        "look_columns": ["When", "Who", "What"],
    }
    return render(request, "people/merged.html", context)


@needs(Can.MERGE_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def unmerge(request: HttpRequest, ref: str, merge: str) -> HttpResponse:
    """Part two records: whose is what was added or changed since?"""
    done = _merge_of(request.user, ref, merge)
    record_look(by=request.user, page="people:unmerge", people=[done.kept, done.away])
    if (sentence := since.why_not_part(reading.standing(done))) is not None:
        messages.warning(request, sentence)
        return redirect("people:merged", ref, merge)
    added = showing.in_words(reading.added_since(done))
    changed = showing.changed_facts(done, reading.changed_since(done))
    pages = [line for line in added.values() if line.href]
    names = {"kept": _named(done.kept), "away": _named(done.away)}
    return act(
        request,
        parting_form(added, changed, **names)(request.POST or None),
        actions.unmerge_people,
        page="people/unmerge.html",
        context={"merge": done, "added": added, "changed": changed, "pages": pages},
        to=reverse("people:merged", args=[ref, merge]),
        said="The two records are two again, as they were.",
        merge=done,
    )


def _tab(viewer: Any, state: str, label: str, current: str) -> Tab:
    count = queue.pairs(viewer=viewer, state=state).count()
    return Tab(label, f"?state={state}", count=count, current=state == current)


def _both(viewer: Any, ref: str, other: str) -> tuple[Person, Person]:
    """Two different records that the viewer may open, and that are not sealed from each other."""
    one, two = get_person(viewer, ref), get_person(viewer, other)
    if one == two or reading.are_sealed(one, two):
        raise NotForYou
    return one, two


def _answer_form(request: HttpRequest) -> AnswerForm:
    kind = AnswerForm if allowed(request.user, Can.MERGE_PEOPLE) else AnswerOnlyForm
    return kind(request.POST or None)


def _answered(request: HttpRequest, one: Person, two: Person, form: AnswerForm) -> HttpResponse:
    answer, because = form.cleaned_data["answer"], form.cleaned_data["because"]
    both = {"by": request.user, "person": one, "other": two, "because": because}
    if answer == SAME:
        return redirect("people:merge", one.ref, two.ref)
    if answer == NOT_SAME:
        answering.answer_not_same(**both)
        messages.success(request, "Noted: two people. The pair will not come up again.")
    elif answer == CANNOT_TELL:
        answering.answer_cannot_tell(**both)
        messages.success(request, "Noted. The pair stays under “Cannot tell yet”.")
    return redirect("people:duplicates")


def _merge_of(viewer: Any, ref: str, merge: str) -> Merge:
    """A merge into this person."""
    done = reading.get_merge(viewer=viewer, ref=merge)
    if done.kept.ref != ref:
        raise NotForYou
    return done


def _named(person: Person) -> str:
    return f"{person} ({person.ref})"


def _looks(viewer: Any, person: Person) -> list[Any]:
    """Who had opened or changed the record; only for those who may see the log."""
    return list(looks_at(person, limit=LOOKS_SHOWN)) if allowed(viewer, Can.SEE_AUDIT) else []
