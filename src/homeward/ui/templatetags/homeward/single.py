"""Tags for parts that stand alone: heading, figure, button, summary, tabs, pages of a list."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import template
from django.core.paginator import Page
from django.utils.html import format_html
from django.utils.safestring import SafeString

from homeward.ui.parts import Tab
from homeward.ui.words import moment_words

from .library import UNKNOWN, register


@register.simple_tag
def heading(words: Any, caption: Any = "") -> SafeString:
    """``{% heading "Front door" caption="…" %}``: the page's one h1, with what stands above it."""
    above = format_html('<span class="govuk-caption-l">{}</span>', caption) if caption else ""
    return format_html('{}<h1 class="govuk-heading-l">{}</h1>', above, words)


@register.simple_tag
def warning(words: Any) -> SafeString:
    """``{% warning "…" %}``: what must not be overlooked."""
    return format_html(
        '<div class="govuk-warning-text">'
        '<span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text">'
        '<span class="govuk-visually-hidden">Warning</span> {}</strong></div>',
        words,
    )


@register.simple_tag
def button(
    words: Any, href: str = "", kind: str = "primary", name: str = "", value: str = ""
) -> Any:
    """``{% button "Record a contact" href="…" kind="secondary" %}``; without href it submits."""
    kinds = {"secondary", "warning", "inverse"}
    dress = f"govuk-button govuk-button--{kind}" if kind in kinds else "govuk-button"
    if href:
        return format_html(
            '<a href="{}" role="button" draggable="false" class="{}" '
            'data-module="govuk-button">{}</a>',
            href,
            dress,
            words,
        )
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html(
        '<button type="submit" class="{}" data-module="govuk-button"{}>{}</button>',
        dress,
        named,
        words,
    )


@register.simple_tag
def empty(words: Any) -> SafeString:
    """``{% empty "Nothing is overdue." %}``: said in place of an empty list."""
    return format_html('<p class="hw-empty">{}</p>', words)


@register.simple_tag
def figure(value: Any, label: Any, href: str = "", note: Any = "", state: str = "") -> SafeString:
    """``{% figure 12 "interviews owed" href="…" note="…" state="late" %}``: one number, in cards.

    The number opens the rows behind it. ``state`` is ``late`` or ``met``, or nothing.
    """
    number = "not known" if value is None else value
    inner = format_html(
        '<span class="hw-figure">{}</span> <span class="hw-figure__label">{}</span>', number, label
    )
    if href:
        inner = format_html('<a class="hw-card__link govuk-link" href="{}">{}</a>', href, inner)
    else:
        inner = format_html("<div>{}</div>", inner)
    more = format_html('<p class="hw-card__note">{}</p>', note) if note else ""
    dress = f"hw-card hw-card--{state}" if state in {"late", "met"} else "hw-card"
    return format_html('<div class="{}">{}{}</div>', dress, inner, more)


@register.inclusion_tag("ui/tags/summary.html")
def summary(rows: Iterable[Sequence[Any]]) -> dict[str, Any]:
    """``{% summary rows %}``: rows are (term, value[, href[, words of the link]])."""
    return {"rows": [_summary_row(*row) for row in rows]}


def _summary_row(term: Any, value: Any, href: str = "", words: str = "Change") -> dict[str, Any]:
    return {"term": term, "value": _value(value), "href": href, "words": words}


def _value(value: Any) -> Any:
    """A value fit for a page: dates in words, yes and no, paragraphs kept, nothing left blank."""
    if value is None or value == "":
        return UNKNOWN
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return moment_words(value)
    if isinstance(value, str) and "\n" in value and not isinstance(value, SafeString):
        return format_html('<div class="hw-text">{}</div>', value)
    return value


@register.inclusion_tag("ui/tags/tabs.html")
def tabs(items: Iterable[Tab], current: str = "") -> dict[str, Any]:
    """``{% tabs items current %}``: links to the views of one list; ``current`` is a label."""
    return {
        "items": [
            {"tab": item, "current": item.current or (current and item.label == current)}
            for item in items
        ]
    }


@register.inclusion_tag("ui/tags/pager.html", takes_context=True)
def pager(context: template.Context, page: "Page[Any]") -> dict[str, Any]:
    """``{% pager page_obj %}``: which rows these are, and the way to the others."""
    request = context.get("request")

    def link(number: int) -> str:
        query = request.GET.copy() if request else None
        if query is None:
            return f"?page={number}"
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "items": [
            {"number": number, "href": link(number)} if isinstance(number, int) else None
            for number in pages
        ],
        "previous": link(page.number - 1) if page.has_previous() else "",
        "next": link(page.number + 1) if page.has_next() else "",
    }
