"""Children in care: how many, how old, where placed, how often moved."""

# DfE 2025, Tameside (domain.md 4.1): 652 on 31 March, 236 started in the year.
IN_CARE = 652
STARTED_A_YEAR = 236

# All children looked after (domain.md 4.5): ages in per cent, 57% male.
AGES = {"under 1": 5, "1 to 4": 13, "5 to 9": 18, "10 to 15": 38, "16 and over": 26}
MALE = 0.57
# The same without those of 16 and without those who go missing, who are made apart (years).
STOCK_AGES = ((9, 0.02, 1), (16, 1, 5), (33, 5, 10), (55, 10, 15.2))
ENTRY_AGES = ((52, 0.02, 1), (14, 1, 5), (22, 5, 10), (38, 10, 15.4))

# Short stays and long ones, mean in days: tuned to the two figures above.
SHORT_STAY, SHORT_DAYS, LONG_DAYS = 0.62, 130, 1_900

# About two thirds are fostered (domain.md 4.5); the rest a choice near England's.
PLACEMENTS = {"U4": 26, "U6": 26, "U1": 10, "U3": 6, "K2": 15, "P1": 8, "A3": 3, "R1": 1, "Z1": 5}
TEENAGE_PLACEMENTS = {"K2": 34, "U6": 30, "U4": 12, "H5": 12, "P1": 6, "R1": 2, "U1": 4}
YOUNG_ADULT_PLACEMENTS = {"K3": 55, "U4": 25, "K2": 15, "P1": 5}
PROVIDERS = {"U1": "PR1", "U3": "PR1", "U4": "PR4", "U6": "PR1", "K2": "PR4", "P1": "PR0"}

# Three placements or more within a year: 6% in Tameside, 10% in England, 2025 (domain.md 4.2).
# Tuned to 8%: for some one placement after another breaks down; who has just come cannot count.
UNSETTLED = 0.087
DAYS_IN_A_PLACEMENT = ((0.8, 600, 2_400), (0.2, 250, 600))
DAYS_UNSETTLED = ((1.0, 40, 150),)
UNSETTLED_FOR = (370, 800)  # days
AWAY_BUT_NEAR = 0.37  # not in the authority: DfE 2025, 51% in and within 20 miles
LEGAL = {"C2": 62, "C1": 16, "V2": 14, "E1": 5, "L1": 3}
NEEDS = {"N1": 60, "N5": 16, "N4": 8, "N8": 6, "N3": 3, "N2": 4, "N6": 3}
ENDINGS = {"E4A": 30, "E4B": 6, "E45": 16, "E46": 6, "E11": 8, "E41": 10, "E8": 24}
# At eighteen (choice): to live independently with or without support, home, adult services, other.
ENDINGS_AT_18 = {"E5": 45, "E6": 15, "E4A": 12, "E7": 4, "E8": 24}
PLACED_FOR_ADOPTION_UNTIL = 8  # years: a choice; few older children are
UNACCOMPANIED_A_YEAR = 12  # of a borough; no figure for Tameside was read
