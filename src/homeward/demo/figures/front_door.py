"""Contacts: how many, from whom, when, how often again, and what is decided."""

# Contacts for each child concerned (ADCS 2023-24: 2,501 a year per 10,000 children; domain.md 4.3).
CONTACTS_A_YEAR = 13_200
CONTACTS_A_WORKING_DAY = 52

# Who contacts (domain.md 4.3, ADCS: police 32, health 17, education 16, family 9, rest 26).
SOURCES = {
    "6": 27,
    "3F": 7,
    "3A": 5,
    "3B": 3,
    "3E": 3,
    "2A": 16,
    "2B": 2,
    "1A": 6,
    "1C": 2,
    "5B": 8,
    "4": 5,
    "8": 7,
    "9": 2,
    "5D": 4,
}
# Schools and offices are shut then (a choice; the two together come out as published).
SOURCES_ON_A_DAY_OFF = {"6": 62, "1A": 16, "3F": 12, "8": 10}
SOURCE_GROUPS = {
    "police": ("6",),
    "health": ("3A", "3B", "3C", "3D", "3E", "3F"),
    "education": ("2A", "2B"),
    "family and self": ("1A", "1B", "1C", "1D"),
}
PUBLISHED_SOURCES = {"police": 32, "health": 17, "education": 16, "family and self": 9, "other": 26}

# What is decided (domain.md 4.3, ADCS: referral 22, advice 30, nothing 23, early help 14, rest 11).
DECISIONS = {
    "advice": 30,
    "no_further_action": 23,
    "referral": 19,
    "early_help": 15,
    "strategy": 3,
    "other_authority": 2,
}
# The same with a social worker already in place: only then can it go to them (a choice).
DECISIONS_OF_OPEN_CASES = {"open_case": 70, "advice": 10, "no_further_action": 12, "strategy": 8}
SCHOOL_NURSE_FROM = 5  # years; before that it is the health visitor
RINGS_FROM = 9  # years; for a smaller child it is somebody of the family (a choice)
PUBLISHED_OUTCOMES = {
    "advice": 30,
    "no further action": 23,
    "referral": 22,
    "early help": 14,
    "other": 11,
}

# Children in one quarter by how often (Ofsted's 2016 sample in Tameside: 2,046 once, 365 twice,
# 88 three times, 28 four; domain.md 4.3): 19% twice or more, 4.6% three times or more.
REPEATED_IN_A_QUARTER = 0.190
THREE_TIMES_IN_A_QUARTER = 0.046

# Tuned to the two lines above: how often a worry brings another contact (few, for most; for some
# one after another), and how soon.
AGAIN_IN_A_SPELL = {0.16: 78, 0.53: 22}
DAYS_TO_THE_NEXT = 27
DAYS_TO_THE_NEXT_SPELL = 210
SIBLING_TOO = 0.35

# Hours of the day: no table is published; office hours with an afternoon peak, and for the police,
# who send through the night, most in the evening.
HOURS = (*[0.02] * 7, 1, 4, 8, 10, 10, 8, 8, 9, 11, 10, 5, 2, 1, 1, 0.5, 0.3, 0.2)
POLICE_HOURS = (3, 3, 2, 2, 1, 1, 2, 3, 5, 6, 6, 6, 5, 5, 6, 7, 7, 7, 7, 7, 7, 7, 6, 4)
# Weekends and bank holidays against a working day: no figure is published.
DAY_OFF = 0.32
DOMESTIC_ABUSE_OF_POLICE = 0.6

# Decided late (domain.md 4.3: good authorities 4-10%, South Gloucestershire 21%).
LATE = 0.21
# Decisions that do not say what the history means (Ofsted 2016: most; no share is published).
NO_HISTORY = 0.45
NO_FURTHER_ACTION_ON_REFERRAL = 0.017  # DfE 2025, Tameside (domain.md 4.2)

# How long a referred child keeps a social worker: a third are assessed as not in need within
# 45 working days (DfE 2025: 33.5%); the rest tuned to 18.9 cases a social worker (domain.md 4.1).
ASSESSED_NOT_IN_NEED = 0.335
DAYS_ASSESSED = 63
# Shortest, longest, most usual: so that some 85 in a hundred end within 45 working days.
DAYS_OF_ASSESSMENT = (8, 75, 55)
SEEN_IN_ASSESSMENT = 0.94  # a choice
DAYS_HELPED = 230

# The year after the judgement of December 2016 referrals rose from 1,471 to 3,517 (domain.md 4.1);
# contacts are not published: about a third more is assumed, for four months.
JUMP = 1.33
JUMP_DAYS = 120


# Nobody publishes how the work behind a decision goes; these shares are this project's own guess,
# so that the pages have something to show: partners asked about a contact; proposals sent back
# once, and decided otherwise; of contacts not decided yet, those with a proposal that waits; and
# whether a family agrees, by decision.
PARTNERS_ASKED = 0.3
PROPOSALS_RETURNED = 0.06
PROPOSALS_CHANGED = 0.08
PROPOSED_OF_UNDECIDED = 0.35
AGREEMENTS = {"given": 62, "refused": 16, "not_sought": 22}
AGREED_MOSTLY = {"given": 85, "not_sought": 15}
