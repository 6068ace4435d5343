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
