"""The pages' own templates for tests, and a way to draw a line of template."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template


@pytest.fixture
def demo_pages(settings: Any) -> None:
    """The pages that only tests have (``tests/ui/templates``)."""
    first, *others = settings.TEMPLATES
    settings.TEMPLATES = [{**first, "DIRS": [Path(__file__).parent / "templates"]}, *others]


@pytest.fixture
def draw() -> Callable[..., str]:
    """A line of template, drawn with the names given: without ``load``, as in every page."""

    def drawn(source: str, **names: Any) -> str:
        return Template(source).render(Context(names))

    return drawn
