"""What somebody needs so that they can be spoken to."""

from ..models import Needs, Person


def needs_of(person: Person) -> Needs:
    """What is noted of a person; where nothing is, a row that says that nothing is known."""
    return getattr(person, "needs", None) or Needs(person=person, version=0)
