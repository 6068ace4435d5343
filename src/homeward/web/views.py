"""The pages that belong to no room."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The page for what does not exist, or not for this visitor: they look the same."""
    return render(request, "ui/404.html", status=404)
