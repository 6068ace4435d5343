"""Who writes: actions and the bulk writers, and nobody else."""

import inspect
import re

import pytest

from . import house

WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "delete",
    "add_user",
}
# Beside the actions: the hand that saves one record, the hand that syncs projections, and the
# bulk writers of imports and of the demonstration authority.
WRITERS = (
    "core/records.py",
    "core/syncing.py",
    "ledger/actions.py",
    "demo/",
    "exchange/",
)
# Not the database: what else is called by these names.
NOT_RECORDS = {
    ("core/models.py", "save"),
    ("people/models/person.py", "save"),
    ("access/models.py", "save"),
}


def may_write(name: str) -> bool:
    return name.endswith("/actions.py") or "/actions/" in name or name.startswith(WRITERS)


def test_only_actions_and_bulk_writers_write():
    guilty = [
        f"{house.name_of(path)}:{call.lineno} {method}()"
        for path in house.sources()
        if not may_write(house.name_of(path))
        for method, call in house.calls(path)
        if method in WRITES and (house.name_of(path), method) not in NOT_RECORDS
    ]
    assert guilty == []


def test_views_and_queries_never_update_rows():
    """``QuerySet.update(...)`` with field names, outside the writers."""
    guilty = [
        f"{house.name_of(path)}:{call.lineno}"
        for path in house.sources()
        if not may_write(house.name_of(path))
        for method, call in house.calls(path)
        if method == "update" and call.keywords and not call.args and _on_rows(call)
    ]
    assert guilty == []


def _on_rows(call) -> bool:
    receiver = call.func.value
    return hasattr(receiver, "func") or getattr(receiver, "attr", "") == "objects"


ENGINES_OF_WRITING = {
    "homeward.ledger.actions.project",
    "homeward.ledger.actions.project_new",
    "homeward.ledger.actions.rebuild",
    "homeward.chronology.actions.add_events",
    "homeward.chronology.actions.sync_events",
    "homeward.audit.actions.record_many",
    "homeward.audit.actions.name_of",
}


@pytest.mark.parametrize(
    ("name", "action"),
    [pair for pair in house.actions() if pair[0] not in ENGINES_OF_WRITING],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_action_says_who_and_what_it_means(name, action):
    parameters = inspect.signature(action).parameters
    if not name.startswith("homeward.ledger.actions.enter"):
        assert all(
            each.kind in (each.KEYWORD_ONLY, each.VAR_KEYWORD) for each in parameters.values()
        ), f"{name}: every argument is by keyword"
    assert "by" in parameters, f"{name} does not say who acts"
    assert parameters["by"].default is inspect.Parameter.empty, f"{name}: `by` must be given"
    assert action.__doc__, f"{name} does not say what it means to a practitioner"


LOGS = ("record_write(", "enter(", "record_many(", "_append(")


@pytest.mark.parametrize(
    ("name", "action"),
    [pair for pair in house.actions() if pair[0] not in ENGINES_OF_WRITING],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_action_writes_an_audit_entry(name, action):
    """Directly, or through another action of the house that it calls."""
    assert _logs(action, set()), f"{name} writes no audit entry"


def _logs(action, seen) -> bool:
    if action in seen:
        return False
    seen.add(action)
    source = inspect.getsource(action)
    if any(mark in source for mark in LOGS):
        return True
    names = set(action.__code__.co_names)
    called = [value for key, value in action.__globals__.items() if key in names]
    return any(
        _logs(each, seen)
        for each in called
        if inspect.isfunction(each) and each.__module__.startswith("homeward.")
    )


@pytest.mark.parametrize(
    ("name", "action"),
    [
        pair
        for pair in house.actions()
        if pair[0] not in ENGINES_OF_WRITING
        and not pair[0].startswith(("homeward.audit.", "homeward.ledger."))
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_action_refuses_a_stranger_before_anything_else(name, action, db):
    """Somebody not signed in is refused whatever else is given."""
    from django.contrib.auth.models import AnonymousUser

    from homeward.core.errors import NotForYou, Refused

    arguments = {
        key: _anything(key)
        for key, each in inspect.signature(action).parameters.items()
        if each.default is inspect.Parameter.empty and each.kind is each.KEYWORD_ONLY
    }
    with pytest.raises((Refused, NotForYou)):
        action(**{**arguments, "by": AnonymousUser()})


def _anything(key: str):
    from unittest.mock import MagicMock

    return "text" if key in {"words", "username", "name", "title"} else MagicMock(name=key)


def test_nothing_merges_by_itself():
    """Only the pages on which a person decides name the two actions."""
    for name in ("merge_people", "unmerge_people"):
        callers = {
            house.name_of(path)
            for path in house.sources()
            if re.search(rf"\b{name}\b", path.read_text())
        }
        assert callers == {
            "people/actions/__init__.py",
            "people/actions/merging.py",
            "people/views/merging.py",
        }
