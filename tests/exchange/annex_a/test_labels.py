"""A label is recognised or asked about; it is never guessed."""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from homeward.exchange.annex_a import LISTS, LabelSet
from homeward.exchange.annex_a import label_sets as sets
from homeward.exchange.annex_a import label_sets_care as care

ALL_SETS = {
    column.labels.name: column.labels
    for shape in LISTS.values()
    for column in shape.columns
    if column.labels
}


@pytest.mark.parametrize(
    ("labels", "text", "code"),
    [
        (sets.GENDER, "a) Male", "M"),
        (sets.GENDER, "  FEMALE ", "F"),
        (sets.GENDER, "c) Not stated / recorded (or unborn)", "U"),
        (sets.ETHNICITY, "WBRI", "WBRI"),
        (sets.ETHNICITY, "a) wbri", "WBRI"),
        (sets.ETHNICITY, "s) NOBT", "NOBT"),
        (sets.ETHNICITY, "White - British", "WBRI"),
        (sets.YES_NO, "True", "yes"),
        (sets.YES_NO, "0", "no"),
        (sets.SOURCE, "1A", "1A"),
        (sets.SOURCE, "6", "6"),
        (sets.SOURCE, "q) 6: Police", "6"),
        (sets.SOURCE, "6 - Police", "6"),
        (sets.SOURCE, "Police", "6"),
        (sets.SOURCE, "Police [6]", "6"),
        (sets.ACCOMMODATION, "W: Bed and breakfast", "W"),
        (sets.ACCOMMODATION, "W2", "W"),
        (sets.ACCOMMODATION, "(E) Supported Lodgings", "E"),
        (sets.ACCOMMODATION, "S - No fixed abode / homeless", "S"),
        (sets.SUITABILITY, "2", "unsuitable"),
        (sets.ELIGIBILITY, "Former Relevant", "former_relevant"),
        (sets.IN_TOUCH, "f) Rhom", "RHOM"),
        (sets.CASE_STATUS, "c) Child in need plan", "in_need_plan"),
        (sets.NO_FURTHER_ACTION, "Further action", "no"),
        (sets.NEED, "N1 - Abuse or Neglect", "N1"),
        (sets.DISABILITY, "NONE", "no"),
        (sets.DISABILITY, "AUT", "yes"),
        (care.LEGAL_STATUS, "C2: FCO", "C2"),
        (care.PLACEMENT, "f) U6: Foster placement - not FFA", "U6"),
        (care.PROVIDER, "e) PR4 - Private provision", "PR4"),
        (care.REASON_CEASED, "k) E47: Special Guardianship Orders - relative/friend", "E47"),
    ],
)
def test_the_forms_that_files_use_are_recognised(labels: LabelSet, text: str, code: str) -> None:
    assert labels.code_of(text) == code


def test_words_are_never_read_by_their_first_letter() -> None:
    assert sets.ACCOMMODATION.code_of("Bed and breakfast") == "W"
    assert sets.ACCOMMODATION.code_of("Supported lodgings") == "E"
    assert sets.ACCOMMODATION.code_of("Boarding house") is None
    assert sets.ACCOMMODATION.code_of("Shelter for the night") is None
    assert sets.ACCOMMODATION.code_of("S: Somewhere") is None


@pytest.mark.parametrize(
    ("labels", "text"),
    [
        (sets.ACCOMMODATION, "S - Supported lodgings"),
        (sets.ACCOMMODATION, "B: Bed and breakfast"),
        (sets.ACCOMMODATION, "D3"),
        (sets.SOURCE, "Individual"),
        (sets.SOURCE, "Health services"),
        (sets.SOURCE, "6 - Housing"),
        (sets.NEED, "N1; N2"),
        (sets.NEED, "PSRMEM - Support with memory and cognition"),
        (sets.GENDER, "b"),
        (care.PLACEMENT, "R5 - Independent living"),
        (care.PLACEMENT, "Foster placement"),
        (care.REASON_CEASED, "Special guardianship order"),
        (sets.YES_NO, "2"),
    ],
)
def test_what_could_be_two_things_or_none_is_asked(labels: LabelSet, text: str) -> None:
    assert labels.code_of(text) is None


@pytest.mark.parametrize("labels", ALL_SETS.values(), ids=ALL_SETS)
def test_every_label_and_code_of_a_set_reads_as_itself(labels: LabelSet) -> None:
    for label in labels.labels:
        for text in (label.ofsted, label.code, label.ofsted.upper(), f" {label.ofsted} ."):
            assert labels.code_of(text) == label.code, text


def test_spellings_from_real_files_are_right_or_asked_and_hardly_ever_wrong(
    shared_data: Path,
) -> None:
    """The meanings given are coarser than Ofsted's codes: a code is taken to mean the bucket that
    most of its spellings have, so some of what counts as wrong is a doubtful bucket."""
    columns = {c.heading: c.labels for s in LISTS.values() for c in s.columns if c.labels}
    read: list[tuple[str, str | None, str]] = []
    with (shared_data / "annex-a" / "label-spellings.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = columns[row["column"]].code_of(row["spelling"])
            read.append((row["column"], code, row["meaning"].strip().casefold()))
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for column, code, meaning in read:
        if code:
            votes[column, code][meaning] += 1
    bucket = {key: counts.most_common(1)[0][0] for key, counts in votes.items()}
    known = [(bucket[column, code], meaning) for column, code, meaning in read if code]
    wrong = sum(1 for ours, theirs in known if ours != theirs)
    assert len(read) > 4_000
    assert wrong <= 0.005 * len(read)
    assert len(known) - wrong >= 0.4 * len(read)
