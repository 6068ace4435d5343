"""Finding the rooms, models, actions and pages of the house, for rules that hold for all."""

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import URLPattern

import homeward
from homeward.access.pages import every_page

ROOT = Path(homeward.__file__).parent
REPOSITORY = ROOT.parents[1]


def sources() -> Iterator[Path]:
    """Every Python file of the house but its migrations."""
    for path in sorted(ROOT.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def our_models() -> list[type[models.Model]]:
    """The house's own models, not those of libraries."""
    return [model for model in apps.get_models() if model.__module__.startswith("homeward.")]


def action_modules() -> Iterator[ModuleType]:
    """Every ``actions`` module or package of the house, in rooms and in parts of rooms."""
    for path in [*sorted(ROOT.rglob("actions.py")), *sorted(ROOT.rglob("actions/__init__.py"))]:
        module = path.parent if path.name == "__init__.py" else path.with_suffix("")
        yield importlib.import_module(".".join(["homeward", *module.relative_to(ROOT).parts]))


def actions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of the actions modules, with its name."""
    for module in action_modules():
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if not name.startswith("_") and function.__module__.startswith(module.__name__):
                yield f"{module.__name__}.{name}", function


def pages() -> Iterator[tuple[str, URLPattern]]:
    """Every address of the house with its name: "front_door:queue"."""
    for name, _, page in every_page():
        yield name, page


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every method call in a file, by the name of the method."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node
