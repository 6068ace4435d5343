"""Packs: what stands in them, what never does, and that they stay as they were issued."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from click.testing import CliRunner
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.cli import main
from homeward.core.errors import NotForYou, Refused
from homeward.front_door.actions import record_contact
from homeward.improvement.actions import (
    add_minute,
    add_priority,
    finish_action,
    issue_board_pack,
    issue_visit_pack,
    note_on_action,
    take_in_report,
)
from homeward.improvement.models import Pack
from homeward.improvement.packs import (
    Section,
    add_section,
    as_pdf,
    board_pages,
    body_in,
    evaluation,
    fingerprint_of,
    standalone,
    visit_pages,
)
from homeward.improvement.packs import sections as sections_module
from homeward.improvement.packs.rounding import about
from homeward.improvement.packs.visit import sample as visit_sample
from homeward.improvement.queries import get_pack, plan_page
from tests import story

from .planned import plan_of
from .test_plan import LETTER


@pytest.fixture
def planned(borough):
    return plan_of(borough)


@pytest.fixture
def answered(planned, tmp_path):
    """A letter whose first sentence the plan answers."""
    path = tmp_path / "letter.txt"
    path.write_text(LETTER)
    report = take_in_report(by=the_house, path=path)
    planned.priority.findings.set(report.findings.filter(order=1))
    return planned


def test_the_board_pack_is_six_pages_without_script_or_names(planned, borough):
    pack = issue_board_pack(by=borough.user(Role.IMPROVEMENT_LEAD), plan=planned.plan)
    assert pack.body.count('<section class="hw-sheet">') == 6
    page = standalone(pack.title, pack.body, pack.fingerprint)
    assert len(page.encode()) < 300_000
    assert not re.search(r"<script|javascript:|\son\w+=|<link|url\(", page)
    names = [worker.name for worker in borough.workers.values()]
    names += [person.family_name for person in borough.people.values()]
    assert [name for name in names if name in page] == []


def test_what_is_stuck_late_or_without_room_comes_before_the_board(planned):
    note_on_action(
        by=the_house, action=planned.first, words="Waiting", stuck_because="no telephone line"
    )
    decide = board_pages(viewer=the_house, plan=planned.plan).decide
    assert "is stuck: no telephone line. Decide who removes" in decide[0]
    assert any("No room: decide what it stops doing." in each for each in decide)
    assert decide[-1].startswith("1 of 2 actions do not say how they would help")


def test_money_counts_what_is_agreed_done_and_moved(planned):
    finish_action(by=the_house, action=planned.first, done_on=story.TODAY, evidence="Minute 2")
    money = board_pages(viewer=the_house, plan=planned.plan).money[0]
    assert (money.cost, money.closed, money.moved) == (4000, 4000, 0)


def test_a_changed_definition_is_named_in_the_next_pack(planned, monkeypatch):
    from homeward.measures.catalogue.missing import InterviewsOfferedInTime

    issue_board_pack(by=the_house, plan=planned.plan)
    same = board_pages(viewer=the_house, plan=planned.plan).definitions
    assert same == ["No definition has changed since the pack of 17 June 2026."]
    monkeypatch.setattr(InterviewsOfferedInTime, "version", "9")
    changed = board_pages(viewer=the_house, plan=planned.plan).definitions
    assert len(changed) == 1
    assert changed[0].endswith("version 1 became 9.")


def test_a_pack_stays_as_it_was_issued_and_a_change_shows(planned, client_as):
    pack = issue_board_pack(by=the_house, plan=planned.plan)
    add_priority(by=the_house, plan=planned.plan, title="Added afterwards")
    board = client_as(Role.BOARD_MEMBER)
    address = reverse("improvement:pack", args=[pack.ref])
    page = board.get(address).content.decode()
    assert "Added afterwards" not in page
    assert "Its pages are those that were issued" in page
    Pack.objects.filter(pk=pack.pk).update(body=pack.body + "<p>more</p>")
    assert "their hash differs" in board.get(address).content.decode()


def test_each_earlier_sentence_has_what_was_done_and_what_moved(answered):
    pages = visit_pages(viewer=the_house, plan=answered.plan)
    first = next(each for each in pages.answers if "return home interviews" in each.said)
    assert first.priorities == ["Every child heard"]
    assert first.done[0].startswith("Not due yet: Offer it on the day (")
    assert len(first.moved) == 2
    assert pages.unanswered == len(pages.answers) - 1
    assert [theme.title for theme in pages.themes][:2] == ["Missing", "Homes"]
    assert pages.themes[0].why == "it is named among what needs to improve"


def test_children_are_drawn_by_chance_and_never_a_restricted_one(answered, borough):
    for key in ("tom", "sian", "hidden"):
        contact_about(borough.people[key])
    draw = visit_sample("front door")
    assert draw == sorted(borough.people[key].ref for key in ("tom", "sian"))
    assert visit_sample("front door") == draw


def contact_about(person):
    record_contact(
        by=the_house,
        children=[person],
        received_at=story.NOW - timedelta(hours=2),
        source_code="6",
        route="domestic_abuse",
        from_whom="",
        told="Something was seen.",
    )


def test_minutes_and_sections_of_other_rooms_stand_in_the_visit_pack(answered, monkeypatch):
    monkeypatch.setattr(sections_module, "_READERS", {})
    add_minute(by=the_house, plan=answered.plan, held_on=story.TODAY, words="The board met.")
    add_section("audits", lambda viewer: Section("Audits", ("Six were read.",), ("A",), (("1",),)))
    add_section("nothing", lambda viewer: None)
    body = issue_visit_pack(by=the_house, plan=answered.plan).body
    assert "The board met." in body
    assert "Six were read." in body
    assert body.count('<section class="hw-sheet">') == 4


def test_a_board_member_does_not_learn_of_a_visit_pack(planned, borough, client_as):
    pack = issue_visit_pack(by=the_house, plan=planned.plan)
    board = borough.user(Role.BOARD_MEMBER)
    with pytest.raises(NotForYou):
        get_pack(viewer=board, ref=pack.ref)
    listed = client_as(Role.BOARD_MEMBER).get(reverse("improvement:packs", args=[planned.plan.ref]))
    assert pack.ref not in listed.content.decode()


def test_an_inspector_begins_with_the_visit_pack(planned, client_as):
    pack = issue_visit_pack(by=the_house, plan=planned.plan)
    page = client_as(Role.INSPECTOR).get(reverse("improvement:visit")).content.decode()
    assert reverse("improvement:pack", args=[pack.ref]) in page
    assert "19 June 2026" in page


@pytest.mark.parametrize("kind", ["board", "visit"])
def test_one_click_issues_a_pack_and_only_who_may_can_click(planned, client_as, kind):
    address = reverse(f"improvement:issue-{kind}", args=[planned.plan.ref])
    assert client_as(Role.BOARD_MEMBER).post(address).status_code == 404
    page = client_as(Role.IMPROVEMENT_LEAD).post(address, follow=True)
    pack = Pack.objects.get()
    assert page.redirect_chain[-1][0] == reverse("improvement:pack", args=[pack.ref])
    file = client_as(Role.IMPROVEMENT_LEAD).get(reverse("improvement:pack-file", args=[pack.ref]))
    assert fingerprint_of(body_in(file.content.decode())) == pack.fingerprint


@pytest.mark.parametrize("name", ["weeks", "self-evaluation", "packs"])
def test_pages_of_the_whole_plan_open_for_the_board_and_not_for_partners(planned, client_as, name):
    address = reverse(f"improvement:{name}", args=[planned.plan.ref])
    assert client_as(Role.BOARD_MEMBER).get(address).status_code == 200
    assert client_as(Role.PARTNER).get(address).status_code == 404


def test_self_evaluation_says_what_is_known_how_and_what_is_not(answered):
    row = evaluation(plan_page(viewer=the_house, plan=answered.plan))[0]
    assert any(each.startswith("Inspectors said:") for each in row.know)
    assert all("definition M" in each for each in row.how)
    assert row.doing == [
        "Not due yet: Offer it on the day (Missing coordinator, Missing team, by 8 July 2026).",
        "Not due yet: Share what was learnt (Missing coordinator, Missing team, by 27 July 2026).",
    ]
    assert "Activity only, without a full line to children: “Share what was learnt”." in row.gaps


def test_a_board_pack_is_six_pages_of_pdf(planned):
    pytest.importorskip("weasyprint", reason="the optional extra pdf is not installed")
    pack = issue_board_pack(by=the_house, plan=planned.plan)
    made = as_pdf(standalone(pack.title, pack.body, pack.fingerprint))
    assert len(PdfReader(BytesIO(made)).pages) == 6
    assert len(made) < 300_000


def test_pdf_without_its_extra_is_refused_with_the_way_out(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(Refused, match="print it"):
        as_pdf("<p>x</p>")


def test_the_command_that_verifies_a_pack_knows_a_changed_one(planned, tmp_path, monkeypatch):
    from homeward.cli import house

    monkeypatch.setattr(house, "start_django", lambda data: None)
    monkeypatch.setattr(house, "bring_up_to_date", lambda: None)
    out = tmp_path / "pack.html"
    done = CliRunner().invoke(main, ["board-pack", "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert "unchanged" in CliRunner().invoke(main, ["verify-pack", str(out)]).output
    out.write_text(out.read_text().replace("Every child heard", "Every child pleased"))
    changed = CliRunner().invoke(main, ["verify-pack", str(out)])
    assert (changed.exit_code, "was changed since" in changed.output) == (1, True)


@given(st.integers(0, 5000))
def test_no_small_number_is_shown_and_no_figure_is_far_off(count):
    shown = about(count)
    if 0 < count < 5:
        assert shown == "fewer than 5"
    else:
        assert abs(int(shown.replace(",", "")) - count) <= 2
