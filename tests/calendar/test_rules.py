"""Dated rules: yesterday's duty keeps yesterday's rule."""

from datetime import date

import pytest

from homeward.calendar import NoRule, all_rules, read_rules, rule_for

TWO_VERSIONS = """
[[rule]]
key = "visit"
words = "Visit"
amount = 7
unit = "calendar days"
starts = "the move"
stops = "the visit"
source = "old regulations"
valid_from = 2011-04-01
valid_to = 2026-08-31

[[rule]]
key = "visit"
words = "Visit"
amount = 5
unit = "working days"
starts = "the move"
stops = "the visit"
source = "new regulations"
valid_from = 2026-09-01
"""


def test_every_statutory_rule_names_its_source_and_what_starts_and_stops_its_clock():
    for rule in all_rules():
        assert all((rule.source, rule.starts, rule.stops)), rule.key


def test_a_duty_takes_the_rule_of_its_own_day(tmp_path):
    path = tmp_path / "rules.toml"
    path.write_text(TWO_VERSIONS)
    rules = read_rules(path)
    assert rule_for("visit", date(2026, 8, 31), rules).amount == 7
    assert rule_for("visit", date(2026, 9, 1), rules).version == "visit@2026-09-01"


def test_where_no_rule_holds_it_says_which_and_when():
    with pytest.raises(NoRule, match="No rule 'contact_decision' holds on 01 January 1990"):
        rule_for("contact_decision", date(1990, 1, 1))


def test_two_rules_of_one_name_may_not_hold_on_the_same_day(tmp_path):
    path = tmp_path / "rules.toml"
    path.write_text(TWO_VERSIONS.replace("valid_to = 2026-08-31", "valid_to = 2026-09-30"))
    with pytest.raises(ValueError, match="Two rules called visit hold on the same day"):
        read_rules(path)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("amount = 7", "amount = 0"), ('"calendar days"', '"fortnights"'), ("stops =", "stopped =")],
)
def test_a_rule_that_cannot_be_read_is_named(tmp_path, wrong, right):
    path = tmp_path / "rules.toml"
    path.write_text(TWO_VERSIONS.replace(wrong, right))
    with pytest.raises(ValueError, match=r"rules.toml: the rule visit cannot be read"):
        read_rules(path)


def test_an_authoritys_own_rule_replaces_the_statutory_one(tmp_path, monkeypatch):
    path = tmp_path / "own.toml"
    path.write_text(TWO_VERSIONS.replace('"visit"', '"contact_decision"'))
    monkeypatch.setenv("HOMEWARD_RULES", str(path))
    all_rules.cache_clear()
    try:
        assert rule_for("contact_decision", date(2026, 9, 2)).source == "new regulations"
        assert rule_for("pathway_plan", date(2026, 9, 2)).amount == 3
    finally:
        all_rules.cache_clear()
