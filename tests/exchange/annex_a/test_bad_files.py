"""Files that are not Annex A, or mean harm: one clear sentence each."""

import time
import zipfile
import zlib
from pathlib import Path

import pytest

from homeward.exchange.annex_a import NotAnnexA, guard, read

from .books import CONTACT, book, headings

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def _good(tmp_path: Path) -> Path:
    return book(tmp_path / "good.xlsx", {"List 1": [headings(1), CONTACT]})


def _sentence(path: Path) -> str:
    with pytest.raises(NotAnnexA) as refused:
        read(path)
    assert path.name in refused.value.sentence
    assert refused.value.sentence.endswith(".")
    return refused.value.sentence


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"", "is empty"),
        ("a.csv", b"Child Unique ID,Gender\n1,M\n", "text file"),
        ("a.pdf", b"%PDF-1.7 ...", "not an Excel workbook"),
        ("a.xls", OLE + b"\0" * 600 + b"Workbook", "old Excel form"),
        ("a.xlsx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.xlsx", b"PK\x03\x04 and then nothing of use", "damaged"),
    ],
)
def test_other_kinds_of_file_are_named_for_what_they_are(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said in _sentence(path)


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    assert "no file" in _sentence(tmp_path / "nowhere.xlsx")
    assert "folder" in _sentence(tmp_path)


def test_a_zip_of_something_else_is_not_a_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "not an Excel workbook" in _sentence(tmp_path / "a.xlsx")


def test_a_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Budget": [["Team", "Spend", "Year"], ["a", 1, 2]]})
    assert "No sheet" in _sentence(path)


def test_a_workbook_cut_short_is_damaged(tmp_path: Path) -> None:
    whole = _good(tmp_path).read_bytes()
    (tmp_path / "a.xlsx").write_bytes(whole[: len(whole) // 2])
    assert "damaged" in _sentence(tmp_path / "a.xlsx")


def test_every_sort_of_damage_ends_in_a_sentence_or_a_reading(tmp_path: Path) -> None:
    whole = bytearray(_good(tmp_path).read_bytes())
    path = tmp_path / "a.xlsx"
    sentences = []
    for place in range(0, len(whole), 97):
        hurt = whole.copy()
        hurt[place] ^= 0xFF
        path.write_bytes(hurt)
        try:
            read(path)
        except NotAnnexA as refused:
            sentences.append(refused.sentence)
    assert len(sentences) > 10
    assert all("a.xlsx" in sentence for sentence in sentences)


def _repacked(source: Path, target: Path, part: str, content: bytes) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == part else old.read(info))
    return target


def test_a_workbook_that_unpacks_to_a_great_size_is_refused_unopened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES_UNPACKED", 4 * 1024 * 1024)
    filler = b"<worksheet>" + b" " * (8 * 1024 * 1024) + b"</worksheet>"
    path = _repacked(_good(tmp_path), tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", filler)
    assert "unpack to more than" in _sentence(path)


def test_a_size_that_lies_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES_UNPACKED", 4 * 1024 * 1024)
    filler = b"<worksheet>" + b" " * (8 * 1024 * 1024) + b"</worksheet>"
    path = _repacked(_good(tmp_path), tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", filler)
    true, false = len(filler).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    check = zlib.crc32(filler).to_bytes(4, "little")
    content = path.read_bytes()
    assert content.count(true) >= 2
    path.write_bytes(
        content.replace(true, false).replace(check, zlib.crc32(b"").to_bytes(4, "little"))
    )
    assert "unpack to more than" in _sentence(path)


@pytest.mark.parametrize("corner", ["XFD60000", "Z1048576"])
def test_a_stray_value_at_a_far_corner_is_refused_before_memory_is_spent(
    tmp_path: Path, corner: str
) -> None:
    good = _good(tmp_path)
    with zipfile.ZipFile(good) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    row = "".join(letter for letter in corner if letter.isdigit())
    stray = f'<row r="{row}"><c r="{corner}"><v>1</v></c></row></sheetData>'.encode()
    content = sheet.replace(b"</sheetData>", stray)
    path = _repacked(good, tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", content)
    began = time.perf_counter()
    assert "far from the list" in _sentence(path)
    assert time.perf_counter() - began < 2


def test_entities_in_the_table_of_contents_are_refused(tmp_path: Path) -> None:
    trap = b'<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>'
    path = _repacked(_good(tmp_path), tmp_path / "a.xlsx", "xl/workbook.xml", trap)
    assert "damaged" in _sentence(path)
