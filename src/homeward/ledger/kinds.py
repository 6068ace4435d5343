"""The kinds of duty, in the words of the service."""

from django.db import models


class Kind(models.TextChoices):
    """What can be owed. A new kind of duty begins here."""

    CONTACT_DECISION = "contact_decision", "Decide the contact"
    REFERRAL_ACKNOWLEDGED = "referral_acknowledged", "Acknowledge the referral"
    REFERRER_TOLD = "referrer_told", "Tell the referrer the outcome"
    CONTACT_RETURNED = "contact_returned", "Answer a manager's note on a contact"
    PARTNER_REPLY = "partner_reply", "Get a partner's reply"
    STRATEGY_HELD = "strategy_held", "Hold the strategy discussion"
    STRATEGY_MINUTES = "strategy_minutes", "Send the minutes of the strategy discussion"
    STRATEGY_ACTION = "strategy_action", "Action of a strategy discussion"
    HANDOVER_ACCEPTED = "handover_accepted", "Accept the hand-over"
    HANDOVER_REFUSED = "handover_refused", "Answer a refused hand-over"
    INTERVIEW_OFFERED = "interview_offered", "Offer a return home interview"
    INTERVIEW_HELD = "interview_held", "Hold the return home interview"
    VISIT_FIRST = "visit_first", "Visit within seven days of the move"
    VISIT_BEFORE_REVIEW = "visit_before_review", "Visit before the 28-day review"
    VISIT_REGULAR = "visit_regular", "Two-monthly visit"
    PATHWAY_PLAN = "pathway_plan", "Agree the pathway plan"
    PATHWAY_REVIEW = "pathway_review", "Review the pathway plan"
    ALERT_REVIEW = "alert_review", "Review the alert"
    SUPERVISION = "supervision", "Hold supervision"
    AUDIT_ACTION = "audit_action", "Action of a case audit"
    PLAN_ACTION = "plan_action", "Improvement action"
