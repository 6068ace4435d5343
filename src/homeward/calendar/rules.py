"""Dated rules: how long a duty may take, from which event, by which source.

Yesterday's duty keeps yesterday's rule: a rule has a first and, where it was replaced, a last
day. The rules stand in ``statutory.toml`` beside this file; an authority adds or replaces its
own in the file named by ``HOMEWARD_RULES``. ``docs/rules/clocks.md`` is made from them.
"""

import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from pathlib import Path

STATUTORY = Path(__file__).with_name("statutory.toml")
OWN_RULES = "HOMEWARD_RULES"


class Unit(StrEnum):
    """What a rule counts in."""

    CLOCK_HOURS = "clock hours"
    WORKING_DAYS = "working days"
    CALENDAR_DAYS = "calendar days"
    MONTHS = "months"


@dataclass(frozen=True)
class Rule:
    """One clock: ``amount`` of ``unit`` from ``starts`` until ``stops``, while it is valid."""

    key: str
    words: str
    amount: int
    unit: Unit
    starts: str
    stops: str
    source: str
    valid_from: date
    valid_to: date | None = None
    confidence: str = ""

    def __post_init__(self) -> None:
        if self.amount <= 0:
            raise ValueError(f"Rule {self.key}: the amount must be more than nothing.")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError(f"Rule {self.key}: it ends before it begins.")

    @property
    def version(self) -> str:
        """The rule with the day from which it holds: what a duty remembers."""
        return f"{self.key}@{self.valid_from.isoformat()}"

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Office:
    """The hours within which work counts as received the same day."""

    closes: time = time(17, 0)


class NoRule(LookupError):
    """No rule of that name holds on that day."""


def rule_for(key: str, day: date, rules: Iterable[Rule] | None = None) -> Rule:
    """The rule ``key`` as it stood on ``day``. Raises ``NoRule`` where none did."""
    for rule in all_rules() if rules is None else rules:
        if rule.key == key and rule.holds_on(day):
            return rule
    raise NoRule(f"No rule '{key}' holds on {day:%d %B %Y}. Add it to the rules file.")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule: the statutory ones and, over them, the authority's own."""
    own = os.environ.get(OWN_RULES)
    local = read_rules(Path(own)) if own else ()
    replaced = {rule.key for rule in local}
    return (*(r for r in read_rules(STATUTORY) if r.key not in replaced), *local)


@cache
def office() -> Office:
    """The office hours, from ``HOMEWARD_OFFICE_CLOSES`` (HH:MM), else five o'clock."""
    closes = os.environ.get("HOMEWARD_OFFICE_CLOSES")
    return Office(time.fromisoformat(closes)) if closes else Office()


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Rules from a TOML file of ``[[rule]]`` tables. Raises ``ValueError`` naming the fault."""
    with path.open("rb") as file:
        tables = tomllib.load(file).get("rule", [])
    rules = tuple(_rule(table, path) for table in tables)
    _refuse_overlaps(rules)
    return rules


def _rule(table: dict[str, object], path: Path) -> Rule:
    try:
        return Rule(**{**table, "unit": Unit(str(table["unit"]))})  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError) as fault:
        name = table.get("key", "without a key")
        raise ValueError(f"{path.name}: the rule {name} cannot be read ({fault}).") from fault


def _refuse_overlaps(rules: tuple[Rule, ...]) -> None:
    for position, rule in enumerate(rules):
        for other in rules[position + 1 :]:
            if rule.key == other.key and (
                rule.holds_on(other.valid_from) or other.holds_on(rule.valid_from)
            ):
                raise ValueError(f"Two rules called {rule.key} hold on the same day.")
