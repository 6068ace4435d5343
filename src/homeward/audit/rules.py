"""The chain: each entry carries a seal over itself and over the seal before it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

FIRST = "0" * 64


def seal(previous: str, *, at: datetime, fields: Mapping[str, str]) -> str:
    """SHA-256 (hex, 64 characters) over the previous seal, the time and every field by name.

    Changing, removing or inserting any earlier entry changes every seal after it.
    """
    content = canonical({"previous": previous, "at": at.astimezone(UTC).isoformat(), **fields})
    return hashlib.sha256(content.encode()).hexdigest()


def canonical(details: Mapping[str, Any]) -> str:
    """The same JSON text for the same content, on every machine and database."""
    return json.dumps(
        details, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
    )
