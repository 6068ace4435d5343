"""Whatever is pasted: only clear refusals; and no running header inside what is asked for."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from homeward.improvement.reading import Unreadable, as_dict, as_table, read_text, verdict_on
from homeward.improvement.reading.wording import sentences

from . import made
from .prose import ARTICLE

# Pieces of real layouts, so that random text also reaches the depths of the reader.
PIECES = st.sampled_from(
    [
        *made.OLD.splitlines(keepends=True),
        *made.LETTER.splitlines(keepends=True),
        *ARTICLE.splitlines(keepends=True),
        *["\f", "\n", "1. ", "99. ", "• ", "- ", "\u00ad", "2 \n", "No. ", "… ", "’’’ ", "İ", "ﬀ"],
    ]
)
WORDS = st.sampled_from(
    ["plans", "visits", "records", "children", "timely", "the", "of", "contacts", "managers", "in"]
)
BULLETS = st.lists(
    st.lists(WORDS, min_size=3, max_size=60).map(" ".join), min_size=1, max_size=8, unique=True
)


@given(st.text() | st.lists(PIECES | st.text(max_size=20), max_size=60).map("".join))
@example("However, " * 300)
@example("a" * 100_000)
@example("no " * 5_000)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        report = read_text(text)
    except Unreadable:
        return
    assert as_dict(report)["kind"] == report.kind
    assert as_table(report)
    assert all(each.text.strip() for each in report.findings)


@given(st.text())
def test_any_sentence_has_a_direction_with_its_sign(text: str) -> None:
    verdict = verdict_on(text)
    assert (verdict.weight > 0) == (verdict.direction == "strength") or (
        verdict.direction == "neutral"
    )
    assert verdict.direction == "neutral" or verdict.words


@given(st.text())
def test_sentences_lose_no_words(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(bullets=BULLETS, width=st.integers(30, 90), depth=st.integers(9, 20))
@settings(deadline=None, max_examples=150)
def test_what_is_asked_for_is_whole_in_order_and_free_of_running_headers(
    bullets: list[str], width: int, depth: int
) -> None:
    import textwrap

    lines = ["What needs to improve?"]
    for bullet in bullets:
        first, *rest = textwrap.wrap(bullet, width)
        lines += [f"◼ {first}", *rest]
    lines += ["Findings", "Visits are timely."]
    front = ["Inspection of Fernleigh local authority children’s services", "3 to 14 June 2024"]
    pages = [front] + [lines[at : at + depth] for at in range(0, len(lines), depth)]
    text = "\f".join("\n".join(page) for page in made.with_headers(pages, made.HEADER))
    report = read_text(text)
    assert [each.text for each in report.recommendations] == bullets
    assert not any("Fernleigh" in each.text for each in (*report.recommendations, *report.findings))
