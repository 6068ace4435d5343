"""A family as its page shows it: members, ties, the genogram, and the table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from homeward.core import clock
from homeward.ui.parts import Tab
from homeward.ui.words import count_words

from ..family import genogram
from ..family.household import lived_on
from ..family.kin import KINDS, RESPONSIBLE, Member, Tie, sentence
from ..family.layout import Layout, lay_out
from ..models import Person, Relationship
from ..queries import Family, Household

VIEWS = [
    ("Family", "people:family"),
    ("Network", "people:network"),
    ("Household", "people:household"),
    ("Who to ring", "people:professionals"),
]


@dataclass(frozen=True)
class Row:
    """One relationship in a table: what it says, and whether it can be changed from here.

    ``word``: what the other one is to the person of the page; empty among others.
    """

    link: Relationship
    them: Person
    word: str
    said: str
    over: bool
    at_home: bool
    responsibility: str


def tabs_of(person: Person, current: str) -> list[Tab]:
    """The four views of those around somebody."""
    return [
        Tab(label, reverse(name, args=[person.ref]), current=name == current)
        for label, name in VIEWS
    ]


def is_over(to_on: date | None) -> bool:
    """Whether something that ended on a day is over today."""
    return to_on is not None and to_on <= clock.today()


def member(person: Person, *, at_home: bool = False) -> Member:
    """A person as drawings show them."""
    return Member(
        ref=person.ref,
        name=str(person),
        sex=person.sex,
        born_on=person.born_on,
        expected_on=person.expected_on,
        died_on=person.died_on,
        href=reverse("people:person", args=[person.ref]),
        at_home=at_home,
    )


def at_home_with(households: Sequence[Household], person: Person) -> set[str]:
    """The references of those at home with somebody today; empty where nobody is known to be."""
    today = clock.today()
    refs = {
        one.person.ref
        for each in households
        if not each.protected
        for one in each.residents
        if lived_on(one.from_on, one.to_on, today)
    }
    return refs | {person.ref} if refs else set()


def tie(link: Relationship) -> Tie:
    """A relationship as drawings show it."""
    return Tie(
        link.ref,
        link.person.ref,
        link.other.ref,
        link.kind,
        ended=is_over(link.to_on),
        in_words=link.in_words,
    )


def layout_of(family: Family, home: set[str]) -> Layout:
    """The genogram: kin, partners and carers (friends and others stand in the network)."""
    ties = [tie(link) for link in family.links if KINDS[link.kind].in_family]
    ends = {ref for each in ties for ref in (each.person, each.other)}
    members = [
        member(who, at_home=who.ref in home)
        for place, who in enumerate(family.people)
        if place == 0 or who.ref in ends
    ]
    return lay_out(members, ties)


def drawing_of(layout: Layout, person: Person) -> str:
    """The SVG, with a description that counts what it shows."""
    people = count_words(len(layout.cells), "person", "people")
    ties = count_words(sum(len(line.ties) for line in layout.lines), "relationship")
    desc = f"{people} and {ties}. The tables below say the same in words."
    title = f"Genogram of {person}"
    return genogram.draw(layout, about=person.ref, title=title, desc=desc, today=clock.today())


def rows_of(family: Family, person: Person, home: set[str]) -> tuple[list[Row], list[Row]]:
    """The person's own relationships (struck through ones last), and those among the others."""
    own: list[Row] = []
    others: list[Row] = []
    for link in [*family.links, *family.struck]:
        mine = person.pk in (link.person_id, link.other_id)
        (own if mine else others).append(_row(link, person, home))
    return own, others


def _row(link: Relationship, person: Person, home: set[str]) -> Row:
    mine = person.pk in (link.person_id, link.other_id)
    them = link.other if link.person_id == person.pk else link.person
    members = {who.ref: member(who) for who in (link.person, link.other)}
    answers: dict[Any, str] = {True: "Yes", False: "No", None: "Not known"}
    return Row(
        link=link,
        them=them,
        word=link.said_of(person) if mine else "",
        said=sentence(tie(link), members),
        over=is_over(link.to_on),
        at_home=them.ref in home,
        responsibility=answers[link.responsibility] if link.kind in RESPONSIBLE else "",
    )


def unseen(hidden: int, beyond: int = 0) -> list[str]:
    """What a page says of those it does not name."""
    said = []
    if hidden:
        said.append(
            f"{count_words(hidden, 'person', 'people')} not shown: a restricted record. "
            "Ask your manager if you need to know."
        )
    if beyond:
        more = count_words(beyond, "more person is", "more people are")
        said.append(f"{more} further away and not drawn. Open a relative's own family page.")
    return said
