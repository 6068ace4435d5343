"""From the guide's Markdown to the house's HTML: its classes, its links, nothing raw."""

from collections.abc import Collection
from pathlib import PurePosixPath
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from django.urls import reverse
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

CLASSES = {
    "h2": "govuk-heading-m",
    "h3": "govuk-heading-s",
    "h4": "govuk-heading-s",
    "p": "govuk-body",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "a": "govuk-link",
    "table": "govuk-table hw-table",
    "blockquote": "govuk-inset-text",
}


def turn(text: str, keys: Collection[str]) -> str:
    """Markdown as HTML; ``keys`` are the pages that may be linked to.

    HTML within the text is escaped, comments left out. A link to a file that is not among the
    pages leaves its words.
    """
    extensions: list[Extension | str] = ["tables", "fenced_code", "sane_lists", "toc", _House(keys)]
    return Markdown(extensions=extensions, output_format="html").convert(_without_comments(text))


def _without_comments(text: str) -> str:
    """The lines that say by what a page was made are for those who change it."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("<!--"))


class _House(Extension):
    def __init__(self, keys: Collection[str]) -> None:
        super().__init__()
        self.keys = keys

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Dressing(md, self.keys), "house", 0)


class _Dressing(Treeprocessor):
    def __init__(self, md: Markdown, keys: Collection[str]) -> None:
        super().__init__(md)
        self.keys = keys

    def run(self, root: Element) -> None:
        for element in list(root.iter()):
            if element.tag in CLASSES:
                element.set("class", CLASSES[element.tag])
            if element.tag == "a":
                _link(element, self.keys)
            elif element.tag == "table":
                _table(element)


def _link(element: Element, keys: Collection[str]) -> None:
    """To another page of the guide by its address in the house; to other files by no link."""
    parts = urlsplit(element.get("href", ""))
    if parts.scheme == "https" or not parts.path:
        return
    key = PurePosixPath(parts.path).stem.lower()
    if parts.scheme or key not in keys:
        element.tag = "span"
        element.attrib.clear()
        return
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    element.set("href", reverse("web:guide-page", kwargs={"page": key}) + anchor)


def _table(table: Element) -> None:
    """Each cell carries its column's name, for phones; a wide table scrolls in a frame."""
    names = ["".join(cell.itertext()) for cell in table.iterfind("./thead/tr/th")]
    for cell in table.iterfind("./thead/tr/th"):
        cell.set("scope", "col")
    for row in table.iterfind("./tbody/tr"):
        for name, cell in zip(names, row, strict=False):
            cell.attrib = {"data-label": name}
    _frame(table)


def _frame(table: Element) -> None:
    inside = Element("table", table.attrib)
    inside.extend(list(table))
    table.clear()
    table.tag, table.attrib = "div", {"class": "hw-table-wrap"}
    table.append(inside)
