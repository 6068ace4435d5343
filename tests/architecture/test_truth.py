"""The truth about the demonstration borough stays outside the product and its database."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import models

from homeward.demo.filling import world_of
from homeward.demo.making import make
from homeward.demo.saving import ORDER, save
from homeward.demo.world import Making
from tests import story

from . import house

# The doors: two commands, and what of the borough they may ask for.
DOORS = ("cli/demo.py", "cli/docs.py")
BEHIND_THEM = {"scenarios", "sizes", "filling", "out", "distributions", "documenting"}
# Within the borough: who tells the truth, who writes it down, who marks charts by it.
MAY_READ = ("demo/world.py", "demo/out/", "demo/distributions/")


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, those inside its functions too."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


def named(path: Path) -> Iterator[str]:
    """Every name and attribute that a file speaks of."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name):
            yield node.id


def in_the_product() -> Iterator[Path]:
    return (path for path in house.sources() if not house.name_of(path).startswith("demo/"))


def test_only_the_commands_know_of_the_borough():
    guilty = [
        f"{house.name_of(path)}: {module}"
        for path in in_the_product()
        for module in imports(path)
        if module.startswith("homeward.demo") and house.name_of(path) not in DOORS
    ]
    assert guilty == []


def test_the_commands_ask_for_nothing_that_tells_the_truth():
    asked = {
        module.removeprefix("homeward.demo.").split(".")[0]
        for door in DOORS
        for module in imports(house.ROOT / door)
        if module.startswith("homeward.demo.")
    }
    assert "out" in asked, "the command makes the borough"
    assert asked <= BEHIND_THEM


def test_nothing_in_the_product_speaks_of_the_truth():
    guilty = [house.name_of(path) for path in in_the_product() if "truth" in set(named(path))]
    assert guilty == []


def test_in_the_borough_only_the_files_and_the_charts_read_it():
    guilty = [
        house.name_of(path)
        for path in house.sources()
        if house.name_of(path).startswith("demo/")
        and not house.name_of(path).startswith(MAY_READ)
        and "truth" in set(named(path))
    ]
    assert guilty == []


def test_saving_takes_records_and_nothing_else():
    assert list(inspect.signature(save).parameters) == ["records"]
    assert all(issubclass(model, models.Model) for model in ORDER)


def test_a_told_fact_is_no_record():
    world = world_of(seed=7, as_of=story.TODAY)
    for page in make(world):
        assert all(isinstance(record, ORDER) for record in page.records)
        assert all(isinstance(kind, str) and isinstance(facts, dict) for kind, facts in page.truth)


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_no_word_that_only_the_truth_has_is_in_the_database():
    """Keys of true places, and how a second entry differs: told, and never stored."""
    pages: list[Making] = list(make(world_of(size="small", seed=7, as_of=story.TODAY)))
    told = [fact for page in pages for fact in page.truth]
    secret = {facts["place"] for kind, facts in told if kind == "movement"}
    secret |= {facts["differs"] for kind, facts in told if kind == "duplicate"}
    assert len(secret) > 20
    stored = words_stored()
    assert {"Oakenshaw", "the bus station"} <= stored, "what is on file is found"
    assert secret.isdisjoint(stored)


def words_stored() -> set[str]:
    """Every text in every row of every model of ours."""
    stored: set[str] = set()
    for model in house.our_models():
        fields = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField)
        ]
        if fields:
            for row in model._default_manager.values_list(*fields):
                stored |= {str(value) for value in row}
    return stored
