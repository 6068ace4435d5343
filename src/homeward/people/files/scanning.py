"""The authority's own virus scanner, where one is set up (``HOMEWARD_VIRUS_SCAN``)."""

import os
import shlex
import subprocess
from enum import StrEnum

from .kinds import Unacceptable

COMMAND = "HOMEWARD_VIRUS_SCAN"
_SECONDS = 60


class Scan(StrEnum):
    """What the scanner said of a file that was kept."""

    CLEAN = "clean"
    NOT_SCANNED = "not_scanned"


def scan(content: bytes) -> Scan:
    """Have the scanner look at the bytes on its standard input.

    Exit 0 says clean and 1 says a virus, as ``clamdscan -`` does. Raises ``Unacceptable`` for
    a virus, and where a scanner is set up but gives no answer: then nothing is kept unscanned.
    """
    command = shlex.split(os.environ.get(COMMAND, ""))
    if not command:
        return Scan.NOT_SCANNED
    try:
        done = subprocess.run(  # noqa: S603 - the command that the authority's operators set
            command, input=content, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise Unacceptable(_no_answer()) from fault
    if done.returncode == 1:
        raise Unacceptable(
            "The virus scanner found something in this file, so it was not kept. "
            "Tell your IT security team, and do not open it."
        )
    if done.returncode:
        raise Unacceptable(_no_answer())
    return Scan.CLEAN


def _no_answer() -> str:
    return (
        "The virus scanner gave no answer, so the file was not kept. Try again in a few minutes; "
        "if it happens again, tell your IT service."
    )
