"""The genogram: nobody on top of anybody, everything recorded is drawn, nothing hangs."""

from collections import Counter
from datetime import date
from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from homeward.people.family.genogram import draw, fitted
from homeward.people.family.kin import Member, Tie, sentence
from homeward.people.family.layout import CELL_HEIGHT, lay_out
from homeward.people.family.places import CELL_WIDTH, FAMILY_GAP, packed

from .some import families

TODAY = date(2026, 6, 17)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(layout, about="P00"):
    return draw(layout, about=about, title="A family", desc="drawn", today=TODAY)


def people(*refs, **more):
    return [Member(ref, f"Name {ref}", **more) for ref in refs]


def at(layout):
    return {cell.member.ref: (cell.x, cell.y) for cell in layout.cells}


@given(families())
@settings(max_examples=150, deadline=None)
def test_no_two_people_overlap_and_all_stand_within_the_drawing(family):
    layout = lay_out(*family)
    assert {cell.member.ref for cell in layout.cells} == {m.ref for m in family[0]}
    for cell in layout.cells:
        assert 0 <= cell.x <= layout.width - CELL_WIDTH
        assert 0 <= cell.y <= layout.height - CELL_HEIGHT
    for one, other in combinations(layout.cells, 2):
        beside = abs(one.x - other.x) >= CELL_WIDTH - 1e-6
        assert beside or abs(one.y - other.y) >= CELL_HEIGHT - 1e-6


@given(families())
@settings(max_examples=150, deadline=None)
def test_every_relationship_is_drawn_once_with_its_sentence(family):
    members, ties = family
    layout = lay_out(members, ties)
    shown = Counter(ref for line in layout.lines for ref in line.ties)
    assert shown == Counter(tie.ref for tie in ties)
    picture = ElementTree.fromstring(drawn(layout))  # noqa: S314  (our own drawing)
    titles = " ".join(each.text or "" for each in picture.iter(f"{SVG}title"))
    by_ref = {member.ref: member for member in members}
    for tie in ties:
        assert sentence(tie, by_ref) in titles


@given(families())
@settings(max_examples=60, deadline=None)
def test_every_line_stays_within_the_drawing(family):
    layout = lay_out(*family)
    for line in layout.lines:
        for x, y in line.points:
            assert 0 <= x <= layout.width
            assert 0 <= y <= layout.height


@given(families(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_drawing_does_not_depend_on_the_order_of_the_records(family, random):
    members, ties = family
    shuffled = list(ties)
    random.shuffle(shuffled)
    assert at(lay_out(members, ties)) == at(lay_out(members[::-1], shuffled))


def test_parents_stand_above_their_children_and_grandparents_above_them():
    ties = [
        Tie("1", "g", "m", "parent"),
        Tie("2", "m", "c", "parent"),
        Tie("3", "f", "c", "parent"),
    ]
    there = at(lay_out(people("c", "m", "f", "g"), ties))
    assert there["g"][1] < there["m"][1] == there["f"][1] < there["c"][1]


def test_half_siblings_hang_from_the_right_couples():
    ties = [
        Tie("1", "m", "a", "parent"),
        Tie("2", "x", "a", "parent"),
        Tie("3", "m", "b", "parent"),
        Tie("4", "y", "b", "parent"),
        Tie("5", "a", "b", "half_sibling"),
    ]
    layout = lay_out(people("a", "b", "m", "x", "y"), ties)
    there, couples = at(layout), [line for line in layout.lines if line.ties]
    assert there["x"][0] < there["m"][0] < there["y"][0] or (
        there["y"][0] < there["m"][0] < there["x"][0]
    )
    assert {frozenset(set(line.ties) - {"5"}) for line in couples} == {
        frozenset({"1", "2"}),
        frozenset({"3", "4"}),
    }


def test_a_couples_line_never_runs_into_the_line_of_another_couples_child():
    """A father, his first and his second partner, and children of both."""
    ties = [
        Tie(f"{n}{ref}", ref, child, "parent")
        for n, child in enumerate("abcde")
        for ref in (("f", "m") if child in "abc" else ("f", "n"))
    ]
    layout = lay_out(people(*"abcde", "f", "m", "n"), ties)
    own = {line.points[0][0] for line in layout.lines if not line.ties and len(line.points) == 2}
    trunks = [line.points[0][0] for line in layout.lines if len(line.points) == 4 and not line.ties]
    assert len(trunks) == 2
    for trunk in trunks:
        theirs = next(line for line in layout.lines if line.points[0][0] == trunk)
        children = {x for x in own if theirs.points[2][0] <= x <= theirs.points[3][0]}
        assert all(abs(trunk - x) >= 8 for x in own - children)


def test_an_ended_partnership_is_dashed_with_two_strokes_and_a_standing_one_is_not():
    now = lay_out(people("a", "b"), [Tie("1", "a", "b", "partner")]).lines[0]
    over = lay_out(people("a", "b"), [Tie("1", "a", "b", "partner", ended=True)]).lines[0]
    former = lay_out(people("a", "b"), [Tie("1", "a", "b", "ex_partner")]).lines[0]
    assert (now.dash, now.cut) == ("", None)
    assert over.dash == former.dash == "7 4"
    assert over.cut is not None
    assert former.cut is not None


def test_a_circle_of_parents_is_drawn_and_said_in_a_sentence():
    ties = [
        Tie("1", "a", "b", "parent"),
        Tie("2", "b", "c", "parent"),
        Tie("3", "c", "a", "parent"),
    ]
    layout = lay_out(people("a", "b", "c"), ties)
    assert layout.doubtful == ("Name c is the parent of Name a",)


def test_brothers_and_sisters_without_parents_hang_from_one_line():
    ties = [Tie("1", "a", "b", "sibling"), Tie("2", "b", "c", "sibling")]
    layout = lay_out(people("a", "b", "c"), ties)
    assert [set(line.ties) for line in layout.lines if line.ties] == [{"1", "2"}]


def test_shapes_say_the_sex_and_a_cross_the_death():
    for sex, shape in (("M", "rect"), ("F", "circle"), ("N", "polygon"), ("U", "polygon")):
        picture = drawn(lay_out([Member("a", "A", sex=sex)], []), about="")
        assert f"<{shape}" in picture
        assert "<path" not in picture
    dead = Member("a", "A", sex="F", died_on=TODAY)
    assert "<path" in drawn(lay_out([dead], []), about="")
    unborn = Member("a", "A", expected_on=date(2026, 9, 1))
    assert "expected Sep 2026" in drawn(lay_out([unborn], []))


@given(
    st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(1, 500)), min_size=1, max_size=30),
)
def test_packing_keeps_the_order_and_the_distance_and_moves_nothing_needlessly(blocks):
    wished, widths = [b[0] for b in blocks], [b[1] for b in blocks]
    lefts = packed(wished, widths)
    for n in range(len(lefts) - 1):
        assert lefts[n + 1] - lefts[n] >= widths[n] + FAMILY_GAP - 1e-6
    again = packed(lefts, widths)
    assert all(abs(a - b) < 1e-5 for a, b in zip(lefts, again, strict=True))


def test_sixty_people_in_four_generations_are_laid_out():
    members = [Member(f"P{n:02}", f"Person {n}", sex="MF"[n % 2]) for n in range(60)]
    ties = [Tie(f"T{n}", f"P{(n - 1) // 3:02}", f"P{n:02}", "parent") for n in range(1, 60)]
    layout = lay_out(members, ties)
    assert len(layout.cells) == 60
    assert sum(len(line.ties) for line in layout.lines) == 59


def test_long_names_end_in_a_mark_that_says_so():
    assert fitted("Wolfeschlegelsteinhausenbergerdorff", 100, 2, 13)[0].endswith("…")
    assert fitted("Tom Wieczorek", 100, 2, 13) == ["Tom Wieczorek"]


def test_names_cannot_break_out_of_the_drawing():
    picture = drawn(lay_out([Member("a", '<script>"&\x00', href="/x/")], []))
    assert "<script" not in picture
    ElementTree.fromstring(picture)  # noqa: S314  (our own drawing)
