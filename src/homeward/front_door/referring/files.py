"""Judging a file before it is kept: size, kind by its first bytes, and the virus scanner's word."""

import os
import re
import shlex
import subprocess
from pathlib import PurePath
from typing import Any

from homeward.core.errors import Refused

SCANNER = "HOMEWARD_VIRUS_SCAN"
_SCAN_SECONDS = 60
# Kind, how the file begins, and how its name ends. Office files are archives: what runs by itself
# in them (macros) has other endings, which are not taken.
_KINDS = (
    ("application/pdf", b"%PDF-", (".pdf",)),
    ("image/png", b"\x89PNG\r\n\x1a\n", (".png",)),
    ("image/jpeg", b"\xff\xd8\xff", (".jpg", ".jpeg")),
    (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        b"PK\x03\x04",
        (".docx",),
    ),
)
ENDINGS = tuple(ending for *_, endings in _KINDS for ending in endings)
NOT_TAKEN = (
    "That kind of file is not taken. Send a PDF, a Word document (.docx) or a picture "
    "(.png or .jpg)."
)


def read_limited(upload: Any, most: int) -> bytes:
    """The file's bytes. Raises ``Refused`` where there are none or too many."""
    if upload.size > most:
        raise Refused(
            f"The file is larger than {most // 1024 // 1024} MB. Send a smaller one.", field="file"
        )
    content: bytes = upload.read()
    if not content:
        raise Refused("The file is empty. Choose another.", field="file")
    return content


def kind_of(content: bytes, name: str) -> str:
    """The kind of a file, where its first bytes and its name agree; else ``Refused``."""
    ending = PurePath(name.lower()).suffix
    for kind, begins, endings in _KINDS:
        if content.startswith(begins) and ending in endings:
            return kind
    raise Refused(NOT_TAKEN, field="file")


def title_of(name: str) -> str:
    """A file's own name, without anything that a disk or a header could trip over."""
    bare = re.sub(r"[^\w.\- ]+", "_", PurePath(name.replace("\\", "/")).name).strip(". ")
    return bare[-120:] or "file"


def check_clean(content: bytes) -> None:
    """Ask the virus scanner that ``HOMEWARD_VIRUS_SCAN`` names, where one is.

    It gets the file on its standard input and answers 0 where it found nothing. Any other answer,
    or none in a minute, refuses the file.
    """
    command = os.environ.get(SCANNER, "")
    if not command:
        return
    try:
        done = subprocess.run(  # noqa: S603 - the administrator's own command
            shlex.split(command),
            input=content,
            capture_output=True,
            timeout=_SCAN_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise Refused(
            "The file could not be checked for viruses just now. Send the referral without it, "
            "and tell us that there is a file.",
            field="file",
        ) from fault
    if done.returncode:
        raise Refused("The virus check did not pass this file. Choose another.", field="file")
