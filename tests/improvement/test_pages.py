"""The pages of the plan, as each role sees them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.improvement.actions import add_action, add_priority, start_plan
from homeward.improvement.models import Finding, Plan, PlanAction, Priority, Report
from tests import story

from .test_plan import LETTER


@pytest.fixture
def plan(borough):
    ends = story.TODAY + timedelta(days=83)
    plan = start_plan(by=the_house, title="Twelve weeks", starts_on=story.TODAY, ends_on=ends)
    priority = add_priority(by=the_house, plan=plan, title="Interviews in time")
    add_action(
        by=the_house,
        priority=priority,
        words="Offer it on the day",
        owner=borough.workers[Role.MISSING_COORDINATOR],
        due_on=story.TODAY + timedelta(days=21),
        measure="interviews-held-in-time",
    )
    return plan


def three_boxes(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_the_board_reads_the_plan_with_its_live_measure(plan, client_as):
    page = client_as(Role.BOARD_MEMBER).get(reverse("improvement:plan"))
    text = page.content.decode()
    assert "Week 1 of 12: 0 of 1 actions done" in text
    assert "Return home interviews held within 72 hours" in text
    assert "Add an action" not in text


def test_without_a_plan_the_page_says_how_to_begin(client_as):
    page = client_as(Role.IMPROVEMENT_LEAD).get(reverse("improvement:plan"))
    assert "take in their report" in page.content.decode()


def test_from_a_letter_to_an_action_in_a_few_clicks(plan, client_as, borough):
    """Upload, tick, name, add: the whole way, as the improvement lead."""
    lead = client_as(Role.IMPROVEMENT_LEAD)
    file = SimpleUploadedFile("letter.txt", LETTER.encode())
    page = lead.post(reverse("improvement:reports"), {"file": file}, follow=True)
    report = Report.objects.get()
    assert page.redirect_chain[-1][0] == reverse("improvement:report", args=[report.ref])
    finding = report.findings.get(order=1)
    page = lead.post(
        reverse("improvement:make-priority", args=[report.ref]),
        {"finding": finding.ref, "title": "Every child heard"},
    )
    priority = Priority.objects.get(title="Every child heard")
    assert page.url == reverse("improvement:new-action", args=[priority.ref])
    due = story.TODAY + timedelta(days=14)
    answers = {
        "words": "Ring on the day of return",
        "owner": borough.workers[Role.MISSING_COORDINATOR].ref,
        "measure": "interviews-offered-in-time",
        **three_boxes("due_on", due),
    }
    page = lead.post(page.url, answers, follow=True)
    assert "Ring on the day of return" in page.content.decode()
    assert PlanAction.objects.get(words="Ring on the day of return").due_on == due


def test_ticking_nothing_is_answered_with_what_to_do(plan, client_as, borough, tmp_path):
    lead = client_as(Role.IMPROVEMENT_LEAD)
    lead.post(
        reverse("improvement:reports"), {"file": SimpleUploadedFile("l.txt", LETTER.encode())}
    )
    address = reverse("improvement:make-priority", args=[Report.objects.get().ref])
    page = lead.post(address, {"title": "x"}, follow=True)
    assert "Tick at least one finding" in page.content.decode()
    assert Priority.objects.count() == 1


def test_a_file_that_is_no_report_is_answered_on_the_page(client_as):
    lead = client_as(Role.IMPROVEMENT_LEAD)
    file = SimpleUploadedFile("x.pdf", b"\x00\x01 not a pdf")
    page = lead.post(reverse("improvement:reports"), {"file": file})
    assert page.status_code == 200
    assert "govuk-error-summary" in page.content.decode()
    assert not Report.objects.exists()


def test_a_finding_is_confirmed_or_set_aside(plan, client_as):
    lead = client_as(Role.IMPROVEMENT_LEAD)
    lead.post(
        reverse("improvement:reports"), {"file": SimpleUploadedFile("l.txt", LETTER.encode())}
    )
    first, second = Finding.objects.order_by("order")[:2]
    address = reverse("improvement:finding", args=[first.ref])
    lead.post(address, {"theme": "audit", "direction": "neutral"})
    lead.post(reverse("improvement:finding", args=[second.ref]), {"aside": "yes"})
    assert list(Finding.objects.order_by("order").values_list("state", flat=True))[:2] == [
        "confirmed",
        "set_aside",
    ]


def test_the_owner_reports_and_finishes_their_own_action(plan, client_as):
    action = PlanAction.objects.get()
    owner = client_as(Role.MISSING_COORDINATOR)
    note = {"words": "Begun", "stuck_because": "no line"}
    owner.post(reverse("improvement:note", args=[action.ref]), note)
    page = owner.get(reverse("improvement:action", args=[action.ref]))
    assert "no line" in page.content.decode()
    done = {"evidence": "Minute 4", **three_boxes("done_on", story.TODAY)}
    owner.post(reverse("improvement:finish", args=[action.ref]), done)
    assert PlanAction.objects.get().done_on == story.TODAY


def test_dropping_needs_the_right_and_a_reason(plan, client_as):
    action = PlanAction.objects.get()
    address = reverse("improvement:drop", args=[action.ref])
    assert client_as(Role.MISSING_COORDINATOR).get(address).status_code == 404
    page = client_as(Role.IMPROVEMENT_LEAD).post(address, {"because": ""})
    assert page.status_code == 422
    client_as(Role.IMPROVEMENT_LEAD).post(address, {"because": "not needed"})
    assert PlanAction.objects.get().dropped_because == "not needed"


@pytest.mark.parametrize("name", ["plan", "reports", "start"])
def test_a_partner_finds_nothing_here(plan, client_as, name):
    assert client_as(Role.PARTNER).get(reverse(f"improvement:{name}")).status_code == 404


def test_the_plan_page_keeps_its_budget(plan, client_as, django_assert_max_num_queries):
    client = client_as(Role.BOARD_MEMBER)
    with django_assert_max_num_queries(15):
        client.get(reverse("improvement:plan-of", args=[Plan.objects.get().ref]))


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.BOARD_MEMBER, Role.FRONT_DOOR_WORKER])
@pytest.mark.parametrize("name", ["note", "finish"])
def test_a_form_of_an_action_is_there_only_for_those_who_report_on_it(plan, client_as, role, name):
    address = reverse(f"improvement:{name}", args=[PlanAction.objects.get().ref])
    assert client_as(role).get(address).status_code == 404
    assert client_as(role).post(address, {"words": "x"}).status_code == 404
