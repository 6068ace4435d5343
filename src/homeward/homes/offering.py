"""What homes have to offer: their voids, their answers, the young people who live there now."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import NotForYou
from homeward.people.models import Person
from homeward.people.policies import only_visible

from .models import Asking, Provider, Stay, Void


@dataclass(frozen=True)
class Offer:
    """A provider now: who lives there, what stands empty, and what it was asked."""

    provider: Provider
    stays: list[Stay]
    voids: list[Void]
    asked: list[Asking]

    @property
    def void_now(self) -> int:
        """Places that stand empty today for a reason on record."""
        return sum(void.places for void in self.voids if void.to_on is None)

    @property
    def refused(self) -> int:
        return sum(each.answer == Asking.Answer.REFUSED for each in self.asked)


SHOWN = 25


def offer_of(*, viewer: Any, provider: Provider) -> Offer:
    """Everything on record of one provider, of people whom the viewer may know."""
    stays = only_visible(Stay.objects.filter(provider=provider, ended_on=None), viewer)
    asked = only_visible(Asking.objects.filter(provider=provider), viewer)
    voids = Void.objects.filter(provider=provider).order_by("-from_on", "-pk")
    return Offer(
        provider,
        list(stays.select_related("person").order_by("-known_on", "pk")),
        list(voids[:SHOWN]),
        list(asked.select_related("person").order_by("-asked_on", "-pk")[:SHOWN]),
    )


def get_provider(*, viewer: Any, ref: str) -> Provider:
    """The provider, or ``NotForYou`` (404)."""
    return _one(viewer, Provider.objects.filter(ref=ref))


def get_void(*, viewer: Any, ref: str) -> Void:
    """The void, or ``NotForYou`` (404)."""
    return _one(viewer, Void.objects.filter(ref=ref).select_related("provider"))


def get_asking(*, viewer: Any, ref: str) -> Asking:
    """The asking, or ``NotForYou`` (404) where its person is not for this viewer."""
    rows = only_visible(Asking.objects.filter(ref=ref), viewer)
    return _one(viewer, rows.select_related("person", "provider"))


def asked_for(*, viewer: Any, person: Person) -> list[Asking]:
    """Every home that was asked for a place for a person, the latest first."""
    check_may_know(viewer, Can.SEE_HOMES)
    rows = Asking.objects.filter(person=person).select_related("provider")
    return list(rows.order_by("-asked_on", "-pk"))


def open_providers() -> QuerySet[Provider]:
    """Whoever has not closed by today, by name."""
    today = clock.today()
    rows = Provider.objects.exclude(closed_on__lte=today)
    return rows.order_by("name")


def _one(viewer: Any, rows: QuerySet[Any]) -> Any:
    check_may_know(viewer, Can.SEE_HOMES)
    found = rows.first()
    if found is None:
        raise NotForYou
    return found
