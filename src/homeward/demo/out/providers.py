"""The list of providers as Ofsted gives it to authorities: children's homes, and supported
accommodation on a sheet of its own. Telephones ring nowhere, addresses stand nowhere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from openpyxl import Workbook

from homeward.demo import names
from homeward.demo.dice import Dice
from homeward.demo.homes import CHILDRENS
from homeward.demo.world import World
from homeward.homes.models import Provider, Void

from .household import Household
from .tables import Shelf, british, settle

VOIDS = "provider-voids"  # beside the list: Ofsted's own has no column for empty places
HOMES = (
    "Local authority", "URN", "Provider type", "Provider subtype", "Sector", "Provider name",
    "Registration date", "Registration status", "Deregistration date", "Placement code",
    "Provider address line 1", "Provider town", "Provider postcode", "Provider telephone number",
    "Owner name", "Placement provider code", "Date of last full inspection",
    "Overall effectiveness", "Number of registered places",
)  # fmt: skip
SETTINGS = (
    "Provider local authority", "Setting Local Authority", "URN", "Provider type", "Sector",
    "Provider name", "Registration date", "Registration status", "Closed date", "Placement code",
    "Setting status", "Setting category", "Capacity", "Setting address line 1",
    "Setting address town", "Setting address postcode", "Provider telephone number", "Owner name",
)  # fmt: skip
# Of children's homes about eight in ten are good or outstanding; the split is a choice.
EFFECTIVENESS = {"Outstanding": 9, "Good": 70, "Requires improvement to be good": 17,
                 "Inadequate": 4}  # fmt: skip
SECTORS = {"Private": 80, "Voluntary": 9, "Local Authority": 11}
CODES = {"Private": "PR4", "Voluntary": "PR5", "Local Authority": "PR1"}


class Providers:
    """Every provider of the borough, with its places."""

    name = "ofsted-providers.xlsx"

    def __init__(self, world: World, shelf: Shelf) -> None:
        self._path, self._world = shelf.folder / self.name, world
        self._rows: dict[str, list[dict[str, Any]]] = {"Providers": [], "SA Providers": []}
        self._voids = shelf.table(VOIDS, ("URN", "Provider name", "Places", "From", "To", "Why"))

    def take(self, home: Household) -> None:
        """The providers of a page; the places that stood empty."""
        for provider in home.all(Provider):
            dice = home.dice("providers", provider.ref)
            if provider.kind == CHILDRENS:
                self._rows["Providers"].append(self._home(provider, dice))
            else:
                self._rows["SA Providers"].append(self._setting(provider, dice))
        for void in home.all(Void):
            self._voids.add(
                void.provider.urn,
                void.provider.name,
                str(void.places),
                british(void.from_on),
                british(void.to_on),
                void.get_why_display(),
            )

    def finish(self) -> None:
        """Write the workbook."""
        book = Workbook(write_only=True)
        for name, columns in (("Providers", HOMES), ("SA Providers", SETTINGS)):
            sheet = book.create_sheet(name)
            sheet.append(list(columns))
            for row in self._rows[name]:
                sheet.append([row.get(column) for column in columns])
        book.save(self._path)
        settle(self._path, self._world.now)

    def _both(self, provider: Provider, dice: Dice) -> dict[str, Any]:
        sector = dice.pick(SECTORS)
        return {
            "URN": provider.urn,
            "Provider type": provider.kind,
            "Sector": sector,
            "Provider name": provider.name,
            "Registration date": _registered(self._world.began, dice),
            "Registration status": "Closed" if provider.closed_on else "Active",
            "Placement provider code": CODES[sector],
            "Provider telephone number": names.telephone(dice),
            "Owner name": f"{provider.name.split()[0]} Care (demonstration)",
        }

    def _home(self, provider: Provider, dice: Dice) -> dict[str, Any]:
        inspected = self._world.today - timedelta(days=dice.randint(20, 400))
        return {
            **self._both(provider, dice),
            "Local authority": names.AUTHORITY,
            "Provider subtype": "Children's home",
            "Deregistration date": provider.closed_on,
            "Placement code": "K2",
            "Provider address line 1": names.address(dice),
            "Provider town": names.AUTHORITY,
            "Provider postcode": provider.postcode,
            "Date of last full inspection": inspected,
            "Overall effectiveness": dice.pick(EFFECTIVENESS),
            "Number of registered places": provider.places,
        }

    def _setting(self, provider: Provider, dice: Dice) -> dict[str, Any]:
        return {
            **self._both(provider, dice),
            "Provider local authority": names.AUTHORITY,
            "Setting Local Authority": names.AUTHORITY,
            "Closed date": provider.closed_on,
            "Placement code": "K3",
            "Setting status": "Closed" if provider.closed_on else "Open",
            "Setting category": provider.kind,
            "Capacity": provider.places,
            "Setting address line 1": names.address(dice),
            "Setting address town": names.AUTHORITY,
            "Setting address postcode": provider.postcode,
        }


def _registered(before: date, dice: Dice) -> date:
    return before - timedelta(days=dice.randint(100, 3_000))
