"""Streets, schools, homes, meeting places and telephones of a borough that does not exist.

Postcodes lie in an area that the Post Office never gave (ZZ); telephones in the ranges that Ofcom
keeps for drama (01632 960000 to 960999, 07700 900000 to 900999).
"""

from homeward.demo.dice import Dice

AUTHORITY = "Tenterdale"
NEIGHBOURS = ("Millbeck", "Copperthwaite", "Harle Valley", "Eastwold")
STREETS = [
    "Bobbin Street",
    "Carder's Row",
    "Dyehouse Lane",
    "Fuller's Fold",
    "Heald Street",
    "Loomgate",
    "Mule Yard",
    "Old Tenter Road",
    "Reed Close",
    "Shuttle Street",
    "Spindle Way",
    "Tannery Brow",
    "Teasel Avenue",
    "Throstle Street",
    "Warp Terrace",
    "Weft Road",
    "Winding Lane",
    "Quarry Bank",
    "Reservoir Road",
    "Viaduct View",
    "Picker Street",
    "Doffer's Rise",
    "Sizing Lane",
    "Bleachfield Road",
    "Flock Hall Lane",
    "Gig Mill Close",
    "Madder Street",
    "Woad Grove",
    "Twill Avenue",
    "Selvedge Drive",
    "Croft of Heddles",
    "Batten Street",
    "Cop Lane",
    "Scutcher's Hill",
    "Ropewalk Gardens",
    "Goit Side",
    "Lodge Bank",
    "Penstock Close",
    "Sluice Road",
    "Towpath Cottages",
    "Lock Gate Way",
    "Basin View",
    "Engine Fold",
    "Boiler Row",
    "Chimney Street",
    "Piece Hall Road",
]
SCHOOLS = (
    "Tenter Hill Primary",
    "Loomgate High",
    "Reservoir Road Academy",
    "St Wilfrun's RC High",
    "Goit Side Primary",
    "Madder Street Infants",
    "Quarry Bank School",
    "Teasel Avenue Primary",
)
NURSERIES = ("Goit Side Nursery", "Woad Grove Day Nursery")
_STARTING, _OLDER = 4.5, 11  # ages at which children begin school, and go to a high school


def schools_for(age: float) -> tuple[str, ...]:
    """The schools (or nurseries) that a child of an age may be at."""
    if age < _STARTING:
        return NURSERIES
    first = ("Primary", "Infants", "School") if age < _OLDER else ("High", "Academy", "School")
    return tuple(name for name in SCHOOLS if name.endswith(first))


# Where anybody may be found: innocent hubs, as decoys beside the planted contexts.
HUBS = (
    "Spindle Park",
    "the bus station",
    "Loomgate retail park",
    "the canal basin",
    "Tenterdale railway station",
    "the burger bar on Weft Road",
    "the skate bowl behind the baths",
    "the arcade on Shuttle Street",
    "the steps of the Piece Hall",
    "Reservoir Road playing fields",
    "the tram stop at Viaduct View",
    "the late shop on Reed Close",
    "the library on Lodge Bank",
    "the multiplex car park",
    "the five-a-side cages",
    "the market hall",
)
_HOME_FIRST = [
    "Larkfold",
    "Millrace",
    "Throstle",
    "Shuttlers",
    "Dyehouse",
    "Teaselmoor",
    "Heddleworth",
    "Bobbincroft",
    "Warpside",
    "Weftbrook",
    "Carderfield",
    "Fullerbeck",
    "Spindlewood",
    "Madderlea",
    "Selvedge",
    "Penstock",
    "Scutchley",
    "Goitfold",
    "Lodgemere",
    "Ropewalk",
    "Twillmead",
    "Woadhurst",
    "Battenley",
    "Copperas",
]
_HOME_LAST = ("House", "View", "Court", "Yard", "Lodge", "Rise")


def home_name(number: int) -> str:
    """The name of the n-th home: no two alike, and none that stands anywhere."""
    first = _HOME_FIRST[number % len(_HOME_FIRST)]
    return f"{first} {_HOME_LAST[(number + number // len(_HOME_FIRST)) % len(_HOME_LAST)]}"


def postcode(dice: Dice) -> str:
    """A postcode in an area that does not exist."""
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    return (
        f"ZZ{dice.randint(1, 19)} {dice.randint(1, 9)}{dice.choice(letters)}{dice.choice(letters)}"
    )


def address(dice: Dice) -> str:
    return f"{dice.randint(1, 140)} {dice.choice(STREETS)}"


def telephone(dice: Dice) -> str:
    """A number that nobody answers."""
    if dice.chance(0.7):
        return f"07700 900{dice.randrange(1000):03}"
    return f"01632 960{dice.randrange(1000):03}"
