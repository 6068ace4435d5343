"""Documents: attached, searched, opened and withdrawn."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.core.errors import NotForYou, Refused, Stale
from homeward.people.actions import attach, file_under, withdraw
from homeward.people.models import Content, Document
from homeward.people.queries import document_for, documents_of, search_documents

from .files.making import PNG, pdf, word, zipped

WORKER = Role.FRONT_DOOR_WORKER


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def upload(content=b"Mum rang about school.", name="note.txt"):
    return SimpleUploadedFile(name, content)


def attached(borough, content=b"Mum rang about school.", name="note.txt", **more):
    given = {"by": borough.user(WORKER), "person": borough.people["tom"], "title": "A note", **more}
    return attach(upload=upload(content, name), **given)


def test_a_document_keeps_what_was_sent_and_who_sent_it(borough):
    document = attached(borough, pdf("Letter from school"), "letter.pdf")
    assert bytes(document.content.content).startswith(b"%PDF-")
    assert (document.ending, document.words) == ("pdf", "Letter from school")
    assert document.recorded_by == borough.user(WORKER)
    assert document.scanned == Document.Scanned.NOT_SCANNED
    entry = Entry.objects.get(action="attach document")
    assert entry.person_ref == borough.people["tom"].ref
    assert "Letter" not in entry.details


def test_the_same_file_is_kept_once_for_three_children(borough):
    for key in ("tom", "sian", "kofi"):
        attached(borough, person=borough.people[key])
    assert (Document.objects.count(), Content.objects.count()) == (3, 1)


def test_a_file_that_is_refused_says_why_and_keeps_nothing(borough):
    with pytest.raises(Refused, match="not a Word document") as refused:
        attached(borough, zipped({"a.txt": "words"}), "a.docx")
    assert refused.value.field == "upload"
    assert Content.objects.count() == 0


def test_an_attachment_may_come_before_its_person(borough):
    by = borough.user(Role.PARTNER)
    document = attached(borough, by=by, person=None)
    assert document_for(viewer=borough.user(WORKER), ref=document.ref) == document
    with pytest.raises(NotForYou):
        document_for(viewer=by, ref=document.ref)
    file_under(by=borough.user(WORKER), document=document, person=borough.people["tom"])
    viewer = borough.user(Role.HOMES_COMMISSIONER)
    assert document_for(viewer=viewer, ref=document.ref).person == borough.people["tom"]
    with pytest.raises(Refused, match="another person"):
        file_under(by=borough.user(WORKER), document=document, person=borough.people["sian"])


def test_a_partner_cannot_attach_to_somebodys_record(borough):
    with pytest.raises(NotForYou):
        attached(borough, by=borough.user(Role.PARTNER))


def test_a_restricted_persons_documents_are_not_there_for_outsiders(borough, client_as):
    hidden = borough.people["hidden"]
    document = attached(borough, by=the_house, person=hidden)
    with pytest.raises(NotForYou):
        attached(borough, person=hidden)
    browser = client_as(WORKER)
    for name in ("download", "withdraw"):
        assert browser.get(reverse(f"people:{name}", args=[document.ref])).status_code == 404
    assert not documents_of(viewer=borough.user(WORKER), person=hidden)


@pytest.mark.parametrize("words", ["ONEILL", "O'Neill", "sian rang", "head teacher"])
def test_words_are_found_whatever_their_accents_and_case(borough, words):
    attached(borough, word("The head-teacher said", "Siân O’Neill rang home"), "a.docx")
    attached(borough, PNG, "drawing.png", title="A drawing")
    found = search_documents(viewer=borough.user(WORKER), person=borough.people["tom"], words=words)
    assert [each.document.title for each in found] == ["A note"]
    assert "rang home" in found[0].passage


def test_a_title_is_found_too_and_withdrawn_ones_are_not(borough):
    kept = attached(borough, PNG, "drawing.png", title="A drawing of home")
    gone = attached(borough, PNG, "b.png", title="Another drawing")
    withdraw(by=borough.user(WORKER), document=gone, because="It is another child's.")
    sought = {"viewer": borough.user(WORKER), "person": borough.people["tom"]}
    assert [f.document for f in search_documents(**sought, words="drawing")] == [kept]
    assert search_documents(**sought, words="’") == []


def test_a_document_is_withdrawn_for_a_reason_and_stays(borough):
    document = attached(borough)
    by = borough.user(WORKER)
    with pytest.raises(Refused, match="Say why"):
        withdraw(by=by, document=document, because=" ")
    with pytest.raises(Stale):
        withdraw(by=by, document=document, because="Wrong child.", version=0)
    document.refresh_from_db()
    withdraw(by=by, document=document, because="Wrong child.", version=1)
    document.refresh_from_db()
    assert document.withdrawn_because == "Wrong child."
    assert Content.objects.count() == 1
    with pytest.raises(Refused, match="already"):
        withdraw(by=by, document=document, because="Again.")


def test_the_pages_attach_search_open_and_withdraw(borough, client_as):
    tom, browser = borough.people["tom"], client_as(WORKER)
    page = reverse("people:documents", args=[tom.ref])
    assert "No document is attached." in text(browser.get(page))
    done = browser.post(
        reverse("people:attach", args=[tom.ref]),
        {"title": "Letter", "kind": "letter", "upload": upload(pdf("Absent in May"), "may.pdf")},
        follow=True,
    )
    assert "The document is attached. Not scanned for viruses." in text(done)
    assert "Absent in May" in text(browser.post(page, {"words": "absent"}))
    document = Document.objects.get()
    sent = browser.get(reverse("people:download", args=[document.ref]))
    assert sent["Content-Disposition"] == 'attachment; filename="may.pdf"'
    assert (sent["Content-Type"], sent["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert Entry.objects.filter(action="people:download", person_ref=tom.ref).count() == 1
    gone = {"because": "Wrong child.", "version": "1"}
    browser.post(reverse("people:withdraw", args=[document.ref]), gone)
    assert "Wrong child." in text(browser.get(page))


def test_a_form_that_is_refused_says_so(borough, client_as):
    page = reverse("people:attach", args=[borough.people["tom"].ref])
    refused = client_as(WORKER).post(page, {"title": "x", "kind": "other", "upload": upload(b"")})
    assert refused.status_code == 422
    assert "The file is empty." in text(refused)


def test_the_list_stays_within_its_queries(borough, client_as, django_assert_max_num_queries):
    for number in range(12):
        attached(borough, f"Note {number}".encode())
    browser, page = client_as(WORKER), reverse("people:documents", args=[borough.people["tom"].ref])
    browser.get(page)
    with django_assert_max_num_queries(12):
        browser.post(page, {"words": "note"})
