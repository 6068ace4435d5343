"""A pack as paper: its markup, one file that needs nothing else, its hash, and PDF."""

import hashlib
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from homeward.core.errors import Refused

_STYLE = Path(__file__).parents[1] / "static" / "improvement" / "pack.css"
_OPENS, _ENDS = '<main class="hw-pack">', '</main>\n<p class="hw-pack__hash">'


def pages_of(template: str, contents: Any, **more: Any) -> str:
    """The markup of a pack's pages: text and drawings, no script, nothing fetched."""
    return render_to_string(f"improvement/packs/{template}.html", {"pack": contents, **more})


def fingerprint_of(body: str) -> str:
    """The SHA-256 of the pages as they were issued."""
    return hashlib.sha256(body.encode()).hexdigest()


def standalone(title: str, body: str, fingerprint: str) -> SafeString:
    """One HTML file with its style inside: opens anywhere and prints on A4."""
    style = _STYLE.read_text(encoding="utf-8")
    page = (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{style}</style></head>\n"
        f"<body>{_OPENS}{body}{_ENDS}SHA-256 of the pages: {escape(fingerprint)}</p>"
        "</body></html>\n"
    )
    return mark_safe(page)  # noqa: S308 - the body is drawn by our templates and escaped there


def body_in(page: str) -> str:
    """The pages within a pack's file; empty where it is no pack."""
    _, opened, rest = page.partition(_OPENS)
    body, ended, _ = rest.rpartition(_ENDS)
    return body if opened and ended else ""


def as_pdf(page: str) -> bytes:
    """The file as PDF, where the optional extra is installed. Refused, saying how, where not."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as fault:
        raise Refused(
            "PDF needs the optional extra: install homeward[pdf], or open the HTML file and print "
            "it; it is laid out for A4."
        ) from fault
    made: bytes = HTML(string=page, url_fetcher=_fetch_nothing).write_pdf()
    return made


def _fetch_nothing(url: str, *_: Any, **__: Any) -> Any:
    """A pack needs nothing from outside, so nothing is fetched."""
    raise ValueError(f"A pack fetches nothing, and this asks for {url}.")
