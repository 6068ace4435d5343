"""Measures for each 10,000 children who live in the authority."""

from datetime import date

from .declared import Fact, Measure, Point, Sums, Unit
from .population import population_on, populations


class PerChildren(Measure):
    """Events of a week as a yearly rate for each 10,000 children: comparable with other places.

    A count until the population is set. A week before the first estimate has no rate: yesterday's
    children are not today's.
    """

    @property
    def unit(self) -> Unit:  # type: ignore[override]  # whether it can be a rate stands in a file
        return "per 10,000" if populations() else "number"

    def point(self, week: date, facts: list[Fact]) -> Point:
        if self.unit == "number":
            return super().point(week, facts)
        yes = sum(fact.amount for fact in facts if fact.counts)
        unknown = sum(fact.counts is None for fact in facts)
        others = (population_on(week) or yes) - yes
        if others <= 0:  # no estimate for this week
            return Point(week, yes, 0, unknown, None)
        return self.figure(week, Sums(yes, others, int(yes), len(facts), unknown))
