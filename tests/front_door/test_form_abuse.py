"""The open forms under abuse: traps, floods, sizes, viruses, and nothing typed said back."""

import logging
import re
import stat

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.front_door.models import Attachment, Contact, WrittenReferral
from homeward.front_door.referring import limits
from homeward.people.files import MOST_BYTES

from .referring import STEPS, YOU, step, written
from .test_pages import text

MARK = "Zqxmarked"
FILES = reverse("refer:files")
WORRIED = reverse("refer:worried")


def upload(client, content=b"Seen on Monday.", name="note.txt"):
    return client.post(FILES, {"upload": SimpleUploadedFile(name, content)})


def said_of_errors(answer) -> str:
    """What the page says is wrong: the summary and the line at each box."""
    shown = answer.content.decode()
    lists = re.findall(r'govuk-error-summary".*?</ul>', shown, re.DOTALL)
    lines = re.findall(r'govuk-error-message".*?</p>', shown, re.DOTALL)
    return " ".join(lists + lines)


@pytest.mark.parametrize("address", [step("you"), step("worries"), WORRIED])
def test_a_program_that_fills_in_every_box_falls_into_the_trap(borough, address):
    client = written() if address == step("worries") else Client()
    kept = list(WrittenReferral.objects.values_list("answers", flat=True))
    answer = client.post(address, {**YOU, "worries": "Buy now", "leave_empty": "http://x.example"})
    assert answer.status_code == 422
    assert "should stay empty" in text(answer)
    assert list(WrittenReferral.objects.values_list("answers", flat=True)) == kept
    assert not Contact.objects.exists()


def test_the_trap_is_hidden_from_people_and_their_screen_readers(borough):
    shown = text(Client().get(step("you")))
    assert re.search(r'class="hw-trap" aria-hidden="true"', shown)
    assert re.search(r'name="leave_empty"[^>]*tabindex="-1"', shown)


KNOCKS = {
    "SAVE": lambda client: client.post(step("family"), {"carers": "Her aunt"}),
    "FILES": lambda client: upload(client),
    "CODES_ASKED": lambda client: client.post(reverse("refer:return"), {"email": "a@b.example"}),
}


@pytest.mark.parametrize("limit", list(KNOCKS))
def test_each_form_is_slowed_down_and_loses_nothing(borough, monkeypatch, limit):
    client = written()
    usual = getattr(limits, limit)
    monkeypatch.setattr(limits, limit, limits.Limit(f"{usual.what}, few", 1, 3600))
    answers = [KNOCKS[limit](client).status_code for _ in range(2)]
    assert answers == [302, 429]
    assert (
        WrittenReferral.objects.get().answers["worries"]["worries"] == STEPS["worries"]["worries"]
    )


def test_a_file_larger_than_may_be_sent_is_refused_and_the_referral_stays(borough):
    client = written()
    answer = upload(client, b"x" * (MOST_BYTES + 1))
    assert answer.status_code in (413, 422)
    assert not Attachment.objects.exists()
    assert client.get(reverse("refer:check")).status_code == 200


@pytest.mark.parametrize("size", [20_001, 3_000_000])
def test_a_text_of_a_great_size_is_refused_in_a_sentence(borough, size):
    client = written()
    before = WrittenReferral.objects.get().answers
    answer = client.post(step("worries"), {"worries": "x" * size})
    assert answer.status_code in (400, 413, 422)
    assert WrittenReferral.objects.get().answers == before


def test_a_file_in_which_the_scanner_finds_a_virus_is_not_kept(borough, monkeypatch, tmp_path):
    scanner = tmp_path / "scanner"
    scanner.write_text("#!/bin/sh\ngrep -q EICAR && exit 1\nexit 0\n")
    scanner.chmod(scanner.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("HOMEWARD_VIRUS_SCAN", str(scanner))
    client = written()
    answer = upload(client, b"EICAR, as scanners are tried with")
    assert answer.status_code == 422
    assert "virus" in said_of_errors(answer)
    assert not Attachment.objects.exists()
    assert upload(client).status_code == 302
    assert Attachment.objects.get().document.scanned == "clean"


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"<script>alert(1)</script>", b"\x7fELF", b""])
def test_a_file_is_known_by_its_content_whatever_it_is_called(borough, content):
    client = written()
    assert upload(client, content, "photo.jpg").status_code == 422
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("key", list(STEPS))
def test_nothing_that_was_typed_is_said_back_in_an_error_or_a_log(borough, caplog, key):
    client = written()
    caplog.set_level(logging.DEBUG)
    logged = Entry.objects.count()
    odd = dict.fromkeys(STEPS[key], f"{MARK}<b>{MARK}</b>")
    odd["leave_empty"] = MARK
    answer = client.post(step(key), odd)
    assert answer.status_code == 422
    assert said_of_errors(answer)
    assert MARK not in said_of_errors(answer)
    assert f"<b>{MARK}" not in answer.content.decode()
    assert MARK not in caplog.text
    written_since = Entry.objects.order_by("id")[logged:].values_list("details", flat=True)
    assert not any(MARK in details for details in written_since)


def test_a_reference_with_a_nul_in_it_is_nobodys_on_either_database(borough, client_as):
    client = client_as(Role.FRONT_DOOR_WORKER)
    answer = client.post(reverse("front_door:give"), {"contact": "\0.1", "worker": "desk"})
    assert answer.status_code == 422
    for sent in ({"child": "\0", "save": "1"}, {"not_them": "\0", "child": "\0", "add": "\0"}):
        assert client.post(reverse("front_door:record"), sent).status_code in (200, 422)
