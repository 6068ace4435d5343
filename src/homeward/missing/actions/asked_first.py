"""What every action of this room asks first."""

from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core.errors import Refused
from homeward.missing.models import Episode
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
