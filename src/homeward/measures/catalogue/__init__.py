"""Every measure of the house, declared once."""

from ..declared import Measure
from . import discussions, front_door, leaving_care, missing, plan, referrals

_ALL: tuple[type[Measure], ...] = (
    front_door.ContactsPerWeek,
    front_door.DecidedInTime,
    front_door.DecidedTooFast,
    front_door.OldestUndecided,
    front_door.RepeatContacts,
    front_door.RepeatContactsInAYear,
    front_door.ContactToReferral,
    referrals.ReferralsPerWeek,
    referrals.ReferredAgain,
    referrals.ReferralsWithoutAction,
    referrals.AssessedNotInNeed,
    referrals.AssessmentsInTime,
    front_door.RationaleAndHistory,
    discussions.DiscussionsHeldInTime,
    discussions.MinutesInTime,
    discussions.HandOversAccepted,
    missing.EpisodesPerWeek,
    missing.MatchedToPolice,
    missing.InterviewsOfferedInTime,
    missing.InterviewsHeldInTime,
    missing.InterviewsHeldOfOffered,
    missing.LearningShared,
    missing.MissingAtWeekEnd,
    leaving_care.PlansCurrent,
    leaving_care.ReviewsInTime,
    leaving_care.VisitsInTime,
    leaving_care.ContactInEightWeeks,
    leaving_care.InSuitableHomes,
    leaving_care.CrisisBeds,
    plan.ActionsInTime,
)
MEASURES: dict[str, Measure] = {measure.key: measure() for measure in _ALL}

__all__ = ["MEASURES"]
