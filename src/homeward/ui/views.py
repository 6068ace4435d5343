"""What views share: acting on a form, pages of a list, filters that stay, files of figures."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.forms import ChoiceField, ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.text import slugify

from homeward.core.errors import Refused, Stale

from .forms import HouseForm
from .words import moment_words

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_FILTER = 200
TWO_TEXTS = ("Part", "What stands now", "What you wrote")


def act(
    request: HttpRequest,
    form: HouseForm,
    action: Callable[..., Any],
    *,
    page: str,
    context: Mapping[str, Any] | None = None,
    to: str | Callable[[Any], str],
    said: str | Callable[[Any], str] = "Saved.",
    **kwargs: Any,
) -> HttpResponse:
    """Show a form and carry out what it asks.

    On GET, or where the form is not right, renders ``page`` with ``form`` and ``context``
    (status 422 where it is not right). On POST calls ``action(by=request.user, **answers,
    **kwargs)``; with ``version=`` where the form carries one. A ``Refused`` goes onto the form;
    a ``Stale`` shows both texts; success says ``said`` and goes to ``to``. ``to`` and
    ``said`` may be functions of what the action returned; ``to`` is an address or a URL's name.
    """
    shown = {**(context or {}), "form": form}
    if request.method != "POST":
        return render(request, page, shown)
    if form.is_valid():
        try:
            done = action(by=request.user, **_answers(form), **kwargs)
        except Stale as stale:
            _keep_draft(form)
            return both_texts(request, form, stale)
        except Refused as refused:
            form.refuse(refused)
        else:
            if form.keeper is not None:
                form.keeper.finish()
            messages.success(request, said(done) if callable(said) else said)
            return redirect(to(done) if callable(to) else to)
    _keep_draft(form)
    return render(request, page, shown, status=422)


def _keep_draft(form: HouseForm) -> None:
    """What was typed into a form that keeps drafts is not lost with the page."""
    if form.keeper is not None:
        form.keeper.keep()


def _answers(form: HouseForm) -> dict[str, Any]:
    answers = dict(form.cleaned_data)
    if form.version is not None:
        answers["version"] = form.version
    return answers


def linked(sentence: str, words: str, href: str) -> str:
    """A message with a link to what was made: ``linked("Contact recorded.", "Open it", href)``."""
    return format_html(
        '{} <a class="govuk-notification-banner__link" href="{}">{}</a>', sentence, href, words
    )


def both_texts(request: HttpRequest, form: HouseForm, stale: Stale) -> HttpResponse:
    """The page of a collision: what stands now beside what this person wrote, to be joined."""
    rows = [
        {"label": bound.label, "theirs": theirs, "mine": mine, "differs": theirs != mine}
        for bound in form.visible_fields()
        for theirs, mine in [_two_texts(form, bound.name, stale.current)]
    ]
    sent = request.POST.copy()
    sent[form.add_prefix("version")] = str(_of(stale.current, "version") or "")
    form.data = sent
    shown = {"rows": rows, "form": form, "stale": stale, "columns": TWO_TEXTS}
    return render(request, "ui/stale.html", shown, status=409)


def _two_texts(form: HouseForm, name: str, current: object) -> tuple[str, str]:
    field = form.fields[name]
    fixed = isinstance(field, ChoiceField) and not isinstance(field, ModelChoiceField)
    choices = dict(field.choices) if fixed else {}  # type: ignore[attr-defined]
    theirs, mine = _of(current, name), form.cleaned_data.get(name)
    return _as_text(theirs, choices), _as_text(mine, choices)


def _of(record: object, name: str) -> Any:
    return record.get(name) if isinstance(record, Mapping) else getattr(record, name, None)


def _as_text(value: Any, choices: Mapping[Any, Any]) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if value is None or value == "":
        return "nothing"
    if isinstance(value, date):
        return moment_words(value)
    if isinstance(value, list | tuple):
        return ", ".join(_as_text(part, choices) for part in value) or "nothing"
    return str(choices.get(value, value)) if isinstance(value, str | int) else str(value)


def paginate(
    request: HttpRequest, rows: Sequence[Any] | Any, per: int = 25, total: int | None = None
) -> "Page[Any]":
    """The page of the list that ``?page=`` asks for; the nearest one where that is not there.

    ``total``: how many rows there are, where the page has counted them already.
    """
    pages = Paginator(rows, per)
    if total is not None:
        pages.count = total
    return pages.get_page(request.GET.get("page"))


def keep_filters(request: HttpRequest, names: Sequence[str]) -> dict[str, str]:
    """The filters of this list: from the address, else as this person last left them.

    Any of ``names`` in the address sets all of them; ``?clear`` forgets them. Each list
    (its path) has its own memory, in the session. Absent ones are empty strings.
    """
    key = f"filters:{request.path}"
    if "clear" in request.GET:
        request.session.pop(key, None)
    elif any(name in request.GET for name in names):
        given = {name: request.GET.get(name, "").replace("\0", "").strip() for name in names}
        request.session[key] = {name: value[:_LONGEST_FILTER] for name, value in given.items()}
    kept = request.session.get(key, {})
    return {name: kept.get(name, "") for name in names}


def csv_response(name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A CSV file to download. Text that a spreadsheet would run as a formula is made plain text."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    file_name = slugify(name.removesuffix(".csv")) or "homeward"
    response["Content-Disposition"] = f'attachment; filename="{file_name}.csv"'
    response.write("\ufeff")  # tells Excel that it is UTF-8
    writer = csv.writer(response)
    writer.writerow([guarded(cell) for cell in header])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return response


def guarded(cell: Any) -> Any:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe.

    Numbers stay numbers; days and moments are written as 2026-11-24.
    """
    if cell is None:
        return ""
    if isinstance(cell, str) and (cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)):
        return f"'{cell}"
    return cell
