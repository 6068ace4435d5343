"""Strength or weakness, and the words that decide it."""

import pytest

from homeward.improvement.reading import theme_of, verdict_on


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Decisions are not always timely.", "not always timely"),
        ("The plan is not yet in place.", "not yet"),
        ("Too few young people have a plan.", "too few"),
        ("Records are insufficiently detailed.", "insufficiently"),
        ("Managers do not check who has been seen.", "not check"),
        ("Managers don't check who has been seen.", "don’t check"),
        ("There is a lack of effective oversight.", "lack of"),
        ("Visits are frequent, but their purpose is unclear.", "unclear"),
        ("Although visits are regular, children do not benefit from them.", "not benefit"),
        ("Supervision is regular. However, it is too often shallow and drift goes on.", "drift"),
        ("Turnover remains a concern and caseloads are still high.", "remains a concern"),
    ],
)
def test_faults_are_weaknesses(sentence: str, word: str) -> None:
    verdict = verdict_on(sentence)
    assert verdict.direction == "weakness"
    assert any(word in each for each in verdict.words)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Children are seen without delay.", "without delay"),
        ("Managers act early, preventing drift and delay.", "preventing drift"),
        ("Decisions are timely and well recorded.", "timely"),
        ("Staff not only listen but respond swiftly.", "swiftly"),
        ("Records were once poor, but they are now thorough.", "thorough"),
        ("Despite the high demand, responses are prompt.", "prompt"),
        ("No young person was placed in bed and breakfast.", "bed and breakfast"),
        ("Staff turnover has fallen.", "turnover has fallen"),
    ],
)
def test_praise_is_a_strength(sentence: str, word: str) -> None:
    verdict = verdict_on(sentence)
    assert verdict.direction == "strength"
    assert any(word in each for each in verdict.words)


@pytest.mark.parametrize("sentence", ["", "There are three teams.", "Inspectors met 12 carers."])
def test_what_neither_praises_nor_faults_is_neutral(sentence: str) -> None:
    assert verdict_on(sentence).direction == "neutral"


def test_the_words_shown_are_those_of_the_winning_side_in_order() -> None:
    verdict = verdict_on("Plans are weak and late. One is good. Visits are poor.")
    assert verdict.words == ("weak", "poor")


@pytest.mark.parametrize(
    ("sentence", "theme"),
    [
        ("Repeat contacts to the multi-agency safeguarding hub are not recognised.", "front door"),
        ("Return home interviews are offered late.", "missing"),
        ("Pathway plans are out of date.", "leaving care"),
        ("There are not enough foster carers or supported lodgings.", "homes"),
        ("Caseloads are high and turnover is rising.", "workforce"),
        ("Supervision is irregular.", "management oversight"),
        ("The improvement plan has no owners.", "plans"),
        ("Case audits look at compliance.", "audit"),
        ("Children enjoy the summer play scheme.", "other"),
    ],
)
def test_each_part_of_the_work_has_its_theme(sentence: str, theme: str) -> None:
    assert theme_of(sentence) == theme
