"""Tags for parts that hold other parts: cards, details, tables and their cells, two columns."""

from collections.abc import Callable, Iterable
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from homeward.ui.parts import Column

from .library import register


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


class ColumnsNode(template.Node):
    """The work, and beside it what belongs to it, where the page gives any."""

    child_nodelists = ("main", "beside")

    def __init__(self, main: NodeList, beside: NodeList) -> None:
        self.main, self.beside = main, beside

    def render(self, context: template.Context) -> SafeString:
        main, beside = self.main.render(context), self.beside.render(context).strip()
        if not beside:
            return main
        # The column beside scrolls by itself, so the keyboard must reach it.
        return format_html(
            '<div class="hw-beside"><div class="hw-beside__main">{}</div>'
            '<aside class="hw-beside__aside" aria-label="Beside this" tabindex="0">{}</aside>'
            "</div>",
            main,
            mark_safe(beside),  # noqa: S308
        )


@register.tag("columns")
def _columns(parser: Parser, token: Token) -> ColumnsNode:
    """``{% columns %}…{% aside %}…{% endcolumns %}``: used once, by the page that all extend."""
    main = parser.parse(("aside",))
    parser.delete_first_token()
    beside = parser.parse(("endcolumns",))
    parser.delete_first_token()
    return ColumnsNode(main, beside)
