"""Logs without the names of people: what happened, where, never about whom."""

import logging
import re
from typing import Any

# A query string may hold what somebody typed in a search; it never reaches a log.
_QUERY = re.compile(r"\?[^\s\"']*")


class Nameless(logging.Filter):
    """Takes query strings and exception values (which may quote a form) out of log records."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _QUERY.sub("?…", record.getMessage())
        record.args = ()
        if record.exc_info and record.exc_info[0] is not None:
            record.msg = f"{record.msg} [{record.exc_info[0].__name__}: {_where(record)}]"
            record.exc_info = record.exc_text = None
        return True


def one_line(logger: Any, name: str, event: dict[str, Any]) -> str:
    """One log line: level, logger and message."""
    record = event.get("_record")
    level = record.levelname if record else name
    source = record.name if record else ""
    return f"{level:<7} {source} {event.get('event', '')}"


def _where(record: logging.LogRecord) -> str:
    trace = record.exc_info[2] if record.exc_info else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "unknown place"
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/homeward/', 1)[-1]}:{trace.tb_lineno}"
