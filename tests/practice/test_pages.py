"""The pages of teams, supervision and audits: who opens them, and what a manager does there."""

from datetime import date

import pytest
from django.urls import reverse

from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.practice.models import CaseAudit, ChildDiscussed, Supervision
from homeward.workforce.actions import allocate
from homeward.workforce.models import Absence


def on(field: str, day: str = "16", month: str = "6") -> dict[str, str]:
    return {f"{field}_day": day, f"{field}_month": month, f"{field}_year": "2026"}


def test_a_manager_finds_the_team_records_an_absence_and_ends_it(client_as, borough):
    client, worker = client_as(Role.FRONT_DOOR_MANAGER), borough.workers[Role.FRONT_DOOR_WORKER]
    team = reverse("practice:team", args=[worker.team.ref])
    assert team in client.get("/teams/").content.decode()
    assert worker.name in client.get(team).content.decode()
    away = reverse("practice:away", args=[worker.ref])
    assert client.get(away).status_code == 200
    client.post(away, {"why": "SIC", **on("from_on", "15")})
    assert "Away" in client.get(team).content.decode()
    absence = Absence.objects.get()
    client.post(
        reverse("practice:back", args=[absence.ref]), {"version": absence.version, **on("to_on")}
    )
    absence.refresh_from_db()
    assert absence.to_on == date(2026, 6, 16)


def test_supervision_is_recorded_with_a_child_and_the_look_is_logged(client_as, borough):
    client, worker = client_as(Role.FRONT_DOOR_MANAGER), borough.workers[Role.FRONT_DOOR_WORKER]
    tom = borough.people["tom"]
    allocate(
        by=borough.user(Role.FRONT_DOOR_MANAGER),
        person=tom,
        worker=worker,
        role="social_worker",
        from_on=date(2026, 1, 5),
    )
    client.post(
        reverse("practice:supervise", args=[worker.ref]), {"words": "Tired.", **on("held_on")}
    )
    held = Supervision.objects.get()
    client.post(
        reverse("practice:discuss", args=[held.ref]), {"person": tom.ref, "words": "Seen alone."}
    )
    assert ChildDiscussed.objects.get().person == tom
    before = Entry.objects.filter(kind="read").count()
    page = client.get(reverse("practice:supervision", args=[held.ref])).content.decode()
    assert "Seen alone." in page
    assert Entry.objects.filter(kind="read").count() == before + 1


def test_an_audit_is_written_read_and_finished(client_as, borough):
    client, tom = client_as(Role.FRONT_DOOR_MANAGER), borough.people["tom"]
    page = client.get(reverse("practice:audits-of", args=[tom.ref])).content.decode()
    new = reverse("practice:audit-case", args=[tom.ref])
    assert new in page
    said = {"grade": "good", "because": "Kept.", "meaning": "Safer.", "action": "Tell him."}
    client.post(new, {**said, **on("action_by_on", "1", "7")})
    audit = CaseAudit.objects.get()
    shown = client.get(reverse("practice:audit", args=[audit.ref])).content.decode()
    assert "Safer." in shown
    done = reverse("practice:audit-done", args=[audit.ref])
    client.post(done, {"done_words": "He knows.", "version": audit.version})
    assert "He knows." in client.get(reverse("practice:audit", args=[audit.ref])).content.decode()
    assert "Good" in client.get("/teams/audits/?grade=good").content.decode()


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.PARTNER, Role.FRONT_DOOR_WORKER])
def test_who_has_no_team_learns_nothing_of_teams(client_as, borough, role):
    worker = borough.workers[Role.FRONT_DOOR_WORKER]
    client = client_as(role)
    for path in ("/teams/", "/teams/audits/", reverse("practice:worker", args=[worker.ref])):
        assert client.get(path).status_code == 404


def test_another_managers_team_is_not_found(client_as, borough):
    worker = borough.workers[Role.ADVISER]
    client = client_as(Role.FRONT_DOOR_MANAGER)
    assert client.get(reverse("practice:worker", args=[worker.ref])).status_code == 404
    assert client.get(reverse("practice:team", args=[worker.team.ref])).status_code == 404
