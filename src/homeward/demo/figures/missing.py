"""Missing episodes, places, interviews."""

# Tameside 2024 (missing.md 1.1): 136 looked-after children, 1,159 incidents; the same again from
# home (domain.md 4.4: the whole population's police data).
EPISODES_FROM_CARE = 1_159
CHILDREN_FROM_CARE = 136

# How often one child in a year (domain.md 4.4: 35% once, 5% thirty times or more). The upper band
# is stretched so that the mean is Tameside's 8.5 and not England's 6.8.
CARE_BANDS = ((0.35, 1, 1), (0.30, 2, 4), (0.20, 5, 14), (0.10, 15, 29), (0.05, 30, 88))
# From home the tail is lighter (domain.md 4.4: about 70% once, unconfirmed).
HOME_BANDS = ((0.70, 1, 1), (0.21, 2, 4), (0.07, 5, 14), (0.015, 15, 29), (0.005, 30, 60))
STILL_NEXT_YEAR = 0.45  # choice: who goes missing this year also does next year

# Half of the first repeats come within four weeks (missing.md 1.1, two forces).
DAYS_BETWEEN = 42
# Of episodes from care 56% are of those aged 16 or more (DfE 2025; domain.md 4.4).
AGES = ((0.40, 12.2, 16), (0.60, 16, 17.9))

# Hours out (missing.md 1.1: 53% under 8 h, 79% under 24 h, 90% under two days, 2% over a week).
HOURS_OUT = ((0.53, 0.7, 8), (0.26, 8, 24), (0.11, 24, 48), (0.08, 48, 168), (0.02, 168, 320))
# "Weekend and evening peaked" (domain.md 4.4); no table is published.
LEAVING_HOURS = (2, 1, 1, 0.5, 0.3, 0.3, 0.5, 1, 1, 1, 1, 1, 2, 2, 3, 5, 6, 8, 10, 11, 10, 9, 6, 4)
WEEKDAYS = (0.9, 0.85, 0.9, 1.0, 1.3, 1.35, 1.0)  # Monday first
AWAY = 0.1

# Explore and return (missing.md 2.7): a new place with chance rho S^-gamma, S places known so far.
RHO, GAMMA = (0.53, 0.77), (0.07, 0.28)
# Where children of 12 to 14 were found (Grampian 2007; missing.md 1.2), own home left out.
KINDS_OF_PLACE = {"friend": 24, "street": 19, "relative": 12, "shops": 11, "station": 4, "other": 5}
WRITTEN, SECOND_NAME, WRONG = 0.63, 0.03, 0.05  # of places (missing.md 2.7 echoes 63%)
WITH_SOMEBODY = 0.4

# Interviews (domain.md 4.4, national freedom-of-information study 2023-24).
OFFERED = 0.88
ENDS = {"held": 65, "declined": 20, "not_possible": 15}
HELD_IN_TIME = 0.63
THIN = 0.4  # "blanks common" (missing.md 1.3); a choice
INDEPENDENT = 0.92
POLICE_REFERENCE = 0.93
RISKS = {"low": 25, "medium": 60, "high": 15}
IN_A_CONTEXT = 0.3  # of children who go missing five times or more
