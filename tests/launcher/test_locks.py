"""The locks carry all that is declared, whole, and name no index."""

from __future__ import annotations

import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .conftest import REPOSITORY

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
DECLARED = {
    "requirements.lock": PROJECT["project"]["dependencies"],
    "requirements-dev.lock": [
        *PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"]["dev"],
    ],
    "requirements-build.lock": PROJECT["build-system"]["requires"],
}
PINNED = re.compile(r"^([a-z0-9-]+)(?:\[[^]]+\])?==(\S+)((?:.|\n(?=    ))*)", re.MULTILINE)


def locked(name: str) -> dict[str, tuple[str, str]]:
    """Return each pinned package with its version and the rest of its entry."""
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    return {found[1]: (found[2], found[3]) for found in PINNED.finditer(text)}


@pytest.mark.parametrize("lock", DECLARED)
def test_every_declared_dependency_is_locked_within_its_bounds(lock: str) -> None:
    pins = locked(lock)
    for line in DECLARED[lock]:
        declared = Requirement(line)
        version, _ = pins[canonicalize_name(declared.name)]
        assert declared.specifier.contains(version), line


@pytest.mark.parametrize("lock", DECLARED)
def test_every_pin_has_hashes_and_no_index_is_named(lock: str) -> None:
    for name, (_, rest) in locked(lock).items():
        assert "--hash=sha256:" in rest, name
    text = (REPOSITORY / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


def test_the_locks_agree_with_each_other() -> None:
    run, dev, build = (
        {package: version for package, (version, _) in locked(name).items()} for name in DECLARED
    )
    assert run.items() <= dev.items()
    assert build.items() <= (build | dev).items()


def test_run_time_dependencies_stay_few_and_each_says_its_purpose() -> None:
    assert len(PROJECT["project"]["dependencies"]) <= 25
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("\ndependencies = [\n")[1].split("\n]\n")[0]
    assert all(re.search(r'",\s+# \w', line) for line in block.splitlines())


def test_the_npm_lock_has_integrity_and_no_address_to_fetch_from() -> None:
    packages = json.loads((REPOSITORY / "package-lock.json").read_text(encoding="utf-8"))[
        "packages"
    ]
    own = packages.pop("")
    assert own["dependencies"].keys() == {"govuk-frontend", "sass"}
    for name, entry in packages.items():
        assert entry["integrity"].startswith("sha512-"), name
        assert "resolved" not in entry, name
