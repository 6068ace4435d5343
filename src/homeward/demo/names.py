"""Names for people who do not exist, by the communities of a northern English borough.

Lists written for this project: given and family names are common words of their languages put
together by chance. Shares follow the ethnic mix of looked-after and referred children in a
borough of Tameside's kind (about eight in ten White British; census 2021 shape).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Community:
    """One community's names, its share of families, and the ethnicity code of the census."""

    code: str
    share: float
    girls: Sequence[str]
    boys: Sequence[str]
    families: Sequence[str]


COMMUNITIES = (
    Community(
        "WBRI",
        0.74,
        (
            "Amelia Ruby Elsie Poppy Grace Lacey Maisie Freya Keira Libby Skye Summer "
            "Bethany Courtney Jodie Paige Kayleigh Evie Lola Harriet"
        ).split(),
        (
            "Alfie Jayden Kian Riley Tyler Callum Connor Mason Logan Finley Ellis Corey "
            "Bradley Lewis Owen Jake Reece Harvey Toby Declan"
        ).split(),
        (
            "Ashworth Bardsley Cropper Dransfield Entwistle Fallowfield Greenhalgh Hollinrake "
            "Illingworth Kershaw Lomax Marsden Nuttall Ogden Pilling Ramsbottom Shawcross "
            "Thornley Unsworth Wardle Yarwood Butterworth Clegg Duckworth Haslam Schofield"
        ).split(),
    ),
    Community(
        "APKN",
        0.07,
        "Aaliyah Zainab Hafsa Maryam Aisha Iqra Sumaira Noor Hira Fatima".split(),
        "Hamza Bilal Usman Zayn Ibrahim Adeel Faisal Haris Mohammed Imran".split(),
        "Chaudhry Malik Qureshi Raja Sheikh Mirza Butt Akhtar Mahmood Rafiq".split(),
    ),
    Community(
        "ABAN",
        0.05,
        "Nusrat Sadia Tahmina Rumana Farzana Jannat Sumaya Labiba".split(),
        "Rahim Tanvir Shahin Kamrul Nazmul Sabbir Rakib Fahim".split(),
        "Begum Miah Uddin Khatun Chowdhury Sarkar Talukdar Haque".split(),
    ),
    Community(
        "WOTH",
        0.05,
        "Zuzanna Oliwia Karolina Alina Simona Daria Petra Ioana".split(),
        "Kacper Jakub Szymon Marek Andrei Lukas Dominik Radu".split(),
        "Nowicki Zielinska Wrona Popescu Kovacs Horvath Jankauskas Dvorak".split(),
    ),
    Community(
        "BAFR",
        0.04,
        "Abena Chiamaka Adaeze Makena Selam Folake Nala".split(),
        "Kwame Chidi Tunde Dawit Yusuf Kofi Emeka Biruk".split(),
        "Mensah Okoro Adeyemi Tesfaye Nkosi Boateng Abubakar Osei".split(),
    ),
    Community(
        "WIRI",
        0.03,
        "Aoife Niamh Caoimhe Siobhan Roisin Orla".split(),
        "Cillian Oisin Padraig Eoin Ronan Fergal".split(),
        "O'Halloran McGrath O'Shea Gallagher Fitzmaurice Brennan".split(),
    ),
    Community(
        "MOTH",
        0.02,
        "Siân Carys Angharad Leila Mya Tia".split(),
        "Rhys Emyr Kai Marcus Zane Andre".split(),
        "Pritchard-Jones Llewellyn Bevan-Ali Campbell Da-Silva Owusu-Hart".split(),
    ),
)


@dataclass(frozen=True)
class Name:
    """A made-up person's name."""

    given: str
    family: str
    sex: str
    ethnicity: str


def community(rng: Random) -> Community:
    """A community, by its share."""
    return rng.choices(COMMUNITIES, weights=[each.share for each in COMMUNITIES])[0]


def name_in(rng: Random, who: Community, family: str = "") -> Name:
    """A name of one community, with a family's own surname where there is one."""
    sex = "M" if rng.random() < 0.54 else "F"
    given = rng.choice(who.boys if sex == "M" else who.girls)
    return Name(given, family or rng.choice(who.families), sex, who.code)


STAFF_GIVEN = (
    "Alison Bernadette Clive Dawn Ewan Fiona Gareth Heather Ian Joanne Kwabena Lorraine "
    "Michael Nadia Oliver Priya Quentin Rosalind Stuart Theresa Uzma Victor Wendy Yvonne"
).split()
STAFF_FAMILY = (
    "Arkwright Bolton Cartwright Dewhurst Eccles Farrow Gill Hartley Ingham Joyce Kirkman "
    "Langley Moorhouse Nesbitt Orrell Platt Quayle Rigby Standish Tattersall Verity Whittle"
).split()
STREETS = (
    "Bobbin Street|Carder's Row|Dyehouse Lane|Fuller's Fold|Heald Street|Loomgate|Mule Yard|"
    "Old Tenter Road|Reed Close|Shuttle Street|Spindle Way|Tannery Brow|Teasel Avenue|"
    "Throstle Street|Warp Terrace|Weft Road|Winding Lane|Quarry Bank|Reservoir Road|Viaduct View"
).split("|")
SCHOOLS = ("Tenter Hill Primary", "Loomgate High", "Reservoir Road Academy", "St Wilfrun's RC High")
PLACES = (
    "Spindle Park",
    "the bus station",
    "a friend's flat on Weft Road",
    "the retail park",
    "a cousin's flat on Mule Yard",
    "the canal basin",
    "an address in the next borough",
    "the railway station",
)
HOMES = (
    ("Larkfold House", "Children's home", 4),
    ("Millrace View", "Children's home", 3),
    ("Throstle Court", "Supported accommodation", 8),
    ("Shuttlers' Yard", "Supported accommodation", 12),
    ("The Old Dyehouse", "Supported lodgings scheme", 6),
)


def staff_name(rng: Random) -> str:
    return f"{rng.choice(STAFF_GIVEN)} {rng.choice(STAFF_FAMILY)}"


def postcode(rng: Random) -> str:
    """A postcode in an area that does not exist."""
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    return f"ZZ{rng.randint(1, 19)} {rng.randint(1, 9)}{rng.choice(letters)}{rng.choice(letters)}"


def address(rng: Random) -> str:
    return f"{rng.randint(1, 140)} {rng.choice(STREETS)}"
