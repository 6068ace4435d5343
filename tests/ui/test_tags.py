"""The tags that every page is made of: GOV.UK's markup, nothing believed that is handed in."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.paginator import Paginator
from django.template import TemplateSyntaxError
from django.test import RequestFactory

from homeward.core import clock
from homeward.ui.parts import Column, Tab

NOW = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)
NASTY = "<script>alert(1)</script>"


class Someone:
    ref, known_as = "7QK2M8XW4T", "<b>Mimi"

    def __str__(self):
        return "Siân O'Hara <i>"


def test_a_heading_is_one_h1_with_its_caption_before_it(draw):
    assert draw('{% heading "Front door" caption="Today" %}') == (
        '<span class="govuk-caption-l">Today</span><h1 class="govuk-heading-l">Front door</h1>'
    )


def test_a_status_takes_a_state_or_a_colour_and_is_grey_otherwise(draw):
    assert draw('{% status "Overdue" "late" %}') == (
        '<strong class="hw-tag hw-tag--late">Overdue</strong>'
    )
    assert "govuk-tag--teal" in draw('{% status "Covered" "turquoise" %}')
    assert "govuk-tag--grey" in draw('{% status "Odd" colour %}', colour='"><script>')


@pytest.mark.parametrize("tag", ["day", "moment", "ago", "hours_out", "time_left"])
def test_what_is_not_known_is_said_to_be_not_known(draw, tag):
    assert draw("{% " + tag + " nothing %}", nothing=None) == (
        '<span class="hw-unknown">not known</span>'
    )


def test_times_are_said_in_words(draw):
    with clock.stand_still(NOW):
        assert draw("{% day d %}", d=NOW.date()) == "24 November 2026"
        assert draw("{% moment d %}", d=NOW) == "24 November 2026, 14:05"
        assert draw("{% ago d %}", d=NOW - timedelta(hours=3)) == "3 hours ago"
        assert draw("{% hours_out d %}", d=NOW - timedelta(hours=28)) == "1 day 4 hours"
        assert draw("{% time_left d %}", d=NOW - timedelta(days=1)) == (
            '<strong class="hw-tag hw-tag--late">1 day over</strong>'
        )


def test_a_person_is_shown_with_what_they_like_to_be_called_and_escaped(draw):
    shown = draw("{% person_link person %}", person=Someone())
    assert "Siân O&#x27;Hara &lt;i&gt;" in shown
    assert "(known as <bdi>&lt;b&gt;Mimi</bdi>)" in shown


@pytest.mark.parametrize(
    "source",
    [
        "{% heading x caption=x %}",
        "{% status x x %}",
        "{% figure x x href=x note=x state=x %}",
        "{% warning x %}",
        "{% empty x %}",
        "{% button x href=x kind=x %}",
        "{% button x name=x value=x %}",
        "{% details x %}{{ x }}{% enddetails %}",
        "{% inset %}{{ x }}{% endinset %}",
        "{% cards %}{{ x }}{% endcards %}",
        "{% table caption=x columns=columns %}{% cell x %}{{ x }}{% endcell %}{% endtable %}",
        "{% summary rows %}",
        "{% tabs tabs %}",
    ],
)
def test_nothing_handed_to_a_tag_becomes_markup(draw, source):
    shown = draw(
        source,
        x=NASTY,
        columns=[NASTY],
        rows=[(NASTY, NASTY, NASTY, NASTY), (NASTY, f"a\n{NASTY}")],
        tabs=[Tab(NASTY, '"' + NASTY, 3)],
    )
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_a_figure_opens_the_rows_behind_it(draw):
    shown = draw(
        '{% cards %}{% figure 12 "owed" href="/owed" note="3 late" state="late" %}{% endcards %}'
    )
    assert shown.startswith('<div class="hw-cards hw-figures"><div class="hw-card hw-card--late">')
    assert (
        '<a class="hw-card__link govuk-link" href="/owed"><span class="hw-figure">12</span>'
        in shown
    )
    assert "3 late" in shown


def test_a_table_carries_its_caption_its_heads_and_a_label_on_every_cell(draw):
    shown = draw(
        '{% table caption="Owed" columns=columns %}<tr>'
        '{% headcell "Child" %} <b>A</b> {% endheadcell %}'
        '{% cell "Due" %}{% status "Late" "late" %}{% endcell %}{% numcell "Days" %}3{% endcell %}'
        "{% numcell %}4{% endnumcell %}</tr>{% endtable %}",
        columns=["Child", "Due", Column("Days", numeric=True)],
    )
    assert '<caption class="govuk-table__caption govuk-table__caption--m">Owed</caption>' in shown
    assert '<th scope="col" class="govuk-table__header hw-table__number">Days</th>' in shown
    assert '<th class="govuk-table__header" scope="row" data-label="Child"><b>A</b></th>' in shown
    assert '<td class="govuk-table__cell" data-label="Due"><strong' in shown
    assert '<td class="govuk-table__cell hw-table__number" data-label="Days">3</td>' in shown
    assert '<td class="govuk-table__cell hw-table__number">4</td>' in shown
    assert shown.count("<tbody>") == 1


def test_a_cell_with_two_labels_is_a_mistake_of_the_template(draw):
    with pytest.raises(TemplateSyntaxError, match="one argument"):
        draw('{% cell "A" "B" %}{% endcell %}')


def test_a_summary_says_yes_no_days_and_what_is_not_known(draw):
    rows = [("Told", True), ("Home", False), ("Born", NOW.date()), ("Address", ""), ("Number", 0)]
    shown = draw("{% summary rows %}", rows=rows)
    for said in (">Yes<", ">No<", ">24 November 2026<", "not known", ">0<"):
        assert said in shown
    change = draw("{% summary rows %}", rows=[("Name", "A", "/change")])
    assert (
        '<a class="govuk-link" href="/change">Change<span class="govuk-visually-hidden"> Name'
        in change
    )


def test_tabs_mark_the_present_one_by_flag_or_by_label(draw):
    items = [Tab("All", "?a=1", count=0), Tab("Late", "?a=2")]
    shown = draw('{% tabs items "Late" %}', items=items)
    assert shown.count('aria-current="page"') == 1
    assert 'href="?a=2" aria-current="page">Late' in shown
    assert '<span class="hw-tabs__count">0</span>' in shown


def test_the_pager_keeps_the_filters_and_says_which_rows_these_are(draw):
    request = RequestFactory().get("/list/", {"team": "a&b", "page": "4"})
    shown = draw("{% pager page %}", page=Paginator(range(311), 25).get_page(4), request=request)
    assert "Showing 76 to 100 of 311" in shown
    assert 'href="?team=a%26b&amp;page=5" rel="next"' in shown
    assert 'aria-label="Page 4" aria-current="page"' in shown
    single = draw("{% pager page %}", page=Paginator(range(3), 25).get_page(1))
    assert "<nav" not in single


def test_buttons_are_links_or_submit(draw):
    assert draw('{% button "Go" href="/x" kind="secondary" %}') == (
        '<a href="/x" role="button" draggable="false" '
        'class="govuk-button govuk-button--secondary" data-module="govuk-button">Go</a>'
    )
    assert draw('{% button "Save" %}') == (
        '<button type="submit" class="govuk-button" data-module="govuk-button">Save</button>'
    )


def test_parts_carry_neither_styles_nor_scripts_of_their_own(draw):
    shown = draw(
        '{% warning "W" %}{% details "D" open=True %}x{% enddetails %}{% inset %}x{% endinset %}'
        "{% summary rows %}{% tabs tabs %}",
        rows=[("A", "b")],
        tabs=[Tab("A", "?")],
    )
    assert "style=" not in shown
    assert not re.search(r"\son\w+=", shown)
