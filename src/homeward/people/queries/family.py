"""Reading a family: who stands to whom, who lived together, and which professionals there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from homeward.core import clock

from ..family.household import household_key, lived_on, overlap, postcodes_alike
from ..family.kin import KINDS, RESPONSIBLE
from ..models import Address, Person, Professional, Relationship
from ..policies import only_visible, visible

#: How far a family is followed, and how many people it names at most.
STEPS, MOST = 3, 60


@dataclass(frozen=True)
class Family:
    """A person's family as one viewer may see it.

    ``links``: standing relationships among ``people`` (the person first, then the nearer).
    ``struck``: those of the person recorded in error. ``hidden``: people the viewer may not see.
    ``beyond``: people left out because there are more than `MOST`.
    """

    people: list[Person]
    links: list[Relationship]
    struck: list[Relationship]
    hidden: int
    beyond: int


@dataclass(frozen=True)
class Resident:
    """Somebody at the same address, and the days that they shared (None: not known, or now)."""

    person: Person
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True)
class Household:
    """Those who lived at one address of a person, with that person; ``hidden`` as in `Family`."""

    address: Address
    residents: list[Resident]
    hidden: int

    @property
    def protected(self) -> bool:
        return self.address.protected


def family_of(*, viewer: Any, person: Person) -> Family:
    """Everybody to whom somebody is related within three steps; friends only one step away.

    Nobody whom the viewer may not see is named or followed. At most nine queries.
    """
    people, links, hidden = {person.pk: person}, dict[int, Relationship](), set[int]()
    beyond: set[int] = set()
    reached = [person.pk]
    for _ in range(STEPS):
        found = _links_of(reached, everything=reached == [person.pk])
        links |= {link.pk: link for link in found}
        ends = {pk for link in found for pk in (link.person_id, link.other_id)}
        new = sorted(ends - people.keys() - hidden - beyond)
        seen = {who.pk: who for who in visible(viewer).filter(pk__in=new)}
        hidden |= set(new) - seen.keys()
        reached = [pk for pk in new if pk in seen][: MOST - len(people)]
        beyond |= seen.keys() - set(reached)
        people |= {pk: seen[pk] for pk in reached}
        if not reached:
            break
    return Family(
        people=list(people.values()),
        links=_among(people, links.values(), reached),
        struck=_struck(viewer, person),
        hidden=len(hidden),
        beyond=len(beyond),
    )


def _links_of(pks: Sequence[int], *, everything: bool) -> list[Relationship]:
    rows = Relationship.objects.filter(struck_because="")
    rows = rows.filter(Q(person__in=pks) | Q(other__in=pks))
    if not everything:
        rows = rows.filter(kind__in=[kind for kind, kin in KINDS.items() if kin.in_family])
    return list(rows.order_by("pk"))


def _among(
    people: dict[int, Person], links: Iterable[Relationship], last: Sequence[int]
) -> list[Relationship]:
    """Links whose both ends are shown, with the people of the page at their ends."""
    known = {link.pk: link for link in links}
    if last:
        known |= {link.pk: link for link in _links_of(last, everything=False)}
    shown = [link for link in known.values() if {link.person_id, link.other_id} <= people.keys()]
    for link in shown:
        link.person, link.other = people[link.person_id], people[link.other_id]
    return sorted(shown, key=lambda link: link.pk)


def _struck(viewer: Any, person: Person) -> list[Relationship]:
    rows = Relationship.objects.exclude(struck_because="")
    rows = rows.filter(Q(person=person) | Q(other=person)).select_related("person", "other")
    for end in ("person", "other"):
        rows = only_visible(rows, viewer, path=end)
    return list(rows.order_by("pk"))


def relationships_of(*, viewer: Any, person: Person) -> QuerySet[Relationship]:
    """A person's relationships (struck through ones as well), both ends visible to the viewer."""
    rows = Relationship.objects.filter(Q(person=person) | Q(other=person))
    rows = only_visible(only_visible(rows, viewer, path="person"), viewer, path="other")
    return rows.select_related("person", "other")


def may_be_responsible(link: Relationship) -> bool:
    """Whether parental responsibility can be asked about this relationship."""
    return link.kind in RESPONSIBLE


def household_of(*, viewer: Any, person: Person, on: date | None = None) -> list[Household]:
    """With whom somebody lived on a day (today where none is given); empty: no address known.

    More than one where a person had more than one address. See `households_of`.
    """
    day = on or clock.today()
    return [
        Household(
            each.address,
            [one for one in each.residents if lived_on(one.from_on, one.to_on, day)],
            each.hidden,
        )
        for each in households_of(viewer=viewer, person=person, on=day)
        if lived_on(each.address.from_on, each.address.to_on, day)
    ]


def households_of(*, viewer: Any, person: Person, on: date | None = None) -> list[Household]:
    """Every address of a person with those who lived there at the same time, the latest first.

    A protected address joins nobody and shows nobody; other people's protected addresses are never
    compared. ``on`` counts as hidden only those who were there on that day. Three queries.
    """
    own = list(person.addresses.order_by("-from_on", "-pk"))
    others = _others_at(person, [each for each in own if not each.protected])
    seen = {who.pk: who for who in visible(viewer).filter(pk__in={row.person_id for row in others})}
    return [_household(mine, others, seen, on) for mine in own]


def _others_at(person: Person, own: Sequence[Address]) -> list[Address]:
    codes = {code for each in own if each.postcode for code in postcodes_alike(each.postcode)}
    rows = Address.objects.filter(postcode__in=codes, protected=False).exclude(person=person)
    return list(rows.order_by("from_on", "pk")) if codes else []


def _household(
    mine: Address, others: Sequence[Address], seen: dict[int, Person], on: date | None
) -> Household:
    key = household_key(mine.lines, mine.postcode)
    residents: dict[int, Resident] = {}
    hidden = set()
    for row in others if key and not mine.protected else ():
        shared = overlap((mine.from_on, mine.to_on), (row.from_on, row.to_on))
        if shared is None or household_key(row.lines, row.postcode) != key:
            continue
        if row.person_id in seen:
            residents[row.person_id] = Resident(seen[row.person_id], *shared)
        elif on is None or lived_on(*shared, on):
            hidden.add(row.person_id)
    return Household(mine, list(residents.values()), len(hidden))


def professionals_of(*, viewer: Any, person: Person) -> list[Professional]:
    """Other services' professionals, those of now first; struck through ones last."""
    rows = only_visible(Professional.objects.filter(person=person), viewer)
    today = clock.today()

    def place(pro: Professional) -> tuple[bool, bool, str, str]:
        over = pro.to_on is not None and pro.to_on <= today
        return bool(pro.struck_because), over, pro.get_role_display(), str(pro)

    return sorted(rows, key=place)
