"""Every page of the house, with the gate in front of it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def every_page() -> Iterator[tuple[str, str, URLPattern]]:
    """Every address with its name ("front_door:queue"), the address itself, and the page."""
    yield from _walk(get_resolver(), "", "/")


def _walk(resolver: URLResolver, space: str, path: str) -> Iterator[tuple[str, str, URLPattern]]:
    for entry in resolver.url_patterns:
        here = f"{path}{entry.pattern}"
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, inner, here)
        else:
            yield f"{space}{entry.name}", here, entry
