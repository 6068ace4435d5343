"""What an assessment gives rise to: its completion is owed; its beginning and end are told."""

from collections.abc import Iterator

from homeward.calendar import NoRule, deadline, rule_for
from homeward.core.days import start_of_day
from homeward.core.projection import DutySpec, EventSpec
from homeward.ledger.kinds import Kind

from ..models import Assessment

ASSESSMENT = "assessment"
RULE = "assessment_completed"


def duties_of(assessment: Assessment) -> Iterator[DutySpec]:
    """That it is completed within the time, which runs from the referral."""
    if assessment.recorded_in_error:
        return
    referral = assessment.referral
    since = min(referral.received_on, assessment.started_on) if referral else assessment.started_on
    try:
        rule = rule_for(RULE, since)
    except NoRule:
        return  # before the rule began: nothing was owed by it
    done = assessment.authorised_on
    yield DutySpec(
        key="assessed",
        kind=Kind.ASSESSMENT,
        raised_at=start_of_day(since),
        due_at=deadline(start_of_day(since), rule),
        rule=rule.version,
        team_id=assessment.team_id,
        owner_id=assessment.worker_id,
        person_id=assessment.person_id,
        met_at=start_of_day(done) if done else None,
    )


def events_of(assessment: Assessment) -> Iterator[EventSpec]:
    """That it began, and what it found."""
    told = [("begun", assessment.started_on, "Assessment begun")]
    if assessment.authorised_on:
        outcome = assessment.outcome
        words = f"Assessment completed: {outcome[0].lower()}{outcome[1:]}"
        told.append(("done", assessment.authorised_on, words))
    for key, day, words in told:
        yield EventSpec(
            key=key,
            kind=ASSESSMENT,
            person_id=assessment.person_id,
            at=start_of_day(day),
            exact=False,
            words=words,
            source=assessment.source,
            significant=key == "done",
            corrected=assessment.recorded_in_error,
        )
