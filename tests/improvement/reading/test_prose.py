"""Prose pasted from a page, with no headings: an article on a monitoring visit."""

from datetime import date

import pytest

from homeward.improvement.reading import Finding, Report, read_text

from .prose import ARTICLE


@pytest.fixture(scope="module")
def article() -> Report:
    return read_text(ARTICLE)


def about(report: Report, words: str) -> Finding:
    (found,) = [each for each in report.findings if words in each.text]
    return found


def test_it_says_who_was_visited_how_and_when(article: Report) -> None:
    assert (article.authority, article.kind) == ("Fernleigh", "monitoring visit")
    assert (article.visited_from, article.visited_to) == (date(2017, 9, 12), date(2017, 9, 13))
    assert article.published_on == date(2017, 10, 9)


@pytest.mark.parametrize(
    ("words", "theme", "direction", "decided_by"),
    [
        ("keep oversight of new contacts", "front door", "strength", "keep oversight"),
        ("good consideration of a family", "front door", "strength", "good"),
        ("over the telephone", "front door", "weakness", "too many"),
        ("Notifications of missing", "missing", "strength", "now all"),
        ("helping police", "missing", "strength", "helping"),
        ("cannot compare", "missing", "weakness", "cannot compare how"),
        ("More personal advisers", "leaving care", "strength", "more personal advisers"),
        ("bed and breakfast", "homes", "weakness", "unlikely"),
        ("turnover", "workforce", "strength", "turnover has reduced"),
        ("12-week plan", "plans", "weakness", "not led to strong"),
        ("Audits look", "audit", "weakness", "seldom"),
        ("pace of improvement", "plans", "weakness", "too slow"),
    ],
)
def test_each_sentence_has_its_theme_direction_and_deciding_words(
    article: Report, words: str, theme: str, direction: str, decided_by: str
) -> None:
    found = about(article, words)
    assert (found.theme, found.direction) == (theme, direction)
    assert decided_by in found.words


def test_it_claims_no_recommendations_and_says_so(article: Report) -> None:
    assert article.recommendations == article.priority_actions == ()
    assert "No recommendations or points to improve were found." in article.unread


def test_only_the_month_being_said_no_days_are_invented() -> None:
    text = ARTICLE.replace("visited on 12 and 13 September 2017", "visited in September 2017")
    report = read_text(text)
    assert report.visited_from is None
    assert "The days of the visit were not found; the text says only September 2017." in (
        report.unread
    )


def test_prose_that_ends_in_points_to_improve_keeps_its_findings(article: Report) -> None:
    report = read_text(f"{ARTICLE}\nWhat needs to improve\n\n• The pace of change.\n")
    assert [each.text for each in report.recommendations] == ["The pace of change."]
    assert report.findings == article.findings


def test_a_page_wrapped_at_eighty_columns_reads_the_same(article: Report) -> None:
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(each, 80) for each in ARTICLE.split("\n\n"))
    assert [each.text for each in read_text(wrapped).findings] == [
        each.text for each in article.findings
    ]
