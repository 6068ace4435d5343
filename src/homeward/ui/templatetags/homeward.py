"""The parts of every page. Built in: a template needs no ``load`` to use them.

Markup is that of GOV.UK Frontend, without inline styles or scripts. What is not known is
said to be not known; it is never left blank.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from homeward.core import clock
from homeward.ui import words
from homeward.ui.forms.render import target_id
from homeward.ui.parts import Column, Tab

register = template.Library()

UNKNOWN = mark_safe('<span class="hw-unknown">not known</span>')

# The house's own states (styles/_tags.scss), and GOV.UK's colours with their former names.
STATES = {"open", "soon", "late", "met", "excused", "waiting", "closed"}
COLOURS = {
    **{name: name for name in ("grey", "blue", "green", "teal", "purple", "magenta", "red")},
    **{name: name for name in ("orange", "yellow")},
    "turquoise": "teal",
    "light-blue": "blue",
    "pink": "magenta",
}


# --- words -----------------------------------------------------------------------------------


def _told(value: Any, say: Callable[[Any], str]) -> str:
    return UNKNOWN if value is None or value == "" else say(value)


@register.simple_tag
def day(value: date | datetime | None) -> str:
    """``{% day d %}``: 24 November 2026."""
    return _told(value, words.day_words)


@register.simple_tag
def moment(value: date | datetime | None) -> str:
    """``{% moment dt %}``: 24 November 2026, 14:05 (the time in England)."""
    return _told(value, words.moment_words)


@register.simple_tag
def ago(value: date | datetime | None) -> str:
    """``{% ago dt %}``: 3 hours ago."""
    return _told(value, words.ago_words)


@register.simple_tag
def hours_out(since: datetime | None, until: datetime | None = None) -> str:
    """``{% hours_out left_at returned_at %}``: 1 day 4 hours; until now where not given."""
    return _told(since, lambda start: words.hours_words((until or clock.now()) - start))


@register.simple_tag
def time_left(due: date | datetime | None) -> str:
    """``{% time_left due_at %}``: "3 hours left" or "1 day over", as a tag."""
    if due is None:
        return UNKNOWN
    left = words.time_left(due)
    return status(left.words, left.state)


@register.simple_tag
def status(word: Any, colour: str = "grey") -> SafeString:
    """``{% status "Overdue" "late" %}``: the state of a thing; colour only repeats the word.

    ``colour`` is a state of the house (open, soon, late, met, excused, waiting, closed) or a
    colour of GOV.UK's tag; anything else is grey.
    """
    if colour in STATES:
        return format_html('<strong class="hw-tag hw-tag--{}">{}</strong>', colour, word)
    shade = COLOURS.get(colour, "grey")
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', shade, word)


@register.simple_tag
def person_link(person: Any) -> str:
    """``{% person_link person %}``: the name, what they like to be called, and their record."""
    if person is None:
        return UNKNOWN
    known_as = getattr(person, "known_as", "")
    called = format_html(" (known as <bdi>{}</bdi>)", known_as) if known_as else ""
    name = format_html("<bdi>{}</bdi>{}", str(person), called)
    href = _address("people:person", person.ref)
    return format_html('<a class="govuk-link" href="{}">{}</a>', href, name) if href else name


def _address(name: str, *args: Any) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


# --- single parts ----------------------------------------------------------------------------


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
        return words.moment_words(value)
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


# --- parts that hold other parts --------------------------------------------------------------


@register.simple_block_tag
def cards(content: str) -> SafeString:
    """``{% cards %}…{% endcards %}``: figures side by side."""
    return format_html('<div class="hw-cards hw-figures">{}</div>', content)


@register.simple_block_tag
def details(content: str, summary: Any, open: bool = False) -> SafeString:
    """``{% details "How this is counted" %}…{% enddetails %}``: opens on request."""
    return format_html(
        '<details class="govuk-details"{}><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        mark_safe(" open") if open else "",
        summary,
        content,
    )


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """``{% inset %}…{% endinset %}``: set apart from the text around it."""
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def table(
    content: str,
    caption: Any,
    columns: Iterable[Column | str] = (),
    caption_hidden: bool = False,
) -> SafeString:
    """``{% table caption="…" columns=columns %}<tr>…</tr>{% endtable %}``: a list of work.

    Cells are written with ``cell`` and ``numcell``, so that on a phone each carries its label.
    """
    body = content if "<tbody" in content else format_html("<tbody>{}</tbody>", content)
    size = "govuk-visually-hidden" if caption_hidden else "govuk-table__caption--m"
    return format_html(
        '<div class="hw-table-wrap" role="region" aria-label="{}" tabindex="0">'
        '<table class="govuk-table hw-table"><caption class="govuk-table__caption {}">{}</caption>'
        "{}{}</table></div>",
        caption,
        size,
        caption,
        _head(columns),
        body,
    )


def _head(columns: Iterable[Column | str]) -> SafeString:
    cells = [(_head_cell(c if isinstance(c, Column) else Column(str(c))),) for c in columns]
    if not cells:
        return SafeString("")
    row = format_html_join("", "{}", cells)
    return format_html('<thead class="govuk-table__head"><tr>{}</tr></thead>', row)


def _head_cell(column: Column) -> SafeString:
    if not column.label:  # a column of links: nothing for a screen reader to say
        return mark_safe("<td></td>")
    side = " hw-table__number" if column.numeric else ""
    return format_html('<th scope="col" class="govuk-table__header{}">{}</th>', side, column.label)


class CellNode(template.Node):
    """A cell with its column's name, shown beside it where the table becomes cards."""

    def __init__(self, nodelist: NodeList, label: FilterExpression | None, dress: str, tag: str):
        self.nodelist, self.label, self.dress, self.tag = nodelist, label, dress, tag

    def render(self, context: template.Context) -> SafeString:
        label = self.label.resolve(context) if self.label else ""
        named = format_html(' data-label="{}"', label) if label else ""
        inner = mark_safe(self.nodelist.render(context).strip())  # noqa: S308
        scope = mark_safe(' scope="row"') if self.tag == "th" else ""
        return format_html(
            '<{} class="{}"{}{}>{}</{}>', self.tag, self.dress, scope, named, inner, self.tag
        )


def _cell(dress: str, tag: str = "td") -> Callable[[Parser, Token], CellNode]:
    def parse(parser: Parser, token: Token) -> CellNode:
        name, *arguments = token.split_contents()
        if len(arguments) > 1:
            raise template.TemplateSyntaxError(f"{name} takes one argument: the column's name.")
        label = parser.compile_filter(arguments[0]) if arguments else None
        nodelist = parser.parse((f"end{name}", "endcell"))
        parser.delete_first_token()
        return CellNode(nodelist, label, dress, tag)

    return parse


register.tag("cell", _cell("govuk-table__cell"))
register.tag("numcell", _cell("govuk-table__cell hw-table__number"))
register.tag("headcell", _cell("govuk-table__header", tag="th"))


# --- forms -----------------------------------------------------------------------------------


@register.inclusion_tag("ui/tags/form.html", takes_context=True)
def form(
    context: template.Context,
    form: BaseForm,
    action: str = "",
    submit: Any = "Save",
    method: str = "post",
    cancel: str = "",
    kind: str = "primary",
) -> dict[str, Any]:
    """``{% form form action="…" submit="Save" cancel="…" %}``: errors, fields and button."""
    return {
        "form": form,
        "action": action,
        "submit": submit,
        "posts": method.lower() == "post",
        "cancel": cancel,
        "kind": kind,
    }


@register.inclusion_tag("ui/tags/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """``{% error_summary form %}``: every error, each a link to its box; else nothing."""
    found = [(sentence, "") for sentence in form.non_field_errors()] if form.is_bound else []
    for bound in form if form.is_bound else ():
        target = "" if bound.is_hidden else target_id(bound)
        found += [(sentence, target) for sentence in bound.errors]
    return {"errors": found}
