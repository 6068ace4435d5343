"""How the demonstration borough behaves, each figure with where it was published.

Sources named by section: domain.md and measures.md are this project's own reading of the published
statistics (ADCS Safeguarding Pressures phase 9, DfE SSDA903 and workforce statistics, Ofsted's 2016
report on Tameside, Missing People's 2023-24 freedom-of-information study).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """How large a borough: children known, contacts a working day, and so on."""

    children: int
    contacts_a_day: float
    missing_children: int
    care_leavers: int
    years: int


SIZES = {
    "small": Size(children=200, contacts_a_day=1.6, missing_children=14, care_leavers=34, years=2),
}

# Who contacts the front door (domain.md 4.3, ADCS 2023-24: police 32%, health 17%, education 16%).
SOURCES = {
    "6": 32,
    "3F": 10,
    "3A": 4,
    "3B": 3,
    "2A": 16,
    "1A": 7,
    "1C": 2,
    "5B": 8,
    "4": 5,
    "8": 13,
}

# What is decided (domain.md 4.3: referral 22%, advice 30%, no further action 23%, early help 14%).
DECISIONS = {
    "referral": 19,
    "strategy": 3,
    "advice": 30,
    "no_further_action": 23,
    "early_help": 14,
    "open_case": 9,
    "other_authority": 2,
}

# Contacts by hour of the day: office hours with a late-afternoon peak, police through the night.
HOURS = (*[1] * 7, 2, 4, 8, 10, 10, 8, 8, 9, 11, 10, 5, 3, 2, 2, 2, 1, 1)

# How often one child goes missing in a year (domain.md 4.4: 35% once, 5% thirty times or more).
EPISODES_A_YEAR = ((0.35, 1, 1), (0.30, 2, 4), (0.20, 5, 14), (0.10, 15, 29), (0.05, 30, 40))

# Hours out: half under 8 hours, 79% within a day, 90% within two (missing.md 1.1).
HOURS_OUT = ((0.50, 0.7, 8), (0.29, 8, 24), (0.11, 24, 48), (0.08, 48, 168), (0.02, 168, 320))

# Hours of the day at which children leave: evenings, and more at weekends (domain.md 4.4).
LEAVING_HOURS = (*[1] * 7, 1, 1, 1, 1, 1, 2, 2, 3, 4, 6, 8, 10, 11, 10, 8, 5, 3)

# Where care leavers aged 19-21 live (domain.md 4.5) and how often it is judged suitable (89%).
STAYS = {"U": 34, "D": 19, "B": 13, "Z": 11, "E": 6, "C": 4, "X": 4, "K": 4, "V": 2, "W": 1, "S": 1}
SUITABLE = 0.92

# Education, work and neither at 19-21 (measures.md C3, C4: 54% in, 40% out).
ACTIVITIES = {"F1": 8, "F2": 18, "F4": 6, "F5": 16, "P5": 6, "G4": 11, "G5": 24, "G6": 6, "P2": 5}
