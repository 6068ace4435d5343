"""Names of people, places and homes, written for this project: nobody and nowhere real."""

from homeward.demo.names.communities import (
    ARRIVING,
    COMMUNITIES,
    Community,
    Name,
    community,
    grown_up,
    name_in,
)
from homeward.demo.names.spellings import nickname, slip, spelt_otherwise
from homeward.demo.names.staff import staff_name
from homeward.demo.names.town import (
    AUTHORITY,
    HUBS,
    NEIGHBOURS,
    SCHOOLS,
    address,
    home_name,
    postcode,
    schools_for,
    telephone,
)

__all__ = [
    "ARRIVING",
    "AUTHORITY",
    "COMMUNITIES",
    "HUBS",
    "NEIGHBOURS",
    "SCHOOLS",
    "Community",
    "Name",
    "address",
    "community",
    "grown_up",
    "home_name",
    "name_in",
    "nickname",
    "postcode",
    "schools_for",
    "slip",
    "spelt_otherwise",
    "staff_name",
    "telephone",
]
