"""The control chart as a person sees it, hears it, prints it and follows its links."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.measures.spc import xmr
from homeward.ui.charts import NARROW, WIDE, ChartPoint, chart_points, xmr_chart
from homeward.ui.charts.marks import MEANINGS
from homeward.ui.charts.svg import BETTER, GREY, INK, NEUTRAL, WORSE
from tests.ui.charts.drawn import SVG, boxes, find, read, size, texts

STEADY = [10, 12] * 6
DAYS = ["1", "8", "15", "22", "29"]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def labels(number: int) -> list[str]:
    return [f"{DAYS[i % 5]} {MONTHS[i // 5 % 12]} 2{i // 60}" for i in range(number)]


def points(
    values: list[float | None], *, links: bool = False, **options: object
) -> list[ChartPoint]:
    chart = xmr(values, **options)  # type: ignore[arg-type]
    hrefs = [f"/measures/m1/?week={i}" for i in range(len(values))] if links else []
    return chart_points(chart, labels(len(values)), hrefs)


def draw(values: list[float | None], *, links: bool = False, **options: object) -> str:
    better = options.get("improvement")
    return xmr_chart(
        points(values, links=links, **options),
        title="A sentence",
        unit="Children missing, each week",
        improvement=better,  # type: ignore[arg-type]
        target=options.get("target"),  # type: ignore[arg-type]
    )


def random_counts(mean: float, number: int) -> list[float | None]:
    return [float(v) for v in np.random.default_rng(2).poisson(mean, number)]


def test_the_sentence_is_the_name_and_can_be_read_in_the_drawing() -> None:
    svg = draw(STEADY)
    assert read(svg).attrib["role"] == "img"
    assert read(svg)[0].tag == SVG + "title"
    assert read(svg)[0].text == "A sentence"
    assert "A sentence" in texts(svg)
    (desc,) = find(svg, "desc")
    assert desc.text == (
        "Children missing, each week: 12 points, 1 Jan 20 to 8 Mar 20. Latest, 8 Mar 20: 12. "
        "Mean 11, usual range 5.68 to 16.3. No signals."
    )


def test_text_cannot_become_markup() -> None:
    nasty = '<script>alert("1")</script>&\x00\x0b'
    point = ChartPoint(nasty, 3.0, 3.0, 1.0, 5.0, href='/x?a="><script>', name=nasty)
    svg = xmr_chart([point] * 3, title=nasty, unit=nasty, improvement=None)
    assert not find(svg, "script")
    assert "<script" not in svg
    assert find(svg, "a")[0].attrib["href"] == '/x?a="><script>'
    assert find(svg, "title")[0].text == '<script>alert("1")</script>&'


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "JaVaScript:x"])
def test_a_link_that_is_not_a_page_is_refused(href: str) -> None:
    point = ChartPoint("1 Jan", 3.0, href=href)
    with pytest.raises(ValueError, match="cannot link to"):
        xmr_chart([point], title="t", unit="u", improvement=None)


def test_nothing_in_it_needs_a_weaker_content_security_policy() -> None:
    svg = draw(random_counts(10, 40), links=True, improvement="decrease", target=8)
    for element in read(svg).iter():
        assert element.tag.removeprefix(SVG) not in {"script", "style", "foreignObject", "image"}
        assert not {k for k in element.attrib if k == "style" or k.startswith("on")}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast_on_white(colour: str) -> float:
    return 1.05 / (_luminance(colour) + 0.05)


@pytest.mark.parametrize("colour", [INK, GREY, BETTER, WORSE, NEUTRAL])
def test_text_and_marks_stand_out_on_white(colour: str) -> None:
    assert _contrast_on_white(colour) >= 4.5


def test_text_is_drawn_in_no_other_colours() -> None:
    svg = draw(random_counts(10, 40), improvement="decrease", target=8)
    assert {t.attrib.get("fill", INK) for t in find(svg, "text")} <= {INK, GREY}


def test_each_meaning_has_its_own_shape_and_words() -> None:
    worse_and_better = [*STEADY, 30, 10, 12, 11, 0]
    svg = draw([float(v) for v in worse_and_better], improvement="decrease", fix_after=12)
    assert {"within chance", "signal: better", "signal: worse"} <= set(texts(svg))
    marks = [p for p in find(svg, "path") if p.attrib.get("fill") in {BETTER, WORSE}]
    corners = {p.attrib["fill"]: p.attrib["d"].count("L") + 1 for p in marks}
    assert corners == {BETTER: 3, WORSE: 4}
    assert len({m.shape for m in MEANINGS.values()}) == 4


def test_a_triangle_points_to_the_side_of_its_signal() -> None:
    def tip(values: list[float], better: str) -> float:
        svg = draw([*values], improvement=better, fix_after=12)
        d = next(p for p in find(svg, "path") if p.attrib.get("fill") == BETTER).attrib["d"]
        first, second = d.strip("Mz").split("L")[:2]
        return float(second.split()[1]) - float(first.split()[1])

    assert tip([*STEADY, 30], "increase") > 0
    assert tip([*STEADY, 0], "decrease") < 0


def test_mean_limits_and_target_are_told_apart_by_their_dashes() -> None:
    svg = draw([float(v) for v in STEADY], improvement="decrease", target=8)
    dashes = [
        p.attrib.get("stroke-dasharray", "none")
        for p in find(svg, "path")
        if p.attrib.get("stroke-width") in {"1.5", "2"}
    ]
    assert len(dashes) == len(set(dashes)) == 3
    assert {"target 8", "mean 11", "lower 5.68", "upper 16.3"} <= set(texts(svg))


def test_linked_points_are_links_in_order_with_names_outside_the_image() -> None:
    values = [float(v) for v in STEADY] + [None, 30.0]
    svg = draw(values, links=True, improvement="decrease", fix_after=12)
    root = read(svg)
    assert root.attrib["role"] == "group"
    assert [a.tag for a in root[1:]] == [SVG + "a"] * 13
    assert not list(root[0].iter(SVG + "a"))
    assert [a.attrib["href"][-2:].strip("=") for a in root[1:]] == [
        str(i) for i in range(14) if i != 12
    ]
    name = "22 Mar 20: 30, Children missing, each week (signal: worse)"
    assert root[-1].attrib["aria-label"] == name


def test_the_line_breaks_at_a_gap_and_a_gap_has_no_mark() -> None:
    svg = draw([3, 4, None, 4, 5])
    assert len(find(svg, "circle")) == 4 + 1  # and one in the key
    line = next(p for p in find(svg, "path") if p.attrib.get("stroke-width") == "1")
    assert line.attrib["d"].count("M") == 2


def test_new_limits_are_shown_where_they_begin() -> None:
    values = [float(v) for v in STEADY] + [20.0, 22.0] * 7
    assert "new limits" in texts(draw(values, rebase_at=[12]))
    assert "new limits" not in texts(draw(values))


def test_limits_are_not_drawn_below_what_is_possible() -> None:
    svg = draw([0.0, 5, 1, 4, 0, 6, 2, 3, 0, 5, 1, 4, 2])
    assert "lower 0" in texts(svg)
    free = xmr_chart(
        points([0.0, 5, 1, 4, 0, 6]), title="t", unit="u", improvement=None, floor=None
    )
    assert any(t.startswith("lower -") for t in texts(free))


def test_the_axis_starts_at_zero_when_zero_is_near_and_says_so_when_not() -> None:
    assert "0" in texts(draw([4.0, 9, 6, 8]))
    far = texts(draw([100.0, 104, 101, 103]))
    assert "0" not in far
    assert any("axis starts at" in t for t in far)


def test_empty_single_and_unknown_series_are_drawn() -> None:
    for values in ([], [None, None], [5.0], [0.0, 0.0]):
        svg = draw(values)
        assert "A sentence" in texts(svg)
        assert len(find(svg, "circle")) == sum(v is not None for v in values) + any(
            v is not None for v in values
        )


def test_two_years_of_weeks_weigh_less_than_8_kilobytes() -> None:
    values = random_counts(12, 104)
    svg = xmr_chart(
        chart_points(xmr(values), [f"{d + 1} {MONTHS[d % 12]}" for d in range(104)]),
        title="No real change yet: the ups and downs are those of chance",
        unit="Children missing, each week",
        improvement="decrease",
    )
    assert len(svg.encode()) < 8 * 1024


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("number", [1, 2, 13, 52, 104, 260])
@pytest.mark.parametrize("mean", [0.2, 12, 90_000])
def test_no_text_overlaps_another_or_leaves_the_drawing(
    width: int, number: int, mean: float
) -> None:
    given = points(random_counts(mean, number), target=mean, rebase_at=[number // 2])
    svg = xmr_chart(
        given,
        title="Getting better: the last seven weeks are all below the average",
        unit="Children missing from home or care, each week",
        improvement="decrease",
        target=mean,
        width=width,
    )
    overlapping = [(a.words, b.words) for a, b in combinations(boxes(svg), 2) if a.overlaps(b)]
    assert overlapping == []
    across, down = size(svg)
    assert across == width
    assert all(b.left >= 0 and b.right <= across and b.bottom <= down for b in boxes(svg))


def test_letters_are_large_enough_to_read_on_a_telephone() -> None:
    svg = xmr_chart(
        points(random_counts(9, 52)), title="t", unit="u", improvement=None, width=NARROW
    )
    scale = 358 / NARROW  # what is left of 390 between the margins
    assert min(float(t.attrib["font-size"]) for t in find(svg, "text")) * scale >= 12


@given(
    st.lists(st.one_of(st.none(), st.floats(-1e9, 1e9).map(lambda v: round(v, 3))), max_size=40),
    st.sampled_from(["increase", "decrease", None]),
)
def test_any_series_is_drawn_within_its_frame(values: list[float | None], better: str) -> None:
    svg = xmr_chart(
        points(values, improvement=better),
        title="t",
        unit="u",
        improvement=better,  # type: ignore[arg-type]
        floor=None,
    )
    _, down = size(svg)
    circles = find(svg, "circle")
    assert all(0 <= float(c.attrib["cy"]) <= down for c in circles)


def test_points_need_a_label_each() -> None:
    with pytest.raises(ValueError, match="labels: 2 for 3 points"):
        chart_points(xmr([1, 2, 3]), ["a", "b"])
    with pytest.raises(ValueError, match="hrefs: 1 for 3 points"):
        chart_points(xmr([1, 2, 3]), ["a", "b", "c"], ["/x"])


def test_a_name_of_its_own_replaces_the_made_one() -> None:
    point = replace(points([3.0], links=True)[0], name="Week of 1 January: three children")
    svg = xmr_chart([point], title="t", unit="u", improvement=None)
    assert find(svg, "a")[0].attrib["aria-label"] == "Week of 1 January: three children"
