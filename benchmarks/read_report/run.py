#!/usr/bin/env python
"""How well, how fast and in how much memory ``read_report`` reads the sixteen reports.

    python benchmarks/read_report/run.py [--data FOLDER] [--json]

The reports stand outside the repository, in ``../shared/data/ofsted``; ``truth.json`` was marked
by hand from their pages. Each report is read in a process of its own, so that its processor
time and peak memory are its own. Ends with 1 where a judgement or a count of recommendations is
wrong.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DATA = ROOT.parent / "shared" / "data" / "ofsted"
sys.path.insert(0, str(ROOT / "src"))

FACTS = ("authority", "kind", "visited_from", "visited_to", "published_on")
LISTS = ("recommendations", "priority_actions")
SETS = ("marked", "held_out")


@dataclass
class Score:
    """Things rightly found, found and not there, and there and not found."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    wrong: list[str] = field(default_factory=list)

    def compare(self, found: set[Any], true: set[Any], where: str) -> None:
        self.right += len(found & true)
        self.extra += len(found - true)
        self.missed += len(true - found)
        self.wrong += [f"{where}: {each}" for each in sorted(map(str, found ^ true))]

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


def read_one(path: Path) -> dict[str, Any]:
    """Read one report here and now; its processor time (s) and this process's peak memory (MiB)."""
    from homeward.improvement.reading import as_dict, read_report, verdict_on
    from homeward.improvement.reading.wording import sentences

    start = time.process_time()
    report = as_dict(read_report(path))
    seconds = time.process_time() - start
    # The lexicon alone, without the help of headings such as "has the following strengths".
    for finding in report["findings"]:
        finding["by_words"] = verdict_on(finding["text"]).direction
        said = sentences(finding["text"])
        finding["sentences"] = {each: verdict_on(each).direction for each in said}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "peak_mib": peak, "report": report}


def read_apart(path: Path) -> dict[str, Any]:
    """Read one report in a fresh process."""
    answer = subprocess.run(
        [sys.executable, __file__, "--one", str(path)], capture_output=True, text=True, check=True
    )
    result: dict[str, Any] = json.loads(answer.stdout)
    return result


def numbers(spans: str | None) -> set[int]:
    """ "1-3,7-8" as the numbers it covers."""
    parts = [part.split("-") for part in spans.split(",")] if spans else []
    return {number for part in parts for number in range(int(part[0]), int(part[-1]) + 1)}


def openings(found: list[dict[str, Any]], true: list[str]) -> set[str]:
    """What was found, by the marked opening words where they agree in place, else as found."""
    pairs = zip(found, true + [""] * len(found), strict=False)
    return {
        words if words and item["text"].startswith(words) else item["text"] for item, words in pairs
    }


def compare(
    report: dict[str, Any], true: dict[str, Any], scores: dict[str, Score], name: str
) -> None:
    for fact in FACTS:
        scores["facts"].compare({(fact, report[fact])}, {(fact, true[fact])}, name)
    graded = {(each["area"], each["grade"]) for each in report["judgements"]}
    scores["judgements"].compare(graded, set(true["judgements"].items()), name)
    for key in LISTS:
        scores[key].compare(openings(report[key], true[key]), set(true[key]), name)
    marked = numbers(true["numbered_findings"])
    if marked:
        found = {each["number"] for each in report["findings"]}
        scores["numbered findings"].compare(found, marked, name)


def labels(report: dict[str, Any], labelled: dict[str, Any]) -> Iterator[tuple[str, str, Any, str]]:
    """Each hand-marked label: its kind, the paragraph or sentence, what was said, what is true."""
    findings = {str(each["number"]): each for each in report["findings"]}
    for key, found_key in (("directions", "by_words"), ("themes", "theme")):
        for number, label in labelled.get(key, {}).items():
            yield key, number, findings.get(number, {}).get(found_key), label
    said = {text: way for each in report["findings"] for text, way in each["sentences"].items()}
    for opening, label in labelled.get("sentences", {}).items():
        ways = [way for text, way in said.items() if text.startswith(opening)]
        yield "sentences", opening, ways[0] if ways else None, label


def compare_labels(report: dict[str, Any], true: dict[str, Any], tally: Counter[str]) -> list[str]:
    """Count directions and themes that agree with the hand-marked ones; name the others."""
    wrong = []
    for which in SETS:
        for key, place, said, label in labels(report, true.get(which, {})):
            tally[f"{which} {key}"] += 1
            tally[f"{which} {key} right"] += said == label
            if said != label:
                wrong.append(f"{which} {place}: {said}, marked {label}")
    return wrong


def right_counts(report: dict[str, Any], true: dict[str, Any]) -> bool:
    return all(len(report[key]) == len(true[key]) for key in LISTS)


def show(rows: list[dict[str, Any]], scores: dict[str, Score], tally: Counter[str]) -> None:
    print(f"{'report':<58}{'CPU s':>7}{'MiB':>7}{'recs':>6}{'prio':>6}{'findings':>10}")
    for row in rows:
        print(
            f"{row['name'][:56]:<58}{row['seconds']:>7.2f}{row['peak_mib']:>7.0f}"
            f"{row['recommendations']:>6}{row['priority_actions']:>6}{row['findings']:>10}"
        )
    print(f"\n{'what':<20}{'marked':>8}{'precision':>11}{'recall':>8}")
    for what, score in scores.items():
        total = score.right + score.missed
        print(f"{what:<20}{total:>8}{score.precision:>11.3f}{score.recall:>8.3f}")
    for which in SETS:
        for key in ("directions", "sentences", "themes"):
            of, right = tally[f"{which} {key}"], tally[f"{which} {key} right"]
            if of:
                print(f"{which} {key}: {right} of {of} as marked ({right / of:.1%})")


def run(data: Path, as_json: bool, details: bool) -> int:
    truth: dict[str, Any] = json.loads((HERE / "truth.json").read_text("utf-8"))
    names = ("facts", "judgements", *LISTS, "numbered findings")
    scores = {name: Score() for name in names}
    tally: Counter[str] = Counter()
    rows, good = [], True
    for name, true in truth.items():
        read = read_apart(data / name)
        report = read["report"]
        compare(report, true, scores, name)
        wrong = compare_labels(report, true, tally)
        if details:
            print(name, *wrong, sep="\n  ")
        good = good and right_counts(report, true)
        lengths = {key: len(report[key]) for key in (*LISTS, "findings")}
        rows.append(
            {"name": name, "seconds": read["seconds"], "peak_mib": read["peak_mib"], **lengths}
        )
    if as_json:
        print(
            json.dumps(
                {"reports": rows, "tally": tally, "scores": {n: vars(s) for n, s in scores.items()}}
            )
        )
    else:
        show(rows, scores, tally)
        print(*(line for score in scores.values() for line in score.wrong), sep="\n")
    return 0 if good and not scores["judgements"].wrong else 1


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA, help="where the sixteen PDFs are")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    parser.add_argument("--details", action="store_true", help="name each label that differs")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(read_one(asked.one)))
        return 0
    if not asked.data.is_dir():
        print(
            f"The reports are not at {asked.data}: name their folder with --data.", file=sys.stderr
        )
        return 2
    return run(asked.data, asked.json, asked.details)


if __name__ == "__main__":
    sys.exit(main())
