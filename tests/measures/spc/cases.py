"""The reference cases of other tools, read where they are kept; never copied here."""

from __future__ import annotations

import gzip
import json
import math
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "spc-cases"


def load(name: str) -> Any:
    """A file of reference cases; the test is skipped, saying so, where it is absent."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"the reference cases are not here: ../shared/data/spc-cases/{name}")
    text = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
    return json.loads(text)


def same(got: tuple[float, ...], wanted: list[float | None]) -> bool:
    """Whether two lines agree to 1e-8; the reference writes null for a line it cannot give."""
    return len(got) == len(wanted) and all(
        math.isnan(g) if w is None else math.isclose(g, w, rel_tol=1e-8, abs_tol=1e-8)
        for g, w in zip(got, wanted, strict=True)
    )
