"""Files sent with a referral, and whose record they go on."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.core import clock
from homeward.front_door.models import (
    Attachment,
    Contact,
)
from homeward.front_door.referring import actions
from homeward.people.models import Content, Document

from .making import a_contact
from .referring import CHILD, OTHER_CHILD, WORKER, page, text, written


def a_file(name="body-map.png", content=b"\x89PNG\r\n\x1a\nrest"):
    return SimpleUploadedFile(name, content, content_type="text/html")


def test_files_go_with_a_referral_and_are_saved_never_opened_here(borough, client_as):
    client = written()
    files = reverse("refer:files")
    assert client.post(files, {"upload": a_file(), "more": "1"}).url == files
    client.post(reverse("refer:check"))
    contact = Contact.objects.get()
    worker = client_as(WORKER)
    assert "with 1 file" in text(worker.get(page(contact)))
    (kept,) = Attachment.objects.all()
    answer = worker.get(page(contact, "file", kept.ref))
    assert answer.content == b"\x89PNG\r\n\x1a\nrest"
    assert answer["Content-Disposition"] == 'attachment; filename="body-map.png"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert client_as(Role.PARTNER).get(page(contact, "file", kept.ref)).status_code == 404
    assert worker.get(page(contact, "file", "NOSUCHFILE")).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("page.html", b"<script>alert(1)</script>", "does not end in .txt"),
        ("body-map.png", b"MZ\x90\x00\xff\xfe\x00\x81", "The content is not"),
        ("empty.png", b"", "The file is empty"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_and_the_referral_stays(
    borough, name, content, words
):
    client = written()
    answer = client.post(reverse("refer:files"), {"upload": a_file(name, content)})
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Attachment.objects.exists()


def test_five_files_are_the_most_and_one_can_be_taken_off(borough):
    client = written()
    files = reverse("refer:files")
    for number in range(6):
        answer = client.post(
            files, {"upload": a_file(content=b"\xff\xd8\xff%d" % number, name=f"{number}.jpg")}
        )
    assert "Take one off first" in text(answer)
    client.post(files, {"drop": Attachment.objects.first().ref})
    assert Attachment.objects.count() == Document.objects.count() == Content.objects.count() == 4
    assert client.post(files).url == reverse("refer:check")


def test_clearing_an_old_draft_clears_its_files_but_not_those_of_others(borough):
    old = written()
    old.post(reverse("refer:files"), {"upload": a_file()})
    kept = written()
    kept.post(reverse("refer:files"), {"upload": a_file()})
    kept.post(reverse("refer:check"))
    with clock.stand_still(clock.now() + timedelta(days=31)):
        actions.clear_passing(by=the_house)
    assert Document.objects.count() == Content.objects.count() == 1
    assert Attachment.objects.get().written.sent_at is not None


def with_a_file(children=(CHILD,)):
    client = written(children=children)
    client.post(reverse("refer:files"), {"upload": a_file()})
    client.post(reverse("refer:check"))
    return Contact.objects.get(), Attachment.objects.get()


def test_files_go_on_the_record_of_the_one_child_and_the_pages_say_so(borough, client_as):
    contact, attachment = with_a_file()
    tom, client = borough.people["tom"], client_as(WORKER)
    address = page(contact, "named", contact.named.get().ref)
    said = text(client.post(address, {"add": tom.ref}, follow=True))
    assert "1 file is on their record" in said
    assert Document.objects.get().person == tom
    assert "On the record of" in text(client.get(page(contact, "referral")))
    client.get(page(contact, "file", attachment.ref))
    assert Entry.objects.filter(action="front_door:file", person_ref=tom.ref).count() == 1


def test_of_several_children_a_worker_says_whose_a_file_is(borough, client_as):
    contact, attachment = with_a_file(children=(CHILD, OTHER_CHILD))
    client, by = client_as(WORKER), borough.user(WORKER)
    first, second = contact.named.order_by("pk")
    linked = actions.link_named_child(by=by, named=first, person=borough.people["tom"])
    actions.link_named_child(by=by, named=second, person=borough.people["sian"])
    assert Document.objects.get().person is None
    shown = text(client.get(page(contact, "referral")))
    assert "Put it on the record of Tomasz Wieczorek" in shown
    other = a_contact(borough, "leah").children.get()
    address = page(contact, "file-under", attachment.ref)
    assert client.post(address, {"child": other.ref}).status_code == 404
    assert "is on the record of" in text(client.post(address, {"child": linked.ref}, follow=True))
    assert Document.objects.get().person == borough.people["tom"]
    again = contact.children.exclude(pk=linked.pk).get()
    refused = text(client.post(address, {"child": again.ref}, follow=True))
    assert "already on another person" in refused


def test_once_the_others_are_set_aside_the_files_go_on_the_one_that_is_left(borough):
    contact, _ = with_a_file(children=(CHILD, OTHER_CHILD))
    first, second = contact.named.order_by("pk")
    by = borough.user(WORKER)
    actions.link_named_child(by=by, named=first, person=borough.people["tom"])
    actions.set_aside_named_child(by=by, named=second, because="An adult of that name.")
    assert Document.objects.get().person == borough.people["tom"]


def test_a_file_on_a_record_that_is_closed_to_somebody_is_not_there_for_them(borough, client_as):
    contact, attachment = with_a_file(children=(CHILD, OTHER_CHILD))
    first, second = contact.named.order_by("pk")
    child = actions.link_named_child(by=the_house, named=first, person=borough.people["hidden"])
    actions.link_named_child(by=the_house, named=second, person=borough.people["tom"])
    actions.file_attachment(by=the_house, attachment=attachment, child=child)
    client = client_as(WORKER)
    assert client.get(page(contact, "file", attachment.ref)).status_code == 404
    assert attachment.document.title not in text(client.get(page(contact, "referral")))
