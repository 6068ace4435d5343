"""Files that come out the same byte for byte: fixed line ends, and workbooks without a clock."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import Any

Cell = str | int | date | datetime | bool | None


def shown(cell: Any) -> str:
    """A cell as it is written: days and moments as 2026-06-17 and 2026-06-17T09:30:00+00:00."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def british(day: date | None) -> str:
    """A day as returns and police logs write it: 17/06/2026."""
    return "" if day is None else f"{day:%d/%m/%Y}"


class Table:
    """A CSV file (UTF-8, lines ended CR LF as RFC 4180 has it) that grows row by row."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.columns = tuple(columns)
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow(self.columns)

    def add(self, *cells: Cell) -> None:
        """A row, one cell a column."""
        if len(cells) != len(self.columns):
            raise ValueError(f"{len(cells)} cells for {len(self.columns)} columns")
        self._writer.writerow([shown(cell) for cell in cells])

    def close(self) -> None:
        """No more rows."""
        self._file.close()


class Shelf(ExitStack):
    """A folder, and the tables begun in it: all are closed with it, whatever happens."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def table(self, name: str, columns: Sequence[str]) -> Table:
        """Begin a table: "truth/kin" becomes kin.csv in the folder truth."""
        table = Table(self.folder / f"{name}.csv", columns)
        self.callback(table.close)
        return table


def write_text(path: Path, lines: Iterable[str]) -> None:
    """A text file, lines ended LF."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)


_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(?=<)")


def settle(path: Path, moment: datetime) -> None:
    """Take the clock out of a workbook just saved: every time in it becomes ``moment``."""
    with zipfile.ZipFile(path) as book:
        parts = [(info.filename, book.read(info)) for info in book.infolist()]
    stamp = f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode()
    when = (moment.year, moment.month, moment.day, moment.hour, moment.minute, 0)
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts:
            part = zipfile.ZipInfo(name, when)
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 3
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + stamp, content)
            book.writestr(part, content)
