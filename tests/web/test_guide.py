"""The written guide, read inside the application."""

import re
import tomllib
from pathlib import Path

import pytest
from django.urls import reverse

from homeward.access.roles import Role
from homeward.web import guide
from homeward.web.guide import pages
from homeward.web.guide.turning import turn

ROOT = Path(__file__).resolve().parents[2]
EVERY = [each for shelf in guide.shelves() for each in shelf.pages]


@pytest.mark.parametrize("role", [Role.PARTNER, Role.INSPECTOR, Role.ADVISER])
def test_anybody_signed_in_finds_the_guide_from_any_page_and_reads_it(client_as, role):
    client = client_as(role)
    assert f'href="{reverse("web:guide")}"' in client.get(reverse("web:my-day")).content.decode()
    shown = client.get(reverse("web:guide")).content.decode()
    for each in EVERY:
        assert reverse("web:guide-page", kwargs={"page": each.key}) in shown


def test_a_stranger_reads_nothing(client, db):
    assert client.get(reverse("web:guide")).status_code != 200


def test_every_file_of_the_shelves_is_a_page_of_its_own():
    files = [path for folder in pages.SHELVES for path in (ROOT / "docs" / folder).glob("*.md")]
    keys = [each.key for each in EVERY]
    assert sorted(keys) == sorted([*(pages.key_of(path) for path in files), "glossary"])
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("page", EVERY, ids=[each.key for each in EVERY])
def test_a_page_has_one_main_heading_and_links_that_lead_somewhere(client_as, page):
    shown = client_as(Role.ADVISER).get(reverse("web:guide-page", kwargs={"page": page.key}))
    assert shown.status_code == 200
    assert shown.content.decode().count("<h1") == 1
    for address, anchor in re.findall(r'href="(/guide/[^"#]*)#?([^"]*)"', page.html):
        there = guide.page(address.split("/")[2])
        assert there is not None
        assert not anchor or f'id="{anchor}"' in there.html, f"{address}#{anchor}"
    assert not re.search(r'href="(?!https://|/guide/|#)', page.html)


def test_the_ten_stories_are_told():
    stories = guide.page("stories")
    assert stories is not None
    assert stories.html.count("<h2") == 10


def test_no_page_of_that_name_is_answered_like_any_missing_page(client_as):
    assert client_as(Role.ADVISER).get("/guide/nothing-such/").status_code == 404


def test_html_in_the_text_is_shown_and_never_run():
    shown = turn("A <script>alert(1)</script>\n\n<div onclick='x'>b</div>\n", ())
    assert "<script" not in shown
    assert "<div" not in shown
    assert "&lt;script&gt;" in shown


@pytest.mark.parametrize("address", ["javascript:alert(1)", "../../SECURITY.md", "http://x.test/"])
def test_a_link_that_leads_out_of_the_guide_leaves_its_words(address):
    shown = turn(f"See [the words]({address}).", {"my-day"})
    assert "href" not in shown
    assert "the words" in shown


def test_the_cells_of_a_table_carry_the_names_of_their_columns():
    shown = turn("| Who | What |\n|---|---|\n| Child | Home |\n", ())
    assert '<td data-label="What">Home</td>' in shown


def test_the_wheel_carries_every_shelf():
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    carried = wheel["targets"]["wheel"]["force-include"]
    inside = "homeward/web/guide/documents"
    assert carried == {
        **{f"docs/{folder}": f"{inside}/{folder}" for folder in pages.SHELVES},
        pages.GLOSSARY: f"{inside}/{pages.GLOSSARY}",
    }
