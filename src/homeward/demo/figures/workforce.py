"""Social workers: turnover, agency, vacancy, caseload."""

# DfE, children's social work workforce 2025, Tameside (domain.md 4.1): leavers in the year over
# those in post; agency over agency and in post; vacant over vacant and in post.
TURNOVER = 0.183
AGENCY = 0.313
VACANCY = 0.343
CASELOAD = 18.9

IN_POST = 1 - VACANCY
ON_AGENCY = IN_POST * AGENCY / (1 - AGENCY)  # of all posts: agency workers cover empty ones
AGENCY_STAYS_MONTHS = 8  # choice
# Personal advisers and the rest are in no census: choices.
OTHERS_TURNOVER, OTHERS_IN_POST, OTHERS_ON_AGENCY = 0.12, 0.92, 0.04
DAYS_WITH_ONE_WORKER = 420  # besides leavers: tuned to 28% with three or more in a year

# Working days lost to sickness over those in post times about 253: 3.5% (DfE, children's social
# work workforce; domain.md 3.5). How spells divide into short and long is a choice.
SICKNESS = 0.035
WORKING_DAYS = 253
SPELLS = ((0.80, 1, 4), (0.15, 5, 20), (0.05, 30, 120))  # share, working days from and to
DAYS_A_SPELL = sum(share * (first + last) / 2 for share, first, last in SPELLS)
SPELLS_A_YEAR = SICKNESS * WORKING_DAYS / DAYS_A_SPELL
OTHER_ABSENCE_A_YEAR, OTHER_ABSENCE = 0.08, {"MAT": (150, 270), "TRN": (2, 5)}  # choice

# Supervision and case audits: no table is published. Choices, for the last two years only: what
# came before is on paper.
SUPERVISED_FOR = 730
DAYS_BETWEEN_SUPERVISIONS = (27, 3)
SUPERVISED_LATE, DAYS_SUPERVISED_LATE = 0.16, 18
SUPERVISED_BY_ONE = 8  # workers to a team manager
DISCUSSED = 0.12  # of the children of a worker, in each supervision
AUDITED = 0.04  # of spells of work with a child
GRADES = {"outstanding": 3, "good": 42, "requires_improvement": 45, "inadequate": 10}
ACTION_DONE = 0.85
