"""What workers said that events meant to children: said once the events are on the timeline."""

from __future__ import annotations

from homeward.chronology.models import Event, Meaning
from homeward.core import ids

from . import noted
from .dice import dice_for
from .figures import knowing as figures
from .world import World

# Of the stories: whose, which kind of event (the latest is meant), and what it meant.
OF_STORIES = (
    (
        "Oakenshaw",
        "contact",
        "Four people each saw a piece: she is the one who looks after her brother.",
    ),
    ("Thistlewood", "contact", "He rang himself. A boy of six had learned our address by heart."),
    ("Birtles-Quirke", "care", "He asks whether there will be a baby. Nobody could tell him."),
    ("Hallowbrook", "decision", "Her mother would not say that there was a child before her."),
    ("Ferncastle", "contact", "The burn was her sister's: two children were read as one."),
    ("Yorath-Malik", "contact", "A boy of thirteen asleep on a bus was on his way from somewhere."),
    ("Ravenscroft", "return interview", "A big room and nobody who shouts: he looks for quiet."),
    ("Kestrel-Lunt", "return interview", "She had always wanted to tell. It mattered who asked."),
    ("Pryce-Lanyon", "pathway plan", "A plan with nobody's name on it was nobody's plan."),
    ("Quillfeather", "contact with adviser", "The visits stopped meaning anything to him first."),
    ("Silverdale-Tate", "home", "The night on which her things were left behind in three places."),
)
WRITER = "director"  # of those who sign in, who may open every record


def make_meanings(world: World) -> None:
    """A meaning on the latest fitting event of each story, and on a share of the others'."""
    by = world.users[WRITER]
    found = [*_of_stories(), *_of_others(world)]
    with ids.seeded(dice_for(world.seed, "meanings")):
        Meaning.objects.bulk_create(
            [
                Meaning(
                    event_key=event.key,
                    person_id=event.person_id,
                    significant=True,
                    meaning=meaning,
                    recorded_at=min(world.now, event.at),
                    recorded_by=by,
                )
                for event, meaning in found
            ],
            batch_size=1_000,
        )


def _of_stories() -> list[tuple[Event, str]]:
    found = []
    for family, kind, meaning in OF_STORIES:
        events = Event.objects.filter(person__family_name=family, kind=kind)
        event = events.order_by("-at", "-pk").first()
        if event is not None:
            found.append((event, meaning))
    return found


def _of_others(world: World) -> list[tuple[Event, str]]:
    """One event of some of those who were in care or missing, chosen by the child's own dice."""
    told = {family for family, _, _ in OF_STORIES}
    rows = Event.objects.filter(kind__in=noted.MEANT, significant=True).select_related("person")
    found: dict[int, tuple[Event, str]] = {}
    for event in rows.order_by("pk").iterator(chunk_size=2_000):
        if event.person_id in found or event.person.family_name in told:
            continue
        dice = dice_for(world.seed, "meaning", event.person.ref)
        if dice.chance(figures.MEANING):
            found[event.person_id] = (event, dice.choice(noted.MEANT[event.kind]))
    return list(found.values())
