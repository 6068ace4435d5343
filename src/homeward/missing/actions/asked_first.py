"""What every action of this room asks first."""

from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.missing import rules
from homeward.missing.models import Episode
from homeward.missing.projections import times_of
from homeward.people.policies import get_person


def may(by: Any, what: Can, episode: Episode) -> None:
    """Refuse unless the role may, the person may be known of, and the episode stands."""
    check(by, what)
    get_person(by, episode.person.ref)
    if episode.recorded_in_error:
        raise Refused("This episode was recorded in error; nothing more can be added to it.")


def words_given(words: str, sentence: str, *, field: str = "reason") -> str:
    """The words without the space around them; refused with the sentence where there are none."""
    if not words.strip():
        raise Refused(sentence, field=field)
    return words.strip()[:200]


def refuse_times(times: rules.Times) -> None:
    """Refuse where the five times cannot all be right."""
    refuse(rules.why_not_times(times, clock.now()))


def refuse(fault: rules.Fault | None) -> None:
    """Refuse with the sentence of a fault, on its box; nothing where there is none."""
    if fault:
        raise Refused(fault.sentence, field=fault.field)


def refuse_again(episode: Episode, times: rules.Times, *, field: str) -> None:
    """The same child cannot be missing twice at once. Asked inside the write."""
    others = Episode.objects.filter(person=episode.person_id, recorded_in_error="")
    spans = [times_of(other).span for other in others.exclude(pk=episode.pk)]
    sentence = rules.why_not_again(times.span, spans)
    if sentence:
        raise Refused(sentence, field=field)
