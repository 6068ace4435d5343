"""The sixteen published reports, against what was marked by hand from their pages."""

import json
from pathlib import Path
from typing import Any

import pytest

from homeward.improvement.reading import as_dict, read_report

TRUTH: dict[str, Any] = json.loads(
    (Path(__file__).parents[3] / "benchmarks" / "read_report" / "truth.json").read_text("utf-8")
)
FACTS = ("authority", "kind", "visited_from", "visited_to", "published_on")


@pytest.mark.parametrize("name", TRUTH)
def test_a_published_report_is_read_as_marked_by_hand(name: str, shared_data: Path) -> None:
    read, true = as_dict(read_report(shared_data / "ofsted" / name)), TRUTH[name]
    assert {fact: read[fact] for fact in FACTS} == {fact: true[fact] for fact in FACTS}
    assert {each["area"]: each["grade"] for each in read["judgements"]} == true["judgements"]
    for key in ("recommendations", "priority_actions"):
        texts = [each["text"] for each in read[key]]
        assert len(texts) == len(true[key])
        assert all(map(str.startswith, texts, true[key]))
        assert not any("Inspection of" in text or "hildren’s services 1" in text for text in texts)
    assert all(each["theme"] and each["direction"] for each in read["findings"])
