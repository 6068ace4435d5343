"""The guide tells every story that the borough holds, with names, sign-ins and pages that exist."""

import re

import pytest

from homeward.access.roles import Role
from homeward.demo.making import make
from homeward.demo.stories import STORIES
from homeward.people.models import Person

from ..architecture.house import REPOSITORY
from .worlds import a_world

GUIDE = (REPOSITORY / "docs" / "guide" / "stories.md").read_text()
SECTIONS = dict(re.findall(r"^## (.+?)\n(.+?)(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL))
TITLES = {
    "fourth contact": "fourth contact",
    "notifications that waited": "notifications waited",
    "half-brother": "half-brother",
    "twins": "twins",
    "entered twice": "entered twice",
    "cousin's flat": "cousin's flat",
    "who asked": "somebody she knew asked",
    "plan nobody owned": "plan nobody owned",
    "went quiet": "went quiet",
    "three bad beds": "three other bad beds",
}


def section(story: str) -> str:
    (words,) = [text for title, text in SECTIONS.items() if TITLES[story] in title]
    return words


def people_of(story: str) -> list[Person]:
    """Who is in a story, and the adults whom it needs on file."""
    pages = list(make(a_world("everyday")))[1 : 1 + len(STORIES)]
    page = pages[list(STORIES).index(story)]
    return [record for record in page.records if isinstance(record, Person)]


def test_the_guide_tells_as_many_stories_as_there_are():
    assert len(SECTIONS) == len(STORIES) == len(TITLES)


@pytest.mark.parametrize("story", STORIES)
def test_everybody_in_a_story_is_named_in_its_section(story):
    people = people_of(story)
    assert people
    for person in people:
        assert person.given_names in section(story)
        assert person.family_name in section(story)


@pytest.mark.parametrize("story", STORIES)
def test_a_section_names_nobody_who_is_not_there(story):
    there = {
        part
        for person in people_of(story)
        for part in f"{person.given_names} {person.family_name}".split()
    }
    told = re.findall(r"^([A-Z][\w-]+(?: [A-Z][\w-]+)+) (?:is|and)\b", section(story), re.MULTILINE)
    for name in told:
        assert set(name.split()) <= there, name


@pytest.mark.parametrize("story", STORIES)
def test_a_section_says_how_to_sign_in_and_is_short(story):
    words = section(story)
    (user,) = re.findall(r"[Ss]ign in as `([a-z-]+)`", words)
    assert user in {role.value.replace("_", "-") for role in Role}
    assert 4 <= len(re.findall(r"[.?!](?:\"|\s|$)", words)) <= 12
