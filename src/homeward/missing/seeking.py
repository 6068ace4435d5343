"""Whom a notification means: by what is certain, never by a guess."""

from dataclasses import dataclass
from datetime import timedelta

from homeward.access.actions import the_house
from homeward.people.asking import about
from homeward.people.models import Person
from homeward.people.queries import by_child_ids, look_for
from homeward.people.queries.strength import Strength

from .models import Episode
from .notices import Notice

_NEAR = timedelta(days=3)
_NOTHING = "It gives no police reference, no number of ours, and no name with a date of birth."
_UNSAID = "No episode stands under its police reference, and it gives no name with a date of birth."


@dataclass(frozen=True)
class Meant:
    """The child who is meant and how that is known; nobody, and why not."""

    person: Person | None
    how: str = ""
    episode: Episode | None = None
    why: str = ""


def who_is_meant(notice: Notice) -> Meant:
    """The child, where a police reference, our number, or name and birthday leave no doubt."""
    episode = _by_police_ref(notice)
    if episode is not None:
        return Meant(episode.person, "By the police reference of the episode.", episode)
    person = _by_number(notice)
    if person is not None:
        return Meant(person, "By our number for the child.", _told_late(notice, person))
    return _by_name(notice)


def _by_police_ref(notice: Notice) -> Episode | None:
    """The newest episode that stands under the reference, but not a much older one."""
    if not notice.police_ref:
        return None
    rows = Episode.objects.filter(police_ref=notice.police_ref, recorded_in_error="")
    episode = rows.select_related("person").order_by("-reported_at").first()
    near = notice.reported_at is None or (
        episode is not None and abs(episode.reported_at - notice.reported_at) <= _NEAR
    )
    return episode if near else None


def _by_number(notice: Notice) -> Person | None:
    number = notice.child_number.strip()
    return by_child_ids([number]).get(number) if number else None


def _by_name(notice: Notice) -> Meant:
    if not (notice.name and notice.born_on):
        return Meant(None, why=_UNSAID if notice.police_ref else _NOTHING)
    asked = about(
        given_names=notice.given_names, family_name=notice.family_name, born_on=notice.born_on
    )
    hits = [hit for hit in look_for(viewer=the_house, question=asked) if hit.person is not None]
    strong = [hit for hit in hits if hit.strength == Strength.STRONG]
    if len(strong) == 1 and strong[0].person and strong[0].person.born_on == notice.born_on:
        person = strong[0].person
        return Meant(person, "By name and date of birth.", _told_late(notice, person))
    if len(strong) > 1:
        return Meant(None, why="Several people here match the name and the date of birth.")
    if hits:
        return Meant(None, why="Somebody here may be meant, but it is not certain enough.")
    return Meant(None, why="Nobody here matches the name and the date of birth.")


def _told_late(notice: Notice, person: Person) -> Episode | None:
    """An episode of the child that is over and lies around the time that the notice tells of."""
    if notice.reported_at is None:
        return None
    return (
        Episode.objects.filter(
            person=person,
            recorded_in_error="",
            reported_at__lte=notice.reported_at + timedelta(hours=3),
            returned_at__gte=notice.reported_at,
        )
        .order_by("-reported_at")
        .first()
    )
