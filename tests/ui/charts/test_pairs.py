"""Two figures side by side: both are written, both can be told apart without colour."""

from xml.etree import ElementTree

from homeward.ui.charts import Pair, Pairs, pairs

from .drawn import SVG, read


def drawn(*rows: Pair) -> ElementTree.Element:
    return read(pairs([Pairs("Who <contacts>", rows)], title="A & B", names=("published", "made")))


def test_both_figures_stand_beside_the_bars_and_in_the_description():
    picture = drawn(Pair("police", 32, 34.1), Pair("health", 17, 16.4))
    said = [text.text for text in picture.iter(f"{SVG}text")]
    assert "32 · 34.1" in said
    assert "police published 32, made 34.1" in picture.find(f"{SVG}desc").text
    assert picture.find(f"{SVG}title").text == "A & B"


def test_bars_are_as_long_as_their_figures_and_differ_in_pattern():
    picture = drawn(Pair("police", 20, 40))
    first, second = [
        bar for bar in picture.iter(f"{SVG}rect") if float(bar.get("x")) > 50 and bar.get("stroke")
    ][-2:]
    assert abs(float(second.get("width")) - 2 * float(first.get("width"))) < 0.2
    assert first.get("fill").startswith("url(#")
    assert not second.get("fill").startswith("url(#")


def test_nothing_at_all_is_drawn_as_nothing():
    picture = drawn(Pair("police", 0, 0))
    assert "0 · 0" in [text.text for text in picture.iter(f"{SVG}text")]
