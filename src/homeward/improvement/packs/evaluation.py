"""Self-evaluation: what do we know, how do we know it, what are we doing. From the same rows."""

from dataclasses import dataclass, field

from ..evidence import Moved, first_mover
from ..queries import ActionRow, PlanPage, PriorityRow
from ..rules import ActionState
from .deciding import missing_links, who
from .rounding import figure, unknown_share


@dataclass(frozen=True)
class EvaluationRow:
    """One priority under the three questions; each answer is a list of sentences."""

    title: str
    aim: str
    know: list[str]
    how: list[str]
    doing: list[str]
    gaps: list[str] = field(default_factory=list)


def evaluation(page: PlanPage) -> list[EvaluationRow]:
    """The three questions for every priority of a plan."""
    return [_row(row, page.measures) for row in page.priorities]


def _row(row: PriorityRow, measures: dict[str, Moved]) -> EvaluationRow:
    named = [row.priority.outcome, *(each.action.measure for each in row.actions)]
    moved = [measures[key] for key in dict.fromkeys(named) if key]
    return EvaluationRow(
        title=row.priority.title,
        aim=row.priority.aim,
        know=[_known(each) for each in moved] + _inspectors(row),
        how=[_how(each) for each in moved] + _tests(row.actions),
        doing=[_doing(each) for each in row.actions if each.state is not ActionState.DROPPED],
        gaps=_gaps(row, measures),
    )


def _known(moved: Moved) -> str:
    shown = f"{figure(moved.chart)} ({unknown_share(moved.chart)})"
    return f"{moved.measure.title}: {shown}. {moved.sentence}"


def _inspectors(row: PriorityRow) -> list[str]:
    return [
        f"Inspectors said: “{finding.text}” ({finding.report.title})" for finding in row.findings
    ]


def _how(moved: Moved) -> str:
    measure = moved.measure
    return (
        f"{measure.title}: counted each week, {measure.numerator} out of {measure.denominator} "
        f"(definition {measure.number}, version {measure.version})."
    )


def _tests(rows: list[ActionRow]) -> list[str]:
    ended = [test for row in rows for test in row.action.tests.all() if test.ended_on]
    return [
        f"Test of change “{test.change}”: expected {test.prediction} Found {test.result} "
        f"({test.get_decision_display().lower()})."
        for test in ended
    ]


def _doing(row: ActionRow) -> str:
    due = row.action.due_on
    return f"{row.state}: {row.action.words} ({who(row)}, by {due.day} {due:%B %Y})."


def _gaps(row: PriorityRow, measures: dict[str, Moved]) -> list[str]:
    """What we do not know: said as plainly as what we do."""
    loose = [f"“{each.action.words}”" for each in row.actions if missing_links(each)]
    outcome = measures.get(row.priority.outcome)
    process = measures[row.actions[0].action.measure] if row.actions else None
    return [
        *([] if outcome else ["No outcome is named: we cannot say whether children notice."]),
        *([first_mover(process, outcome)] if outcome else []),
        *(
            [f"Activity only, without a full line to children: {', '.join(loose)}."]
            if loose
            else []
        ),
    ]
