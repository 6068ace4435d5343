"""The house as a whole: floors, sizes, secrets, names."""

import ast
import subprocess
import sys

import pytest
from django.core.management import call_command

from . import house

SOURCES = list(house.sources())
IDS = [house.name_of(path) for path in SOURCES]


def test_a_room_imports_only_from_floors_below_it():
    done = subprocess.run(
        [sys.executable, "-m", "importlinter.cli", "lint"],
        cwd=house.REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-500:]


@pytest.mark.parametrize("path", SOURCES, ids=IDS)
def test_a_file_is_no_longer_than_a_person_reads(path):
    assert len(path.read_text().splitlines()) <= 400, "make it a folder of the same name"


@pytest.mark.parametrize("path", SOURCES, ids=IDS)
def test_a_function_has_one_level_of_thought(path):
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > 60
    ]
    assert long == []


@pytest.mark.parametrize("path", [p for p in SOURCES if p.read_text().strip()], ids=house.name_of)
def test_every_module_says_what_it_is_for(path):
    if path.name not in {"apps.py", "__main__.py"}:
        assert ast.get_docstring(ast.parse(path.read_text())), house.name_of(path)


def test_every_page_of_documentation_made_from_the_code_is_current():
    from homeward.web.documenting import pages

    stale = [
        name
        for name, text in pages().items()
        if (house.REPOSITORY / "docs" / name).read_text() != text
    ]
    assert stale == [], "run: homeward docs"


def test_django_finds_nothing_wrong_with_the_settings():
    call_command("check", fail_level="WARNING")
