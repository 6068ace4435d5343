"""Who may do what. Everything that is not said here is refused.

A *capability* is one thing that a person may do or see; a *role* is a job in the service.
"""

from enum import StrEnum

from django.db import models


class Can(StrEnum):
    """The things that somebody may be allowed to do."""

    SEE_HOME = "see own work"
    SEE_PEOPLE = "see people's records"
    EDIT_PEOPLE = "add and correct people"
    ATTACH_DOCUMENTS = "attach documents"
    MERGE_PEOPLE = "merge two records of one person, and part them again"
    SEE_RESTRICTED = "see restricted records without a grant"
    SEE_FRONT_DOOR = "see contacts"
    REFER = "make referrals and see their own"
    RECORD_CONTACT = "record a contact"
    DECIDE_CONTACT = "decide a contact"
    SEE_MISSING = "see missing episodes"
    REPORT_MISSING = "report a child missing, or returned"
    NOTIFY_MISSING = "tell us that a child is missing, or back"
    HOLD_INTERVIEW = "record a return home interview"
    APPROVE_COPY = "approve what goes to the police"
    REVIEW_LOOK_OUT = "review the look-out sheets of children placed with them"
    SEE_LEAVING_CARE = "see care leavers"
    RECORD_LEAVING_CARE = "record visits, plans and reviews"
    MANAGE_LEAVING_CARE = "allocate advisers"
    RECORD_STAY = "record where a young person lives"
    SEE_HOMES = "see homes and stays"
    SEE_MEASURES = "see measures"
    SEE_NAMES_BEHIND = "open a number to the names behind it"
    SEE_PLAN = "see the improvement plan"
    EDIT_PLAN = "change the improvement plan"
    REPORT_ON_ACTION = "say how a plan action is going"
    SEE_TEAM = "see teams, who is at work, and supervision"
    MANAGE_TEAM = "record the absence and supervision of a team"
    AUDIT_CASES = "audit case records"
    IMPORT = "import files"
    SEE_AUDIT = "see the audit log"
    ADMINISTER = "set up users and teams"


class Role(models.TextChoices):
    """The jobs of the service, as its people name them."""

    FRONT_DOOR_WORKER = "front_door_worker", "Front-door social worker"
    FRONT_DOOR_MANAGER = "front_door_manager", "Front-door manager"
    MISSING_COORDINATOR = "missing_coordinator", "Missing coordinator"
    ADVISER = "adviser", "Personal adviser"
    LEAVING_CARE_MANAGER = "leaving_care_manager", "Leaving-care manager"
    HOMES_COMMISSIONER = "homes_commissioner", "Homes commissioner"
    AUDITOR = "auditor", "Practice auditor"
    IMPROVEMENT_LEAD = "improvement_lead", "Improvement lead"
    DIRECTOR = "director", "Director of children's services"
    BOARD_MEMBER = "board_member", "Improvement board member"
    INSPECTOR = "inspector", "Inspector"
    PARTNER = "partner", "Partner (police, school, home)"
    ADMINISTRATOR = "administrator", "System administrator"


_EVERYONE = {Can.SEE_HOME}
_CASEWORK_READ = {
    Can.SEE_PEOPLE,
    Can.SEE_FRONT_DOOR,
    Can.SEE_MISSING,
    Can.SEE_LEAVING_CARE,
    Can.SEE_HOMES,
}
_FIGURES = {Can.SEE_MEASURES, Can.SEE_PLAN}
_NAMES = {Can.SEE_NAMES_BEHIND}
_WORKER = (
    _EVERYONE
    | _CASEWORK_READ
    | _FIGURES
    | _NAMES
    | {
        Can.EDIT_PEOPLE,
        Can.ATTACH_DOCUMENTS,
        Can.REPORT_MISSING,
        Can.NOTIFY_MISSING,
    }
)
_LINE = {Can.SEE_TEAM, Can.MANAGE_TEAM}
_MANAGER = (
    _WORKER | _LINE | {Can.REPORT_ON_ACTION, Can.MERGE_PEOPLE, Can.AUDIT_CASES, Can.APPROVE_COPY}
)

MAY: dict[Role, frozenset[Can]] = {
    Role.FRONT_DOOR_WORKER: frozenset(_WORKER | {Can.RECORD_CONTACT}),
    Role.FRONT_DOOR_MANAGER: frozenset(_MANAGER | {Can.RECORD_CONTACT, Can.DECIDE_CONTACT}),
    Role.MISSING_COORDINATOR: frozenset(_MANAGER | {Can.HOLD_INTERVIEW, Can.RECORD_CONTACT}),
    Role.ADVISER: frozenset(_WORKER | {Can.RECORD_LEAVING_CARE, Can.RECORD_STAY}),
    Role.LEAVING_CARE_MANAGER: frozenset(
        _MANAGER | {Can.RECORD_LEAVING_CARE, Can.RECORD_STAY, Can.MANAGE_LEAVING_CARE}
    ),
    Role.HOMES_COMMISSIONER: frozenset(
        _EVERYONE
        | _FIGURES
        | _NAMES
        | _LINE
        | {
            Can.SEE_PEOPLE,
            Can.SEE_LEAVING_CARE,
            Can.SEE_HOMES,
            Can.RECORD_STAY,
            Can.REPORT_ON_ACTION,
        }
    ),
    Role.AUDITOR: frozenset(
        _EVERYONE
        | _CASEWORK_READ
        | _FIGURES
        | _NAMES
        | {Can.SEE_AUDIT, Can.SEE_TEAM, Can.AUDIT_CASES}
    ),
    Role.IMPROVEMENT_LEAD: frozenset(
        _EVERYONE
        | _CASEWORK_READ
        | _FIGURES
        | _NAMES
        | {Can.EDIT_PLAN, Can.REPORT_ON_ACTION, Can.IMPORT, Can.SEE_TEAM, Can.AUDIT_CASES}
    ),
    Role.DIRECTOR: frozenset(
        _MANAGER | {Can.SEE_RESTRICTED, Can.EDIT_PLAN, Can.SEE_AUDIT, Can.DECIDE_CONTACT}
    ),
    Role.BOARD_MEMBER: frozenset(_EVERYONE | _FIGURES),
    Role.INSPECTOR: frozenset(_EVERYONE | _CASEWORK_READ | _FIGURES | _NAMES | {Can.SEE_TEAM}),
    Role.PARTNER: frozenset(
        _EVERYONE | {Can.REFER, Can.ATTACH_DOCUMENTS, Can.NOTIFY_MISSING, Can.REVIEW_LOOK_OUT}
    ),
    Role.ADMINISTRATOR: frozenset(_EVERYONE | {Can.ADMINISTER, Can.SEE_AUDIT, Can.IMPORT}),
}
