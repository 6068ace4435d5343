"""Measures of strategy discussions and hand-overs: F12a to F12c."""

from homeward.ledger.kinds import Kind

from ..duties import MetInTime


class DiscussionsHeldInTime(MetInTime):
    key = "strategy-discussions-in-time"
    number = "F12a"
    theme = "Front door"
    title = "Strategy discussions held in time"
    why = "A child who may be suffering harm cannot wait for a meeting."
    denominator = "discussions decided on or called, by the week in which they were"
    clock = "the authority's own time, one working day unless it sets another"
    source = "Local; Ofsted's focused visit to Tameside, April 2022, on delay"
    kinds = (Kind.STRATEGY_HELD,)


class MinutesInTime(MetInTime):
    key = "strategy-minutes-in-time"
    number = "F12b"
    theme = "Front door"
    title = "Minutes of strategy discussions sent in time"
    why = "Agencies act on what was agreed only when they have it in writing."
    denominator = "discussions held, by the week in which they were"
    clock = "the authority's own time, five working days unless it sets another"
    source = "Local; Ofsted's inspection of Tameside, May 2019, on minutes sent late"
    kinds = (Kind.STRATEGY_MINUTES,)


class HandOversAccepted(MetInTime):
    key = "hand-overs-accepted-in-time"
    number = "F12c"
    theme = "Front door"
    title = "Hand-overs accepted in time"
    why = "Between two services a child is nobody's until somebody says that they take the case."
    denominator = (
        "hand-overs made, by the week in which they were; refused ones late are not in time"
    )
    clock = "the authority's own time, one working day unless it sets another"
    source = "Local; Ofsted's visits to Tameside, 2018 and 2019, on hand-over"
    kinds = (Kind.HANDOVER_ACCEPTED,)
