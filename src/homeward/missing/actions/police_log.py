"""Taking in the police's missing log: row by row, each kept before anything is made of it."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, BinaryIO

from homeward.access.actions import the_house
from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core.errors import Refused
from homeward.missing.codes import Channel
from homeward.missing.models import Notification
from homeward.missing.notices import POLICE_COLUMNS

from .notices import accept_notification, match_notification

LARGEST = 5_000_000
MOST_ROWS = 20_000


@dataclass(frozen=True)
class RowAnswer:
    """What became of one row of a file: its number in the file, a word, and why."""

    row: int
    words: str
    why: str = ""
    ref: str = ""


def take_in_police_log(*, by: Any, file: BinaryIO) -> list[RowAnswer]:
    """Take in the police's missing log. The same row sent again changes nothing.

    Every row is answered: matched, waits (with why), already here, or refused with a sentence.
    Raises ``Refused`` where the file is not such a log, too big, or not text.
    """
    check(by, Can.REPORT_MISSING)
    answers = []
    for number, row in enumerate(_rows(file), start=2):
        answers.append(_take(by, number, row))
    return answers


def _take(by: Any, number: int, row: Mapping[str, str]) -> RowAnswer:
    body = json.dumps(row, ensure_ascii=False)
    # The same row is the same word; a row that has changed since is a new word of the same log.
    key = f"{row['Misper ref'].strip()}:{sha256(body.encode()).hexdigest()[:12]}"
    before = Notification.objects.filter(key__endswith=f":{key}", channel=Channel.FILE).first()
    if before is not None:
        return RowAnswer(number, "Already here", ref=before.ref)
    try:
        if not row["Misper ref"].strip():
            raise Refused("It has no Misper ref, so that nobody could know it again.")
        notification = accept_notification(
            by=by, channel=Channel.FILE, key=key, body=body, sender="Police missing log"
        )
    except Refused as refused:
        return RowAnswer(number, "Refused", refused.sentence)
    match_notification(by=the_house, notification=notification)
    if notification.waits:
        return RowAnswer(number, "Waits for a person", notification.held_because, notification.ref)
    return RowAnswer(number, "Matched", notification.matched_how, notification.ref)


def _rows(file: BinaryIO) -> Iterator[dict[str, str]]:
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refused("The file is larger than 5 MB. Send it in parts.", field="file")
    reader = csv.DictReader(io.StringIO(_text(content), newline=""))
    missing = [name for name in POLICE_COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise Refused(
            f"The first line has no column {', '.join(missing)}. Send the police's missing log "
            "with its headings.",
            field="file",
        )
    rows = [{name: value or "" for name, value in row.items() if name} for row in reader]
    if len(rows) > MOST_ROWS:
        raise Refused(f"The file has more than {MOST_ROWS:,} rows. Send it in parts.", field="file")
    return iter(rows)


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("The file is not text. Save it as CSV in UTF-8.", field="file")
