"""What cannot be read is refused in one clear sentence, never with a traceback."""

from pathlib import Path

import pytest
from pypdf import PdfWriter

from homeward.improvement.reading import Unreadable, read_report, read_text, source

from . import made


def refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read_report(path)
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    return message


def test_an_absent_file(tmp_path: Path) -> None:
    assert "cannot be opened" in refusal(tmp_path / "none.pdf")


def test_a_folder(tmp_path: Path) -> None:
    assert "cannot be opened" in refusal(tmp_path)


@pytest.mark.parametrize("name", ["report.pdf", "report.txt"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert f"“{name}” is empty" in refusal(tmp_path / name)


def test_a_web_page_named_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_text("<html>Sign in</html>")
    assert "is named a PDF but is not one" in refusal(tmp_path / "report.pdf")


def test_binary_data_named_text(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(bytes(range(256)) * 20)
    refusal(tmp_path / "report.txt")


def test_a_locked_pdf(tmp_path: Path) -> None:
    path = made.pdf(tmp_path / "locked.pdf", made.NEW_PAGES, password="secret")
    assert "locked with a password" in refusal(path)


def test_a_pdf_of_pictures(tmp_path: Path) -> None:
    assert "pictures of pages" in refusal(made.pdf(tmp_path / "scan.pdf", [[], []]))


def test_a_pdf_without_pages(tmp_path: Path) -> None:
    with (tmp_path / "none.pdf").open("wb") as file:
        PdfWriter().write(file)
    assert "has no pages" in refusal(tmp_path / "none.pdf")


@pytest.mark.parametrize("kept", [20, 300, 900])
def test_a_pdf_cut_short(tmp_path: Path, kept: int) -> None:
    whole = made.pdf(tmp_path / "whole.pdf", made.NEW_PAGES).read_bytes()
    (tmp_path / "cut.pdf").write_bytes(whole[:kept])
    assert "cut.pdf" in refusal(tmp_path / "cut.pdf")


def test_a_file_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "FILE_LIMIT", 1024)
    assert "over the limit" in refusal(made.pdf(tmp_path / "big.pdf", made.NEW_PAGES))


def test_a_text_without_findings(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Bread, milk and eggs. Then the post office and home.")
    assert "holds no findings on children's services" in refusal(tmp_path / "list.txt")


@pytest.mark.parametrize("text", ["", "  \n\t\f", "\0\1\2\3"])
def test_empty_and_binary_text(text: str) -> None:
    with pytest.raises(Unreadable):
        read_text(text)


def test_five_hundred_pages_are_read_to_the_limit_and_said_to_be(tmp_path: Path) -> None:
    pages = [*made.NEW_PAGES[:3], *[["Nothing more is said here."]] * 497]
    report = read_report(made.pdf(tmp_path / "long.pdf", pages))
    assert len(report.recommendations) == 3
    assert "Only the first 200 of 500 pages were read." in report.unread


def test_a_page_that_cannot_be_read_loses_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdf import PageObject

    whole = PageObject.extract_text

    def fails_on_the_last(page: PageObject, *args: object, **kept: object) -> str:
        text = whole(page)
        if "is a strength." in text[:40]:
            raise ZeroDivisionError
        return text

    path = made.pdf(tmp_path / "report.pdf", made.NEW_PAGES)
    monkeypatch.setattr(PageObject, "extract_text", fails_on_the_last)
    report = read_report(path)
    assert len(report.recommendations) == 3
    assert "Page 4 could not be read." in report.unread


def test_text_files_of_older_machines_are_read(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(made.LETTER.replace("■", "•").encode(encoding))
        assert len(read_report(path).recommendations) == 2


def test_very_long_text_is_bounded_and_said_to_be() -> None:
    report = read_text("Plans are weak. " * 100_000)
    assert any("characters were read" in each for each in report.unread)
