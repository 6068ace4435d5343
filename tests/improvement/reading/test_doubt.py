"""Any text has sentences; not every text was written by an inspector."""

from pathlib import Path

import pytest

from homeward.access.actions import the_house
from homeward.core.errors import Refused
from homeward.improvement.actions import take_in_report
from homeward.improvement.models import Report
from homeward.improvement.reading import read_report, read_text

from .made import LETTER
from .prose import ARTICLE

MINUTES = """\
Minutes of the parks committee, 3 March 2026

Delays to the new playground are too long and the contractor's plans are weak. Managers agreed that
oversight of the budget is poor and that staff turnover has risen.
"""
REVIEW = """\
A restaurant with weak service. Children are not welcome, and plans for a terrace are out of date.
The quality of the food is inconsistent, and there was a delay of an hour.
"""


@pytest.mark.parametrize("text", [MINUTES, REVIEW])
def test_what_no_inspector_wrote_is_doubted(text):
    assert "It names neither inspectors nor Ofsted." in read_text(text).doubts


@pytest.mark.parametrize("text", [LETTER, ARTICLE])
def test_a_letter_and_an_article_on_one_are_not_doubted(text):
    assert read_text(text).doubts == ()


def test_no_published_report_is_doubted(shared_data: Path):
    reports = sorted((shared_data / "ofsted").glob("*.pdf"))
    assert len(reports) > 10
    assert [path.name for path in reports if read_report(path).doubts] == []


def test_a_doubtful_file_is_taken_in_only_by_somebody_who_is_sure(borough, tmp_path):
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES)
    with pytest.raises(Refused, match="does not look like an inspection report"):
        take_in_report(by=the_house, path=path)
    assert not Report.objects.exists()
    assert take_in_report(by=the_house, path=path, sure=True).findings.exists()
