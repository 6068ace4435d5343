"""The teams and advisers that imported records hang on. Pure."""

from homeward.people.rules import search_key
from homeward.workforce.models import Team, Worker

from .drafts import Book, Draft

NAMES = {
    Team.Service.FRONT_DOOR: "Front door",
    Team.Service.LEAVING_CARE: "Leaving care",
}


def team_of(book: Book, draft: Draft, service: Team.Service) -> Team:
    """The team that does a service's work; made, under the leadership, where there is none."""
    team = book.known.teams.get(service)
    if team is None:
        above = book.known.teams.get(Team.Service.LEADERSHIP)
        team = book.make(draft, Team(name=NAMES[service], service=service, answers_to=above))
        book.known.teams[service] = team
    return team


def adviser_named(book: Book, draft: Draft, name: str, team: Team) -> Worker | None:
    """The adviser of this name in leaving care; taken on where there is none by that name."""
    key = search_key(name)
    if not key:
        return None
    found = book.known.advisers[key]
    if len(found) > 1:
        draft.ask(
            "there are several advisers of that name in leaving care, so nobody was allocated. "
            "Allocate the right one on the young person's page."
        )
        return None
    if not found:
        made = Worker(name=name, team=team, job="Personal adviser")
        found.append(book.make(draft, made))
    return found[0]
