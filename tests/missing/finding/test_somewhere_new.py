"""Somewhere new is split over what is known of it, in words, and stays on the plan."""

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from homeward.access.models import User
from homeward.missing.actions import raise_context
from homeward.missing.finding.somewhere_new import hints
from homeward.missing.models import Episode, KnownAssociate, Place
from tests.missing.finding.conftest import Told, may

names = st.lists(st.text(min_size=1, max_size=10), max_size=5)


@given(st.floats(0, 1), st.none() | st.integers(0, 18), names, names, names)
def test_the_parts_sum_to_the_whole(
    new: float, age: int | None, people: list[str], areas: list[str], contexts: list[str]
) -> None:
    found = hints(new, age, people=people, areas=areas, contexts=contexts)
    assert sum(each.odds for each in found) == pytest.approx(new)
    assert len(found) == 1 + sum(map(bool, (people, areas, contexts)))
    assert all(each.odds >= 0 and each.rests_on for each in found)


@pytest.mark.parametrize(
    ("age", "says"),
    [(13, "children of 12 to 14"), (16, "no table for this age, who go further"), (9, "no table")],
)
def test_a_table_that_is_not_of_the_age_is_not_passed_off_as_one(age: int, says: str) -> None:
    (kinds,) = hints(0.5, age, people=[], areas=[], contexts=[])
    assert kinds.rests_on.startswith(says)
    assert kinds.odds == 0.5


def test_the_plan_names_people_neighbourhoods_and_contexts(
    missing: Episode,
    earlier: list[Episode],
    flat: Place,
    refuge: Place,
    kel: KnownAssociate,
    told: Told,
    coordinator: User,
    client_as: object,
) -> None:
    from homeward.access.roles import Role

    told(flat, episode=earlier[0])
    told(refuge, episode=earlier[1])
    raise_context(
        by=coordinator,
        name="The arcade",
        kind="group",
        evidence="Two children",
        review_on=may(1).date().replace(year=2027),
    )
    client: Client = client_as(Role.MISSING_COORDINATOR)  # type: ignore[operator]
    page = client.get(reverse("missing:find-plan", args=[missing.ref])).content.decode()
    for words in ("With Kel, wherever they stay", "in ZZ2", "At The arcade", "Scottish police"):
        assert words in page
    assert "ZZ9" not in page
