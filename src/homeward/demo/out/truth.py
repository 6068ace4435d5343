"""The truth, in a folder of its own: one CSV a kind of fact. No page and no command reads it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from homeward.demo.scenarios import ACTIONS
from homeward.demo.world import World
from homeward.people.models import Person

from .household import Household
from .tables import Shelf, Table

EFFECT = ("scenario", "lever", "times", "from_on", "until_on", "cause")
# Each kind that the making tells: its file, and its columns. A kind not named here gets a file
# of its own name, with the columns of its first fact.
KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "duplicate": ("duplicates", ("person", "same_as", "differs")),
    "kin": ("kin", ("person", "other", "kind", "on_file")),
    "birth": ("births", ("child", "born_on", "because")),
    "movement": (
        "movements",
        ("episode", "child", "place", "name", "kind", "company", "written"),
    ),
    "context": ("contexts", ("context", "addresses", "adults", "car", "from_on")),
    "hub": ("hubs", ("hub", "name", "innocent")),
    "context_member": ("context_members", ("context", "child")),
    "wrong_person": ("wrong_people", ("contact", "on", "about")),
    "scenario": ("scenario", EFFECT),
    "story": ("stories", ("story", "tells", "child", "child_id", "given_names", "family_name")),
}
PEOPLE = ("person", "child_id", "given_names", "family_name", "known_as", "born_on")
PLAN = ("action", "words", "due_on", "measure", "truly_moves", "times", "from_on")


class Truth:
    """What is true of the borough, written as it is told."""

    name = "truth"

    def __init__(self, world: World, shelf: Shelf) -> None:
        self._shelf = shelf
        self._tables: dict[str, Table] = {}
        for file, columns in KINDS.values():
            self.columns(file, columns)
        self.columns("people", PEOPLE)
        self.columns("plan_actions", PLAN)
        self._plan(world)

    def columns(self, file: str, columns: Sequence[str]) -> None:
        """Begin a file of these columns."""
        self._tables[file] = self._shelf.table(f"{self.name}/{file}", columns)

    def tell(self, file: str, **facts: Any) -> None:
        """One fact. Raises ValueError where it has other columns than its file."""
        if file not in self._tables:
            self.columns(file, tuple(facts))
        table = self._tables[file]
        if set(facts) != set(table.columns):
            raise ValueError(f"{file} holds {table.columns}, and was told {tuple(facts)}")
        table.add(*(facts[column] for column in table.columns))

    def take(self, home: Household) -> None:
        """What one page tells, and who the people of its records are."""
        for kind, facts in home.truth:
            self.tell(KINDS[kind][0] if kind in KINDS else kind, **facts)
        for each in home.all(Person):
            self.tell(
                "people",
                person=each.ref,
                child_id=home.child_id(each),
                given_names=each.given_names,
                family_name=each.family_name,
                known_as=each.known_as,
                born_on=each.born_on,
            )

    def finish(self) -> None:
        """Nothing waits to be written; the others may tell more after this."""

    def _plan(self, world: World) -> None:
        """Each promised action, and what it truly moves: a row for each thing, one for nothing."""
        starts = world.today - timedelta(days=world.scenario.plan_began)
        for number, action in enumerate(ACTIONS):
            due = starts + timedelta(days=action.due_after)
            moves = world.scenario.moves_of(number)
            for lever, times in moves or (("nothing", 1.0),):
                self.tell(
                    "plan_actions",
                    action=number + 1,
                    words=action.words,
                    due_on=due,
                    measure=action.measure,
                    truly_moves=lever,
                    times=times,
                    from_on=due if moves else None,
                )
