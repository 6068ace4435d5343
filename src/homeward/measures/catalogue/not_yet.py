"""Measures of the catalogue whose records Homeward does not keep yet: named, never invented."""

from ..declared import NotCountedYet


class Section47Enquiries(NotCountedYet):
    key = "section-47-enquiries"
    number = "F11"
    theme = "Front door"
    title = "Section 47 enquiries"
    why = "How often harm is looked into, against other places."
    numerator = "enquiries begun"
    denominator = "children aged 0 to 17"
    clock = "the day it began"
    source = "Children in need census (England 2025: 189 for each 10,000)"
    chart = "u'"
    needs = "records of section 47 enquiries"
    better = None


class ConferencesInTime(NotCountedYet):
    key = "conferences-in-time"
    number = "F12"
    theme = "Front door"
    title = "Child protection conferences within 15 working days"
    why = "Delay leaves a child at risk without a plan."
    numerator = "held within 15 working days of the strategy discussion"
    denominator = "initial conferences"
    clock = "15 working days"
    source = "Children in need census (England 2025: 81.4%)"
    chart = "p"
    needs = "records of child protection conferences"


class ProtectionReviewsInTime(NotCountedYet):
    key = "protection-reviews-in-time"
    number = "F13"
    theme = "Front door"
    title = "Child protection reviews held in time"
    why = "A plan that nobody reviews drifts."
    numerator = "reviewed in three months, then every six"
    denominator = "plans of three months or longer"
    clock = "three months, then six-monthly"
    source = "Children in need census (England 2025: 90.6%)"
    chart = "p"
    needs = "records of child protection plans and reviews"


class SecondProtectionPlans(NotCountedYet):
    key = "second-protection-plans"
    number = "F14"
    theme = "Front door"
    title = "Second or later child protection plans"
    why = "A second plan says the first ended too soon."
    numerator = "second or later plans"
    denominator = "plans begun"
    clock = "the day the plan began"
    source = "Children in need census, table D3 (England 2025: 24.5%)"
    chart = "p"
    needs = "records of child protection plans"
    better = "decrease"


class LongProtectionPlans(NotCountedYet):
    key = "long-protection-plans"
    number = "F15"
    theme = "Front door"
    title = "Child protection plans of two years or longer"
    why = "Two years at risk is too long."
    numerator = "plans of two years or longer"
    denominator = "plans open"
    clock = "at the end of the week"
    source = "Children in need census, table D5 (England 2025: 2.3%)"
    chart = "p"
    needs = "records of child protection plans"
    better = "decrease"


class HealthHistoryGiven(NotCountedYet):
    key = "health-history-given"
    number = "C9"
    theme = "Leaving care"
    title = "Care leavers given their health history by 18"
    why = "Nobody else can tell them which illnesses they had."
    numerator = "those given it by their birthday"
    denominator = "those who turned 18"
    clock = "the eighteenth birthday"
    source = "Children Act 1989 guidance volume 3"
    chart = "p"
    needs = "a record of the health history being handed over"


class AddressAgreedBeforeEighteen(NotCountedYet):
    key = "address-agreed-before-18"
    number = "A6"
    theme = "Homes"
    title = "Young people with an address agreed 12, 6 and 3 months before 18"
    why = "A birthday is known eighteen years ahead."
    numerator = "those with an agreed address"
    denominator = "those who turn 18"
    clock = "12, 6 and 3 months before the birthday"
    source = "Local"
    chart = "p"
    needs = "agreed move-on addresses with the day they were agreed"


class DaysToOffer(NotCountedYet):
    key = "days-to-offer"
    number = "A7"
    theme = "Homes"
    title = "Days from needing a home to an offer, and to the move"
    why = "Waiting is where crisis beds come from."
    numerator = "days from the need date to the offer"
    denominator = "offers made in the week"
    clock = "from the need date"
    source = "Local"
    chart = "XmR"
    needs = "offers of places with the day each home was needed"
    better = "decrease"


class VoidDays(NotCountedYet):
    key = "void-days"
    number = "A8"
    theme = "Homes"
    title = "Days that places stand empty"
    why = "An empty place is a home somebody did not get."
    numerator = "days empty"
    denominator = "days of stock, by type"
    clock = "by week"
    source = "Local"
    chart = "u"
    needs = "the dated stock of places"
    better = "decrease"


class BreakdownsInNinetyDays(NotCountedYet):
    key = "breakdowns-in-90-days"
    number = "A9"
    theme = "Homes"
    title = "Homes that broke down within 90 days"
    why = "A move that fails is worse than a wait."
    numerator = "ended unplanned within 90 days"
    denominator = "stays that began"
    clock = "90 days from the move"
    source = "Local"
    chart = "p"
    needs = "whether the end of a stay was planned"
    better = "decrease"


class GapOfHomes(NotCountedYet):
    key = "gap-of-homes"
    number = "A10"
    theme = "Homes"
    title = "Homes short now and in 6, 12 and 36 months"
    why = "The shortage can be seen years ahead."
    numerator = "the chance that demand exceeds usable stock"
    denominator = "by type of home"
    clock = "at each horizon"
    source = "Model (homes, forecast)"
    chart = "XmR"
    needs = "a forecast kept at each week: the fan stands on the homes pages"
    better = "decrease"


class ForecastHonesty(NotCountedYet):
    key = "forecast-honesty"
    number = "A11"
    theme = "Homes"
    title = "How honest the forecast of homes was"
    why = "A forecast nobody checks is a wish."
    numerator = "actual counts within the 80% range"
    denominator = "forecasts whose time has come"
    clock = "at each horizon"
    source = "Model (asked: 77% to 83%)"
    chart = "XmR"
    needs = "forecasts kept until their time has come"
    better = None


class OutOfAreaNotByChoice(NotCountedYet):
    key = "out-of-area-not-by-choice"
    number = "A12"
    theme = "Homes"
    title = "Young people living out of area not by choice"
    why = "Far from friends and family, unless they chose it."
    numerator = "those out of area who did not choose it"
    denominator = "care leavers with an open case"
    clock = "at the end of the week"
    source = "Local"
    chart = "p"
    needs = "whether a young person chose to live out of area"
    better = "decrease"


class Vacancies(NotCountedYet):
    key = "vacancies"
    number = "W3"
    theme = "Workforce"
    title = "Vacant posts"
    why = "Five hundred children waited because one post was empty."
    numerator = "vacant posts, those covered by agency too"
    denominator = "vacant posts and those filled"
    clock = "at the end of the week"
    source = "Children's social work workforce (England 2025: 14.2%)"
    chart = "XmR"
    needs = "the history of when posts were filled; today's empty posts stand on the team pages"
    better = "decrease"


class SupervisionInTime(NotCountedYet):
    key = "supervision-in-time"
    number = "W6"
    theme = "Workforce"
    title = "Supervision held in time"
    why = "Who thinks with the worker about the child."
    numerator = "held within the policy's interval"
    denominator = "supervisions due"
    clock = "local policy"
    source = "Local"
    chart = "p"
    needs = "supervision records"


class Absence(NotCountedYet):
    key = "absence"
    number = "W7"
    theme = "Workforce"
    title = "Days lost to absence"
    why = "Tired teams fall ill."
    numerator = "days lost"
    denominator = "days available"
    clock = "by week"
    source = "Children's social work workforce (England 2025: 3.5%)"
    chart = "XmR"
    needs = "absence records"
    better = "decrease"


class AuditsGood(NotCountedYet):
    key = "audits-good"
    number = "I1"
    theme = "Improvement"
    title = "Audits judged good or better after moderation"
    why = "Whether the work itself is good, by people who read it."
    numerator = "judged good or better after moderation"
    denominator = "cases audited"
    clock = "the day of moderation"
    source = "Local"
    chart = "p"
    needs = "practice audits"


class AuditActionsClosed(NotCountedYet):
    key = "audit-actions-closed"
    number = "I2"
    theme = "Improvement"
    title = "Audit actions closed with the child's position changed"
    why = "An action that changes nothing for the child is paper."
    numerator = "closed with a change for the child"
    denominator = "audit actions due"
    clock = "each action's due date"
    source = "Local"
    chart = "p"
    needs = "practice audits and their actions"


class HeldTwelveWeeks(NotCountedYet):
    key = "held-twelve-weeks"
    number = "I4"
    theme = "Improvement"
    title = "Improvement still there twelve weeks after its action closed"
    why = "What does not last was not an improvement."
    numerator = "measures whose change held for twelve weeks"
    denominator = "closed actions whose measure had really improved"
    clock = "twelve weeks from the closing of the action"
    source = "Ours"
    chart = "XmR"
    needs = "plan actions closed long enough ago: each action's page says it one by one"


NOT_YET: tuple[type[NotCountedYet], ...] = (
    Section47Enquiries,
    ConferencesInTime,
    ProtectionReviewsInTime,
    SecondProtectionPlans,
    LongProtectionPlans,
    HealthHistoryGiven,
    AddressAgreedBeforeEighteen,
    DaysToOffer,
    VoidDays,
    BreakdownsInNinetyDays,
    GapOfHomes,
    ForecastHonesty,
    OutOfAreaNotByChoice,
    Vacancies,
    SupervisionInTime,
    Absence,
    AuditsGood,
    AuditActionsClosed,
    HeldTwelveWeeks,
)
