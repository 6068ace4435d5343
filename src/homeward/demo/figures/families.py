"""Families, and how their names and dates come to be written."""

BROOD = {1: 46, 2: 32, 3: 16, 4: 6}  # children at home; census shape, rounded
# Who else is in the home; no table for families known to social care is published.
STRUCTURES = {"both parents": 40, "mother": 36, "stepfather": 20, "father": 4}
TWINS = 0.015  # ONS: about 15 births in a thousand are of twins or more
FATHERS_NAME = 0.01  # a son called as his father; matching.md 6 counts on such pairs
MOVED = 0.3
DISABLED = 0.12  # DfE: about one child in need in eight
HYPHENATED = 0.05

# How far the record knows the family: choices, so that kin have to be found.
KNOWN = {"mother": 0.92, "father": 0.6, "stepfather": 0.45, "siblings": 0.6}
NICKNAME = 0.12
NO_DATE_OF_BIRTH = 0.015
NHS_NUMBER = 0.7
# Whose record holds the telephone of the household, and who has one of their own: choices.
TELEPHONE_OF_ADULT, TELEPHONE_OF_CHILD, OWN_TELEPHONE = 0.85, 0.6, 0.3
MAIDEN_NAME = 0.5  # a mother's former surname, where it differs, is on file

# Entered twice, and how the second entry differs (matching.md 5-6: most have one error, few three).
TWICE = 0.03
ERRORS = {1: 55, 2: 30, 3: 15}
FAULTS = {
    "given name spelt otherwise": 26,
    "nickname for the name": 16,
    "former surname": 18,
    "family name misspelt": 12,
    "day and month swapped": 9,
    "no date of birth": 8,
    "date of birth off by one digit": 6,
    "former address": 5,
}
