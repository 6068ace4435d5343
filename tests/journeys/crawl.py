"""Walking through the house by its links, as somebody in a role."""

from collections import Counter, deque
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

# So many pages of each kind are opened: a link may stand on only some of them.
OF_EACH_KIND = 8
# People of the front door first: not everybody known is a care leaver.
STARTS = ("/front-door/", "/")
NOT_PAGES = ("/static/", "/accounts/")


class Links(HTMLParser):
    """The addresses that a page leads to: its links, and the forms that only ask (GET)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self.found.append(str(given["href"]))


def _ours(link: str) -> bool:
    return link.startswith("/") and not link.startswith(NOT_PAGES)


def view_name(path: str) -> str | None:
    """The name of the page at an address; None where there is none."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None


def walk(read: Callable[[str], str | None], starts: tuple[str, ...] = STARTS) -> dict[str, str]:
    """One address of every kind of page that can be reached by links, by the page's name.

    ``read(path)`` gives a page's HTML, or None where it is not a page.
    """
    seen: dict[str, str] = {}
    tried: set[str] = set()
    times: Counter[str] = Counter()
    waiting = deque(starts)
    while waiting:
        path = waiting.popleft()
        name = view_name(path)
        if name is None or path in tried or times[name] >= OF_EACH_KIND:
            continue
        tried.add(path)
        times[name] += 1
        html = read(path)
        if html is None:
            continue
        seen.setdefault(name, path)
        waiting.extend(link for link in Links(html).found if _ours(link))
    return seen
