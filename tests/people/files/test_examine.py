"""What a file is, told by its content; what is refused, and in which words."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.people.files import MOST_BYTES, Format, Unacceptable, examine
from homeward.people.files.examine import MOST_CHARACTERS

from .making import JPEG, PNG, pdf, template_at, word, zipped

LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "name", "format", "words"),
    [
        (pdf("Letter from school"), "letter.PDF", Format.PDF, "Letter from school"),
        (word("First line", "Second"), "a.docx", Format.DOCX, "First line\nSecond"),
        (PNG, "drawing.png", Format.PNG, None),
        (JPEG, "photo.jpeg", Format.JPEG, None),
        ("Siân rang.\n".encode(), "note.txt", Format.TEXT, "Siân rang."),
        ("Siân rang.".encode("utf-16"), "note.txt", Format.TEXT, "Siân rang."),
        ("Siân – “home”".encode("cp1252"), "note.txt", Format.TEXT, "Siân – “home”"),
        (b"%PDF-1.4 cut off", "scan.pdf", Format.PDF, None),
    ],
)
def test_a_file_is_known_by_its_content_and_its_words_are_read(content, name, format, words):
    found = examine(content, name)
    assert (found.format, found.words, found.size) == (format, words, len(content))


@pytest.mark.parametrize(
    ("content", "name", "because"),
    [
        (b"", "a.txt", "empty"),
        (b"x" * (MOST_BYTES + 1), "a.txt", "the most is 10 MB"),
        (pdf("x"), "photo.png", "its content is a PDF"),
        (b"<script>alert(1)</script>", "page.html", "its content is plain text"),
        (b"MZ\x90\x00\x03", "setup.txt", "not a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "old.doc", "with a password"),
        (zipped({"a.txt": "hello"}), "a.docx", "not a Word document"),
        (b"PK\x03\x04 cut off", "a.docx", "damaged"),
        (word("x", more={"word/vbaProject.bin": b"x"}), "a.docx", "macros"),
        (word("x", more={"word/activeX/activeX1.xml": b"x"}), "a.docx", "macros"),
        (word("x", more={"[Content_Types].xml": b"document.macroEnabled.main"}), "a.docx", "macro"),
        (word("x", more=template_at("https://example.org/t.dotm")), "a.docx", "from elsewhere"),
        (word("x", more=template_at("&#104;ttps://example.org/t")), "a.docx", "from elsewhere"),
        (word("&b;", doctype=LAUGHS), "a.docx", "damaged"),
        (word("&a;", doctype=OUTSIDE), "a.docx", "damaged"),
        (word("x" * 40_000_000), "a.docx", "unpacks to more"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_safe_or_not_whole_is_refused_in_a_sentence(content, name, because):
    with pytest.raises(Unacceptable, match=because):
        examine(content, name)


def test_a_template_on_the_authors_own_disk_is_usual():
    own = template_at("file:///C:\\Users\\me\\Templates\\Letter.dotm")
    assert examine(word("Dear all", more=own), "a.docx").words == "Dear all"


def test_words_are_kept_up_to_a_limit():
    assert len(examine(b"word " * 100_000, "a.txt").words or "") == MOST_CHARACTERS


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\temp\\letter.txt", "letter.txt"),
        ("../../etc/letter.txt", "letter.txt"),
        ("gpj.\u202etxt.txt", "gpj.txt.txt"),
        ("x" * 300 + ".txt", "x" * 116 + ".txt"),
    ],
)
def test_a_file_keeps_its_own_name_and_nothing_that_hides_its_ending(name, kept):
    assert examine(b"words", name).name == kept


@given(st.binary(max_size=300), st.sampled_from(["a.pdf", "a.docx", "a.png", "a.txt", "a"]))
def test_any_bytes_are_taken_or_refused_never_a_fault(content, name):
    for start in (b"", b"%PDF-", b"PK\x03\x04"):
        with suppress(Unacceptable):
            assert examine(start + content, name).format.ending in name
