"""What a person has to know stands in a document, and every link between documents holds."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from homeward.cli import COMMANDS

from . import house

REPOSITORY = house.REPOSITORY
OPERATE = REPOSITORY / "docs" / "operate"
SETTING = re.compile(r"\bHOMEWARD_[A-Z][A-Z_]*[A-Z]\b")
LINK = re.compile(r"\[[^\]]*\]\(<?([^)\s>]+)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)


def kept(*patterns: str, untracked: bool = False) -> list[str]:
    """Names of files that git keeps (or would add), relative to the repository."""
    command = ["git", "ls-files", "--cached"]
    command += ["--others", "--exclude-standard"] if untracked else []
    done = subprocess.run(
        [*command, "--", *patterns], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    return done.stdout.splitlines()


def documents() -> list[Path]:
    """Every Markdown page of the repository; those under ``docs`` where there is no git."""
    found = [REPOSITORY / name for name in kept("*.md", untracked=True)]
    return [page for page in found if page.exists()] or sorted((REPOSITORY / "docs").rglob("*.md"))


PAGES = documents()
IDS = [str(page.relative_to(REPOSITORY)) for page in PAGES]


def settings_used() -> Iterator[str]:
    """Every setting named in the package, the launcher and the runner of the tests."""
    for path in [*house.sources(), REPOSITORY / "homeward", REPOSITORY / "tests" / "suite.py"]:
        yield from SETTING.findall(path.read_text())


def links(page: Path) -> Iterator[tuple[str, str]]:
    """Every link of a page into the repository: its path and the heading it names."""
    for target in LINK.findall(CODE.sub("", page.read_text())):
        if not re.match(r"[a-z]+:", target):
            path, _, heading = target.partition("#")
            yield path, heading


def anchors(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    text = CODE.sub(lambda found: found[0].strip("`"), page.read_text())
    bare = (re.sub(r"[^\w\- ]", "", title.lower()) for title in HEADING.findall(text))
    return {title.replace(" ", "-") for title in bare}


def test_every_setting_is_documented():
    documented = set(SETTING.findall((OPERATE / "settings.md").read_text()))
    assert set(settings_used()) - documented == set()


def test_no_setting_is_documented_that_nothing_reads():
    documented = set(SETTING.findall((OPERATE / "settings.md").read_text()))
    assert documented - set(settings_used()) == set()


def test_every_command_is_documented_and_no_other():
    table = re.findall(r"^\| `([a-z-]+)", (OPERATE / "commands.md").read_text(), re.MULTILINE)
    assert sorted(table) == sorted(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_link_between_documents_leads_somewhere(page):
    broken = []
    for path, heading in links(page):
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (heading and heading not in anchors(target)):
            broken.append(f"{path}#{heading}" if heading else path)
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_a_page_begins_with_a_title(page):
    assert re.match(r"# \S", page.read_text()), "a page begins with its title"
