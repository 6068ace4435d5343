"""Stays and suitability: nights, two working days, what cannot be."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from homeward.homes import rules
from homeward.homes.codes import Suitability

TODAY = date(2026, 6, 17)
DAYS = st.dates(date(2020, 1, 1), TODAY)


def over(born: date | None, start: date | None, end: date | None) -> bool | None:
    return rules.breaches_two_days(born_on=born, started_on=start, ended_on=end, today=TODAY)


def test_two_working_days_leave_out_the_weekend_and_bank_holidays() -> None:
    born = date(2009, 1, 1)
    # From Friday 22 May 2026 over the spring bank holiday: Tuesday and Wednesday are two days.
    assert over(born, date(2026, 5, 22), date(2026, 5, 27)) is False
    assert over(born, date(2026, 5, 22), date(2026, 5, 28)) is True


def test_days_from_the_eighteenth_birthday_on_do_not_count() -> None:
    assert over(date(2008, 6, 2), date(2026, 6, 1), None) is False
    assert over(date(2008, 6, 1), date(2026, 6, 1), None) is False
    assert over(date(2008, 6, 10), date(2026, 6, 1), None) is True


def test_born_on_29_february_eighteen_on_1_march() -> None:
    assert over(date(2008, 2, 29), date(2026, 2, 26), date(2026, 3, 10)) is False
    assert over(date(2008, 2, 29), date(2026, 2, 24), date(2026, 3, 10)) is True


def test_what_is_not_known_stays_not_known() -> None:
    assert over(None, date(2026, 6, 1), None) is None
    assert over(date(2009, 1, 1), None, None) is None
    assert rules.nights(None, None, TODAY) is None


@given(DAYS, DAYS, st.integers(0, 60))
def test_a_longer_stay_never_undoes_a_breach(born: date, start: date, more: int) -> None:
    end = start + timedelta(days=7)
    if over(born, start, end):
        assert over(born, start, end + timedelta(days=more))


def test_no_fixed_abode_and_custody_are_never_suitable() -> None:
    for kind in ("S", "X"):
        assert rules.judged(kind, Suitability.NOT_JUDGED) == Suitability.UNSUITABLE
        sentence, field = rules.why_not_judge(kind, Suitability.SUITABLE, "warm") or ("", "")
        assert "can only be not suitable" in sentence
        assert field == "suitability"
    assert rules.judged("U", Suitability.NOT_JUDGED) == Suitability.NOT_JUDGED
