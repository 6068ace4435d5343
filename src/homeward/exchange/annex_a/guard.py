"""Looking at a file before it is read: is it a workbook, is it safe, what will its cells not say.

A workbook is a zip of XML. Its declared sizes may lie, a stray value at the far corner makes a
reader reserve memory for the whole rectangle, and a formula saved by a program (rather than by
Excel) has no result. All three are found here in one pass that never holds a whole sheet.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from xml.etree import ElementTree

from homeward.exchange.annex_a.shapes import NotAnnexA

MOST_BYTES_UNPACKED = 300 * 1024 * 1024
MOST_CELLS = 10_000_000
_MOST_PARTS = 2_000
_MOST_BYTES_OF_A_SMALL_PART = 2 * 1024 * 1024
_STEP = 1024 * 1024

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_FORMULA = re.compile(
    rb'<c r="([A-Z]{1,3}\d+)"([^>]*)>\s*<f(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(<v>[^<]+</v>)?'
)
_ERROR = re.compile(
    rb'<c r="([A-Z]{1,3}\d+)"[^>]*\bt="e"[^>]*>\s*'
    rb"(?:<f(?:[^>]*/>|[^>]*>[^<]*</f>)\s*)?<v>(#[^<]*)</v>"
)
# Loose about quotes and prefixes on purpose: a cell that hides from this could reach anywhere.
_FILLED = re.compile(rb"""r\s*=\s*["']([A-Z]{1,3})(\d{1,9})["'][^>]*(?<!/)>""")
# What the standard library raises over a zip or its XML when bytes of it are wrong.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    EOFError,
    NotImplementedError,
    ValueError,
    OverflowError,
    OSError,
)


@dataclass
class SheetFacts:
    """What the sheet's XML says that its values will not.

    ``no_result`` are cells with a formula and no saved result; ``errors`` maps cells to the error
    they hold (``#REF!``), ``#N/A`` apart, which systems write for a blank.
    """

    no_result: set[str] = field(default_factory=set)
    errors: dict[str, str] = field(default_factory=dict)
    last_row: int = 0
    last_column: int = 0


def inspect(path: Path) -> dict[str, SheetFacts]:
    """Facts of each sheet by name.

    Raises:
        NotAnnexA: not a file, empty, not an .xlsx workbook, locked with a password, damaged, or
            larger than this program will unpack.
    """
    with _opened(path) as file:
        _refuse_other_kinds(path, file)
        try:
            with zipfile.ZipFile(file) as archive:
                return _inspect(path.name, file, archive)
        except _DAMAGE as error:
            raise damaged(path.name) from error


def damaged(name: str) -> NotAnnexA:
    """The refusal of a workbook that cannot be unpacked."""
    return NotAnnexA(
        f"{name} is damaged and cannot be read. Open it in Excel, save it again as an Excel "
        "workbook (.xlsx), and try that copy."
    )


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except IsADirectoryError as error:
        raise NotAnnexA(f"{path.name} is a folder. Give the Annex A workbook inside it.") from error
    except FileNotFoundError as error:
        raise NotAnnexA(f"There is no file at {path}. Check the name and the folder.") from error
    except OSError as error:
        raise NotAnnexA(f"{path.name} cannot be opened: {error.strerror}.") from error


def _refuse_other_kinds(path: Path, file: BinaryIO) -> None:
    start = file.read(_STEP)
    file.seek(0)
    if not start:
        raise NotAnnexA(f"{path.name} is empty. Export the Annex A workbook again.")
    if start.startswith(_OLE):
        raise NotAnnexA(_ole_sentence(path.name, encrypted=_ENCRYPTED in start + file.read()))
    if not start.startswith(b"PK"):
        raise NotAnnexA(_other_sentence(path))


def _ole_sentence(name: str, *, encrypted: bool) -> str:
    if encrypted:
        return (
            f"{name} is locked with a password. Open it in Excel, take the password off "
            "(File, Info, Protect Workbook), save it and try again."
        )
    return (
        f"{name} is in the old Excel form (.xls). Open it in Excel and save it as an Excel "
        "workbook (.xlsx)."
    )


def _other_sentence(path: Path) -> str:
    if path.suffix.casefold() in {".csv", ".txt", ".tsv"}:
        return (
            f"{path.name} is a text file, which holds one list at most. Give the whole Annex A "
            "workbook (.xlsx)."
        )
    return f"{path.name} is not an Excel workbook. Give the Annex A workbook (.xlsx)."


def _inspect(name: str, file: BinaryIO, archive: zipfile.ZipFile) -> dict[str, SheetFacts]:
    parts = {info.filename.lstrip("/"): info for info in archive.infolist()}
    _refuse_by_contents(name, parts)
    names = _sheet_names(file, parts)
    facts: dict[str, SheetFacts] = {}
    room = MOST_BYTES_UNPACKED
    for part, info in parts.items():
        sheet, kept = SheetFacts(), b""
        for step in _unpacked(file, info):
            room -= len(step)
            if room < 0:
                raise _too_large(name)
            if part in names:
                text, kept = _whole_cells(kept + step)
                _take_facts(sheet, text)
        if part in names:
            _take_facts(sheet, kept)
            facts[names[part]] = _refuse_far_corners(name, names[part], sheet)
    return facts


def _refuse_by_contents(name: str, parts: dict[str, zipfile.ZipInfo]) -> None:
    if "xl/workbook.xml" not in parts:
        raise NotAnnexA(f"{name} is not an Excel workbook (.xlsx). Save it from Excel as .xlsx.")
    if any(info.flag_bits & 1 for info in parts.values()):
        raise NotAnnexA(_ole_sentence(name, encrypted=True))
    declared = sum(info.file_size for info in parts.values())
    if declared > MOST_BYTES_UNPACKED or len(parts) > _MOST_PARTS:
        raise _too_large(name)


def _too_large(name: str) -> NotAnnexA:
    limit = MOST_BYTES_UNPACKED // (1024 * 1024)
    return NotAnnexA(
        f"{name} would unpack to more than {limit} MB, far more than an Annex A return. "
        "Check that it is the right file, and delete unused sheets and formatting."
    )


def _unpacked(file: BinaryIO, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's content in steps, trusting none of the sizes that it declares for itself."""
    file.seek(info.header_offset)
    header = file.read(30)
    if len(header) < 30:
        raise EOFError
    file.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
    left = info.compress_size
    if info.compress_type == zipfile.ZIP_STORED:
        while left > 0 and (step := file.read(min(_STEP, left))):
            left -= len(step)
            yield step
        return
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile("a way of packing that workbooks do not use")
    inflate = zlib.decompressobj(-15)
    while left > 0 and (packed := file.read(min(65_536, left))):
        left -= len(packed)
        while packed and not inflate.eof:
            yield inflate.decompress(packed, _STEP)
            packed = inflate.unconsumed_tail
    yield inflate.flush()


def _whole_cells(text: bytes) -> tuple[bytes, bytes]:
    """The text up to its last cell, and that cell, which may go on in the next step."""
    cut = max(text.rfind(b"<c "), 0) or max(text.rfind(b"<"), 0)
    if len(text) - cut > 4 * _STEP:
        raise zipfile.BadZipFile("a cell far longer than a spreadsheet allows")
    return text[:cut], text[cut:]


def _take_facts(sheet: SheetFacts, text: bytes) -> None:
    if b"<f" in text:
        sheet.no_result.update(
            match[1].decode()
            for match in _FORMULA.finditer(text)
            if match[3] is None and b't="str"' not in match[2]
        )
    if b't="e"' in text:
        sheet.errors.update(
            (match[1].decode(), match[2].decode())
            for match in _ERROR.finditer(text)
            if not match[2].startswith(b"#N/A")
        )
    _take_extent(sheet, text)


def _take_extent(sheet: SheetFacts, text: bytes) -> None:
    """How far down and to the right the filled cells reach."""
    found = _FILLED.findall(text)
    if found:
        columns, rows = (set(parts) for parts in zip(*found, strict=True))
        sheet.last_row = max(sheet.last_row, *map(int, rows))
        sheet.last_column = max(sheet.last_column, *map(_column_number, columns))


def _column_number(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _refuse_far_corners(name: str, sheet_name: str, sheet: SheetFacts) -> SheetFacts:
    if sheet.last_row * sheet.last_column > MOST_CELLS:
        raise NotAnnexA(
            f"{name}, sheet {sheet_name}: values stand far from the list (down to row "
            f"{sheet.last_row} and across to column {sheet.last_column}). Delete the rows and "
            "columns outside the list, save, and try again."
        )
    return sheet


def _sheet_names(file: BinaryIO, parts: dict[str, zipfile.ZipInfo]) -> dict[str, str]:
    """Each sheet's name by the part that holds it."""
    relations = "xl/_rels/workbook.xml.rels"
    if relations not in parts:
        return {}
    targets = {
        each.get("Id", ""): _part_name(each.get("Target", ""))
        for each in _small_xml(file, parts[relations])
    }
    book = _small_xml(file, parts["xl/workbook.xml"])
    return {
        targets[each.get(_RELATION, "")]: each.get("name", "")
        for each in book.iter()
        if each.tag.endswith("}sheet") and each.get(_RELATION, "") in targets
    }


def _part_name(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


def _small_xml(file: BinaryIO, info: zipfile.ZipInfo) -> ElementTree.Element:
    text = b""
    for step in _unpacked(file, info):
        text += step
        if len(text) > _MOST_BYTES_OF_A_SMALL_PART:
            raise zipfile.BadZipFile("a contents part far too large")
    if b"<!DOCTYPE" in text:
        raise zipfile.BadZipFile("a contents part with a document type")
    # Safe: it is small and, without a document type, declares no entities.
    return ElementTree.fromstring(text)  # noqa: S314
