"""Names for people who do not exist, by the communities of a northern English borough.

Lists written for this project: given and family names are common words of their languages put
together by chance. Shares follow the ethnic mix of looked-after and referred children in a
borough of Tameside's kind (about eight in ten White British; census 2021 shape).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from homeward.demo.dice import Dice

MALE = 0.52  # of children contacted about; in care 57% (figures.care)


@dataclass(frozen=True)
class Community:
    """One community's names, its share of families, and the ethnicity code of the census.

    ``women`` and ``men`` are given names of those grown up where fashions have changed;
    ``mothers`` are a woman's own names where she keeps one that her husband does not bear.
    """

    code: str
    share: float
    girls: Sequence[str]
    boys: Sequence[str]
    families: Sequence[str]
    women: Sequence[str] = ()
    men: Sequence[str] = ()
    mothers: Sequence[str] = ()


COMMUNITIES = (
    Community(
        "WBRI",
        0.72,
        [
            "Amelia",
            "Ruby",
            "Elsie",
            "Poppy",
            "Grace",
            "Lacey",
            "Maisie",
            "Freya",
            "Keira",
            "Libby",
            "Skye",
            "Summer",
            "Bethany",
            "Courtney",
            "Jodie",
            "Paige",
            "Kayleigh",
            "Evie",
            "Lola",
            "Harriet",
        ],
        [
            "Alfie",
            "Jayden",
            "Kian",
            "Riley",
            "Tyler",
            "Callum",
            "Connor",
            "Mason",
            "Logan",
            "Finley",
            "Ellis",
            "Corey",
            "Bradley",
            "Lewis",
            "Owen",
            "Jake",
            "Reece",
            "Harvey",
            "Toby",
            "Declan",
        ],
        [
            "Ashworth",
            "Bardsley",
            "Cropper",
            "Dransfield",
            "Entwistle",
            "Fallowfield",
            "Greenhalgh",
            "Hollinrake",
            "Illingworth",
            "Kershaw",
            "Lomax",
            "Marsden",
            "Nuttall",
            "Ogden",
            "Pilling",
            "Ramsbottom",
            "Shawcross",
            "Thornley",
            "Unsworth",
            "Wardle",
            "Yarwood",
            "Butterworth",
            "Clegg",
            "Duckworth",
            "Haslam",
            "Schofield",
        ],
        women=(
            *("Donna", "Michelle", "Lisa", "Nicola", "Kelly", "Gemma", "Stacey", "Leanne"),
            *("Samantha", "Claire", "Rachel", "Vicky", "Amanda", "Natalie", "Jade", "Kirsty"),
        ),
        men=(
            *("Darren", "Lee", "Craig", "Wayne", "Gary", "Paul", "Mark", "Dean"),
            *("Shaun", "Andrew", "Stephen", "Carl", "Neil", "Jason", "Ryan", "Scott"),
        ),
    ),
    Community(
        "WBRI",
        0.02,
        ["Siân", "Carys", "Angharad", "Ffion", "Nia", "Eleri"],
        ["Rhys", "Emyr", "Ieuan", "Dylan", "Gethin", "Iolo"],
        ["Pritchard", "Llewellyn", "Bevan", "Prosser", "Gwilym", "Cadwallader"],
    ),
    Community(
        "APKN",
        0.07,
        [
            "Aaliyah",
            "Zainab",
            "Hafsa",
            "Maryam",
            "Aisha",
            "Iqra",
            "Sumaira",
            "Noor",
            "Hira",
            "Fatima",
        ],
        [
            "Hamza",
            "Bilal",
            "Usman",
            "Zayn",
            "Ibrahim",
            "Adeel",
            "Faisal",
            "Haris",
            "Mohammed",
            "Imran",
        ],
        [
            "Chaudhry",
            "Malik",
            "Qureshi",
            "Raja",
            "Sheikh",
            "Mirza",
            "Butt",
            "Akhtar",
            "Mahmood",
            "Rafiq",
        ],
        mothers=("Bibi", "Akhtar", "Begum"),
    ),
    Community(
        "ABAN",
        0.05,
        ["Nusrat", "Sadia", "Tahmina", "Rumana", "Farzana", "Jannat", "Sumaya", "Labiba"],
        ["Rahim", "Tanvir", "Shahin", "Kamrul", "Nazmul", "Sabbir", "Rakib", "Fahim"],
        ["Miah", "Uddin", "Chowdhury", "Sarkar", "Talukdar", "Haque"],
        mothers=("Begum", "Khatun"),
    ),
    Community(
        "WOTH",
        0.05,
        ["Zuzanna", "Oliwia", "Karolina", "Alina", "Simona", "Daria", "Petra", "Ioana"],
        ["Kacper", "Jakub", "Szymon", "Marek", "Andrei", "Lukas", "Dominik", "Radu"],
        ["Nowicki", "Zielinski", "Wrona", "Popescu", "Kovacs", "Horvath", "Jankauskas", "Dvorak"],
    ),
    Community(
        "BAFR",
        0.04,
        ["Abena", "Chiamaka", "Adaeze", "Makena", "Selam", "Folake", "Nala"],
        ["Kwame", "Chidi", "Tunde", "Dawit", "Yusuf", "Kofi", "Emeka", "Biruk"],
        ["Mensah", "Okoro", "Adeyemi", "Tesfaye", "Nkosi", "Boateng", "Abubakar", "Osei"],
    ),
    Community(
        "WIRI",
        0.03,
        ["Aoife", "Niamh", "Caoimhe", "Siobhan", "Roisin", "Orla"],
        ["Cillian", "Oisin", "Padraig", "Eoin", "Ronan", "Fergal"],
        ["O'Halloran", "McGrath", "O'Shea", "Gallagher", "Fitzmaurice", "Brennan"],
    ),
    Community(
        "MOTH",
        0.02,
        ["Leila", "Mya", "Tia", "Amara", "Jasmine", "Nadine"],
        ["Kai", "Marcus", "Zane", "Andre", "Elijah", "Jerome"],
        ["Campbell", "Da-Silva", "Owusu-Hart", "Bailey-Khan", "Francis", "Okafor-Lees"],
    ),
)


@dataclass(frozen=True)
class Name:
    """A made-up person's name."""

    given: str
    family: str
    sex: str
    ethnicity: str


# Young people who arrive on their own come from elsewhere.
ARRIVING = (
    Community(
        "BAFR",
        0.5,
        ["Salam", "Bisrat", "Hiwet", "Rahwa"],
        ["Filmon", "Yonas", "Abel", "Kibrom", "Musa", "Idris", "Adam", "Bashir", "Osman"],
        ["Gebre", "Habte", "Tekle", "Mehari", "Suleiman", "Haroun", "Ismail", "Berhane"],
    ),
    Community(
        "AOTH",
        0.3,
        ["Shirin", "Linh", "Parwana"],
        ["Zabi", "Farhad", "Samiullah", "Rebin", "Aram", "Hung"],
        ["Stanekzai", "Rahimi", "Barzani", "Nguyen", "Noorzai", "Hawrami"],
    ),
    Community(
        "OOTH",
        0.2,
        ["Rojin", "Dilan", "Yara"],
        ["Karzan", "Diyar", "Alan", "Hamid", "Omid"],
        ["Kerimi", "Sabir", "Tofiq", "Majid", "Jalal"],
    ),
)


def community(dice: Dice, among: Sequence[Community] = COMMUNITIES) -> Community:
    """A community, by its share."""
    return dice.choices(among, weights=[each.share for each in among])[0]


# Surnames that a girl or a woman bears in another form.
_FEMININE = {"Nowicki": "Nowicka", "Zielinski": "Zielinska", "Dvorak": "Dvorakova"}


def name_in(dice: Dice, who: Community, family: str = "", sex: str = "") -> Name:
    """A child's name of one community, with a family's own surname where there is one."""
    sex = sex or ("M" if dice.random() < MALE else "F")
    return _named(who, dice.choice(who.boys if sex == "M" else who.girls), family, sex, dice)


def grown_up(dice: Dice, who: Community, family: str, sex: str) -> Name:
    """The name of somebody who was a child when other names were given."""
    given = (who.men or who.boys) if sex == "M" else (who.women or who.girls)
    return _named(who, dice.choice(given), family, sex, dice)


def _named(who: Community, given: str, family: str, sex: str, dice: Dice) -> Name:
    family = family or dice.choice(who.families)
    return Name(given, _FEMININE.get(family, family) if sex == "F" else family, sex, who.code)
