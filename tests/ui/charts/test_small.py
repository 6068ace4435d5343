"""The line in a row, and the bars."""

from __future__ import annotations

from itertools import combinations

import pytest

from homeward.ui.charts import NARROW, WIDE, Bar, bars, sparkline
from homeward.ui.charts.svg import BETTER, WORSE
from tests.ui.charts.drawn import SVG, boxes, find, read, size, texts

HOMES = [
    Bar("Foster carers", 34),
    Bar("Supported lodgings, including those run by the voluntary sector", 12),
    Bar("Bed and breakfast", 0),
    Bar("Independent living", None),
]


def test_a_sparkline_with_a_label_is_an_image_of_that_name() -> None:
    svg = sparkline([1, 2, 3], label="rising <b>")
    assert read(svg).attrib["role"] == "img"
    assert [t.text for t in find(svg, "title")] == ["rising <b>"]


def test_a_sparkline_without_a_label_is_hidden_from_those_who_hear_the_page() -> None:
    assert read(sparkline([1, 2, 3])).attrib["aria-hidden"] == "true"


def test_a_sparkline_marks_its_signals_and_its_last_known_point() -> None:
    kinds = ["common_cause", "special_cause_concern", None, None]
    svg = sparkline([1, 9, 2, None], kinds)
    assert len(find(svg, "circle")) == 1
    assert [p.attrib["fill"] for p in find(svg, "path")] == ["none", WORSE]


@pytest.mark.parametrize("values", [[], [None], [5], [5, 5, 5]])
def test_a_sparkline_of_little_is_still_drawn(values: list[float | None]) -> None:
    assert read(sparkline(values)).tag == SVG + "svg"


def test_bars_are_as_long_as_their_counts() -> None:
    svg = bars(HOMES, title="Where they live", unit="Young people")
    long, short = [float(r.attrib["width"]) for r in find(svg, "rect")]
    assert long / short == pytest.approx(34 / 12, rel=0.01)
    assert {"34", "12", "0", "not shown"} <= set(texts(svg))
    assert {r.attrib["fill"] for r in find(svg, "rect")} == {BETTER}


def test_bars_are_described_in_words() -> None:
    (desc,) = find(bars(HOMES, title="Where they live", unit="Young people"), "desc")
    assert desc.text is not None
    assert desc.text.startswith("Young people: Foster carers 34; Supported")
    assert desc.text.endswith("Bed and breakfast 0; Independent living not shown")


def test_a_bar_may_lead_to_the_names_behind_it() -> None:
    svg = bars([Bar("Foster carers", 3, href="/homes/?type=foster")], title="t", unit="u")
    (link,) = find(svg, "a")
    assert link.attrib == {"href": "/homes/?type=foster", "aria-label": "Foster carers: 3"}
    assert read(svg).attrib["role"] == "group"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_labels_of_bars_do_not_overlap(width: int) -> None:
    svg = bars(HOMES, title="Where they live tonight", unit="Young people", width=width)
    assert [(a.words, b.words) for a, b in combinations(boxes(svg), 2) if a.overlaps(b)] == []
    assert all(b.right <= size(svg)[0] for b in boxes(svg))


def test_no_bars_and_only_zeros_are_drawn() -> None:
    assert not find(bars([], title="t", unit="u"), "rect")
    assert not find(bars([Bar("a", 0)], title="t", unit="u"), "rect")


def test_a_bar_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="a: a bar cannot show -1, which is below 0"):
        bars([Bar("a", -1)], title="t", unit="u")
