"""The network: everybody once, nobody on top of anybody, the near ones nearest."""

from itertools import combinations

import pytest

from homeward.people.family.kin import Member
from homeward.people.family.network import BOX_HEIGHT, BOX_WIDTH, FAR, NEAR, Contact, draw, spots


def contacts(near, far):
    kin = [Contact(f"Kin {n}", "aunt", NEAR, Member(f"K{n}", f"Kin {n}")) for n in range(near)]
    return kin + [Contact(f"Pro {n}", "GP", FAR) for n in range(far)]


@pytest.mark.parametrize(("near", "far"), [(0, 0), (1, 0), (0, 1), (2, 3), (9, 7), (35, 25)])
def test_nobody_overlaps_anybody_nor_the_person_in_the_middle(near, far):
    placed, _ = spots(contacts(near, far))
    assert len(placed) == near + far
    boxes = [(0.0, 0.0), *((spot.x, spot.y) for spot in placed)]
    for (x1, y1), (x2, y2) in combinations(boxes, 2):
        assert abs(x1 - x2) >= BOX_WIDTH or abs(y1 - y2) >= BOX_HEIGHT


def test_the_far_ring_lies_outside_the_near_one():
    placed, edges = spots(contacts(9, 7))
    for spot in placed:
        inside = (spot.x**2 + spot.y**2) ** 0.5 < edges[0]
        assert inside == (spot.contact.ring == NEAR)


def test_the_drawing_names_everybody_and_says_what_they_are():
    picture = draw(Member("m", "Middle Child"), contacts(3, 2), title="Network", desc="5 around")
    for words in ("Middle Child", "Kin 2", "Pro 1", "aunt", "GP", "<title>Network</title>"):
        assert words in picture
    assert "style=" not in picture
