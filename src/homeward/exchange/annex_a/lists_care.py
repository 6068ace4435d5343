"""Lists 8 to 11 of Annex A: children in care, care leavers, adoption."""

from __future__ import annotations

import re

from homeward.exchange.annex_a import label_sets as sets
from homeward.exchange.annex_a import label_sets_care as care
from homeward.exchange.annex_a.columns import (
    ABOUT_THE_CHILD,
    CHILD,
    CHILD_ID,
    DISABILITY,
    TEAM_AND_WORKER,
    Shape,
    column,
)

_IN_CARE = (
    *CHILD,
    column(
        "uasc",
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
        r"uasc|unaccompanied",
        sets.YES_NO,
    ),
    DISABILITY,
    column(
        "started_on",
        "Date Started to be Looked After",
        r"date started|started to be looked after",
        "date",
        required=True,
    ),
    column("need", "Child's Category of Need", r"category of need", sets.NEED),
    column(
        "second_period",
        "Is this a second or subsequent period of being a Looked After Child within the last 12 "
        "months (Y/N)",
        r"second or subsequent|subsequent period",
        sets.YES_NO,
    ),
    column(
        "legal_status_from",
        "Start date of current legal status",
        r"start date of .*legal status",
        "date",
    ),
    column("legal_status", "Child's Legal Status", r"legal status", care.LEGAL_STATUS),
    column("latest_review_on", "Date of Latest Statutory Review", r"review", "date"),
    column(
        "last_visit_on",
        "Date of Last Social Work Visit",
        r"(social work|statutory)\w* visit",
        "date",
    ),
    column(
        "permanence_plan",
        "What is the permanence plan for this child?",
        r"permanence",
        sets.PERMANENCE,
    ),
    column(
        "last_iro_contact_on",
        "Date of Last IRO Visit / Contact to the Child",
        r"\biro\b|independent reviewing",
        "date",
    ),
    column("health_assessment_on", "Date of Last Health Assessment", r"health assessment", "date"),
    column("dental_check_on", "Date of Last Dental Check", r"dental", "date"),
    column(
        "placements_in_12_months",
        "Number of Placements in the Last 12 months",
        r"number of placements",
        "integer",
    ),
    column(
        "ceased_on",
        "Date Ceased to be Looked After",
        r"date ceased|date .*ceased to be looked after",
        "date",
    ),
    column("reason_ceased", "Reason Ceased to be Looked After", r"reason", care.REASON_CEASED),
    column(
        "placement_started_on",
        "Start Date of Most Recent Placement",
        r"start date of .*placement|placement start",
        "date",
    ),
    column("placement_type", "Placement Type", r"placement type|type of placement", care.PLACEMENT),
    column("placement_provider", "Placement Provider", r"provider", care.PROVIDER),
    column("placement_postcode", "Placement postcode", r"post ?code"),
    column("placement_urn", "URN of Placement", r"\burn\b", "id"),
    column("placement_location", "Placement Location", r"location", sets.LOCATION),
    column("placement_authority", "LA of Placement", r"\b(la|authority) of placement"),
    column(
        "missing_episodes",
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 "
        "months",
        r"number of .*\bmissing\b",
        "integer",
    ),
    column(
        "absent_episodes",
        "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
        r"number of .*\b(absent|away)\b",
        "integer",
    ),
    column(
        "interview_offered",
        "Was the child offered a Return Interview after their last missing episode (Y/N)?",
        r"offered .*interview|interview .*offered",
        sets.YES_NO,
    ),
    column(
        "interview_accepted",
        "Did the child accept a Return Interview after their last missing episode (Y/N)?",
        r"accept\w* .*interview|interview .*accept",
        sets.YES_NO,
    ),
    *TEAM_AND_WORKER,
)
_CARE_LEAVERS = (
    *CHILD,
    column(
        "uasc",
        "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
        r"uasc|unaccompanied",
        sets.YES_NO,
    ),
    DISABILITY,
    *TEAM_AND_WORKER,
    column("adviser", "Allocated Personal Advisor", r"advis[eo]r"),
    column("eligibility", "Eligibility Category", r"eligib", sets.ELIGIBILITY),
    column("pathway_plan_on", "Latest Pathway Plan Review Date", r"pathway", "date"),
    column("in_touch", "LA in Touch", r"in touch", sets.IN_TOUCH),
    column("last_contact_on", "Latest Date of Contact", r"date of .*contact|contact date", "date"),
    column(
        "accommodation",
        "Type of Accommodation",
        r"type of accommodation|accommodation type",
        sets.ACCOMMODATION,
    ),
    column("suitability", "Suitability of Accommodation", r"suitab", sets.SUITABILITY),
    column("activity", "Activity Status", r"activity", sets.ACTIVITY),
)
_FAMILY = column("family_id", "Family identifier", r"family .*(id|identifier|number)", "id")
_ADOPTION = (
    CHILD_ID,
    _FAMILY,
    *ABOUT_THE_CHILD,
    DISABILITY,
    column("entered_care_on", "Date the Child Entered Care", r"entered care", "date"),
    column(
        "should_be_placed_on",
        "Date of Decision that Child Should be Placed for Adoption",
        r"should be placed",
        "date",
    ),
    column("placement_order_on", "Date of Placement Order", r"placement order", "date"),
    column("matched_on", "Date of Matching Child and Prospective Adopters", r"match", "date"),
    column("placed_on", "Date Placed for Adoption", r"date placed for adoption", "date"),
    column("adoption_order_on", "Date of Adoption Order", r"adoption order", "date"),
    column(
        "reversed_on",
        "Date of Decision that Child Should No Longer be Placed for Adoption",
        r"date .*no longer",
        "date",
    ),
    column(
        "reversed_reason",
        "Reason Why Child No Longer Placed for Adoption",
        r"reason .*no longer",
    ),
    column(
        "foster_to_adopt_on",
        "Date the child was placed for fostering in FFA or concurrent planning placement",
        r"\bffa\b|concurrent|fostering for adoption",
        "date",
    ),
)
_ADOPTERS = (
    column(
        "adopter_id",
        "Individual adopter identifier",
        r"adopter .*(id|identifier|number)$",
        "id",
        required=True,
    ),
    _FAMILY,
    ABOUT_THE_CHILD[0],
    ABOUT_THE_CHILD[1],
    column("disability", "Disability", r"disab", sets.DISABILITY),
    column(
        "fostering_for_adoption",
        "Is the (prospective) adopter fostering for adoption?",
        r"fostering for adoption|\bffa\b",
        sets.YES_NO,
    ),
    column("enquired_on", "Date enquiry received", r"enquiry", "date"),
    column("stage_1_started_on", "Date Stage 1 started", r"stage 1 start", "date"),
    column("stage_1_ended_on", "Date Stage 1 ended", r"stage 1 end", "date"),
    column("stage_2_started_on", "Date Stage 2 started", r"stage 2 start", "date"),
    column("stage_2_ended_on", "Date Stage 2 ended", r"stage 2 end", "date"),
    column("applied_on", "Date application submitted", r"application submitted", "date"),
    column("approved_on", "Date application approved", r"approved", "date"),
    column("matched_on", "Date adopter matched with child(ren)", r"match", "date"),
    column("placed_on", "Date child/children placed with adopter(s)", r"date .*placed", "date"),
    column("children_placed", "No. of children placed", r"\b(no|number) of children", "integer"),
    column("adoption_order_on", "Date of Adoption Order", r"adoption order", "date"),
    column("left_on", "Date of leaving adoption process", r"date .*leaving|date left", "date"),
    column("left_reason", "Reason for leaving adoption process", r"reason"),
)

CARE_LISTS = (
    Shape(
        8,
        "Children in care",
        re.compile(r"looked after|in care|\b(cla|lac)\b"),
        _IN_CARE,
        ("child_id", "started_on"),
        (("started_on", "ceased_on"), ("started_on", "placement_started_on")),
    ),
    Shape(
        9,
        "Care leavers",
        re.compile(r"leavers?\b|leaving care"),
        _CARE_LEAVERS,
        ("child_id",),
    ),
    Shape(
        10,
        "Children and adoption",
        re.compile(r"adoption"),
        _ADOPTION,
        ("child_id",),
        (
            ("entered_care_on", "placement_order_on"),
            ("matched_on", "placed_on"),
            ("placed_on", "adoption_order_on"),
        ),
    ),
    Shape(
        11,
        "Prospective adopters",
        re.compile(r"adopters?\b"),
        _ADOPTERS,
        ("adopter_id",),
        (
            ("stage_1_started_on", "stage_1_ended_on"),
            ("stage_2_started_on", "stage_2_ended_on"),
            ("applied_on", "approved_on"),
        ),
    ),
)
