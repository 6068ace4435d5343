"""How names come to be written: nicknames, spelling habits of each language, slips of the hand.

Written for this project. A family of spellings is one name as clerks have written it down.
"""

from homeward.demo.dice import Dice

NICKNAMES = {
    "Amelia": ("Millie", "Amy"),
    "Elsie": ("Els",),
    "Maisie": ("Mais", "Mazza"),
    "Libby": ("Lib",),
    "Bethany": ("Beth",),
    "Courtney": ("Court",),
    "Kayleigh": ("Kay",),
    "Harriet": ("Hattie", "Harri"),
    "Alfie": ("Alf",),
    "Jayden": ("Jay",),
    "Callum": ("Cal",),
    "Connor": ("Con",),
    "Finley": ("Fin",),
    "Bradley": ("Brad",),
    "Lewis": ("Lew",),
    "Declan": ("Dec",),
    "Mohammed": ("Mo",),
    "Ibrahim": ("Ibby",),
    "Zuzanna": ("Zuza",),
    "Karolina": ("Karo",),
    "Jakub": ("Kuba",),
    "Dominik": ("Domi",),
    "Siobhan": ("Shiv",),
    "Chiamaka": ("Amaka",),
}
FAMILIES = (
    ("Mohammed", "Muhammad", "Mohamed", "Mohammad", "Muhammed"),
    ("Aisha", "Ayesha", "Aysha", "Aishah"),
    ("Zainab", "Zaynab", "Zeinab"),
    ("Fatima", "Fatimah", "Fathima"),
    ("Maryam", "Mariam", "Maryum"),
    ("Ibrahim", "Ebrahim"),
    ("Yusuf", "Yousuf", "Youssef"),
    ("Hussain", "Hussein", "Husain"),
    ("Rahim", "Raheem"),
    ("Chaudhry", "Choudhury", "Chowdhury", "Chaudhary"),
    ("Qureshi", "Quraishi"),
    ("Sheikh", "Shaikh"),
    ("Begum", "Begom"),
    ("Miah", "Mia", "Miya"),
    ("Kacper", "Kasper"),
    ("Zielinska", "Zielinski", "Zelinska"),
    ("Szymon", "Simon"),
    ("Oliwia", "Olivia"),
    ("Niamh", "Neve"),
    ("Caoimhe", "Keeva"),
    ("Aoife", "Eefa"),
    ("Siobhan", "Shivaun"),
    ("Cillian", "Killian"),
    ("Eoin", "Owen"),
    ("Siân", "Sian", "Shan"),
    ("Rhys", "Reece", "Reese"),
    ("Angharad", "Anharad"),
    ("Llewellyn", "Llewelyn", "Lewellyn"),
    ("Kayleigh", "Kaylee", "Keighley", "Kayley"),
    ("Jayden", "Jaiden", "Jadon"),
    ("Callum", "Calum"),
    ("Connor", "Conor", "Conner"),
    ("Harvey", "Harvie"),
    ("Amelia", "Emilia"),
    ("O'Halloran", "OHalloran", "O Halloran"),
    ("O'Shea", "OShea", "Oshea"),
    ("McGrath", "Mc Grath", "MacGrath"),
    ("Adeyemi", "Adeyemy"),
    ("Tesfaye", "Tesfai"),
)
_OTHERS = {one: tuple(o for o in family if o != one) for family in FAMILIES for one in family}


def spelt_otherwise(name: str, dice: Dice) -> str:
    """The name as another clerk would write it: a known variant, else a slip."""
    others = _OTHERS.get(name)
    return dice.choice(others) if others else slip(name, dice)


def nickname(name: str, dice: Dice) -> str:
    """What those who know them say; the first letters where no nickname is usual."""
    return dice.choice(NICKNAMES.get(name, (name[: max(3, len(name) // 2)],)))


def slip(name: str, dice: Dice) -> str:
    """One letter left out, doubled or swapped with its neighbour."""
    if len(name) < 3:
        return name
    at = dice.randrange(1, len(name) - 1)
    return dice.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        )
    )
