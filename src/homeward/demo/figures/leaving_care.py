"""Care leavers: ages, plans, touch, homes and days."""

# DfE 2025, Tameside (domain.md 4.5): 242 of 19 to 21, 79 of 17 and 18.
AGED_19_TO_21 = 242
# Support asked for after 21: 58% at 22, 43% at 23 (domain.md 4.5).
STAYS_ON = {21: 0.62, 22: 0.74, 23: 0.8, 24: 0.8}
NO_ADVISER = 0.05
UNACCOMPANIED = 0.09

# England 2024, 19 to 21 (DfE, accommodation by type; kept in ../shared/data/dfe), in per cent of
# those whose home is known: independent 12,520, semi-independent 7,040, and so on.
HOMES = {
    "U": 12_520,
    "D": 7_040,
    "B": 3_920,
    "Z": 3_110,
    "E": 1_560,
    "C": 1_110,
    "X": 1_090,
    "Y": 1_090,
    "T": 920,
    "K": 470,
    "V": 450,
    "S": 330,
    "W": 70,
}
# Under 18 (domain.md 4.5 gives no table): no former foster carers at 17, few alone.
HOMES_UNDER_18 = {"D": 44, "B": 14, "C": 14, "E": 12, "T": 6, "U": 5, "V": 2, "X": 2, "W": 0.5}
HOME_NOT_KNOWN = 0.035
# How long a stay lasts, in days: choices; crisis beds are weeks.
DAYS_THERE = {"U": 800, "Z": 600, "B": 500, "D": 380, "E": 380, "C": 400, "X": 200, "T": 300}
DAYS_IN_CRISIS = {"V": 40, "S": 60, "W": 21}
DAYS_ELSEWHERE = 300
# 89% suitable, 5% not, 6% not known (England 2025): crisis beds and custody make most of the 5%.
UNSUITABLE_OTHERWISE = 0.012
NOT_JUDGED = 0.015

# What they do (England and Tameside 2025: 54% in education or work, 40-42% not, the rest unknown).
ACTIVITIES = {
    "F1": 8,
    "F2": 12,
    "F4": 5,
    "F5": 18,
    "P5": 6,
    "P2": 4,
    "P1": 1,
    "G4": 11,
    "G5": 24,
    "G6": 6,
    "": 5,
}

OUT_OF_TOUCH = 0.04  # of 19 to 21 (England and Tameside 2025; measures.md C1)
DAYS_BETWEEN_CONTACTS = 30
CONTACT_KINDS = {"visit": 60, "call": 20, "message": 12, "attempt": 8}
DAYS_TO_REVIEW = (166, 24)  # mean and spread: six months is 182
REVIEW_LATE = 0.18
DAYS_LATE = 70
SEEN = 0.8
