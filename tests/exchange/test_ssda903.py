"""The Missing file of the return: made from the records, and checked by the return's own rules."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.access.actions import the_house
from homeward.care.actions import place, start_period
from homeward.exchange.annex_a import read, write
from homeward.exchange.ssda903 import (
    CareSpell,
    Known,
    MissingRow,
    Spell,
    check_missing,
    read_rows,
    row_of,
    rows_for,
    spells_of,
)
from homeward.exchange.ssda903.making import (
    known_of_year,
    list8_missing,
    missing_of_year,
    year_of_return,
)
from homeward.missing.actions import decline_interview, report_missing
from tests.story import NOW, TODAY, Borough

FIRST, LAST = date(2025, 4, 1), date(2026, 3, 31)
BORN = date(2011, 5, 6)
DAY = timedelta(days=1)


def row(number: int = 2, **said: str) -> MissingRow:
    cells = {"child": "1001", "dob": "06/05/2011", "missing": "M", "start": "01/06/2025"}
    return MissingRow(number, **{**cells, "end": "02/06/2025", **said})


def known(*care: CareSpell, **more: object) -> Known:
    spells = care or (CareSpell(date(2024, 1, 1)),)
    facts = {"header": {"1001": BORN}, "care": {"1001": spells}, **more}
    return Known(FIRST, LAST, **facts)  # type: ignore[arg-type]


def rules(rows: list[MissingRow], about: Known) -> list[str]:
    return [finding.rule for finding in check_missing(rows, about)]


def test_a_right_row_is_right() -> None:
    assert rules([row()], known()) == []


def test_a_child_in_care_who_is_still_missing_is_not_told_that_they_left() -> None:
    """The Department's own validator calls this wrong once another rule has run before."""
    assert rules([row(end="")], known()) == []
    moved = known(CareSpell(date(2024, 1, 1), date(2025, 5, 1), "X1"), CareSpell(date(2025, 5, 1)))
    assert rules([row(end="")], moved) == []


CEASED = CareSpell(date(2024, 1, 1), date(2025, 6, 10), "E4A")


@pytest.mark.parametrize(
    ("rule", "said", "care"),
    [
        ("1004", {"start": "2025-06-01"}, ()),
        ("1005", {"end": "31/02/2026"}, ()),
        ("1006", {"missing": "X"}, ()),
        ("564", {"start": "", "end": ""}, ()),
        ("565", {"missing": "", "end": ""}, ()),
        ("566", {"missing": "", "start": ""}, ()),
        ("567", {"end": "30/05/2025"}, ()),
        ("570", {"start": "02/04/2026", "end": ""}, ()),
        ("571", {"end": "02/04/2026"}, ()),
        ("575", {"end": "12/06/2025"},
         (CareSpell(date(2024, 1, 1), date(2025, 6, 10), "X1"), CareSpell(date(2025, 6, 10)))),
        ("577", {"end": ""}, (CEASED,)),
        ("577", {"end": "11/06/2025"}, (CEASED,)),
        ("578", {"start": "11/06/2025", "end": "12/06/2025"}, (CEASED,)),
        ("580", {"end": "10/06/2025"}, (CEASED,)),
        ("581", {}, (CareSpell(date(2025, 6, 2)),)),
        ("586", {"dob": "02/06/2025"}, ()),
        ("INT04", {"child": "9999"}, ()),
        ("INT13", {"dob": "07/05/2011"}, ()),
    ],
)  # fmt: skip
def test_each_rule_of_the_return_has_its_sentence(
    rule: str, said: dict[str, str], care: tuple[CareSpell, ...]
) -> None:
    found = [each for each in check_missing([row(**said)], known(*care)) if each.rule == rule]
    assert [each.row for each in found] == [2]
    assert found[0].sentence.endswith(".")


def test_who_was_missing_when_care_ceased_for_e8_is_right() -> None:
    ceased = CareSpell(date(2024, 1, 1), date(2025, 6, 10), "E8")
    assert rules([row(end="10/06/2025")], known(ceased)) == []


def test_two_at_once_and_a_new_one_while_one_is_open_are_refused() -> None:
    both = [row(2, end="05/06/2025"), row(3, start="03/06/2025", end="06/06/2025")]
    assert rules(both, known()) == ["574"]
    again = row(3, start="03/06/2025", end="04/06/2025")
    assert rules([row(2, end=""), again], known()) == ["574"]
    one_day = [row(2, end="01/06/2025"), row(3, end="01/06/2025")]
    assert rules(one_day, known()) == []


def test_what_was_open_last_year_stands_in_this_one() -> None:
    before = row(9, start="30/03/2025", end="")
    assert rules([row()], known(open_last_year=[before])) == ["576"]
    assert rules([row(start="30/03/2025")], known(open_last_year=[before])) == []


def test_no_rule_depends_on_which_ran_before() -> None:
    rows = [row(2), row(3, start="05/06/2025", end=""), row(4, start="07/06/2025")]
    whole = check_missing(rows, known(CEASED))
    again = check_missing(rows, known(CEASED))
    assert whole == again


def test_five_spells_of_one_child_on_one_day_are_five() -> None:
    one = Spell("1001", BORN, "M", date(2025, 6, 1), date(2025, 6, 1))
    assert len(rows_for([one] * 5, first=FIRST, last=LAST)) == 5


def test_a_spell_still_open_at_eighteen_ends_on_the_birthday() -> None:
    born = date(2007, 6, 10)
    found = rows_for([Spell("1", born, "M", date(2025, 6, 1))], first=FIRST, last=LAST)
    assert [each.end for each in found] == [date(2025, 6, 10)]
    later = Spell("1", date(2008, 6, 10), "M", date(2025, 6, 1))
    assert [each.end for each in rows_for([later], first=FIRST, last=LAST)] == [None]


def test_an_end_after_the_year_is_left_open() -> None:
    spell = Spell("1", BORN, "A", date(2026, 3, 30), date(2026, 4, 2))
    (found,) = rows_for([spell], first=FIRST, last=LAST)
    assert row_of(found) == ("1", "06/05/2011", "A", "30/03/2026", "")


def test_a_spell_is_cut_where_a_placement_ends_and_over_where_care_ends() -> None:
    placements = [(date(2025, 1, 1), date(2025, 6, 3)), (date(2025, 6, 3), date(2025, 6, 9))]
    cut = list(spells_of(date(2025, 6, 1), date(2025, 6, 20), placements))
    assert cut == [(date(2025, 6, 1), date(2025, 6, 3)), (date(2025, 6, 3), date(2025, 6, 9))]


@given(
    st.lists(st.integers(1, 90), min_size=1, max_size=6),
    st.integers(0, 200),
    st.one_of(st.none(), st.integers(0, 120)),
    st.booleans(),
)
def test_what_is_made_from_the_records_passes_the_returns_rules(
    lengths: list[int], begins: int, lasts: int | None, still: bool
) -> None:
    """Whatever the placements and the episode, the file made of them is refused by no rule."""
    placements, day = [], date(2025, 4, 10)
    for length in lengths:
        placements.append((day, day + length * DAY))
        day += length * DAY
    if still:
        placements.append((day, None))
    start = date(2025, 4, 10) + begins * DAY
    end = None if lasts is None else start + lasts * DAY
    spells = [Spell("1001", BORN, "M", a, b) for a, b in spells_of(start, end, placements)]
    rows = [
        MissingRow(number, *row_of(spell))
        for number, spell in enumerate(rows_for(spells, first=FIRST, last=LAST), start=2)
    ]
    care = [
        CareSpell(a, b if b is None or b <= LAST else None, "" if b is None else "X1")
        for a, b in placements
        if a <= LAST
    ]
    if care and care[-1].end is not None and not still:
        care[-1] = CareSpell(care[-1].start, care[-1].end, "E8")
    assert check_missing(rows, known(*care)) == []


def test_a_file_without_its_headings_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="no column MISSING, MIS_START, MIS_END"):
        read_rows("CHILD,DOB\n1,06/05/2011\n")
    text = "CHILD,DOB,MISSING,MIS_START,MIS_END\n1001,06/05/2011,M,01/06/2025,\n"
    assert [each.start for each in read_rows(text)] == ["01/06/2025"]


def test_list_8_counts_five_episodes_as_five_and_says_what_came_of_the_last_interview(
    borough: Borough,
) -> None:
    person = borough.people["tom"]
    period = start_period(by=the_house, person=person, started_on=date(2026, 1, 5))
    place(by=the_house, period=period, started_on=date(2026, 1, 5), home="Elm Road")
    for hour in range(5):
        left = NOW - timedelta(days=1, hours=2 * hour)
        back = left + timedelta(hours=1)
        report_missing(by=the_house, person=person, reported_at=left, returned_at=back)
    last = person.episodes.order_by("-reported_at")[0]
    decline_interview(by=the_house, episode=last, declined_at=NOW, reason="Not now")
    (counted,) = list8_missing(the_house, TODAY).rows
    assert counted.values["missing_episodes"] == 5
    assert (counted.values["interview_offered"], counted.values["interview_accepted"]) == (
        "yes",
        "no",
    )
    spells = missing_of_year(the_house, *year_of_return(2027))
    assert len(spells) == 5
    rows = [MissingRow(number, *row_of(each)) for number, each in enumerate(spells, start=2)]
    assert check_missing(rows, known_of_year(the_house, *year_of_return(2027))) == []


def test_what_was_written_for_list_8_reads_back(borough: Borough, tmp_path: Path) -> None:
    start_period(by=the_house, person=borough.people["tom"], started_on=date(2026, 1, 5))
    write(tmp_path / "list8.xlsx", {8: list8_missing(the_house, TODAY)})
    (back,) = read(tmp_path / "list8.xlsx").lists[8].rows
    assert back.values["missing_episodes"] == 0
