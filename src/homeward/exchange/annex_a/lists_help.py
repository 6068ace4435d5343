"""Lists 1 to 7 of Annex A: contacts, early help, referrals and children in need."""

from __future__ import annotations

import re

from homeward.exchange.annex_a import label_sets as sets
from homeward.exchange.annex_a.columns import CHILD, DISABILITY, TEAM_AND_WORKER, Shape, column

_CONTACTS = (
    *CHILD,
    column("contact_on", "Date of Contact", r"date of contact|contact date", "date", required=True),
    column("source", "Contact Source", r"source", sets.SOURCE),
)
_EARLY_HELP = (
    *CHILD,
    column("assessment_started_on", "Assessment start date", r"start", "date", required=True),
    column("assessment_completed_on", "Assessment completion date", r"complet\w* date", "date"),
    column("organisation", "Organisation completing assessment", r"organi[sz]ation"),
)
_REFERRALS = (
    *CHILD,
    column(
        "referred_on", "Date of referral", r"date of referral|referral date", "date", required=True
    ),
    column("source", "Referral Source", r"source", sets.SOURCE),
    column("nfa", "Referral NFA?", r"nfa|no further action", sets.NO_FURTHER_ACTION),
    column(
        "referrals_in_12_months",
        "Number of Referrals in Last 12 Months",
        r"number of .*referrals",
        "integer",
    ),
    *TEAM_AND_WORKER,
)
_ASSESSMENTS = (
    *CHILD,
    DISABILITY,
    column(
        "assessment_started_on",
        "Continuous Assessment Start Date",
        r"assessment start",
        "date",
        required=True,
    ),
    column("seen", "Child Seen During Continuous Assessment", r"\bseen\b", sets.YES_NO),
    column(
        "authorised_on",
        "Continuous Assessment Date of Authorisation",
        r"authori[sz]ation|authori[sz]ed",
        "date",
    ),
    column(
        "needs_support",
        "Was the child assessed as requiring LA children's social care support?",
        r"requiring|social care support",
        sets.YES_NO,
    ),
    *TEAM_AND_WORKER,
)
_ENQUIRIES = (
    *CHILD,
    DISABILITY,
    column(
        "strategy_discussion_on",
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        r"strategy discussion",
        "date",
        required=True,
    ),
    column(
        "conference_unnecessary",
        "Was an Initial Child Protection Conference deemed unnecessary?",
        r"unnecessary|not required",
        sets.YES_NO,
    ),
    column(
        "conference_on",
        "Date of Initial Child Protection Conference",
        r"date of (initial|icpc)|(conference|icpc) date",
        "date",
    ),
    column(
        "plan_resulted",
        "Did the Initial Child Protection Conference Result in a Child Protection Plan",
        r"result",
        sets.YES_NO,
    ),
    column(
        "enquiries_in_12_months",
        "Number of Section 47 Enquiries in the last 12 months",
        r"number of (section 47|s ?47)",
        "integer",
    ),
    column(
        "conferences_in_12_months",
        "Number of ICPCs in the last 12 months",
        r"number of (icpc|initial)",
        "integer",
    ),
    *TEAM_AND_WORKER,
)
_IN_NEED = (
    *CHILD,
    DISABILITY,
    column("started_on", "CIN Start Date", r"start date", "date", required=True),
    column("need", "Primary Need Code", r"need code|primary need", sets.NEED),
    column("last_seen_on", "Date Child Was Last Seen", r"last seen", "date"),
    column("closed_on", "CIN Closure Date", r"closure date|date of closure", "date"),
    column("closure_reason", "Reason for Closure", r"reason", sets.CLOSURE),
    column("case_status", "Case Status", r"status", sets.CASE_STATUS),
    *TEAM_AND_WORKER,
)
_PROTECTION = (
    *CHILD,
    DISABILITY,
    column(
        "started_on",
        "Child Protection Plan Start Date",
        r"plan start|cpp? start",
        "date",
        required=True,
    ),
    column(
        "initial_category", "Initial Category of Abuse", r"initial category", sets.CATEGORY_OF_ABUSE
    ),
    column(
        "latest_category", "Latest Category of Abuse", r"latest category", sets.CATEGORY_OF_ABUSE
    ),
    column("last_visit_on", "Date of the Last Statutory Visit", r"visit", "date"),
    column("seen_alone", "Was the Child Seen Alone?", r"alone", sets.YES_NO),
    column("latest_review_on", "Date of latest review conference", r"review", "date"),
    column("ended_on", "Child Protection Plan End Date", r"plan end|cpp? end", "date"),
    column(
        "emergency_powers",
        "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months "
        "(Y/N)",
        r"emergency protection|police powers",
        sets.YES_NO,
    ),
    column(
        "previous_plans",
        "Number of Previous Child Protection Plans",
        r"number of previous",
        "integer",
    ),
    *TEAM_AND_WORKER,
)

_TITLES = (
    ("Contacts", r"contacts?\b", _CONTACTS, ("child_id", "contact_on", "source"), ()),
    (
        "Early help",
        r"early help",
        _EARLY_HELP,
        ("child_id", "assessment_started_on", "organisation"),
        (("assessment_started_on", "assessment_completed_on"),),
    ),
    ("Referrals", r"referrals?\b", _REFERRALS, ("child_id", "referred_on", "source"), ()),
    (
        "Assessments",
        r"^(?!.*early).*assessments?\b",
        _ASSESSMENTS,
        ("child_id", "assessment_started_on"),
        (("assessment_started_on", "authorised_on"),),
    ),
    (
        "Section 47 enquiries and initial child protection conferences",
        r"section ?47|s ?47|icpc",
        _ENQUIRIES,
        ("child_id", "strategy_discussion_on"),
        (("strategy_discussion_on", "conference_on"),),
    ),
    (
        "Children in need",
        r"\bcin\b|in need",
        _IN_NEED,
        ("child_id", "started_on"),
        (("started_on", "closed_on"),),
    ),
    (
        "Child protection plans",
        r"\bcpp?\b|protection plan",
        _PROTECTION,
        ("child_id", "started_on"),
        (("started_on", "ended_on"),),
    ),
)
HELP_LISTS = tuple(
    Shape(number, title, re.compile(pattern), columns, key, periods, before_birth=True)
    for number, (title, pattern, columns, key, periods) in enumerate(_TITLES, start=1)
)
